"""Acts on an article beside verdicts: taken back, kept quiet, talked about."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from editorial.desk.access import Act
from editorial.desk.silencing import lift, rejected_by, silence
from editorial.desk.talking import remark
from editorial.desk.undoing import CannotGoBack, take_back_act, take_back_edit, take_back_last, told
from editorial.models import Article, Revision, Silence, Suggestion

from .access import with_article, with_revision, with_silence, with_suggestion
from .answers import BEHIND, answer
from .looking import look_of
from .requests import DeskRequest


@require_POST
@with_article(Act.DECIDE)
def undo(request: DeskRequest, article: Article) -> HttpResponse:
    """Take back what was decided as one `act`, or without it what this editor did last."""
    to = "article-history" if request.POST.get("from") == "history" else "review"
    try:
        return _said(request, article, _taken_back(request, article), to=to)
    except CannotGoBack as refusal:
        return _said(request, article, str(refusal), failed=True, to=to)


def _taken_back(request: DeskRequest, article: Article) -> str:
    """A sentence on what was taken back. Raises CannotGoBack when nothing was."""
    if not request.POST.get("act"):
        return take_back_last(article, request.user)
    try:
        outcome = take_back_act(article.pk, UUID(request.POST["act"]), request.user)
    except ValueError:
        raise CannotGoBack("There is no such act.") from None
    if not outcome.decided:
        raise CannotGoBack("Nothing of this stands any more.")
    return told(outcome)


@require_POST
@with_revision(Act.DECIDE)
def take_back(request: DeskRequest, revision: Revision) -> HttpResponse:
    """Take back an edit by hand."""
    try:
        take_back_edit(revision, request.user)
    except ValueError as refusal:
        return _said(request, revision.article, str(refusal), failed=True, to="article-history")
    said = f"Taken back: the edit that made revision {revision.number}."
    return _said(request, revision.article, said, to="article-history")


@require_POST
@with_suggestion(Act.DECIDE)
def keep_quiet(request: DeskRequest, suggestion: Suggestion) -> HttpResponse:
    """“Not in this article”: what the suggestion's rule says of its words is rejected, now and later."""
    try:
        kept = silence(suggestion, request.user)
    except ValueError as refusal:
        return answer(request, suggestion, complaint=str(refusal), status=422)
    said = f"Not in this article any more: {kept} ({rejected_by(kept)} rejected)"
    return _behind(answer(request, suggestion, said))


@require_POST
@with_silence(Act.DECIDE)
def speak_again(request: DeskRequest, kept: Silence) -> HttpResponse:
    """Lift a silence: what it rejected waits again."""
    lift(kept, request.user)
    return _said(request, kept.article, f"Told again: {kept}")


@require_POST
@with_suggestion(Act.PROPOSE)
def add_remark(request: DeskRequest, suggestion: Suggestion) -> HttpResponse:
    """A line in the thread of a suggestion or query."""
    try:
        remark(suggestion, request.POST.get("text", ""), request.user)
    except ValueError as refusal:
        return answer(request, suggestion, complaint=str(refusal), status=422)
    return answer(request, suggestion, "Said.")


def _said(
    request: DeskRequest, article: Article, sentence: str, *, failed: bool = False, to: str = "review"
) -> HttpResponse:
    """A sentence for the live region and a page that knows it is behind; without HTMX, the page anew."""
    if request.htmx:
        return _behind(HttpResponse(sentence, status=409 if failed else 200, content_type="text/plain"))
    (messages.error if failed else messages.success)(request, sentence)
    if to != "review":
        return redirect(to, article.pk)
    query = look_of(request).query
    return redirect(f"{article.get_absolute_url()}{'?' if query else ''}{query}")


def _behind(response: HttpResponse) -> HttpResponse:
    return trigger_client_event(response, BEHIND)
