"""The review page: an article with its suggestions, decided one by one where they stand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from editorial.desk.access import Act
from editorial.desk.deciding import Choice, decide
from editorial.desk.reading import read_part
from editorial.desk.tasks import check_soon
from editorial.desk.wording import spoken
from editorial.models import Article, Suggestion, Verdict

from .access import with_article, with_suggestion
from .answers import answer, is_being_checked, page, parts, rights
from .looking import Look, look_of
from .requests import DeskRequest
from .review_forms import DecisionForm


@require_safe
@with_article(Act.READ)
def review(request: DeskRequest, article: Article) -> HttpResponse:
    """The page; to HTMX the part that it asks for, or while the checkers work, whether to load it anew."""
    look = Look.of(request.GET)
    if not request.htmx:
        return page(request, article, look)
    if look.begins or look.ends:
        return _part(request, article, look)
    return HttpResponse(status=204) if is_being_checked(article) else HttpResponseClientRefresh()


def _part(request: DeskRequest, article: Article, look: Look) -> HttpResponse:
    """The part alone, with a link on to where the reader comes from it."""
    shown = read_part(article, look.begins, look.ends, look.sieve)
    beyond = "further_down" if look.ends else "further_up"
    context = {**rights(request), **parts(shown, look), "article": article, beyond: None}
    response = render(request, "review/_part.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@with_article(Act.DECIDE)
def check_again(request: DeskRequest, article: Article) -> HttpResponse:
    """Have every checker look once more; what was decided stays decided."""
    known, checked_at = article.suggestions.count(), article.checked_at
    check_soon(article.pk, whole=True)
    article.refresh_from_db(fields=["checked_at"])
    if article.checked_at == checked_at:
        messages.info(request, "The checkers will look again; what they find shows here.")
    else:
        new = article.suggestions.count() - known
        messages.success(request, f"Checked again: {new or 'nothing'} new.")
    query = look_of(request).query
    return redirect(f"{article.get_absolute_url()}{'?' if query else ''}{query}")


@require_POST
@with_suggestion(Act.DECIDE)
def decide_suggestion(request: DeskRequest, suggestion: Suggestion) -> HttpResponse:
    """Accept, reject or take back one suggestion; the answer is its block, or the page without HTMX."""
    form = DecisionForm(request.POST, suggestion=suggestion)
    if not form.is_valid():
        return answer(request, suggestion, complaint=form.complaint, status=422)
    outcome = decide(suggestion.article_id, [form.choice], request.user)
    if outcome.refused:
        refusal = outcome.refused[0]
        return answer(request, refusal.suggestion, complaint=refusal.sentence, status=409)
    now = outcome.decided[0].suggestion if outcome.decided else suggestion
    return answer(request, now, _said(now, form.choice), stamp=outcome.stamp)


def _said(suggestion: Suggestion, choice: Choice) -> str:
    """The outcome in a sentence, for the live region."""
    what = spoken(suggestion, suggestion.block.text, choice.words)
    if choice.verdict == Verdict.OPEN:
        return f"Taken back: {what}{_WRITTEN_OVER if suggestion.outdated_at_id else ''}"
    if choice.words is not None:
        return f"Accepted: {what}"
    if suggestion.replacement is None:
        return f"{'Resolved' if choice.verdict == Verdict.ACCEPTED else 'Dismissed'}: {what}"
    return f"{choice.verdict.label}: {what}"


_WRITTEN_OVER = ". Its words have been written over since: the copy stays as it reads."
