"""Who is let in: every page asks for a login unless it says otherwise."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect


class LoginRequired(LoginRequiredMiddleware):
    """Sends a visitor to the login page and back.

    A fragment request is answered with a client redirect for the whole page it came from, so a
    login form never lands inside a page.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseBase:
        htmx = getattr(request, "htmx", None)
        if not htmx:
            return super().handle_no_permission(request, view_func)
        return _to_login(htmx.current_url_abs_path or "/")


def _to_login(next_path: str) -> HttpResponse:
    query = QueryDict(mutable=True)
    query[REDIRECT_FIELD_NAME] = next_path
    target = resolve_url(settings.LOGIN_URL)
    response = HttpResponseClientRedirect(f"{urlsplit(target).path}?{query.urlencode()}")
    response.status_code = 204
    return response
