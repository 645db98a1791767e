"""What pages show: plain objects, each made with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q

from editorial.models import Article, Block, Placement, Suggestion, Verdict
from editorial.text.overlay import Edit, spliced

from .checking import standing_blocks
from .gate import ASKED
from .outline import read_outline
from .showing import EVERYTHING, BlockView, Card, Sieve
from .talking import threads

AT_ONCE = 40  # changed blocks that are told in one answer


@dataclass(frozen=True, slots=True)
class Tally:
    """How many suggestions of an article wait, by severity, and how many are decided.

    `asked` are the questions by people among them, which hold the copy back.
    """

    error: int
    style: int
    query: int
    decided: int
    asked: int

    @property
    def open(self) -> int:
        return self.error + self.style + self.query

    @property
    def all(self) -> int:
        return self.open + self.decided


@dataclass(frozen=True)
class ReviewPage:
    """The blocks of an article, or one part of a long one.

    `begins` is the position from which on it shows the copy, `ends` the one at which the next part
    begins; None where there is nothing further. `upto` of `of` blocks are read by its end.
    """

    article: Article
    blocks: list[BlockView]
    tally: Tally
    begins: int | None = None
    ends: int | None = None
    upto: int = 0
    of: int = 0


@dataclass(frozen=True)
class QueueRow:
    article: Article
    tally: Tally


_COUNTED = {
    "error": Q(verdict=Verdict.OPEN, held=False, severity=Suggestion.Severity.ERROR),
    "style": Q(verdict=Verdict.OPEN, held=False, severity=Suggestion.Severity.STYLE),
    "query": Q(verdict=Verdict.OPEN, held=False, severity=Suggestion.Severity.QUERY),
    "decided": ~Q(verdict=Verdict.OPEN),
    "asked": Q(ASKED, verdict=Verdict.OPEN, held=False),
}
_COUNTS = {name: Count("pk", filter=condition) for name, condition in _COUNTED.items()}


def read_review(article: Article) -> ReviewPage:
    """The whole article: four queries, whatever its length."""
    return ReviewPage(article, _views(standing_blocks(article)), read_tally(article))


def read_part(
    article: Article, begins: int = 0, ends: int | None = None, sieve: Sieve = EVERYTHING
) -> ReviewPage:
    """The part that begins at a position, or that ends at one; of the blocks that the sieve admits."""
    outline = read_outline(article, sieve)
    part = outline.part_from(begins) if ends is None else outline.part_before(ends)
    blocks = Block.objects.in_bulk(outline.blocks[part.start : part.stop])
    return ReviewPage(
        article,
        _views([blocks[pk] for pk in outline.blocks[part.start : part.stop]], sieve),
        read_tally(article),
        outline.positions[part.start] if part.start else None,
        outline.positions[part.stop] if part.stop < len(outline.blocks) else None,
        part.stop,
        len(outline.blocks),
    )


def read_block(block: Block, sieve: Sieve = EVERYTHING) -> BlockView:
    """One block with its suggestions."""
    return _views([block], sieve)[0]


@dataclass(frozen=True)
class Known:
    """What a page knows: all up to a stamp, or of those with just this stamp all up to a position.

    It shows the blocks from one position on until another one.
    """

    stamp: int
    position: int | None = None
    begins: int = 0
    ends: int | None = None

    @property
    def missed(self) -> Q:
        """Which placements show something else than the page knows."""
        later = Q(stamp__gt=self.stamp)
        if self.position is not None:
            later |= Q(stamp=self.stamp, position__gt=self.position)
        shown = Q(position__gte=self.begins)
        return later & shown & (Q() if self.ends is None else Q(position__lt=self.ends))


@dataclass(frozen=True)
class Changes:
    """The ids of all blocks in reading order, those that have changed, and what is known with them.

    `position` is None when that is all.
    """

    order: list[int]
    views: list[BlockView]
    stamp: int
    position: int | None


def read_changed(article: Article, known: Known, sieve: Sieve = EVERYTHING) -> Changes:
    """What a page has missed, the oldest change first, as much of it as is told at once."""
    placed = Placement.objects.standing().filter(article=article)
    missed = placed.filter(known.missed).select_related("block").order_by("stamp", "position")
    told = list(missed[: AT_ONCE + 1])
    told, is_all = told[:AT_ONCE], len(told) <= AT_ONCE
    return Changes(
        list(placed.values_list("block_id", flat=True)),
        _views([placement.block for placement in told], sieve),
        article.stamp if is_all else told[-1].stamp,
        None if is_all else told[-1].position,
    )


def next_waiting(article: Article, here: Suggestion, sieve: Sieve = EVERYTHING) -> Suggestion | None:
    """Where to go on after `here`: itself if it waits, else the next one below it, else from the top."""
    waiting: dict[int, list[Suggestion]] = {}
    for suggestion in Suggestion.objects.waiting().filter(sieve.condition, article=article):
        waiting.setdefault(suggestion.outdated_at_id or suggestion.block_id, []).append(suggestion)
    if any(here in some for some in waiting.values()):
        return here
    order = list(Placement.objects.standing().filter(article=article).values_list("block_id", flat=True))
    home = here.outdated_at_id or here.block_id
    at = order.index(home) if home in order else 0
    below = [s for s in waiting.get(home, []) if s.start > here.start]
    further = (s for block in order[at + 1 :] + order[: at + 1] for s in waiting.get(block, []))
    return next(iter([*below, *further]), None)


def count_words(article: Article) -> int:
    """The length of the copy as it now stands: two queries."""
    accepted: dict[int, list[Edit]] = defaultdict(list)
    for suggestion in Suggestion.objects.filter(article=article, applied__isnull=False, carried_to=None):
        if suggestion.edit:
            accepted[suggestion.block_id].append(suggestion.edit)
    texts = Placement.objects.filter(article=article, until=None).values_list("block_id", "block__text")
    return sum(len(spliced(text, accepted[pk]).split()) for pk, text in texts)


class Among(StrEnum):
    """Which suggestions of an article are taken for alike."""

    CHANGE = "change"
    RULE = "rule"
    FIXES = "fixes"


def read_alike(suggestion: Suggestion, among: Among = Among.CHANGE, *, open_only: bool = True) -> list[Card]:
    """The suggestions of one article that are like this one, in reading order.

    Those by the same voice that make the same change, or any; or every certain fix by whatever
    rule. Those that wait for a decision, or with `open_only` off the decided ones too: two queries.
    """
    alike = Suggestion.objects.waiting() if open_only else Suggestion.objects.standing()
    alike = alike.filter(article=suggestion.article_id, outdated_at=None)
    if among is Among.FIXES:
        alike = alike.filter(kind=Suggestion.Kind.FIX).exclude(rule="")
    else:
        alike = alike.filter(rule=suggestion.rule, author=suggestion.author_id)
    if among is Among.CHANGE:
        alike = alike.filter(original=suggestion.original, replacement=suggestion.replacement)
    place = {block.pk: number for number, block in enumerate(standing_blocks(suggestion.article))}
    rows = sorted(alike.select_related("block", "author"), key=lambda s: (place[s.block_id], s.start))
    return [Card(row, row.block.text) for row in rows]


def read_voices(article: Article) -> list[str]:
    """The rules and the people that proposed or decided something in the article as it stands."""
    rows = Suggestion.objects.standing().filter(article=article).order_by()
    named = rows.values_list("rule", "author__username", "author_name", "decided_by__username").distinct()
    return sorted({voice for row in named for voice in row if voice})


def read_tally(article: Article) -> Tally:
    counts = Suggestion.objects.standing().filter(article=article).aggregate(**_COUNTS)
    return Tally(**counts)


def read_queue(articles: Iterable[Article]) -> list[QueueRow]:
    """These articles with what waits in each: one query."""
    articles = list(articles)
    counts = Suggestion.objects.standing().filter(article__in=articles).order_by().values("article")
    rows = counts.annotate(**_COUNTS).values_list("article", *_COUNTS)
    tallies = {row[0]: Tally(*row[1:]) for row in rows}
    return [QueueRow(article, tallies.get(article.pk, Tally(0, 0, 0, 0, 0))) for article in articles]


def _views(blocks: Sequence[Block], sieve: Sieve = EVERYTHING) -> list[BlockView]:
    """The blocks with their suggestions and threads: two queries."""
    by_block: dict[int, list[Suggestion]] = defaultdict(list)
    here = Q(block__in=blocks, outdated_at=None) | Q(outdated_at__in=blocks)
    rows = Suggestion.objects.filter(here).select_related("decided_by", "author")
    for suggestion in rows.order_by("start", "end", "pk"):
        by_block[suggestion.outdated_at_id or suggestion.block_id].append(suggestion)
    said = threads(s for some in by_block.values() for s in some)
    return [BlockView(block, by_block[block.pk], sieve, said) for block in blocks]
