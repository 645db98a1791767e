"""The phrases before a verb, as features for agreement: its subject, and what parts the two."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

from .tokens import Token
from .vocabulary import vocabulary

_REACH = 18  # words looked back
_LONGEST = 9  # signs of a shape
_EDGE = "^"  # a sentence or clause begins behind it
_SKIPPED = "-"
_SMALL = {
    "i": "I", "we": "W", "they": "T", "you": "Y", "he": "H", "she": "H", "it": "E",
    "there": "X", "here": "X",
    "this": "D", "these": "DP", "those": "DP", "that": "R", "which": "R", "who": "Q",
    "what": "K", "both": "B",
    "many": "B", "few": "B", "one": "O", "another": "O", "others": "P", "of": "o", "and": "&", "&": "&",
    "or": "|", "nor": "|", ",": ",",
}  # fmt: skip
_SIGNS = (
    ("some all most none any", "Z"),
    ("everyone someone anyone everything something nothing nobody each", "H"),
    ("a an every either neither", "ds"),
    ("several two three four five six seven eight nine ten", "dp"),
    ("the my your his her its our their no more such whose", "d"),
    (
        """in for on at by with from to about between among across through within under over into against
        after before behind during without throughout toward near around as like than including via per""",
        "l",
    ),
    (
        """if when because whether while whilst although though where since until unless how why so once
        but . ! ? : ; — – “ ” " (""",
        _EDGE,
    ),
    (
        """is are was were be been being am has have had do does did will would can could may might must
        shall should""",
        "V",
    ),
    (
        """also not often always now never still really already usually only just even ever currently then
        generally again soon simply clearly rarely typically likely probably""",
        _SKIPPED,
    ),
)
_KNOWN = _SMALL | {word: sign for words, sign in _SIGNS for word in words.split()}
_SHORTENED = ("n't", "'re", "'ve", "'ll", "'d")
_NOUNS = frozenset(("S", "P", "A", "M", "Ms", "SM", "0", "G"))
_OWNED = frozenset(("d", "g", "ds", "dp"))


def phrase_features(tokens: Sequence[Token], at: int) -> list[int]:
    """Hashes of the shape of what stands before the verb `tokens[at]`, back to where its clause begins."""
    shape, nouns = _shape(tokens, at)
    near = shape[0] if shape else ""
    head, noun, left = _head(shape, nouns)
    after = _after(tokens, at)
    found = (
        f"F{'.'.join(shape)}", f"H{head}/{left}", f"N{near}/{head}/{left}",
        *(f"{n}{'.'.join(shape[:n])}" for n in (2, 3, 4, 5)),
        f"w{noun}/{left}", f"nw{nouns[0] if nouns else ''}", f"A{near}/{after}", f"AH{head}/{left}/{after}",
    )  # fmt: skip
    return [zlib.crc32(feature.encode()) for feature in found]


def _shape(tokens: Sequence[Token], at: int) -> tuple[list[str], list[str]]:
    """A sign for each phrase before the verb, nearest first, and the head nouns among them."""
    shape: list[str] = []
    nouns: list[str] = []
    for token in reversed(tokens[max(0, at - _REACH) : at]):
        sign = _sign(token.plain, token.text[0].isupper())
        last = shape[-1] if shape else ""
        if sign == _EDGE or len(shape) == _LONGEST:
            break
        if sign in _NOUNS:
            if last not in _NOUNS and last != "j":  # of a compound the last word alone counts
                shape.append(sign)
                nouns.append(token.plain)
        elif sign in _OWNED and last in _NOUNS:
            shape[-1] = sign + last
        elif sign not in ("d", _SKIPPED) and (sign != "j" or not shape):
            shape.append(sign)
    return ([*shape, _EDGE] if len(shape) < _LONGEST else shape), nouns


def _head(shape: list[str], nouns: list[str]) -> tuple[str, str, str]:
    """The sign and the noun that prepositions lead back to, and what stands before them."""
    at = count = 0
    while (
        at + 2 < len(shape)
        and shape[at + 1] in ("o", "l")
        and _is_noun(shape[at])
        and _is_noun(shape[at + 2])
    ):
        at, count = at + 2, count + 1
    head = shape[at] if shape else ""
    return head, nouns[count] if count < len(nouns) else "", shape[at + 1] if at + 1 < len(shape) else ""


def _is_noun(sign: str) -> bool:
    return sign in _NOUNS or sign[1:] in _NOUNS or sign[2:] in _NOUNS


def _after(tokens: Sequence[Token], at: int) -> str:
    """The sign of the first word behind the verb that is more than an article or an adjective."""
    signs = (_sign(token.plain, token.text[0].isupper()) for token in tokens[at + 1 : at + 5])
    return next((sign for sign in signs if sign not in (_SKIPPED, "d", "j")), "")


@lru_cache(maxsize=16384)
def _sign(word: str, capital: bool) -> str:
    if word in _KNOWN:
        return _KNOWN[word]
    if not word[0].isalnum():
        return "*"
    if word.endswith(("'s", "s'")):
        return "g"
    tag = vocabulary().tag(word)
    if word.endswith(_SHORTENED):
        return "V"
    if tag == "RB":
        return _SKIPPED
    if word.endswith("ing") and tag in ("VBG", "NN", ""):
        return "G"
    if tag in ("JJ", "JJR", "JJS", "VBN"):
        return "M" if capital and tag == "JJ" else "j"
    return _noun(word, tag, capital)


def _noun(word: str, tag: str, capital: bool) -> str:
    """Whether a word is a singular or plural noun, a name, a figure or a verb."""
    number = _number(word, tag)
    if tag in ("MD", "VBZ", "VBP", "VBD") and number not in ("S", "P"):
        return "V"
    if number:
        return number + "M" if capital and number == "S" else number
    if word not in vocabulary():
        if capital:
            return "Ms" if word.endswith("s") else "M"
        return "P" if word.endswith("s") else "S"
    return "V" if tag == "VB" else "M" if capital else "?"


def _number(word: str, tag: str) -> str:
    known = vocabulary()
    single, several = known.may_be(word, "N"), known.may_be(word, "P")
    if single and several:
        return {"NNS": "P", "NN": "S"}.get(tag, "A")
    return "P" if several else "S" if single else "0" if word[0].isdigit() else ""
