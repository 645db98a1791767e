"""Who is let in: every page asks for a login unless it says otherwise."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

PAGES = {
    "queue",
    "article-new",
    "articles-upload",
    "article-history",
    "article-compare",
    "article-receipt",
    "article-names",
    "review",
    "block-edit",
    "block-propose",
    "suggestion-alike",
}  # what a login can lead back to


class LoginRequired(LoginRequiredMiddleware):
    """Sends a visitor to the login page and back to the page they were on.

    A fragment is answered with a redirect of the whole page, so that a login form never lands
    inside one. Who sent a form comes back to the page that held it: its own address takes no GET.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Who asks is looked up only where it matters."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        htmx = getattr(request, "htmx", None)
        if htmx:
            return _whole_page_to_login(page_of(request, htmx.current_url or ""))
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(page_of(request, request.headers.get("Referer", "")))


def page_of(request: HttpRequest, url: str) -> str:
    """The path and query of `url` if it is one of our pages, else the queue."""
    if not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return resolve_url("queue")
    parts = urlsplit(url)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return resolve_url("queue")
    if match.url_name not in PAGES and match.app_name != "admin":
        return resolve_url("queue")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _whole_page_to_login(next_path: str) -> HttpResponse:
    query = QueryDict(mutable=True)
    query[REDIRECT_FIELD_NAME] = next_path
    response = HttpResponseClientRedirect(f"{resolve_url(settings.LOGIN_URL)}?{query.urlencode(safe='/')}")
    response.status_code = 204
    return response
