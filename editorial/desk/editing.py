"""Writing by hand: every edit puts other blocks in the place of some, and is the next revision."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from editorial.models import Block, Placement, Revision
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind
from editorial.text.rewrite import joined, written

from .locking import locked
from .revising import Swap, blocks_of, layer_of, place_of, put, revise, standing_places


class Changed(Exception):
    """The block reads otherwise than the editor saw it: a decision was made on it meanwhile."""


def write(block: Block, text: str, *, seen: str, editor: User, kind: BlockKind | None = None) -> Revision:
    """Write `text` in the block's place; an empty line in it parts the block, no text removes it.

    `seen` is what the block read when the editor began. Raises Changed when it reads otherwise by
    now, and what `revise` raises.
    """
    with transaction.atomic():
        locked(block.article_id)
        reads = layer_of(block).reads
        if reads.text != seen:
            raise Changed(reads.text)
        new = written(Copy(kind or reads.kind, reads.html), text)
        return revise(block.article_id, [block.pk], new, editor)


def add_after(block: Block, text: str, editor: User) -> Revision:
    """New paragraphs below the block. Raises what `revise` raises."""
    with transaction.atomic():
        locked(block.article_id)
        new = written(Copy(BlockKind.PARAGRAPH, ""), text)
        return revise(block.article_id, [block.pk], [layer_of(block).reads, *new], editor)


def join_with_next(block: Block, editor: User) -> Revision:
    """The block and the one below it as one. Raises ValueError at the end, and what `revise` raises."""
    with transaction.atomic():
        locked(block.article_id)
        placed = Placement.objects.standing().filter(article=block.article_id)
        here = placed.filter(block=block).first()
        below = here and placed.filter(position__gt=here.position).select_related("block").first()
        if not here or not below:
            raise ValueError("There is nothing below to join it with.")
        both = joined(layer_of(block).reads, layer_of(below.block).reads)
        return revise(block.article_id, [block.pk, below.block_id], [both], editor)


def move(article_id: int, block: int, by: int, editor: User) -> Revision:
    """The revision in which `block` stands `by` places further down (up when negative).

    Raises Overtaken when it no longer stands, ValueError when there is no such place.
    """
    with transaction.atomic():
        article = locked(article_id)
        standing = standing_places(article)
        at = place_of(standing, [block])
        low, high = sorted((at, at + by))
        if low < 1 or high >= len(standing):
            raise ValueError("There is no place to move it to.")
        run = standing[low : high + 1]
        blocks = blocks_of(run)
        blocks.insert(at + by - low, blocks.pop(at - low))
        return put(article, standing, Swap(low, run, blocks), editor)
