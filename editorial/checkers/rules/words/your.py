"""“Your” for “you’re”, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.confused import by_word, in_house_marks, slips
from editorial.checkers.document import Document, Passage
from editorial.checkers.owning import belonging_slips
from editorial.checkers.rule import Hit, Rule

RULE = Rule(
    message="“Your” is what you have; “you’re” is “you are”.",
    source="Associated Press Stylebook, “your, you’re”",
    category="their_there",
    languages=("en",),
    bad={
        "If ⟦your⟧ going to the fair, bring water.": "you’re",
        "Bring ⟦you’re⟧ ticket to the gate.": "your",
        "Let us know if ⟦your⟧ interested.": "you’re",
    },
    good=[
        "If you’re going, bring your ticket.",
        "Your going there was a surprise.",
        "You’re at your best in the morning.",
    ],
)
_GROUPS = by_word((("your", "you're"),))


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    yield from in_house_marks(document, _find)


def _find(passage: Passage) -> Iterator[Hit]:
    if passage.plain_words.isdisjoint(("your", "you're")):
        return
    certain = {hit.span: hit for hit in belonging_slips(passage, "your", "you're")}
    yield from certain.values()
    yield from (hit for hit in slips(passage, _GROUPS) if hit.span not in certain)
