"""A word that sounds or looks like the one meant: “here” for “hear”, “lead” for “led”."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.confused import by_word, slips
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.checkers.statistics.sets import HOMOPHONES, SLIPS_OF_THE_PEN

RULE = Rule(
    message="Another word is meant: this one only sounds or looks like it.",
    source="Associated Press Stylebook, entries on confusable words",
    category="homophone",
    kind=Kind.CHOICE,
    languages=("en",),
    bad={
        "The mayor said she would not be ⟦hear⟧ next week.": "here",
        "There is ⟦know⟧ doubt about the result.": "no",
        "The plan costs more ⟦then⟧ the city has.": "than",
        "They ⟦where⟧ told to leave at once.": "were",
    },
    good=[
        "We hear that he is here.",
        "They know there is no doubt.",
        "She threw the ball through the window, then ran faster than ever.",
        "They struck two air defense radar systems.",
        "The word “there” was misspelled.",
    ],
)
_GROUPS = by_word((*HOMOPHONES, *SLIPS_OF_THE_PEN))


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    yield from slips(passage, _GROUPS)
