"""What stands around a word, as the features the models weigh."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

from .tokens import Token
from .vocabulary import vocabulary

_EDGE = ("", "")
_SUFFIXES = ("ing", "ed", "ly", "s")


def features(tokens: Sequence[Token], at: int) -> list[int]:
    """Hashes of the words, and kinds of word, up to three places either side of `tokens[at]`."""
    (_, k3), (b2, k2), (b1, k1), (a1, m1), (a2, m2), (_, m3) = (
        _seen(tokens, at + offset) for offset in (-3, -2, -1, 1, 2, 3)
    )
    found = (
        f"<{b1}", f"<<{b2}", f">{a1}", f">>{a2}", f"<<<{k3}", f">>>{m3}",
        f"< {b2} {b1}", f"> {a1} {a2}", f"<> {b1} {a1}",
        f"<k{k1}", f"<<k{k2}", f">k{m1}", f">>k{m2}",
        f"<k {k2} {k1}", f">k {m1} {m2}", f"<>k {k1} {m1}", f"<k> {k1} {a1}", f"<>k {b1} {m1}",
        f"<k3 {k3} {k2} {k1}", f">k3 {m1} {m2} {m3}", f"<k>k {k2} {k1} {m1}", f"<k>k2 {k1} {m1} {m2}",
    )  # fmt: skip
    return [zlib.crc32(feature.encode()) for feature in found]


def _seen(tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """A token in plain form, and its kind; past the edge of the block there is neither."""
    if not 0 <= at < len(tokens):
        return _EDGE
    token = tokens[at]
    return token.plain, kind(token)


def kind(token: Token) -> str:
    """A coarse kind of word: its commonest tag and what else it may be, or what its form shows."""
    return _kind(token.plain, token.text[0].isupper())


@lru_cache(maxsize=16384)
def _kind(word: str, capital: bool) -> str:
    known = vocabulary().kind(word)
    if known:
        return known
    if not word[0].isalnum():
        return word
    if any(char.isdigit() for char in word):
        return "0"
    if capital:
        return "Name"
    return next((suffix for suffix in _SUFFIXES if word.endswith(suffix)), "word")
