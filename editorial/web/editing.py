"""Writing in the copy: one block at a time, in place or on a page of its own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from editorial.desk.access import Act
from editorial.desk.editing import Changed, add_after, join_with_next, move, write
from editorial.desk.reading import read_block
from editorial.desk.revising import Overtaken
from editorial.models import Block, Revision
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind
from editorial.text.carry import compared
from editorial.text.rewrite import written

from .access import with_block
from .answers import BEHIND, SAID
from .looking import is_on_page
from .requests import DeskRequest
from .review_forms import BlockForm


@require_http_methods(["GET", "HEAD", "POST"])
@with_block(Act.DECIDE)
def edit_block(request: DeskRequest, block: Block) -> HttpResponse:
    """The block's words in a field; posted, they become the next revision."""
    if request.method != "POST":
        reads = read_block(block).text
        return _form(request, block, BlockForm(initial={"text": reads, "seen": reads, "kind": block.kind}))
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _form(request, block, form, status=422)
    known = block.article.revisions.count()
    try:
        revision = _ACTS[form.cleaned_data["act"]](block, form, request)
    except Overtaken as overtaken:
        return _conflict(request, form, overtaken.now[0] if overtaken.now else None, block, str(overtaken))
    except Changed:
        return _conflict(request, form, block, block, "A decision was made here while you wrote.")
    except ValueError as refusal:
        form.add_error("text", str(refusal))
        return _form(request, block, form, status=422)
    return _done(request, block, _said(block, form) if revision.number > known else "Nothing was changed.")


def _done(request: DeskRequest, block: Block, said: str) -> HttpResponse:
    """Back to the copy with a sentence; the review page fetches by itself what has changed."""
    if is_on_page(request):
        behind = trigger_client_event(HttpResponse(status=204), BEHIND)
        return trigger_client_event(behind, SAID, {"sentence": said})
    messages.success(request, said)
    back = f"{block.article.get_absolute_url()}?block={block.pk}"
    return HttpResponseClientRedirect(back) if request.htmx else redirect(back)


def _save(block: Block, form: BlockForm, request: DeskRequest) -> Revision:
    data = form.cleaned_data
    return write(
        block,
        data["text"],
        seen=data["seen"],
        editor=request.user,
        kind=BlockKind(data["kind"] or block.kind),
    )


_ACTS: dict[str, Callable[[Block, BlockForm, DeskRequest], Revision]] = {
    "save": _save,
    "add": lambda block, form, request: add_after(block, form.cleaned_data["text"], request.user),
    "join": lambda block, form, request: join_with_next(block, request.user),
    "up": lambda block, form, request: move(block.article_id, block.pk, -1, request.user),
    "down": lambda block, form, request: move(block.article_id, block.pk, 1, request.user),
}


_DONE = {
    "add": "Paragraph added.",
    "join": "Joined with the next paragraph.",
    "up": "Moved up.",
    "down": "Moved down.",
}


def _said(block: Block, form: BlockForm) -> str:
    """What was done, in a sentence."""
    act, text = form.cleaned_data["act"], form.cleaned_data["text"]
    parts = len(written(Copy(BlockKind.PARAGRAPH, ""), text))
    if act == "add" and parts > 1:
        return f"{parts} paragraphs added."
    if act != "save":
        return _DONE[act]
    if not parts:
        return f"{block.get_kind_display().capitalize()} removed; u takes it back."
    return "Saved." if parts == 1 else f"Saved: parted in {parts}."


def _conflict(
    request: DeskRequest, form: BlockForm, now: Block | None, was: Block, sentence: str
) -> HttpResponse:
    """Both versions word by word, and what was typed still in the field; saving again is a choice."""
    reads = read_block(now).text if now else ""
    again = BlockForm({**form.data.dict(), "seen": reads})  # type: ignore[attr-defined]
    again.add_error(None, sentence)
    context = {"compared": compared(reads, form.cleaned_data["text"]), "gone": now is None}
    return _form(request, now or was, again, status=409, **context)


def _form(
    request: DeskRequest, block: Block, form: BlockForm, status: int = 200, **context: object
) -> HttpResponse:
    form.named_for(block.pk)
    template = "editing/_form.html" if request.htmx else "editing/page.html"
    context = {**context, "form": form, "passage": block, "article": block.article}
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
