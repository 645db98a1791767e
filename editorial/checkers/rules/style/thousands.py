"""A large figure without its commas."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="A comma parts the thousands.",
    source="Associated Press Stylebook, “numerals”",
    category="number_style",
    severity=Severity.STYLE,
    languages=("en",),
    bad={
        "Nearly ⟦700000⟧ warrants were open.": "700,000",
        "It holds ⟦5000⟧ characters.": "5,000",
        "It is a ⟦5000⟧-character field.": "5,000",
        "It cost $⟦12000⟧.": "12,000",
        "There were ⟦1200⟧ new books.": "1,200",
        "Of the ⟦25000⟧ to 35,000 books, few are read.": "25,000",
    },
    good=[
        "In 1984, from 1999-2003, by the 1800s, since 1066 and until 2030.",
        "Flight 1549, Room 4100, Form 10400, No. 12345, #12345 and ZIP code 94103, CA 94103.",
        "Send a text to 43362 with your name and keywords.",
        "Call 555-0100 or 5550100; see 12345.67, v12000 and 5000x.",
    ],
)

_LONG = re.compile(r"(?<![\w.,:/#+=&?%–-])(\d{4,7})(?=(?:-[a-z]+)?[ .,;:)?!”\"]|\Z)(?![.,:]\d)(?!-\d)")
_NOT_COUNTED = r"(?:to|and|or|by|in|at|on|is|was|were|the|of|for|with|as|has)\b"
_COUNTED = re.compile(
    rf"-[a-z]{{3,}}| to \d+,\d"
    rf"|(?: (?!{_NOT_COUNTED})[a-z-]+){{0,2}} (?!{_NOT_COUNTED})(?:[a-z]{{3,}}s|people|women|men|children)\b"
)
_ROUND = re.compile(r"\b(?:nearly|about|over|than|almost|roughly|up to|least|around|estimated) \Z")
# Before what might be a year, words that only a count follows.
_NO_YEAR = re.compile(
    r"\b(?:than|nearly|almost|least|over|were|are|had|have|some|all|another|these|those) \Z"
)
_YEARS = range(1000, 2200)
_LOOK_BACK = 16


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    if passage.characters.isdisjoint("0123456789"):
        return
    for match in _LONG.finditer(prose):
        start, end = match.span(1)
        money = prose[start - 1 : start] in ("$", "£", "€")
        if match[1][0] != "0" and (money or _is_count(prose, start, end)):
            yield Hit(Span(start, end), f"{int(match[1]):,}")


def _is_count(prose: str, start: int, end: int) -> bool:
    """Whether the figure counts what follows and is no year, code or number of a thing."""
    back = max(0, start - _LOOK_BACK)
    counted = _COUNTED.match(prose, end)
    if end - start == 4 and int(prose[start:end]) in _YEARS:
        return bool(counted and _NO_YEAR.search(prose, back, start))
    before = prose[max(0, start - 2) : start].strip()
    after_word = before.islower() or before in ("—", "–")
    return after_word and bool(counted or _ROUND.search(prose, back, start))
