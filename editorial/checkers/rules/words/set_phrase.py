"""A set phrase with a word in it that only sounds right: “would of”, “know longer”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from editorial.checkers.confused import like
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.tables import lines
from editorial.text.span import Span

RULE = Rule(
    message="In this phrase another word is meant, which only sounds like this one.",
    source="Garner’s Modern English Usage, entries on the phrases",
    category="homophone",
    bad={
        "They would ⟦of⟧ left by noon.": "have",
        "They are ⟦know⟧ longer friends.": "no",
        "It was a sneak ⟦peak⟧ at the plan.": "peek",
        "It costs more ⟦then⟧ that.": "than",
        "He is ⟦suppose⟧ to speak.": "supposed",
    },
    good=[
        "They would, of course, have left.",
        "You know longer routes than I do.",
        "It rose to a peak at noon, and more then followed.",
        "We suppose to this day that he left.",
    ],
)
_LOOK_BACK = 40


class _Phrase(NamedTuple):
    """What stands before a word that may be a slip and after it, and the word meant."""

    before: str
    after: str
    meant: str

    def fits(self, text: str, slip: Span) -> bool:
        before = rf"(?<![\w-])(?:{self.before})\Z"
        after = rf"(?:{self.after})(?![\w-])" if self.after else ""
        start = max(0, slip.start - _LOOK_BACK)
        return bool(_read(before).search(text, start, slip.start) and _read(after).match(text, slip.end))


@cache
def _read(pattern: str) -> re.Pattern[str]:
    """A pattern of the table, read when a slip first asks for it."""
    return re.compile(pattern, re.IGNORECASE)


def _by_slip() -> dict[str, list[_Phrase]]:
    found = defaultdict(list)
    for line in lines("set_phrases"):
        phrase, _, meant = line.rpartition("=")
        before, slip, after = phrase.replace("'", "['’]").split("/")
        found[slip].append(_Phrase(before, after, meant))
    return found


_PHRASES = _by_slip()
_SLIP = re.compile(rf"(?<![\w’'-])(?:{'|'.join(_PHRASES)})(?![\w’'-])", re.IGNORECASE)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for match in _SLIP.finditer(passage.prose):
        span = Span(*match.span())
        for phrase in _PHRASES[match[0].lower()]:
            if phrase.fits(passage.prose, span):
                yield Hit(span, like(phrase.meant, match[0], passage))
                break
