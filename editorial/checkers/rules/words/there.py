"""“Their”, “there” and “they’re” for one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.confused import by_word, in_house_marks, is_plain_word, like, opens, slips
from editorial.checkers.document import Document, Passage
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
        "The mistake was ⟦their’s⟧.": "theirs",
        "⟦Theirs⟧ a problem with the mill.": "There’s",
        "The firm said that ⟦their’s⟧ a need for it.": "there’s",
        "“⟦Their’s⟧ no mill here,” she said.": "There’s",
        "Residents say ⟦their⟧ going to appeal.": "they’re",
    },
    good=[
        "There are days when they’re late for their bus.",
        "Theirs is a house; the one next to it is theirs, a mile away, and theirs no more.",
        "They’re free and they’re way more fun.",
        "They left their coats there and went home.",
        "She has lived there all her life.",
    ],
)
_GROUPS = by_word((("their", "there", "they're"),))
_STATES = frozenset("is are was were be been became".split())
_SOUGHT = frozenset("their there they're their's theirs".split())
# “Their’s” is no word; “theirs” opens no clause that goes on with a thing.
_THEIRS = re.compile(
    r"\b(?P<word>their[’']?s)\b(?P<thing> (?:(?P<article>an?)|no|nothing|something|not an?)\b)?",
    re.IGNORECASE,
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    yield from in_house_marks(document, _find)


def _find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    yield from _theirs(passage)
    certain = {hit.span: hit for hit in belonging_slips(passage, "their", "they're")}
    yield from certain.values()
    yield from (hit for hit in slips(passage, _GROUPS) if hit.span not in certain)


def _theirs(passage: Passage) -> Iterator[Hit]:
    """“Their’s”, and “theirs” where a clause begins with “there’s”."""
    words = passage.tokens
    for at, word in enumerate(words):
        match = _THEIRS.match(passage.prose, word.start) if word.plain in ("their's", "theirs") else None
        if match and is_plain_word(passage, word):
            if word.plain == "theirs":  # “theirs no more”
                there = match["article"] and opens(passage, word)
            else:
                there = match["thing"] and (not at or words[at - 1].plain not in _STATES)
            if there or word.plain == "their's":
                yield Hit(word.span, like("there's" if there else "theirs", word.text, passage))
