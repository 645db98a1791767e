"""“Former” before somebody who, by the register, holds the office."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from editorial.checkers.document import Document
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.checkers.style import Office
from editorial.text.span import Span

RULE = Rule(
    message="By the register this person holds the office; is “former” still right?",
    source="the house register of offices",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "In 2026 the envoys met ⟦former U.S. President Donald Trump⟧.": None,
        "It was 2026. A letter reached the ⟦ex-president, Trump⟧, by night.": None,
        "By March 2026 ⟦former German Chancellor Friedrich Merz⟧ had left.": None,
    },
    good=[
        "In 2023 the envoys met former U.S. President Donald Trump.",
        "In 2026 the envoys met former U.S. President Joe Biden.",
        "In 2026 the former vice president met President Donald Trump.",
        "In 2026 a former aide to President Donald Trump spoke.",
        "A former president spoke in 2026. Trump listened.",
    ],
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    date = document.date or _speaks_from(document)
    told = [p for p in document.passages if "ormer " in p.prose or "x-" in p.prose]
    if not (date and told):
        return
    for office in _held(document.style.offices + lexicon().offices, date):
        for passage in told:
            for match in _former(office).finditer(passage.prose):
                yield Hit(Span(*match.span()), message=_question(office), passage=passage)


def _question(office: Office) -> str:
    since = f"{office.since:%B} {office.since.year}"
    return f"{office.person} has been {office.title} since {since}; is “former” still right?"


def _speaks_from(document: Document) -> datetime.date | None:
    """The end of the latest year that the text names: it was written no earlier than that year."""
    years = [int(year) for passage in document.passages for year in _YEAR.findall(passage.prose)]
    return datetime.date(max(years), 12, 31) if years else None


def _held(offices: tuple[Office, ...], date: datetime.date) -> list[Office]:
    return [
        office for office in offices if office.since <= date and (not office.until or date < office.until)
    ]


@lru_cache(maxsize=512)
def _former(office: Office) -> re.Pattern[str]:
    *given, surname = office.person.split()
    *land, last = office.title.split()
    role = rf"{land.pop()} {last}" if land and land[-1].lower() in ("prime", "vice") else last
    country = rf"(?:{re.escape(' '.join(land))} )?" if land else ""
    name = rf"(?:{re.escape(' '.join(given))} )?{re.escape(surname)}\b"
    return re.compile(rf"\b(?i:(?:former |ex-){country}{re.escape(role)}),? {name}")
