"""“One of the most popular way”: one of several takes the plural."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.tokens import Token
from editorial.checkers.statistics.vocabulary import vocabulary

RULE = Rule(
    message="One of several: the plural is meant.",
    source="Garner’s Modern English Usage, “one of the”",
    category="agreement",
    changes_words=True,
    languages=("en",),
    bad={
        "It is one of the most popular ⟦way⟧ to travel.": "ways",
        "She is one of the best ⟦player⟧ in town.": "players",
        "One of the largest ⟦city⟧ in the state burned.": "cities",
    },
    good=[
        "It is one of the most popular ways to travel.",
        "One of the best team players; one of the best of the lot; one of the most senior staff.",
        "One of the best-selling cars.",
    ],
)
_OWNERS = frozenset("the these those his her their our my its your".split())
_BEHIND = frozenset(
    "to that which who for in of on at and is was are were has have had will can with from .".split()
)
_MASS = frozenset(
    "staff team public family crew cast lot bunch majority pair data information police work".split()
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if not passage.plain_words >= {"one", "of"}:
        return
    words = passage.tokens
    for at in range(len(words) - 4):
        if words[at].plain == "one" and words[at + 1].plain == "of" and words[at + 2].plain in _OWNERS:
            noun = _noun(words, at + 3)
            several = _plural(noun.plain) if noun else ""
            if noun and several:
                yield Hit(noun.span, several)


def _noun(words: Sequence[Token], at: int) -> Token | None:
    """The noun behind a superlative, if it ends its phrase."""
    known = vocabulary()
    if words[at].plain == "most":
        at += 1
        if at >= len(words) or not known.tag(words[at].plain).startswith(("JJ", "VBN", "VBG")):
            return None
    elif known.tag(words[at].plain) != "JJS":
        return None
    if at + 2 >= len(words) or words[at + 2].plain not in (*_BEHIND, ",", "!", "?"):
        return None
    return words[at + 1] if words[at + 1].text.islower() else None


def _plural(noun: str) -> str:
    """The plural of a countable noun that stands in the singular, or nothing."""
    known = vocabulary()
    if noun in _MASS or known.tag(noun) != "NN" or not known.may_be(noun, "N") or known.may_be(noun, "P"):
        return ""
    several = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return several if known.tag(several) == "NNS" and known.zipf(several) + 12 >= known.zipf(noun) else ""
