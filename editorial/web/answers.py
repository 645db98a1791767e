"""What the review page and every act on it are answered with: the page, or the block that was acted on."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from editorial.desk.access import Act, may
from editorial.desk.outline import last_position, read_outline
from editorial.desk.outside import read_services
from editorial.desk.presence import arrive
from editorial.desk.reading import (
    ReviewPage,
    count_words,
    next_waiting,
    read_block,
    read_part,
    read_tally,
    read_voices,
)
from editorial.desk.release import FORMATS
from editorial.desk.silencing import silences
from editorial.models import Article, Block, Suggestion

from .looking import Look, look_of
from .requests import DeskRequest
from .tickets import ticket_for

BEHIND = "desk:behind"  # tells the page that more has changed than its answer holds
SAID = "desk:said"  # brings a sentence for the live region where the answer has no words
CHECK_TAKES = timedelta(minutes=2)  # after which a page stops waiting for a check by itself


def answer(
    request: DeskRequest,
    suggestion: Suggestion,
    said: str = "",
    *,
    complaint: str = "",
    status: int = 200,
    stamp: int = 0,
) -> HttpResponse:
    """What an act on a suggestion is answered with: its block read afresh, or the page it came from.

    `said` tells the outcome, `complaint` why there is none; what was typed is shown again. `stamp` is
    the article's after the act.
    """
    told = {"complaint": complaint, "complained_of": suggestion.pk}
    kept = {f"typed_{name}": request.POST.get(name) for name in ("replacement", "reason", "text")}
    context = {**told, **kept, "typed": request.POST.get("replacement")}
    look = look_of(request)
    if request.POST.get("from") == "history":
        (messages.error if complaint else messages.success)(request, complaint or said)
        return redirect("article-history", suggestion.article_id)
    if request.htmx:
        return block_answer(request, suggestion.outdated_at or suggestion.block, said, context, status, stamp)
    if not complaint:
        messages.success(request, said)
        return redirect(_onward(suggestion, look))
    there = Look(look.view, look.sieve, _begins(suggestion.article, _home(suggestion), look))
    return page(request, suggestion.article, there, context, status)


def block_answer(
    request: DeskRequest,
    block: Block,
    said: str,
    context: dict[str, object] | None = None,
    status: int = 200,
    stamp: int = 0,
) -> HttpResponse:
    """The block as it is now, with the counters and a word for the live region."""
    article, look = block.article, look_of(request)
    context = {
        **(context or {}),
        **rights(request),
        "view": read_block(block, look.sieve),
        "look": look,
        "article": article,
        "tally": read_tally(article),
        "said": (context or {}).get("complaint") or said,
    }
    response = render(request, "review/_answer.html", context, status=status)
    if stamp:
        response["Desk-Stamp"] = str(stamp)
    return response


def page(
    request: DeskRequest,
    article: Article,
    look: Look,
    context: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The review page; whoever opens it is there from now on."""
    arrive(article, request.user)
    begins = _begins(article, look.block, look) if look.block else look.begins
    shown = read_part(article, begins, look.ends, look.sieve)
    context = {
        **(context or {}),
        **rights(request),
        **beside(article),
        **parts(shown, look),
        "voices": read_voices(article),
        "article": article,
        "tally": shown.tally,
        "is_being_checked": is_being_checked(article),
        "services": read_services(article),
        "ticket": ticket_for(article, request.user),
    }
    response = render(request, "review/page.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def parts(shown: ReviewPage, look: Look) -> dict[str, object]:
    """A part of the copy, and the queries of the parts around it."""
    return {
        "page": shown,
        "look": look,
        "further_up": shown.begins and look.at(ends=shown.begins),
        "further_down": shown.ends and look.at(begins=shown.ends),
    }


def beside(article: Article) -> dict[str, object]:
    """What the page tells of the whole article beside its blocks."""
    return {
        "words": count_words(article),
        "silences": silences(article),
    }


def rights(request: DeskRequest) -> dict[str, object]:
    """What this person may do here."""
    return {
        "may_decide": may(request.user, Act.DECIDE),
        "may_propose": may(request.user, Act.PROPOSE),
        "formats": FORMATS if may(request.user, Act.EXPORT) else {},
    }


def is_being_checked(article: Article) -> bool:
    is_new = timezone.now() - article.created_at < CHECK_TAKES
    return is_new and article.checked_at is None and not article.check_failed


def _onward(suggestion: Suggestion, look: Look) -> str:
    """The address of the page where the next one waits."""
    article = suggestion.article
    further = next_waiting(article, suggestion, look.sieve)
    query = look.at(begins=_begins(article, _home(further), look) if further else 0)
    anchor = f"card-{further.pk}" if further else "finished"
    return f"{article.get_absolute_url()}{'?' if query else ''}{query}#{anchor}"


def _home(suggestion: Suggestion) -> int:
    """The block that it is shown with."""
    return suggestion.outdated_at_id or suggestion.block_id


def _begins(article: Article, block: int, look: Look) -> int:
    """Where the part begins that shows the block, or what an edit has put in its place."""
    return read_outline(article, look.sieve).start_of(last_position(article, block))
