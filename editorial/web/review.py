"""The review page: an article with its suggestions, decided one by one where they stand."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from editorial.desk.access import Act, may
from editorial.desk.deciding import Choice, decide
from editorial.desk.outside import read_services
from editorial.desk.reading import read_block, read_review, read_tally
from editorial.desk.release import FORMATS
from editorial.desk.tasks import check_soon
from editorial.desk.wording import spoken
from editorial.models import Article, Suggestion, Verdict

from .access import with_article, with_suggestion
from .forms import DecisionForm
from .requests import DeskRequest

CHECK_TAKES = timedelta(minutes=2)  # after which a page stops waiting for a check by itself


@require_safe
@with_article(Act.READ)
def review(request: DeskRequest, article: Article) -> HttpResponse:
    """The page; to HTMX, which asks while the checkers are at work, whether it is time to load it anew."""
    if request.htmx:
        return HttpResponse(status=204) if _is_being_checked(article) else HttpResponseClientRefresh()
    return _page(request, article)


@require_POST
@with_article(Act.DECIDE)
def check_again(request: DeskRequest, article: Article) -> HttpResponse:
    """Have every checker look once more; what was decided stays decided."""
    known, checked_at = article.suggestions.count(), article.checked_at
    check_soon(article.pk, whole=True)
    article.refresh_from_db(fields=["checked_at"])
    if article.checked_at == checked_at:
        messages.info(request, "The checkers will look again. Load the page anew to see what they find.")
    else:
        new = article.suggestions.count() - known
        messages.success(request, f"Checked again: {new or 'nothing'} new.")
    return redirect(article)


@require_POST
@with_suggestion(Act.DECIDE)
def decide_suggestion(request: DeskRequest, suggestion: Suggestion) -> HttpResponse:
    """Accept, reject or take back one suggestion; the answer is its block, or the page without HTMX."""
    form = DecisionForm(request.POST, suggestion=suggestion)
    if not form.is_valid():
        return _answer(request, suggestion, form.complaint, status=422)
    outcome = decide(suggestion.article_id, [form.choice], request.user)
    if outcome.refused:
        return _answer(request, suggestion, outcome.refused[0].sentence, status=409)
    return _answer(request, suggestion, said=_said(suggestion, form.choice))


def _said(suggestion: Suggestion, choice: Choice) -> str:
    """The outcome in a sentence, for the live region."""
    what = spoken(suggestion, suggestion.block.text, choice.words)
    if choice.verdict == Verdict.OPEN:
        return f"Taken back: {what}"
    if choice.words is not None:
        return f"Accepted: {what}"
    if suggestion.replacement is None:
        return f"{'Resolved' if choice.verdict == Verdict.ACCEPTED else 'Dismissed'}: {what}"
    return f"{choice.verdict.label}: {what}"


def _answer(
    request: DeskRequest, suggestion: Suggestion, complaint: str = "", *, said: str = "", status: int = 200
) -> HttpResponse:
    """What a decision is answered with: read afresh, as a fragment or as a page."""
    context = {
        "complaint": complaint,
        "complained_of": suggestion.pk,
        "typed": request.POST.get("replacement"),
    }
    if request.htmx:
        context["view"] = read_block(suggestion.outdated_at or suggestion.block)
        context["article"] = suggestion.article
        context["tally"] = read_tally(suggestion.article)
        context["said"] = complaint or said
        return render(request, "review/_answer.html", {**context, **_rights(request)}, status=status)
    if not complaint:
        return redirect(f"{suggestion.article.get_absolute_url()}#{_next_anchor(suggestion)}")
    return _page(request, suggestion.article, context, status)


def _next_anchor(suggestion: Suggestion) -> str:
    """Where to go on from here: this one if it waits again, else the next, after it or from the top."""
    page = read_review(suggestion.article)
    waiting = [s for view in page.blocks for s in view.waiting]
    order = {view.block.pk: place for place, view in enumerate(page.blocks)}
    here = order.get(suggestion.block_id, 0), suggestion.start
    after = [s for s in waiting if (order[s.block_id], s.start) > here or s.pk == suggestion.pk]
    chosen = next(iter(after or waiting), None)
    return f"card-{chosen.pk}" if chosen else "finished"


def _page(
    request: DeskRequest, article: Article, context: dict[str, object] | None = None, status: int = 200
) -> HttpResponse:
    page = read_review(article)
    context = {
        **(context or {}),
        **_rights(request),
        "page": page,
        "article": article,
        "tally": page.tally,
        "is_being_checked": _is_being_checked(article),
        "services": read_services(article),
    }
    response = render(request, "review/page.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _is_being_checked(article: Article) -> bool:
    is_new = timezone.now() - article.created_at < CHECK_TAKES
    return is_new and article.checked_at is None and not article.check_failed


def _rights(request: DeskRequest) -> dict[str, object]:
    return {
        "may_decide": may(request.user, Act.DECIDE),
        "formats": FORMATS if may(request.user, Act.EXPORT) else {},
    }
