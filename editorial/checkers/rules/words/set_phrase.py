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
    languages=("en",),
    bad={
        "They would ⟦of⟧ left by noon.": "have",
        "They are ⟦know⟧ longer friends.": "no",
        "It was a sneak ⟦peak⟧ at the plan.": "peek",
        "It costs more ⟦then⟧ that.": "than",
        "He is ⟦suppose⟧ to speak.": "supposed",
        "It had been ⟦scene⟧ from afar.": "seen",
        "They held ⟦piece⟧ talks in May.": "peace",
        "The mill went up ⟦too⟧ 50 feet.": "to",
        "It came far ⟦to⟧ late.": "too",
        "They have met ever ⟦sense⟧.": "since",
        "It opened an ⟦our⟧ later.": "hour",
        "He was never ⟦quiet⟧ sure.": "quite",
        "The board decided ⟦weather⟧ to close it.": "whether",
    },
    good=[
        "They would, of course, have left.",
        "It was the scene of a fire, and they came too late to eat a piece.",
        "One lost and another won. To sum things up, its role over the years grew further back than that.",
        "The brand knew the weather they feared; some advise care, and listen to advice that helps.",
        "It drove past a law office this very week, for principals of law firms and every weak link.",
        "You know longer routes than I do.",
        "It came a way to long for, and was to close; they walked past the mill, which was quiet and small.",
        "Have you ever sensed it? It made sense in 2003. She had been maid of honor.",
        "They took the lead by noon, and stayed for to stay was safer; it grew colder, then it rained.",
        "It rose to a peak at noon, and more then followed.",
        "We suppose to this day that he left.",
        "Did she use to live here? These are tools they use to make shoes.",
    ],
)
_LOOK_BACK = 40


class _Phrase(NamedTuple):
    """A word, or two, that may be a slip, what stands before and after it then, and the word meant."""

    slip: str
    before: str
    after: str
    meant: str

    def fits(self, text: str, at: int) -> bool:
        end = at + len(self.slip)
        after = rf"(?:{self.after})(?![\w-])" if self.after else ""
        if text[at:end].lower() != self.slip or not _read(after).match(text, end):
            return False
        before = rf"(?<![\w-])(?:{self.before})\Z"
        return bool(_read(before).search(text, max(0, at - _LOOK_BACK), at))


@cache
def _read(pattern: str) -> re.Pattern[str]:
    """A pattern of the table, read when a slip first asks for it."""
    return re.compile(pattern, re.IGNORECASE)


def _by_first_word() -> dict[str, list[_Phrase]]:
    found = defaultdict(list)
    for line in lines("set_phrases"):
        phrase, _, meant = line.rpartition("=")
        before, slip, after = phrase.split("/")
        found[slip.split()[0]].append(
            _Phrase(slip, before.replace("'", "['’]"), after.replace("'", "['’]"), meant)
        )
    return dict(found)


_PHRASES = _by_first_word()


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for token in passage.tokens:
        for phrase in _PHRASES.get(token.plain, ()):
            if phrase.fits(passage.prose, token.start):
                span = Span(token.start, token.start + len(phrase.slip))
                yield Hit(span, like(phrase.meant, span.of(passage.prose), passage))
                break
