"""Finding quoted words again: a service's own offsets are never believed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from editorial.text.span import Span

from ..document import Document
from ..rule import Finding

_BESIDE = 40  # code points of context that are compared
_MOST_PLACES = 200  # that are looked at: what stands more often points at nothing


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a service points at, with what it says stands before and after them."""

    words: str
    before: str = ""
    after: str = ""


@dataclass
class Heard:
    """What came of asking a service: findings, how many could not be placed, and what went wrong."""

    findings: list[Finding] = field(default_factory=list)
    dropped: int = 0
    trouble: str = ""


def find(document: Document, quote: Quote) -> tuple[int, Span] | None:
    """The block and the span that can only be meant by `quote`; None when there is none or more than one."""
    if not quote.words.strip():
        return None
    matches = (
        (passage, match)
        for passage in document.passages
        for match in re.finditer(re.escape(quote.words), passage.text)
    )
    places = [
        (_likeness(passage.text, match.start(), match.end(), quote), passage.index, match.span())
        for passage, match in islice(matches, _MOST_PLACES + 1)
    ]
    if len(places) > _MOST_PLACES:
        return None
    places.sort(key=lambda place: -place[0])
    if not places or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    _, block, (start, end) = places[0]
    return block, Span(start, end)


def _likeness(text: str, start: int, end: int, quote: Quote) -> int:
    """How many code points on either side are as the service says."""
    before = _same(text[max(0, start - _BESIDE) : start][::-1], quote.before[-_BESIDE:][::-1])
    return before + _same(text[end : end + _BESIDE], quote.after[:_BESIDE])


def _same(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(at for at in range(shorter) if one[at] != other[at])
