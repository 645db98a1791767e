"""Edits by hand taken back: one more revision, never one less."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from editorial.models import Article, Block, Placement, Revision
from editorial.text.block import Block as Copy
from editorial.text.carry import Carrier, changes
from editorial.text.overlay import Edit, current_html, current_text

from .carrying import bring_home, route_of_edits
from .locking import locked
from .revising import Swap, blocks_of, guard_headline, layer_of, put, standing_places, stored, successors


class CannotGoBack(ValueError):
    """The edit cannot be taken back as things stand, and why."""


def take_back_edit(revision: Revision, editor: User) -> Revision:
    """The revision without what `revision` changed, all later decisions and edits kept.

    Raises CannotGoBack when it is the first one or taken back already, or when its words have been
    edited again since.
    """
    with transaction.atomic():
        article = locked(revision.article_id)
        if revision.number == 1 or Revision.objects.filter(takes_back=revision).exists():
            raise CannotGoBack("This is how the copy came in." if revision.number == 1 else _ALREADY)
        places = Placement.objects.filter(article=article).select_related("block").order_by("position")
        came, gone = list(places.filter(since=revision.number)), list(places.filter(until=revision.number))
        standing = standing_places(article)
        stranded = [block for block in blocks_of(gone) if block not in blocks_of(came)]
        swap = _back(article, standing, came, gone) or _piecemeal(article, standing, came, gone)
        guard_headline(swap.at, [block.copy for block in swap.blocks], standing)
        back = [block for block in swap.blocks if block not in blocks_of(swap.gone)]
        made = put(article, standing, swap, editor, takes_back=revision)
        bring_home(stranded, back)
        _refresh_headline(article)
        return made


_ALREADY = "This edit has been taken back already."
_WRITTEN_OVER = (
    "What this edit wrote has been edited again since: take that back first, or write in the paragraph."
)


def _back(
    article: Article, standing: Sequence[Placement], came: Sequence[Placement], gone: Sequence[Placement]
) -> Swap | None:
    """What the edit removed, in the place of all it brought; None when that no longer stands together."""
    ids = [p.pk for p in standing]
    if came:
        at = ids.index(came[0].pk) if came[0].pk in ids else -1
    else:
        at = sum(1 for p in standing if p.position < gone[0].position)
    if at < 0 or ids[at : at + len(came)] != [p.pk for p in came]:
        return None
    here = blocks_of(came)
    blocks = [block if block in here else stored(article, block.copy) for block in blocks_of(gone)]
    return _swap(at, came, blocks)


def _piecemeal(
    article: Article, standing: Sequence[Placement], came: Sequence[Placement], gone: Sequence[Placement]
) -> Swap:
    """The one block that stands where the edit was, without what the edit changed in it."""
    now = successors([p.block_id for p in came], standing) if came else []
    if not len(now) == len(came) == len(gone) == 1:
        raise CannotGoBack(_WRITTEN_OVER)
    old, new = came[0].block.text, now[0].text
    carrier = Carrier(old, new)
    edits = []
    for change in changes(old, gone[0].block.text):
        span = carrier.carry(change.before)
        if span is None:
            raise CannotGoBack(_WRITTEN_OVER)
        edits.append(Edit(span, change.after.of(gone[0].block.text)))
    kind = gone[0].block.copy.kind if now[0].kind == came[0].block.kind else now[0].copy.kind
    block = stored(article, Copy(kind, current_html(now[0].copy, edits)))
    at = next(n for n, p in enumerate(standing) if p.block == now[0])
    return _swap(at, [standing[at]], [block])


def _swap(at: int, gone: Sequence[Placement], blocks: Sequence[Block]) -> Swap:
    """With the accepted edits of those that go anchored where their original words stand again."""
    left = [block for block in blocks_of(gone) if block not in blocks]
    fresh = [block for block in blocks if block not in blocks_of(gone)]
    return Swap(at, gone, blocks, route_of_edits(left, fresh))


def _refresh_headline(article: Article) -> None:
    first = standing_places(article)[0].block
    layer = layer_of(first)
    Article.objects.filter(pk=article.pk).update(headline=current_text(layer.block, layer.edits))
