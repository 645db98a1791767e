"""A span of years that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="This ends before it begins; which year is right?",
    source="arithmetic",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "She served ⟦from 2015 to 2012⟧ in the navy.": None,
        "It rained ⟦between 1998 and 1989⟧.": None,
        "The composer (⟦1890–1845⟧) died young.": None,
    },
    good=[
        "She served from 2012 to 2015 and between 1989 and 1998.",
        "The composer (1845–1890) died young; call 2015-1212.",
        "It fell from 2000 to 1950 points. It grew from 2050 to 2030 people.",
        "Between 2015 and 1998 lies a gap in the files.",
    ],
)
_YEAR = r"((?:1[6-9]|20)\d\d)"
_SPAN = re.compile(
    rf"(?:\bfrom {_YEAR} (?:to|until|through) {_YEAR}|\bbetween {_YEAR} and {_YEAR}"
    rf"|(?<=\(){_YEAR}[–-]{_YEAR}(?=\)))"
    r"(?=[.,;:)]| (?:in|as|at|by|when|while|and|she|he|they|it|the)\b)"
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.characters.isdisjoint("0123456789"):
        return
    for match in _SPAN.finditer(passage.prose):
        first, last = (int(year) for year in match.groups() if year)
        if last < first:
            yield Hit(Span(*match.span()))
