"""Answers to what went wrong before a view could speak."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token was missing or out of date: say what to do, as a page or as a line."""
    template = "errors/_stale_form.html" if getattr(request, "htmx", False) else "errors/stale_form.html"
    return render(request, template, status=403)
