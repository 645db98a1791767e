"""A word that sounds or looks like the one meant: “here” for “hear”, “lead” for “led”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from editorial.checkers.confused import by_word, slips
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.checkers.statistics.sets import HOMOPHONES, SLIPS_OF_THE_PEN
from editorial.text.span import Span

RULE = Rule(
    message="Another word seems to be meant: this one only sounds or looks like it.",
    source="Associated Press Stylebook, entries on confusable words",
    category="homophone",
    kind=Kind.CHOICE,
    languages=("en",),
    bad={
        "The mayor said she would not be ⟦hear⟧ next week.": "here",
        "There is ⟦know⟧ doubt about the result.": "no",
        "The plan costs more ⟦then⟧ the city has.": "than",
        "They ⟦where⟧ told to leave at once.": "were",
        "The crew came an ⟦our⟧ later.": "hour",
    },
    good=[
        "We hear that he is here.",
        "They know there is no doubt.",
        "She threw the ball through the window, then ran faster than ever.",
        "They struck two air defense radar systems.",
        "• Waive shipping fees",
        "The word “there” was misspelled.",
    ],
)
_HOUR = re.compile(
    r"\b[Aa]n (?P<our>our)(?=[.,;:!?)]|\Z| (?:later|earlier|ago|and|or|before|after|of|to|from|at|in|on|per|a"
    r"|each|for|until|passed|past|long|away|south|north|east|west)\b)"
)
_GROUPS = by_word((*HOMOPHONES, *SLIPS_OF_THE_PEN))


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    hours = {hit.span: hit for hit in _hours(passage)}
    articles = {span.start - 1 for span in hours}  # “an our” is not “and our”
    others = (
        hit for hit in slips(passage, _GROUPS) if hit.span not in hours and hit.span.end not in articles
    )
    for hit in (*hours.values(), *others):
        word = hit.span.of(passage.text)
        message = f"“{hit.replacement}” seems to be meant: “{word}” only sounds or looks like it."
        yield replace(hit, message=message)


def _hours(passage: Passage) -> Iterator[Hit]:
    """“An our later”: after “an” nothing is ours unless a noun follows."""
    for match in _HOUR.finditer(passage.prose) if "our" in passage.plain_words else ():
        yield Hit(Span(*match.span("our")), "hour")
