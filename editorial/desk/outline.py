"""A long article comes in parts, each of a few screens: where they begin and how much is in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from editorial.models import Article, Placement, Suggestion, Verdict

from .showing import EVERYTHING, Sieve

FULL = 120  # what a part holds: a block counts one, and so does each suggestion shown with it


@dataclass(frozen=True)
class Outline:
    """The blocks that are shown, in reading order: their ids, their positions and their weights.

    A part is known by a position, so that it stays the same copy whatever is added, removed or
    decided above it.
    """

    blocks: list[int]
    positions: list[int]
    weights: list[int]

    def part_from(self, position: int) -> range:
        """The indexes of the part that begins there; of the last one where nothing follows."""
        at = bisect_left(self.positions, position)
        if at == len(self.blocks) and at:
            at = self._starts[-1]
        return range(at, self._end(at))

    def part_before(self, position: int) -> range:
        """The indexes of the part that ends there; of the first one where nothing leads up to it."""
        end = bisect_left(self.positions, position)
        if not end:
            return self.part_from(0)
        at, weight = end - 1, self.weights[end - 1]
        while at and weight + self.weights[at - 1] <= FULL:
            at -= 1
            weight += self.weights[at]
        return range(at, end)

    def start_of(self, position: int) -> int:
        """Where the part begins in which a position is read, coming from the top; 0 for the first part."""
        starts = [0, *(self.positions[at] for at in self._starts[1:])]
        return starts[bisect_right(starts, position) - 1]

    @property
    def _starts(self) -> list[int]:
        starts, at = [0], self._end(0)
        while at < len(self.blocks):
            starts.append(at)
            at = self._end(at)
        return starts

    def _end(self, at: int) -> int:
        weight = 0
        for index in range(at, len(self.blocks)):
            weight += self.weights[index]
            if weight > FULL and index > at:
                return index
        return len(self.blocks)


def read_outline(article: Article, sieve: Sieve = EVERYTHING) -> Outline:
    """Of the blocks that have something the sieve admits where it asks: two queries."""
    placed = Placement.objects.standing().filter(article=article)
    asked = Suggestion.objects.filter(sieve.condition, article=article, withdrawn=False)
    shown = asked.exclude(verdict=Verdict.OPEN, held=True).annotate(home=Coalesce("outdated_at", "block"))
    counts = Counter(shown.order_by().values_list("home", flat=True))
    rows = [row for row in placed.values_list("block_id", "position") if counts[row[0]] or not sieve]
    return Outline(
        [block for block, _ in rows],
        [position for _, position in rows],
        [1 + counts[block] for block, _ in rows],
    )


def last_position(article: Article, block: int) -> int:
    """Where the block stands, or stood last; 0 for none of this article."""
    placed = Placement.objects.filter(article=article, block=block).order_by("-since")
    return placed.values_list("position", flat=True).first() or 0
