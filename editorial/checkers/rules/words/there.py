"""“Their”, “there” and “they’re” for one another."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.confused import by_word, slips
from editorial.checkers.document import Passage
from editorial.checkers.owning import belonging_slips
from editorial.checkers.rule import Hit, Rule

RULE = Rule(
    message="“Their” is what they have, “there” a place, “they’re” is “they are”.",
    source="Associated Press Stylebook, “their, there, they’re”",
    category="their_there",
    languages=("en",),
    bad={
        "The firefighters left ⟦there⟧ trucks at the station.": "their",
        "Officials said ⟦their⟧ is no plan to close the school.": "there",
        "The teams brought ⟦they’re⟧ own chairs.": "their",
        "Residents say ⟦their⟧ going to appeal.": "they’re",
    },
    good=[
        "There are days when they’re late for their bus.",
        "They’re free and they’re way more fun.",
        "They left their coats there and went home.",
        "She has lived there all her life.",
    ],
)
_GROUPS = by_word((("their", "there", "they're"),))


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.plain_words.isdisjoint(("their", "there", "they're")):
        return
    certain = {hit.span: hit for hit in belonging_slips(passage, "their", "they're")}
    yield from certain.values()
    yield from (hit for hit in slips(passage, _GROUPS) if hit.span not in certain)
