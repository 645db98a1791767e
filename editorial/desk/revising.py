"""The next revision: other blocks in the place of some, and all that hangs on them brought along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from editorial.models import Article, Block, Placement, Revision
from editorial.models.article import MAX_HEADLINE
from editorial.text.block import Block as Copy
from editorial.text.rebase import Layer, rebased

from .carrying import Home, carry
from .intake import GAP, revision_digest
from .locking import locked
from .stamping import touch
from .tasks import check_soon


class Overtaken(Exception):
    """The blocks to be replaced no longer stand; `now` is what stands in their place."""

    def __init__(self, now: Sequence[Block]) -> None:
        super().__init__("This paragraph has been edited since you opened it.")
        self.now = now


@dataclass(frozen=True)
class Swap:
    """Rows to be put in the place of `gone`, and where suggestions stand in them, as `carry` takes it."""

    at: int
    gone: Sequence[Placement]
    blocks: Sequence[Block]
    homes: dict[int, Home] = field(default_factory=dict)


def revise(article_id: int, old: Sequence[int], new: Sequence[Copy], editor: User) -> Revision:
    """The revision in which the blocks `old`, neighbours in this order, have given way to `new`.

    `new` is what they are to read; what was accepted in `old` and survives goes on as a change that
    can be taken back. A block that is to read as it does is the same row, and where all are, the
    newest revision is the answer. Raises Overtaken when one of `old` no longer stands, ValueError
    when they are no neighbours or the article would lose its headline.
    """
    with transaction.atomic():
        article = locked(article_id)
        standing = standing_places(article)
        at = place_of(standing, old)
        guard_headline(at, new, standing)
        gone = standing[at : at + len(old)]
        swap = _swap(article, at, gone, new)
        if at == 0 and new[0].text != article.headline:
            Article.objects.filter(pk=article.pk).update(headline=new[0].text)
        return put(article, standing, swap, editor)


def standing_places(article: Article) -> list[Placement]:
    return list(Placement.objects.standing().filter(article=article).select_related("block"))


def layer_of(block: Block) -> Layer:
    """The block under what was accepted in it."""
    return Layer(block.copy, tuple(s.edit for s in block.suggestions.order_by("start", "end") if s.edit))


def place_of(standing: Sequence[Placement], old: Sequence[int]) -> int:
    """The index in `standing` at which `old` begins. Raises as `revise` does."""
    ids = [p.block_id for p in standing]
    if not set(old) <= set(ids):
        raise Overtaken(successors(old, standing))
    at = ids.index(old[0])
    if ids[at : at + len(old)] != list(old):
        raise ValueError("These blocks are no neighbours.")
    return at


def successors(old: Sequence[int], standing: Sequence[Placement]) -> list[Block]:
    """What stands where `old` stood: blocks keep the positions of those they replace."""
    was = Placement.objects.filter(block__in=old).values_list("position", flat=True)
    low, high = min(was), max(was)
    return [p.block for p in standing if low <= p.position <= high]


def stand_ins(article: Article, gone: Collection[int]) -> dict[int, Block]:
    """For each block that edits took out what stands in its place, or right before that: two queries."""
    standing = standing_places(article)
    positions = [place.position for place in standing]
    placed = Placement.objects.filter(block__in=gone).order_by("since").values_list("block_id", "position")
    return {pk: standing[max(bisect_right(positions, was) - 1, 0)].block for pk, was in placed}


def heirs(block: Block) -> list[Block]:
    """What stands where a block stood that an edit took out; nothing where it was removed or joined."""
    placed = Placement.objects.filter(article=block.article_id)
    last = placed.filter(block=block).order_by("since").last()
    if last is None or last.until is None:
        return [block]
    below = placed.at(last.until - 1).filter(position__gt=last.position).first()
    now = placed.standing().filter(position__gte=last.position).select_related("block")
    return blocks_of(now.filter(position__lt=below.position) if below else now)


def guard_headline(at: int, new: Sequence[Copy], standing: Sequence[Placement]) -> None:
    """Raises ValueError where the article would be left without its headline."""
    if at == 0 and (not new or new[0].kind != standing[0].block.kind or not new[0].text.strip()):
        raise ValueError("The article needs its headline.")
    if at == 0 and len(new[0].text) > MAX_HEADLINE:
        raise ValueError(f"The headline is {len(new[0].text):,} characters long; {MAX_HEADLINE} is the most.")


def _swap(article: Article, at: int, gone: Sequence[Placement], new: Sequence[Copy]) -> Swap:
    layers = [layer_of(p.block) for p in gone]
    kept = [(layer, p.block) for layer, p in zip(layers, gone, strict=True)]
    blocks: list[Block] = []
    accepted: dict[int, Home] = {}
    for layer in rebased(layers, new):
        same = next((row for row in kept if row[0] == layer), None)
        if same:
            kept.remove(same)
        blocks.append(same[1] if same else stored(article, layer.block))
        if not same:
            accepted |= {edit.key: (blocks[-1], edit.span) for edit in layer.edits}
    return Swap(at, gone, blocks, accepted)


def stored(article: Article, copy: Copy) -> Block:
    block: Block = Block.objects.create(
        article=article, kind=copy.kind, html=copy.html, text=copy.text, digest=copy.digest
    )
    return block


def put(
    article: Article,
    standing: Sequence[Placement],
    swap: Swap,
    editor: User,
    takes_back: Revision | None = None,
) -> Revision:
    """Carry out the swap as the next revision; the newest one when it changes nothing."""
    number = article.revisions.count()
    if blocks_of(swap.gone) == list(swap.blocks):
        return article.revisions.get(number=number)
    gone, came = _replace(article, standing, swap, number + 1)
    left = [block for block in blocks_of(gone) if block not in came]
    fresh = [block for block in came if block not in blocks_of(gone)]
    beside = (list(swap.blocks) or blocks_of(standing[: swap.at][-1:]))[0]
    carry(left, fresh, beside, swap.homes)
    touch(article.pk, [beside.pk, *(block.pk for block in came)])
    check_soon(article.pk)
    digest = revision_digest(blocks_of(standing_places(article)))
    revision: Revision = Revision.objects.create(
        article=article, number=number + 1, digest=digest, made_by=editor, takes_back=takes_back
    )
    return revision


def _replace(
    article: Article, standing: Sequence[Placement], swap: Swap, number: int
) -> tuple[Sequence[Placement], list[Block]]:
    """Place the blocks; give back the placements that ended and the blocks placed in all."""
    gone, blocks = swap.gone, list(swap.blocks)
    before, after = standing[: swap.at], standing[swap.at + len(gone) :]
    positions = _positions(before, gone, after, len(blocks))
    if positions is None:  # no room left between the neighbours: every block gets a new place
        gone, blocks = standing, [*blocks_of(before), *blocks, *blocks_of(after)]
        positions = [GAP * place for place in range(1, len(blocks) + 1)]
    Placement.objects.filter(pk__in=[p.pk for p in gone]).update(until=number)
    Placement.objects.bulk_create(
        Placement(article=article, block=block, position=position, since=number)
        for block, position in zip(blocks, positions, strict=True)
    )
    return gone, blocks


def blocks_of(placements: Iterable[Placement]) -> list[Block]:
    return [placement.block for placement in placements]


def _positions(
    before: Sequence[Placement], gone: Sequence[Placement], after: Sequence[Placement], new: int
) -> list[int] | None:
    """Places for `new` blocks from where `gone` began to the next neighbour; None without room."""
    if new <= len(gone):
        return [placement.position for placement in gone[:new]]
    low = gone[0].position if gone else before[-1].position + 1
    high = after[0].position if after else low + GAP * new
    step = (high - low) // new
    return [low + step * place for place in range(new)] if step else None
