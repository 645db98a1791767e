"""Answers to what went wrong before a view could speak: a page, or for a fragment a line."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import requires_csrf_token

BAD_REQUEST = "This request cannot be understood.", "Go back, load the page again, and try once more."
TOO_BIG = "This is too much at once.", "Go back: what you typed is still there. Four megabytes is the most."
STALE_FORM = (
    "This page has been open too long.",
    "Nothing was changed. Load the page again, and try once more.",
)
FORBIDDEN = (
    "This is not yours to do.",
    "Your account may look but not act here. An administrator can change that.",
)
NOT_FOUND = "There is nothing here.", "The address is wrong, or what stood here is not open to you."
NO_ACCESS = "Your account is not on the desk yet.", "Ask an administrator to add you to the editors."
FAULT = (
    "Something broke on our side.",
    "It is on record. What you did last may not be stored: look before going on.",
)
AWAY = "The database does not answer.", "Nothing was changed. Try again in a few seconds."


@requires_csrf_token
def told(request: HttpRequest, status: int, headline: str, advice: str) -> HttpResponse:
    """The error as a page in our look, or as a line where a fragment was asked for."""
    template = "errors/_line.html" if getattr(request, "htmx", None) else "errors/page.html"
    response = render(
        request, template, {"headline": headline, "advice": advice, "status": status}, status=status
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return told(request, 413, *TOO_BIG)
    return told(request, 400, *BAD_REQUEST)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token was missing or out of date."""
    return told(request, 403, *STALE_FORM)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return told(request, 403, *FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says the same whether the thing exists or not; whoever may see nothing at all is told so."""
    user = getattr(request, "user", None)
    may_see_nothing = user is not None and user.is_authenticated and not user.get_all_permissions()
    return told(request, 404, *(NO_ACCESS if may_see_nothing else NOT_FOUND))


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; or 503 where the database was locked or away, which is worth another try.

    Uses nothing that may be what broke: no session, no context processors, no table of static files.
    """
    away = isinstance(sys.exception(), OperationalError | InterfaceError)
    headline, advice = AWAY if away else FAULT
    status = 503 if away else 500
    template = "errors/_line.html" if getattr(request, "htmx", None) else "errors/bare.html"
    html = render_to_string(template, {"headline": headline, "advice": advice, "status": status})
    response = HttpResponse(html, status=status)
    if away:
        response["Retry-After"] = "5"
    return response
