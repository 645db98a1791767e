"""Which of several findings on the same words is shown first, and how a finding is known again."""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import takewhile

from editorial.text.span import Span, trimmed

from .rule import Finding, Kind

_CERTAINTY = {Kind.FIX: 0, Kind.CHOICE: 1, Kind.QUERY: 2}
_SECOND_OPINIONS = ("harper.", "languagetool.", "model.")  # heard after the house's own rules
_NEIGHBOURS = 3
_LOOK = 120  # code points in which the neighbouring words are looked for
_WORD = re.compile(r"\w+")
_PARTING = rf"\W{{1,{_LOOK}}}"
_BESIDE = rf"\W{{0,{_LOOK}}}?"


def rank(finding: Finding) -> tuple[object, ...]:
    """The total order of findings: the surer first, the house before engines, then the wider, by place."""
    return (
        finding.block,
        _CERTAINTY[finding.kind],
        finding.rule.startswith(_SECOND_OPINIONS),
        -len(finding.span),
        finding.span,
        finding.rule,
        finding.replacement or "",
        finding.alternatives,
        finding.message,
    )


def merged(findings: Iterable[Finding], texts: Sequence[str]) -> list[Finding]:
    """Findings with the same outcome made one, in order of rank; `texts` are the blocks' texts.

    The same whatever order they come in; the later voice is named in `also`.
    """
    kept: dict[object, Finding] = {}
    for finding in sorted(findings, key=rank):
        same = (finding.block, *outcome(finding, texts[finding.block]))
        if same not in kept:
            kept[same] = finding
        elif finding.rule not in (kept[same].rule, *kept[same].also):
            kept[same] = replace(kept[same], also=(*kept[same].also, finding.rule))
    return list(kept.values())


def settle(
    findings: Iterable[Finding], accepted: Iterable[tuple[int, Span]] = ()
) -> tuple[list[Finding], list[Finding]]:
    """The findings to show, in reading order, and those held back because a surer one is in the way.

    `accepted` are the places (block, span) already decided for. A held finding is shown when what
    held it is rejected. A query stands in nobody's way.
    """
    taken: dict[int, list[Span]] = defaultdict(list)
    for block, span in sorted(accepted):
        taken[block].append(span)
    shown, held = [], []
    for finding in sorted(findings, key=rank):
        places = taken[finding.block]
        if finding.kind is Kind.QUERY:
            shown.append(finding)
        elif _is_free(finding.span, places):
            insort(places, finding.span)
            shown.append(finding)
        else:
            held.append(finding)
    return sorted(shown, key=lambda f: (f.block, f.span, rank(f))), held


def identity(finding: Finding, text: str) -> str:
    """What a finding is known by from one check to the next, as a hex SHA-256.

    Its rule, the marked words, three words on either side, and how many places before it in the
    block's `text` have the same; never how it is worded.
    """
    start, end = finding.span.start, finding.span.end
    before = list(_WORD.finditer(text, max(0, start - _LOOK), start))[-_NEIGHBOURS:]
    after = _WORD.findall(text, end, end + _LOOK)[:_NEIGHBOURS]
    marked = finding.span.of(text)
    told = (
        finding.rule,
        " ".join(match[0] for match in before),
        marked,
        " ".join(after),
        repr(_earlier(text, before, marked, after, start)),
    )
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _earlier(
    text: str, before: list[re.Match[str]], marked: str, after: list[str], start: int
) -> tuple[int, int]:
    """How many places before `start` are the same: since the last word, and with the same words around."""
    gap = before[-1].end() if before else max(0, start - _LOOK)
    here = sum(text.startswith(marked, at) for at in range(gap, start))
    if not before:
        return here, 0
    words = (match[0] for match in before)
    parts = _PARTING.join(map(re.escape, words)), re.escape(marked), _PARTING.join(map(re.escape, after))
    same = re.compile("(?=" + _BESIDE.join(parts) + ")").finditer(text, 0, start + len(marked) + _LOOK)
    found = takewhile(lambda match: match.start() < before[0].start(), same)
    return here, sum(1 for _ in found)


def outcome(finding: Finding, text: str) -> tuple[object, ...]:
    """Equal for findings in a block that leave its `text` the same or, as queries, ask the same."""
    if finding.replacement is None:
        return finding.span, finding.alternatives or finding.rule
    span, words = trimmed(text, finding.span, finding.replacement)
    start, end = span.start, span.end
    if not words:  # of “the the” either may go
        while start and text[start - 1] == text[end - 1]:
            start, end = start - 1, end - 1
    elif start == end:
        while start and text[start - 1] == words[-1]:
            words = words[-1] + words[:-1]
            start, end = start - 1, end - 1
    return Span(start, end), words


def _is_free(span: Span, places: Sequence[Span]) -> bool:
    """Whether `span` conflicts with none of `places`, which are in order and clear of each other."""
    at = bisect(places, span)
    return not any(span.conflicts(place) for place in places[max(at - 1, 0) : at + 1])
