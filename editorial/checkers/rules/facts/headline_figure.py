"""A sum of money or a percentage in the headline that the body gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from editorial.checkers.document import Document, Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.block import BlockKind
from editorial.text.span import Span

RULE = Rule(
    message="The headline and the body give different figures.",
    source="a headline says what the article says",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "# Albury Wins ⟦$3.5 Million⟧ for Roads\n\nThe $35 million is for Albury, said the mayor.": None,
        "# Fares to Rise ⟦12%⟧\n\nThe board said fares would rise 21 percent in May.": None,
        "# Albury Wins ⟦$3.5 Million⟧ for Roads\n\nThe town won $3.4 million, said the mayor.": None,
        "# Bridge to Cost ⟦$700,000⟧\n\nIt will cost $7 million, or $70 a head.": None,
    },
    good=[
        "# Albury Wins $3.5 Million for Roads\n\nThe town won $3,480,000, said the mayor.",
        "# Albury Wins $5 Million\n\nThe town won $2 million for roads and $3 million for schools.",
        "# Albury Wins $3 Million\n\nThe town won money, said the mayor.",
        "# Fares to Rise 12%\n\nThe board said fares would rise 12.4 percent, not 21 percent.",
        "# $1 Billion Lost\n\nThe town lost almost $960 million.",
        "# Half of 10% Is Gone\n\nThe share fell by half. Ten percent was the start, 5% the end.",
    ],
)
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_FIGURE = re.compile(
    r"([$£€])(\d[\d,]{0,15}(?:\.\d+)?)(?:[ -]?(thousand|million|billion|trillion|[kmb]n?)\b)?"
    rf"|(?<![\w.,$])(\d[\d,]{{0,15}}(?:\.\d+)?|{'|'.join(_SMALL)})(?:[ -]?(?:percent|per cent)\b|%)",
    re.IGNORECASE,
)
_SCALE = {"t": 3, "k": 3, "m": 6, "b": 9, "tr": 12}
_ALMOST = 0.99  # of one in the headline’s last place: it rounds, while 12 for 13 is a slip
_MANY = 30  # figures of one kind from which no two of them mean anything


class Figure(NamedTuple):
    sign: str
    value: float
    span: Span


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    heads = [p for p in document.passages if p.kind is BlockKind.HEADLINE]
    said = [(head, figure) for head in heads for figure in _figures(head)]
    if not said:
        return
    body = [(p, figure) for p in document.passages if p not in heads for figure in _figures(p)]
    for head, figure in said:
        same = [(p, other) for p, other in body if other.sign == figure.sign]
        values = [other.value for _, other in same]
        if 0 < len(same) < _MANY and not _is_borne_out(figure.value, _step(figure.value), values):
            passage, other = same[0]
            asked = f"The headline says {figure.span.of(head.text)}, the body {other.span.of(passage.text)}."
            yield Hit(figure.span, message=f"{asked} Which is right?", passage=head)


def _figures(passage: Passage) -> Iterator[Figure]:
    for match in _FIGURE.finditer(passage.prose):
        sign, money, scale, percent = match.groups()
        span = Span(*match.span())
        yield Figure(sign or "%", _value((money or percent).lower(), (scale or "").lower()), span)


def _value(number: str, scale: str) -> float:
    zeros = _SCALE.get(scale[:2], _SCALE.get(scale[:1], 0))
    figure = _SMALL.index(number) if number in _SMALL else float(number.replace(",", ""))
    return figure * 10.0**zeros


def _is_borne_out(value: float, step: float, body: list[float]) -> bool:
    """Whether a figure of the body is `value` but for rounding, or two or all of them make it."""
    pairs = list(combinations(body, 2))
    made = (sum(body), *body, *(one + two for one, two in pairs), *(abs(one - two) for one, two in pairs))
    return any(abs(figure - value) < step * _ALMOST for figure in made)


def _step(value: float) -> float:
    """One in the last place of `value` that is not zero: what it may have been rounded to."""
    digits, _, power = f"{value:.6e}".partition("e")
    places = len(digits.rstrip("0").partition(".")[2])
    return 10.0 ** (int(power) - places)
