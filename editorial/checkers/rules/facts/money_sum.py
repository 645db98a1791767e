"""A sum of money that its own breakdown does not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The parts do not add up to the whole; which figure is right?",
    source="arithmetic",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "Albury will spend ⟦$12 million: $7 million for roads and $6 million for schools⟧.": None,
        "The grant of ⟦$900,000 ($500,000 for wool, $300,000 for coal and $200,000 for tar)⟧ is gone.": None,
        "It raised ⟦$2.5 million — $1 million from Albury and $1 million from Barton⟧ — in May.": None,
    },
    good=[
        "Albury will spend $12 million: $7 million for roads and $5 million for schools.",
        "It raised $2 million — $1.1 million from Albury and $850,000 from Barton — in May.",
        "Albury will spend $12 million, including $7 million for roads and $6 million for schools.",
        "The price fell from $12 million: $7 million in May and $6 million in June was too much.",
        "Albury spent $12 million: $7 million or more for roads and $6 million for schools.",
    ],
)
_SUM = r"\$\d[\d,]{0,15}(?:\.\d{1,3})?(?: (?:thousand|million|billion))?"
_PART = rf"{_SUM} (?:for|from|to|on|in|by) [a-z’ -]{{2,40}}?"
_WHOLE = re.compile(
    rf"(?<!from )({_SUM})(?:: | \(| [–—] |—)((?:{_PART}, ){{0,6}}{_PART},? and {_PART})(?=[,.;)–—]| [–—])\)?",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\$([\d,]+(?:\.\d+)?)(?: (thousand|million|billion))?", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:more|most|least|almost|nearly|about|over|rest|other|least)\b")
_SCALE = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SLACK = 0.03  # of the whole, for figures that were rounded before they were added up


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if "$" not in passage.characters:
        return
    for match in _WHOLE.finditer(passage.prose):
        whole, *parts = _sums(match[0])
        if abs(sum(parts) - whole) > whole * _SLACK and not _HEDGED.search(match[2]):
            asked = f"The whole is ${whole:,.15g}, the parts make ${sum(parts):,.15g}. Which is right?"
            yield Hit(Span(*match.span()), message=asked)


def _sums(text: str) -> list[float]:
    return [float(number.replace(",", "")) * _SCALE[scale.lower()] for number, scale in _MONEY.findall(text)]
