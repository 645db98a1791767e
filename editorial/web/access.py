"""Asked before a view runs: nothing is there for an outsider, and a reader may only look."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from editorial.desk.access import Act, may
from editorial.models import Article, Block, Revision, Silence, Suggestion

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


def _handing(model: type[Model], key: str, *related: str) -> Callable[[Act], Callable[[View], View]]:
    """Decorators that are as `requires`, and hand the view the row in place of its id."""

    def with_row(act: Act) -> Callable[[View], View]:
        def decorate(view: View) -> View:
            @requires(act)
            @wraps(view)
            def found(request: DeskRequest, **ids: int) -> HttpResponse:
                rows = model._default_manager.select_related(*related)
                return view(request, get_object_or_404(rows, pk=ids[key]))

            return found

        return decorate

    return with_row


with_article = _handing(Article, "article_id")
with_suggestion = _handing(Suggestion, "suggestion_id", "article", "block__article")
with_block = _handing(Block, "block_id", "article")
with_revision = _handing(Revision, "revision_id", "article")
with_silence = _handing(Silence, "silence_id", "article")
