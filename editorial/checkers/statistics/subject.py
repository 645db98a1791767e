"""What may be the subject of a verb: the nouns before it and after it, as features for agreement."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from .context import kind
from .tokens import Token
from .vocabulary import vocabulary

_REACH = 12
_STOPS = frozenset('.!?;:—–“”"')
_RELATIVE = frozenset(("which", "that", "who"))
_LINKS = frozenset(
    """of in for on at by with from to about between among across through within under over into""".split()
)
_OPENERS = frozenset(
    """if when whether because as while although where since until unless how why what but so than""".split()
)
_SKIPPED = frozenset(
    """also not often always now never still really already usually only just even ever currently""".split()
)


def subject_features(tokens: Sequence[Token], at: int) -> list[int]:
    """Hashes of what the words around the verb `tokens[at]` say of its number."""
    left = at - 1
    while left >= 0 and (tokens[left].plain in _SKIPPED or vocabulary().tag(tokens[left].plain) == "RB"):
        left -= 1
    nearest, head, shape = _head(tokens, left)
    after = _first_noun(tokens, at + 1)
    before = tokens[left].plain if left >= 0 else ""
    found = (
        f"s:{nearest}", f"h:{head}", f"hs:{head} {shape}", f"ns:{nearest} {shape}",
        f"a:{after}", f"ba:{before} {after}", f"b:{before}", f"ha:{head} {after} {shape}",
    )  # fmt: skip
    return [zlib.crc32(feature.encode()) for feature in found]


def number(token: Token) -> str:
    """Whether a word is a singular or a plural noun or pronoun, as far as its form shows."""
    word = token.plain
    if word in _PRONOUNS:
        return word
    known = vocabulary()
    singular, plural = known.may_be(word, "N"), known.may_be(word, "P")
    if singular or plural:
        return "P" if plural and not singular else "N" if singular and not plural else "NP"
    if word[0].isdigit():
        return "0"
    if word not in known and word[0].isalpha():
        return "Ps" if word.endswith("s") else "Name" if token.text[0].isupper() else "?"
    return ""


_PRONOUNS = frozenset(
    """i you he she it we they this that these those there who which what everyone someone anyone
    everything nothing something each all some many most both one others another none several few""".split()
)


def _is_noun(token: Token) -> bool:
    return bool(number(token)) and kind(token)[0] >= " " and vocabulary().tag(token.plain) not in _NO_NOUN


_NO_NOUN = frozenset(
    ("DT", "IN", "CC", "TO", "MD", "JJ", "VB", "VBD", "VBP", "VBZ", "VBN", "RB", "WRB", "PRP")
)


def _head(tokens: Sequence[Token], left: int) -> tuple[str, str, str]:
    """The number of the noun next before, of the head behind its prepositions, and what stood between."""
    nearest, head, shape = "", "", ""
    if left >= 0 and tokens[left].plain in _RELATIVE:
        shape, left = "R", left - 1
        if left >= 0 and tokens[left].plain == ",":
            left -= 1
    at, sought = left, True
    while at > max(-1, left - _REACH):
        token = tokens[at]
        word = token.plain
        if word in _STOPS or word in _OPENERS:
            break
        if word in _LINKS:
            shape, sought = shape + "l", True
        elif word in ("and", "or", ",", "(", ")", "&"):
            shape, sought = shape + word[0], True
        elif sought and (number(token) if at == left else _is_noun(token)):
            head, sought = number(token), False
            nearest = nearest or head
        elif vocabulary().tag(word) in ("MD", "VBZ", "VBP", "VBD"):
            break
        elif word in ("a", "an", "each", "every", "this", "that", "these", "those"):
            shape += word
        at -= 1
    return nearest, head, shape[:12]


def _first_noun(tokens: Sequence[Token], start: int) -> str:
    """The number of the noun that the words after the verb lead to."""
    found = ""
    for token in tokens[start : start + 6]:
        if not token.plain[0].isalnum() or token.plain in _LINKS:
            break
        if token.plain in ("a", "an", "many", "several", "some", "two", "these", "those"):
            found = token.plain
        elif _is_noun(token):
            found = number(token)
        elif found and found[0] in "NP":
            break
    return found
