"""The receipt of an article: every suggestion with all that was said and decided on it, for good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from editorial.models import Article, Decision, Release, Remark, Revision, Silence, Suggestion

from .showing import Card
from .wording import spoken


@dataclass(frozen=True)
class Step:
    """A decision, and what it decided in words."""

    decision: Decision
    what: str


@dataclass
class Entry:
    """A suggestion from when it was raised to where edits have carried it: one line, whatever happened.

    `first` is the row it was raised as, `now` the one it has come to.
    """

    first: Suggestion
    now: Suggestion
    steps: list[Step] = field(default_factory=list)
    thread: list[Remark] = field(default_factory=list)

    @property
    def card(self) -> Card:
        """Its words where it was raised."""
        return Card(self.first, self.first.block.text)


@dataclass(frozen=True)
class Receipt:
    article: Article
    revisions: Sequence[Revision]
    entries: list[Entry]
    silences: Sequence[Silence]
    releases: Sequence[Release]

    @property
    def digest(self) -> str:
        """SHA-256 of the newest revision's blocks."""
        return str(self.revisions[-1].digest)


def read_receipt(article: Article) -> Receipt:
    """Everything on record, in reading order: seven queries, whatever the length."""
    rows = list(article.suggestions.select_related("block", "author", "decided_by").order_by("pk"))
    entries: dict[int, Entry] = {}
    for row in rows:
        entry = entries.setdefault(row.origin_id or row.pk, Entry(row, row))
        entry.now = row
    _add_steps(article, entries)
    for line in Remark.objects.filter(suggestion__article=article).select_related("author"):
        entries[line.suggestion_id].thread.append(line)
    place = _places(article)
    return Receipt(
        article,
        list(article.revisions.select_related("made_by", "takes_back").order_by("number")),
        sorted(entries.values(), key=lambda e: (place[e.first.block_id], e.first.start, e.first.pk)),
        list(article.silences.select_related("made_by", "lifted_by")),
        list(article.releases.select_related("editor")),
    )


def _add_steps(article: Article, entries: dict[int, Entry]) -> None:
    rows = Decision.objects.filter(suggestion__article=article).order_by("pk")
    for decision in rows.select_related("editor", "suggestion__block"):
        row = decision.suggestion
        what = spoken(row, row.block.text, decision.words)
        entries[row.origin_id or row.pk].steps.append(Step(decision, what))


def _places(article: Article) -> dict[int, tuple[int, int]]:
    """Where each block stood first: an edit's blocks keep the places of those they replace."""
    places: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for block, position, since in article.placements.order_by("-since").values_list(
        "block_id", "position", "since"
    ):
        places[block] = position, since
    return places
