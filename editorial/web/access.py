"""Asked before a view runs: nothing is there for an outsider, and a reader may only look."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from editorial.desk.access import Act, may
from editorial.models import Article, Block, Suggestion

from .requests import DeskRequest

View = Callable[..., HttpResponse]


def requires(act: Act) -> Callable[[View], View]:
    """Lets in who may do `act`: 404 for whoever may not even read, 403 for the others."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user, Act.READ):
                raise Http404
            if not may(request.user, act):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def with_article(act: Act) -> Callable[[View], View]:
    """As `requires`, and hands the view the article in place of its id."""

    def decorate(view: View) -> View:
        @requires(act)
        @wraps(view)
        def found(request: DeskRequest, article_id: int) -> HttpResponse:
            return view(request, get_object_or_404(Article, pk=article_id))

        return found

    return decorate


def with_suggestion(act: Act) -> Callable[[View], View]:
    """As `requires`, and hands the view the suggestion in place of its id."""

    def decorate(view: View) -> View:
        @requires(act)
        @wraps(view)
        def found(request: DeskRequest, suggestion_id: int) -> HttpResponse:
            rows = Suggestion.objects.select_related("article", "block")
            return view(request, get_object_or_404(rows, pk=suggestion_id))

        return found

    return decorate


def with_block(act: Act) -> Callable[[View], View]:
    """As `requires`, and hands the view the block in place of its id."""

    def decorate(view: View) -> View:
        @requires(act)
        @wraps(view)
        def found(request: DeskRequest, block_id: int) -> HttpResponse:
            return view(request, get_object_or_404(Block.objects.select_related("article"), pk=block_id))

        return found

    return decorate
