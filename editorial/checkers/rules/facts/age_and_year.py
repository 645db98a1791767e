"""An age at a date that the year of birth does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Document
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The age and the year of birth do not go together; which is right?",
    source="arithmetic",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "Quennell was born in 1950. She ⟦died in 2014, at the age of 70⟧.": None,
        "She was born on May 3, 1950, and ⟦died in 2014 at 61⟧, after a fall.": None,
        "She (1950–2014) ran the mill. She ⟦died at age 59⟧.": None,
    },
    good=[
        "Quennell was born in 1950. She died in 2014, at the age of 64, or of 63.",
        "Ada was born in 1950 and Bea in 1955. Bea died in 2014, at the age of 59.",
        "She was born in 1950. Her son, born in 1980, died in 2014 at 34.",
        "She was born in 1950. He died in 2014 at 7 p.m.",
    ],
)
_YEAR = r"((?:1[6-9]|20)\d\d)"
_DATE = rf"(?:(?:on |in )?(?:[A-Z][a-z]+\.?(?: \d\d?,)? |\d\d? [A-Z][a-z]+ )?|in ){_YEAR}"
_BORN = re.compile(
    rf"\b[Bb]orn,? (?:in [A-Z]\w+,? )?{_DATE}|\band [A-Z]\w+ in {_YEAR}\b|\({_YEAR}[–-]{_YEAR}\)"
)
_AT = r"at (?:the )?(?:age (?:of )?)?(\d\d?)\b(?! ?(?:[ap]\.?m|o’clock|%|percent|:))"
_DIED = re.compile(rf"\bdied (?:{_DATE},? )?{_AT}")


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    told = [p for p in document.passages if "died" in p.plain_words]
    lives = [life for p in document.passages for life in _lives(p.prose)] if told else []
    if len(set(lives)) != 1:
        return  # of several people the words alone do not show whose age it is
    born, ended = lives[0]
    for passage in told:
        for match in _DIED.finditer(passage.prose):
            year, age = int(match[1] or ended), int(match[2])
            if year and age not in (year - born, year - born - 1):
                asked = (
                    f"Born in {born} and dead in {year} makes {year - born - 1} or {year - born}, not {age}."
                )
                yield Hit(Span(*match.span()), message=f"{asked} Which is right?", passage=passage)


def _lives(prose: str) -> Iterator[tuple[int, int]]:
    """The years of birth that are named, each with the year of death beside it, or 0."""
    for match in _BORN.finditer(prose):
        if match[1] or match[2]:
            yield int(match[1] or match[2]), 0
        elif match[3]:
            yield int(match[3]), int(match[4])
