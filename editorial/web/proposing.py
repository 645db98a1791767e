"""A colleague marks words and proposes a change to them, or asks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget, trigger_client_event

from editorial.desk.access import Act
from editorial.desk.proposing import CannotPropose, propose
from editorial.desk.reading import read_block
from editorial.desk.wording import spoken
from editorial.models import Block, Suggestion
from editorial.text.span import Span

from .access import with_block
from .answers import BEHIND, block_answer
from .looking import is_on_page
from .requests import DeskRequest
from .review_forms import WishForm

_AROUND = 24  # code points on either side of a place that is offered


@require_http_methods(["GET", "HEAD", "POST"])
@with_block(Act.PROPOSE)
def propose_on(request: DeskRequest, block: Block) -> HttpResponse:
    """The form, with the words marked on the page; posted, they become a suggestion or a query."""
    if request.method != "POST":
        given = {name: request.GET[name] for name in ("words", "at") if name in request.GET}
        return _form(request, block, WishForm(initial={"act": "replace", **given}))
    form = WishForm(request.POST)
    if not form.is_valid():
        return _form(request, block, form, status=422)
    try:
        made = propose(block, form.wish, request.user)
    except CannotPropose as refusal:
        if refusal.block:
            form = WishForm({**request.POST.dict(), "at": ""})  # it counted in what no longer stands
        form.add_error("words", str(refusal))
        again = _form(request, refusal.block or block, form, refusal.places, status=409)
        return trigger_client_event(again, BEHIND) if refusal.block else again
    return _done(request, block, made)


def _done(request: DeskRequest, block: Block, made: Suggestion) -> HttpResponse:
    """The block with the suggestion; without HTMX, or from a page of its own, the copy at it.

    Where an edit has put another in the place of `block`, the form goes, and the page fetches by itself
    what has changed: it may show the one block, or both.
    """
    said = f"{'Asked' if made.replacement is None else 'Proposed'}: {spoken(made, made.block.text)}"
    if not is_on_page(request):
        there = f"{block.article.get_absolute_url()}?block={made.block_id}#card-{made.pk}"
        return HttpResponseClientRedirect(there) if request.htmx else redirect(there)
    if made.block_id != block.pk:
        return trigger_client_event(render(request, "review/_said.html", {"said": said}), BEHIND)
    return reswap(retarget(block_answer(request, block, said), f"#block-{block.pk}"), "outerHTML")


def _form(
    request: DeskRequest, block: Block, form: WishForm, places: tuple[Span, ...] = (), status: int = 200
) -> HttpResponse:
    reads = read_block(block).text
    context = {
        "form": form,
        "passage": block,
        "article": block.article,
        "reads": reads,
        "places": [(span.start, _shown(reads, span)) for span in places],
    }
    template = "proposing/_form.html" if request.htmx else "proposing/page.html"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _shown(text: str, span: Span) -> tuple[str, str, str]:
    """The words before, at and after a place."""
    return (
        text[max(span.start - _AROUND, 0) : span.start],
        span.of(text),
        text[span.end : span.end + _AROUND],
    )
