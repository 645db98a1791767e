"""Millions and billions written out in noughts."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="Round millions and billions take the word.",
    source="Associated Press Stylebook, “millions, billions”",
    category="number_style",
    severity=Severity.STYLE,
    languages=("en",),
    bad={
        "It cost ⟦$3,000,000⟧ a year.": "$3 million",
        "Some ⟦1,500,000⟧ people came.": "1.5 million",
        "It cost ⟦€2,000,000,000⟧.": "€2 billion",
    },
    good=[
        "It cost $3,250,400, or $3 million.",
        "From $1,000,000 to $1,234,567 and 3,000,000-4,000,000.",
        "It cost $3,000 and ran to 1:2,000,000.",
    ],
)

_NOUGHTS = re.compile(r"(?<![\w.,:–-])([$£€]?\d{1,3})(?:,(\d)00,000(,000)?|,000,000(,000)?)(?![\w–-]|[,.]\d)")
_EXACT = re.compile(r"\b\d{1,3},\d{3},(?!000)\d{3}\b")  # beside an exact figure the noughts count


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    if "00,000" not in prose or _EXACT.search(prose):
        return
    for match in _NOUGHTS.finditer(prose):
        whole, tenths, *more = match.groups()
        point = f".{tenths}" if tenths and tenths != "0" else ""
        scale = "billion" if any(more) else "million"
        yield Hit(Span(*match.span()), f"{whole}{point} {scale}")
