"""One person with two ages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from editorial.checkers.article_lexicon import TITLES
from editorial.checkers.document import Document, Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The article gives this person two ages; which is right?",
    source="one person, one age",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "Ada Quibley, 45, left at noon.\n\nFriends saw ⟦Quibley, 47,⟧ at the mill.": None,
        "Mayor Quibley, 45, left at noon. The ⟦54-year-old Quibley⟧ did not come back.": None,
        "# Ada Quibley, 45, Is Found\n\nThe ⟦54-year-old Ada Quibley⟧ was found at the mill.": None,
    },
    good=[
        "Ada Quibley, 45, left at noon. The 45-year-old Quibley did not come back.",
        "Ada Quibley, 45, left with Bea Quibley, 47, at noon.",
        "Ada Quibley, 45, left. In 2012 Quibley, 37, had left before.",
        "Ada Quibley, 45, left. At the time Quibley, 37, had no work. When Quibley, 37, left, it rained.",
        "Ada Quibley, 45, left. Her 7-year-old son saw Quibley. Route 9, 12, and 14 run by Quibley.",
    ],
)
_AGE = re.compile(r", (?:aged? |now )?[1-9]\d?[,.]|\d-year-old")  # what is cheap to look for first
_WORD = r"[A-Z][\w’'-]+"
_AGED = re.compile(
    rf"\b(?:({_WORD}) )?({_WORD}), (?:aged? |now )?([1-9]\d?)(?:,|(?=\.))"
    rf"|\b([1-9]\d?)-year-old (?:({_WORD}) )?({_WORD})"
)
_PAST = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|then|when|time|before|after|ago|later|earlier|until|since|former\w*|once"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)(?!\w)",
    re.IGNORECASE,
)


class Aged(NamedTuple):
    given: str
    surname: str
    age: int
    passage: Passage
    span: Span


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    told: dict[str, list[Aged]] = defaultdict(list)
    for passage in document.passages:
        for aged in _aged(passage) if _AGE.search(passage.prose) else ():
            told[aged.surname.lower()].append(aged)
    for surname, said in told.items():
        other = [aged for aged in said if aged.age != said[0].age]
        if other and _is_one_person(document, surname, said) and not any(map(_is_past, said)):
            first = said[0].span.of(said[0].passage.text).rstrip(",")
            asked = f"Before, “{first}”; here, {other[0].age}. Which age is right?"
            yield Hit(other[0].span, message=asked, passage=other[0].passage)


def _aged(passage: Passage) -> Iterator[Aged]:
    for match in _AGED.finditer(passage.prose):
        given, surname, age, *_ = match.groups() if match[2] else (match[5], match[6], match[4])
        start = match.start(2) if match[2] else match.start()
        yield Aged(given or "", surname, int(age), passage, Span(start, match.end()))


def _is_one_person(document: Document, surname: str, said: list[Aged]) -> bool:
    """Whether the article knows the surname, and with one given name at most."""
    full = {full.split()[0] for full in document.lexicon.persons.get(surname, ())}
    return bool(full) and len((full | {aged.given for aged in said}) - TITLES - {""}) < 2


def _is_past(aged: Aged) -> bool:
    """Whether the sentence may speak of another time."""
    sentence = next((s for s in aged.passage.sentences if s.contains(aged.span)), aged.span)
    return bool(_PAST.search(sentence.of(aged.passage.prose)))
