"""A weekday that the date beside it did not fall on."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The date and the weekday do not go together; which is right?",
    source="the Gregorian calendar",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "It opens ⟦Monday, Nov. 24, 2026⟧, at noon.": None,
        "It opened on ⟦Friday, 3 May 2014⟧, at noon.": None,
        "They met on ⟦Tuesday, February 30, 2016⟧.": None,
    },
    good=[
        "It opens Monday, Nov. 23, 2026, at noon.",
        "It opened on Saturday, 3 May 2014, at noon.",
        "It opens Monday, Nov. 24.",
        "It was a Monday. May 3, 2014, was not.",
    ],
)
_DAYS = "|".join(calendar.day_name)
_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_MONTH = r"(?P<month{0}>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
_DAY = r"(?P<day{0}>\d\d?)(?:st|nd|rd|th)?"
_NAMES = frozenset(day.lower() for day in calendar.day_name)
_DATE = re.compile(
    rf"\b(?P<weekday>{_DAYS}),? (?:the )?"
    rf"(?:{_MONTH.format(1)} {_DAY.format(1)}|{_DAY.format(2)} (?:of )?{_MONTH.format(2)})"
    r",? (?P<year>(?:1[6-9]|20)\d\d)\b"
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _NAMES.isdisjoint(passage.plain_words):
        return
    for match in _DATE.finditer(passage.prose):
        said, fell = match["weekday"], _weekday(match)
        if said != fell:
            asked = f"That day fell on a {fell}, not a {said}." if fell else "There was no such day."
            yield Hit(Span(*match.span()), message=f"{asked} Which is right?")


def _weekday(match: re.Match[str]) -> str | None:
    month = _MONTHS[(match["month1"] or match["month2"])[:3].lower()]
    try:
        date = datetime.date(int(match["year"]), month, int(match["day1"] or match["day2"]))
    except ValueError:
        return None
    return calendar.day_name[date.weekday()]
