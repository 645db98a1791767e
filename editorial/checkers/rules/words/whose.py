"""“Whose” for “who’s”, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editorial.checkers.confused import in_house_marks, is_plain_word, like
from editorial.checkers.document import Document, Passage
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
        "The team, ⟦who’s⟧ results were late, left.": "whose",
        "Eggs ⟦who’s⟧ protein had been blocked did not hatch.": "whose",
        "The firm ⟦who’s⟧ board is split closed.": "whose",
        "The driver ⟦whose⟧ been charged left.": "who’s",
    },
    good=[
        "The man who’s leading the race, whose name is on the list, waved.",
        "A friend who’s police chief came.",
        "A man who’s friends with the mayor came. A man who’s fun is here.",
        "One who’s hands down the best won. Anyone who’s mayor has power.",
        "The one who’s editor is late, and the clerk who’s sick is at home.",
        "Whose going was noticed?",
    ],
)
_IS = re.compile(r"(?:a|an|the|been|not|going|never|always|already|still|now|also|here|there|just)\Z")
_BELONGINGS = frozenset(
    """name names house home family families car children son daughter job jobs life lives work father
    mother brother sister wife husband parents body death face voice office term members words""".split()
)
# “Someone who’s mayor has”, “a friend who’s manager is”: what a person is, not what he has.
_ANYONE = frozenset("someone somebody anyone anybody everyone everybody one those person".split())
_ROLES = (
    "er", "or", "ar", "ant", "ent", "ian", "ist", "man", "ess", "chief", "boss", "king", "queen", "head",
    "chair", "captain", "guest", "host", "coach", "family", "kin", "friend", "child", "adult",
    "fun", "home", "game", "news",
)  # fmt: skip
_VERBS = ("VBD", "VBP", "VBZ", "MD")
_STATES = frozenset("is are was were has had have".split())


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    yield from in_house_marks(document, _find)


def _find(passage: Passage) -> Iterator[Hit]:
    if passage.plain_words.isdisjoint(("whose", "who's")):
        return
    words = passage.tokens
    for at, word in enumerate(words[:-1]):
        if word.plain in ("whose", "who's") and at:
            said = words[at - 1].plain[0].isalnum()  # not “and you, who’s boss?”
            meant = _meant(word, words[at + 1]) if said else word.plain
            if (said or words[at - 1].plain == ",") and _owns(words, at):
                meant = "whose"
            if meant != word.plain and is_plain_word(passage, word):
                yield Hit(word.span, like(meant, word.text, passage))


def _meant(word: Token, following: Token) -> str:
    if word.plain == "whose" and _IS.match(following.plain):
        return "who's"
    noun = following.plain in _BELONGINGS and vocabulary().tag(following.plain).startswith("NN")
    return "whose" if word.plain == "who's" and noun else word.plain


def _owns(words: Sequence[Token], at: int) -> bool:
    """Whether “who’s” stands before what somebody has: “who’s results”, “who’s protein had been”."""
    known, noun = vocabulary(), words[at + 1].plain
    behind = words[at + 2].plain if at + 2 < len(words) else "."
    if words[at].plain != "who's" or known.may_be(noun, "J") or known.tag(behind).startswith("NN"):
        return False
    if known.tag(noun) == "NNS" and known.may_be(noun, "P") and not known.may_be(noun, "N"):
        return behind in _STATES or known.tag(behind) in _VERBS  # not “who’s friends with”
    role = noun.endswith(_ROLES) or words[at - 1].plain in _ANYONE
    thing = known.tag(noun) == "NN" and known.may_be(noun, "N") and not known.may_be(noun, "G")
    return thing and not role and behind in _STATES
