"""Answers as a browser would read them."""

from __future__ import annotations

from django.http import HttpResponse
from justhtml import JustHTML


def parsed(response: HttpResponse) -> JustHTML:
    """The whole page as a tree, nothing taken out."""
    return JustHTML(response.content.decode(), sanitize=False)
