"""What happened to an article: every decision and every edit, in order."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import merge

from django.contrib.auth.models import User

from editorial.models import Article, Decision, Placement, Revision, Suggestion, Verdict
from editorial.text.carry import Stretch, compared

from .wording import spoken


@dataclass(frozen=True)
class Decided:
    """A verdict. `can_go_back` tells the last one on words that still stand."""

    decision: Decision
    can_go_back: bool

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
class Edited:
    """A revision, with what its blocks read against those they replaced."""

    revision: Revision
    stretches: list[Stretch]

    @property
    def at(self) -> datetime.datetime:
        return self.revision.made_at

    @property
    def by(self) -> User | None:
        return self.revision.made_by


def read_history(article: Article) -> list[Decided | Edited]:
    """Decisions and edits, the first one first: five queries, whatever the length.

    Decisions keep their own order and so do edits, whatever the clocks said; times only tell how
    the two go together.
    """
    kinds: list[list[Decided | Edited]] = [[*_decided(article)], [*_edited(article)]]
    return list(merge(*kinds, key=lambda event: event.at))


def _decided(article: Article) -> list[Decided]:
    standing = set(Placement.objects.standing().filter(article=article).values_list("block_id", flat=True))
    decisions = Decision.objects.filter(suggestion__article=article).order_by("pk")
    rows = decisions.select_related("editor", "suggestion__block", "suggestion__author")
    return [Decided(decision, _can_go_back(decision, standing)) for decision in rows]


def _can_go_back(decision: Decision, standing: set[int]) -> bool:
    suggestion = decision.suggestion
    is_last = decision.number == suggestion.version and decision.after != Verdict.OPEN
    return is_last and (suggestion.block_id in standing or suggestion.outdated_at_id in standing)


def _edited(article: Article) -> list[Edited]:
    came: dict[int, list[str]] = defaultdict(list)
    gone: dict[int, list[str]] = defaultdict(list)
    placements = Placement.objects.filter(article=article).select_related("block").order_by("position")
    for placement in placements:
        came[placement.since].append(placement.block.text)
        if placement.until:
            gone[placement.until].append(placement.block.text)
    revisions = article.revisions.select_related("made_by").order_by("number")
    return [Edited(r, _compared(r.number, gone, came)) for r in revisions]


def _compared(number: int, gone: dict[int, list[str]], came: dict[int, list[str]]) -> list[Stretch]:
    if number == 1:
        return []
    return compared(_joined(gone[number]), _joined(came[number]))


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts)
