"""What happened to an article: every decision and every edit, in order."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby

from django.contrib.auth.models import User

from editorial.models import Article, Decision, Placement, Revision, Suggestion, Verdict
from editorial.text.carry import Stretch, compared

from .wording import spoken


@dataclass(frozen=True)
class Decided:
    """A verdict. `now` is the row that its suggestion has come to, where the verdict is the last on it.

    It can be taken back then. `is_gone` tells that its words were written over since: to take it back
    changes no copy.
    """

    decision: Decision
    now: Suggestion | None
    is_gone: bool

    @property
    def at(self) -> datetime.datetime:
        return self.decision.at

    @property
    def by(self) -> User:
        return self.decision.editor

    @property
    def suggestion(self) -> Suggestion:
        return self.decision.suggestion

    @property
    def what(self) -> str:
        """What was decided, in words."""
        return spoken(self.suggestion, self.suggestion.block.text, self.decision.words)


@dataclass(frozen=True)
class DecidedTogether:
    """Verdicts given as one; they are taken back as one."""

    each: list[Decided]

    @property
    def first(self) -> Decided:
        return self.each[0]

    @property
    def at(self) -> datetime.datetime:
        return self.first.at

    @property
    def by(self) -> User:
        return self.first.by

    @property
    def can_go_back(self) -> bool:
        return any(event.now for event in self.each)


@dataclass(frozen=True)
class Edited:
    """A revision, with what its blocks read against those they replaced."""

    revision: Revision
    stretches: list[Stretch]
    can_go_back: bool

    @property
    def at(self) -> datetime.datetime:
        return self.revision.made_at

    @property
    def by(self) -> User | None:
        return self.revision.made_by


Event = Decided | DecidedTogether | Edited


def read_history(article: Article) -> list[Event]:
    """Decisions and edits, the first one first: six queries, whatever the length.

    Decisions keep their own order and so do edits, whatever the clocks said; times only tell how
    the two go together.
    """
    kinds: list[list[Event]] = [[*_together(_decided(article))], [*_edited(article)]]
    return list(merge(*kinds, key=lambda event: event.at))


def _together(decided: Iterable[Decided]) -> Iterator[Event]:
    """The decisions with those of one act made one."""
    for _, run in groupby(decided, key=lambda event: event.decision.act or event.decision.pk):
        events = list(run)
        yield DecidedTogether(events) if len(events) > 1 else events[0]


def _decided(article: Article) -> list[Decided]:
    standing = set(Placement.objects.standing().filter(article=article).values_list("block_id", flat=True))
    latest = _latest(article)
    decisions = Decision.objects.filter(suggestion__article=article).order_by("pk")
    rows = decisions.select_related("editor", "suggestion__block", "suggestion__author")
    return [_told(decision, latest[decision.suggestion_id], standing) for decision in rows]


def _latest(article: Article) -> dict[int, Suggestion]:
    """For each suggestion the row that edits have carried it to."""
    latest: dict[int, Suggestion] = {}
    for row in Suggestion.objects.filter(article=article).order_by("-pk"):
        latest.setdefault(row.pk, row)
        if row.carried_from_id:
            latest[row.carried_from_id] = latest[row.pk]
    return latest


def _told(decision: Decision, now: Suggestion, standing: set[int]) -> Decided:
    """The decision, and whether it is still the last word on `now`, where its suggestion has come to."""
    is_last = decision.number == now.version and decision.after != Verdict.OPEN
    in_sight = now.block_id in standing or now.outdated_at_id in standing
    return Decided(decision, now if is_last else None, is_last and not in_sight)


def _edited(article: Article) -> list[Edited]:
    came: dict[int, list[str]] = defaultdict(list)
    gone: dict[int, list[str]] = defaultdict(list)
    placements = Placement.objects.filter(article=article).select_related("block").order_by("position")
    for placement in placements:
        came[placement.since].append(placement.block.text)
        if placement.until:
            gone[placement.until].append(placement.block.text)
    revisions = list(article.revisions.select_related("made_by", "takes_back").order_by("number"))
    undone = {revision.takes_back_id for revision in revisions}
    return [
        Edited(r, _compared(r.number, gone, came), r.number > 1 and r.pk not in undone) for r in revisions
    ]


def _compared(number: int, gone: dict[int, list[str]], came: dict[int, list[str]]) -> list[Stretch]:
    if number == 1:
        return []
    return compared(_joined(gone[number]), _joined(came[number]))


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts)
