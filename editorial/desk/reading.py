"""What pages show: plain objects, each made with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from editorial.models import Article, Block, Suggestion, Verdict
from editorial.text.overlay import Edit, Piece, current_text, weave

from .checking import standing_blocks

CONTEXT = 32  # code points on either side of a suggestion on its card


@dataclass(frozen=True, slots=True)
class Tally:
    """How many suggestions of an article wait, by severity, and how many are decided."""

    error: int
    style: int
    query: int
    decided: int

    @property
    def open(self) -> int:
        return self.error + self.style + self.query

    @property
    def all(self) -> int:
        return self.open + self.decided


@dataclass
class BlockView:
    """A block with its suggestions, as the review page shows it."""

    block: Block
    suggestions: list[Suggestion]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The copy in reading order, with what was accepted and what waits laid over it."""
        standing = self._accepted
        proposed = [s.proposal for s in self.waiting if s.proposal]
        notes = [s.note for s in self.waiting if s.replacement is None]
        return weave(self.block.copy, [*standing, *proposed], notes)

    @property
    def text(self) -> str:
        """The words as they stand, open suggestions left out."""
        return current_text(self.block.copy, self._accepted)

    @property
    def _accepted(self) -> list[Edit]:
        return [s.edit for s in self.suggestions if s.edit and not s.outdated_at_id]

    @cached_property
    def waiting(self) -> list[Suggestion]:
        """Those to be decided, in reading order."""
        return [s for s in self.suggestions if s.verdict == Verdict.OPEN and not (s.held or s.outdated_at_id)]

    @property
    def outdated(self) -> list[Suggestion]:
        """Those still open whose words an edit took away."""
        return [
            s for s in self.suggestions if s.verdict == Verdict.OPEN and s.outdated_at_id and not s.withdrawn
        ]

    @cached_property
    def held(self) -> list[Suggestion]:
        return [s for s in self.suggestions if s.held and not s.withdrawn]

    @property
    def decided(self) -> list[Suggestion]:
        return [s for s in self.suggestions if s.verdict != Verdict.OPEN]

    @property
    def cards(self) -> list[Card]:
        return [Card(s, self.block.text, self._behind(s)) for s in self.waiting]

    def _behind(self, shown: Suggestion) -> int:
        """How many others are held back while this one waits."""
        return sum(1 for s in self.held if s.span.conflicts(shown.span))


@dataclass(frozen=True)
class Card:
    """A waiting suggestion in its sentence, with how many are held behind it."""

    suggestion: Suggestion
    text: str
    behind: int

    @property
    def before(self) -> str:
        """The words that lead up to it, cut at a space."""
        start = max(self.suggestion.start - CONTEXT, 0)
        words = self.text[start : self.suggestion.start]
        return f"…{words.partition(' ')[2]}" if start else words

    @property
    def after(self) -> str:
        end = self.suggestion.end + CONTEXT
        words = self.text[self.suggestion.end : end]
        return f"{words.rpartition(' ')[0]}…" if end < len(self.text) else words


@dataclass(frozen=True)
class ReviewPage:
    article: Article
    blocks: list[BlockView]
    tally: Tally

    @property
    def words(self) -> int:
        """The length of the copy as it now stands."""
        return sum(len(view.text.split()) for view in self.blocks)


@dataclass(frozen=True)
class QueueRow:
    article: Article
    tally: Tally


_COUNTED = {
    "error": Q(verdict=Verdict.OPEN, held=False, severity=Suggestion.Severity.ERROR),
    "style": Q(verdict=Verdict.OPEN, held=False, severity=Suggestion.Severity.STYLE),
    "query": Q(verdict=Verdict.OPEN, held=False, severity=Suggestion.Severity.QUERY),
    "decided": ~Q(verdict=Verdict.OPEN),
}
_COUNTS = {name: Count("pk", filter=condition) for name, condition in _COUNTED.items()}


def read_review(article: Article) -> ReviewPage:
    """The whole review page: three queries, whatever its length."""
    blocks = standing_blocks(article)
    by_block: dict[int, list[Suggestion]] = defaultdict(list)
    for suggestion in _with_people(Suggestion.objects.filter(article=article)):
        by_block[suggestion.outdated_at_id or suggestion.block_id].append(suggestion)
    return ReviewPage(article, [BlockView(b, by_block[b.pk]) for b in blocks], read_tally(article))


def read_block(block: Block) -> BlockView:
    """One block with its suggestions."""
    return BlockView(block, list(_with_people(Suggestion.objects.beside(block))))


def read_alike(suggestion: Suggestion, *, open_only: bool = True) -> list[Card]:
    """The suggestions of one article by the same voice that make the same change, in reading order.

    Those that wait for a decision, or with `open_only` off the decided ones too: two queries.
    """
    alike = Suggestion.objects.waiting() if open_only else Suggestion.objects.standing()
    alike = alike.filter(
        article=suggestion.article_id,
        rule=suggestion.rule,
        author=suggestion.author_id,
        original=suggestion.original,
        replacement=suggestion.replacement,
        outdated_at=None,
    )
    place = {block.pk: number for number, block in enumerate(standing_blocks(suggestion.article))}
    rows = sorted(alike.select_related("block", "author"), key=lambda s: (place[s.block_id], s.start))
    return [Card(row, row.block.text, behind=0) for row in rows]


def read_tally(article: Article) -> Tally:
    counts = Suggestion.objects.standing().filter(article=article).aggregate(**_COUNTS)
    return Tally(**counts)


def read_queue(articles: Iterable[Article]) -> list[QueueRow]:
    """These articles with what waits in each: one query."""
    articles = list(articles)
    counts = Suggestion.objects.standing().filter(article__in=articles).order_by().values("article")
    rows = counts.annotate(**_COUNTS).values_list("article", *_COUNTS)
    tallies = {row[0]: Tally(*row[1:]) for row in rows}
    return [QueueRow(article, tallies.get(article.pk, Tally(0, 0, 0, 0))) for article in articles]


def _with_people(suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    return suggestions.select_related("decided_by", "author").order_by("start", "end", "pk")
