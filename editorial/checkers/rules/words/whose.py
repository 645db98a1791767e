"""“Whose” for “who’s”, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.confused import is_plain_word, like
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.tokens import Token
from editorial.checkers.statistics.vocabulary import vocabulary

RULE = Rule(
    message="“Whose” is of whom; “who’s” is “who is” or “who has”.",
    source="Associated Press Stylebook, “who’s, whose”",
    category="homophone",
    languages=("en",),
    bad={
        "The man ⟦who’s⟧ house burned down spoke.": "whose",
        "She is the one ⟦whose⟧ going to decide.": "who’s",
        "The driver ⟦whose⟧ been charged left.": "who’s",
    },
    good=[
        "The man who’s leading the race, whose name is on the list, waved.",
        "A friend who’s police chief came.",
        "Whose going was noticed?",
    ],
)
_IS = re.compile(r"(?:a|an|the|been|not|going|never|always|already|still|now|also|here|there|just)\Z")
_BELONGINGS = frozenset(
    """name names house home family families car children son daughter job jobs life lives work father
    mother brother sister wife husband parents body death face voice office term members words""".split()
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.plain_words.isdisjoint(("whose", "who's")):
        return
    words = passage.tokens
    for at, word in enumerate(words[:-1]):
        if word.plain in ("whose", "who's") and at and words[at - 1].plain[0].isalnum():
            meant = _meant(word, words[at + 1])
            if meant != word.plain and is_plain_word(passage, word):
                yield Hit(word.span, like(meant, word.text, passage))


def _meant(word: Token, following: Token) -> str:
    if word.plain == "whose" and _IS.match(following.plain):
        return "who's"
    noun = following.plain in _BELONGINGS and vocabulary().tag(following.plain).startswith("NN")
    return "whose" if word.plain == "who's" and noun else word.plain
