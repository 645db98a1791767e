"""Writing by hand: every edit puts other blocks in the place of some, and is the next revision.

Blocks that an edit leaves alone stay the same rows. Open suggestions on those it replaces are
carried to the same words, or kept in sight as outdated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from django.contrib.auth.models import User
from django.db import transaction

from editorial.checkers.rule import Finding, Kind
from editorial.checkers.settle import identity
from editorial.models import Article, Block, Placement, Revision, Suggestion, Verdict
from editorial.models.article import MAX_HEADLINE
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind
from editorial.text.carry import Carrier
from editorial.text.overlay import current_html
from editorial.text.rewrite import joined, written
from editorial.text.span import Span

from .intake import GAP, revision_digest
from .locking import locked
from .settling import resettle
from .tasks import check_soon

_BETWEEN = "\n\n"  # stands between blocks while spans are carried from one run of them to another


class Overtaken(Exception):
    """The blocks to be replaced no longer stand; `now` is what stands in their place."""

    def __init__(self, now: Sequence[Block]) -> None:
        super().__init__("This paragraph has been edited since you opened it.")
        self.now = now


class Changed(Exception):
    """The block reads otherwise than the editor saw it: a decision was made on it meanwhile."""


def write(block: Block, text: str, *, seen: str, editor: User, kind: BlockKind | None = None) -> Revision:
    """Write `text` in the block's place; an empty line in it parts the block, no text removes it.

    `seen` is what the block read when the editor began. Raises Changed when it reads otherwise by
    now, and what `revise` raises.
    """
    with transaction.atomic():
        locked(block.article_id)
        base = _as_it_reads(block)
        if base.text != seen:
            raise Changed(base.text)
        new = written(Copy(kind or base.kind, base.html), text)
        return revise(block.article_id, [block.pk], new, editor)


def add_after(block: Block, text: str, editor: User) -> Revision:
    """New paragraphs below the block. Raises what `revise` raises."""
    new = written(Copy(BlockKind.PARAGRAPH, ""), text)
    return revise(block.article_id, [block.pk], [block.copy, *new], editor)


def join_with_next(block: Block, editor: User) -> Revision:
    """The block and the one below it as one. Raises ValueError at the end, and what `revise` raises."""
    with transaction.atomic():
        locked(block.article_id)
        placed = Placement.objects.standing().filter(article=block.article_id)
        here = placed.filter(block=block).first()
        below = here and placed.filter(position__gt=here.position).select_related("block").first()
        if not here or not below:
            raise ValueError("There is nothing below to join it with.")
        both = joined(_as_it_reads(block), _as_it_reads(below.block))
        return revise(block.article_id, [block.pk, below.block_id], [both], editor)


def _as_it_reads(block: Block) -> Copy:
    """The block with what was accepted in it."""
    accepted = [s.edit for s in block.suggestions.all() if s.edit]
    return Copy(block.copy.kind, current_html(block.copy, accepted))


def revise(article_id: int, old: Sequence[int], new: Sequence[Copy], editor: User) -> Revision:
    """The revision in which the blocks `old`, neighbours in this order, have given way to `new`.

    To add blocks, replace a neighbour by itself and them: a block that comes again, unchanged, is
    the same row. Raises Overtaken when one of `old` no longer stands, ValueError when they are no
    neighbours or the article would lose its headline.
    """
    with transaction.atomic():
        article = locked(article_id)
        standing = list(Placement.objects.standing().filter(article=article).select_related("block"))
        at = _place(standing, old)
        gone = standing[at : at + len(old)]
        kept = {p.block.digest: p.block for p in gone}
        blocks = [kept.pop(c.digest) if c.digest in kept else _stored(article, c) for c in new]
        _guard_headline(at, blocks, standing)
        return _replace(article, standing, at, gone, blocks, editor)


def move(article_id: int, block: int, by: int, editor: User) -> Revision:
    """The revision in which `block` stands `by` places further down (up when negative).

    Raises Overtaken when it no longer stands, ValueError when there is no such place.
    """
    with transaction.atomic():
        article = locked(article_id)
        standing = list(Placement.objects.standing().filter(article=article).select_related("block"))
        at = _place(standing, [block])
        low, high = sorted((at, at + by))
        if low < 1 or high >= len(standing):
            raise ValueError("There is no place to move it to.")
        run = standing[low : high + 1]
        blocks = [p.block for p in run]
        blocks.insert(at + by - low, blocks.pop(at - low))
        return _replace(article, standing, low, run, blocks, editor)


def _place(standing: Sequence[Placement], old: Sequence[int]) -> int:
    """The index in `standing` at which `old` begins."""
    ids = [p.block_id for p in standing]
    if not set(old) <= set(ids):
        raise Overtaken(_successors(old, standing))
    at = ids.index(old[0])
    if ids[at : at + len(old)] != list(old):
        raise ValueError("These blocks are no neighbours.")
    return at


def _successors(old: Sequence[int], standing: Sequence[Placement]) -> list[Block]:
    """What stands where `old` stood: blocks keep the positions of those they replace."""
    was = Placement.objects.filter(block__in=old).values_list("position", flat=True)
    low, high = min(was), max(was)
    return [p.block for p in standing if low <= p.position <= high]


def _guard_headline(at: int, blocks: Sequence[Block], standing: Sequence[Placement]) -> None:
    if at == 0 and (not blocks or blocks[0].kind != standing[0].block.kind or not blocks[0].text.strip()):
        raise ValueError("The article needs its headline.")
    if at == 0 and len(blocks[0].text) > MAX_HEADLINE:
        raise ValueError(
            f"The headline is {len(blocks[0].text):,} characters long; {MAX_HEADLINE} is the most."
        )


def _stored(article: Article, copy: Copy) -> Block:
    block: Block = Block.objects.create(
        article=article, kind=copy.kind, html=copy.html, text=copy.text, digest=copy.digest
    )
    return block


def _replace(
    article: Article,
    standing: Sequence[Placement],
    at: int,
    gone: Sequence[Placement],
    blocks: Sequence[Block],
    editor: User,
) -> Revision:
    """Place `blocks` where `gone` stood, as the next revision."""
    before, after = standing[:at], standing[at + len(gone) :]
    positions = _positions(gone, after, len(blocks))
    if positions is None:  # no room left between the neighbours: every block gets a new place
        gone, blocks = standing, [*_blocks(before), *blocks, *_blocks(after)]
        positions = [GAP * place for place in range(1, len(blocks) + 1)]
    number = article.revisions.count() + 1
    Placement.objects.filter(pk__in=[p.pk for p in gone]).update(until=number)
    Placement.objects.bulk_create(
        Placement(article=article, block=block, position=position, since=number)
        for block, position in zip(blocks, positions, strict=True)
    )
    now = _blocks(Placement.objects.standing().filter(article=article).select_related("block"))
    if now[0] != standing[0].block:
        Article.objects.filter(pk=article.pk).update(headline=now[0].text)
    _carry(_blocks(gone), blocks, beside=(blocks or _blocks(before[-1:]))[0])
    check_soon(article.pk)
    revision: Revision = Revision.objects.create(
        article=article, number=number, digest=revision_digest(now), made_by=editor
    )
    return revision


def _blocks(placements: Iterable[Placement]) -> list[Block]:
    return [placement.block for placement in placements]


def _positions(gone: Sequence[Placement], after: Sequence[Placement], new: int) -> list[int] | None:
    """Places for `new` blocks from where `gone` began to the next neighbour; None without room."""
    if new <= len(gone):
        return [placement.position for placement in gone[:new]]
    low = gone[0].position
    high = after[0].position if after else low + GAP * new
    step = (high - low) // new
    return [low + step * place for place in range(new)] if step else None


def _carry(old: Sequence[Block], new: Sequence[Block], beside: Block) -> None:
    """Bring open suggestions of blocks that are gone to the same words in those that came.

    One whose words were edited stays in sight `beside` what was made of them, as outdated.
    """
    left = [block for block in old if block not in new]
    came = [block for block in new if block not in old]
    carrier = Carrier(_BETWEEN.join(b.text for b in left), _BETWEEN.join(b.text for b in came))
    starts = dict(zip((b.pk for b in left), _starts(left), strict=True))
    carried, outdated = [], []
    for suggestion in Suggestion.objects.filter(block__in=left, verdict=Verdict.OPEN):
        span = carrier.carry(suggestion.span.shifted(starts[suggestion.block_id]))
        home = _home(span, came) if span else None
        if home:
            carried.append(_on(suggestion, *home))
        else:
            outdated.append(suggestion.pk)
    Suggestion.objects.bulk_create(carried)
    Suggestion.objects.filter(pk__in=outdated).update(outdated_at=beside)
    Suggestion.objects.filter(outdated_at__in=left).update(outdated_at=beside)
    resettle(Suggestion.objects.filter(block__in=came))


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Where each block begins in the joined text."""
    return list(accumulate((len(b.text) + len(_BETWEEN) for b in blocks[:-1]), initial=0))[: len(blocks)]


def _home(span: Span, blocks: Sequence[Block]) -> tuple[Block, Span] | None:
    """The block that holds all of a span of the joined text, and the span in it."""
    for block, start in zip(blocks, _starts(blocks), strict=True):
        if start <= span.start and span.end <= start + len(block.text):
            return block, span.shifted(-start)
    return None


def _on(suggestion: Suggestion, block: Block, span: Span) -> Suggestion:
    """The same suggestion on other words that read the same, known by what is about them now."""
    if suggestion.rule:
        kind = Kind(suggestion.kind)
        finding = Finding(0, span, suggestion.replacement, suggestion.rule, kind)
        suggestion.identity = identity(finding, block.text)
    suggestion.carried_from_id = suggestion.pk
    suggestion.pk = None
    suggestion._state.adding = True
    suggestion.block = block
    suggestion.start, suggestion.end = span.start, span.end
    suggestion.version = 0
    return suggestion
