"""“A list things”, “in charge the”: “of” is missing after a quantity, or in a set phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="“Of” is missing.",
    source="Associated Press Stylebook, “couple of”; Garner’s Modern English Usage",
    category="missing_word",
    kind=Kind.FIX,
    changes_words=True,
    languages=("en",),
    bad={
        "She read a list⟦⟧ things to do.": " of",
        "It was one⟦⟧ the most popular songs.": " of",
        "The storm left thousands⟦⟧ people in the dark.": " of",
        "They met a couple⟦⟧ weeks ago.": " of",
        "He was put in charge⟦⟧ the mill.": " of",
        "They stood in front⟦⟧ a crowd.": " of",
    },
    good=[
        "A list price is one thing; a lot helps; a list works.",
        "It is one the most loyal fans know. In front, the crowd grew; those in charge the law protects.",
        "Thousands march each year; hundreds died; a number two pencil.",
    ],
)
_QUANTITY = re.compile(
    r"\b(?:an? (?:\w+ )?(?:list|couple|handful|variety|majority|minority|wide range|broad range|plethora"
    r"|multitude)"
    r"|(?:hundreds|thousands|tens of thousands|millions|billions|dozens)) (?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\bone the (?:most (?!likely to)\w+|best|largest|biggest|oldest|worst|greatest|first|few|last"
    r"|highest|fastest) "
    r"(?P<noun>[a-z]+s)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"""\b(?:(?:is|was|are|were|been|be|put|placed)[ ]in[ ]charge
    | (?:stood|stands|sat|parked|right|directly)[ ]in[ ]front
    | (?:voted|ruled|spoke|argued|came[ ]out)[ ]in[ ]favou?r | in[ ](?:spite|lieu))
    (?=[ ](?:the|an?|its|his|her|their)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_VERBS = frozenset("more less others ways times years days".split())

_SOUGHT = frozenset(
    """list couple handful variety majority minority range broad plethora multitude hundreds thousands
    millions billions dozens one charge front favor favour spite lieu""".split()
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _QUANTITY.finditer(passage.prose):
        if _is_plural(match["noun"]) and (match["noun"] == "people" or match["noun"] not in _VERBS - _TIMES):
            at = match.start("noun") - 1
            yield Hit(Span(at, at), " of")
    for match in _SUPERLATIVE.finditer(passage.prose):
        if _is_plural(match["noun"]):
            at = match.start() + len("one")
            yield Hit(Span(at, at), " of")
    for match in _PHRASE.finditer(passage.prose):
        yield Hit(Span(match.end(), match.end()), " of")


_TIMES = frozenset("ways times years days".split())


def _is_plural(word: str) -> bool:
    """Whether a word can be nothing but a plural noun."""
    known = vocabulary()
    plural = known.tag(word) == "NNS" and known.may_be(word, "P") and not known.may_be(word, "N")
    return (
        word == "people" or (plural and not known.may_be(word, "Z")) or word in ("things", "weeks", "months")
    )
