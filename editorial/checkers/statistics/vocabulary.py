"""The English words there are: how common each is, and what kind of word."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("vocabulary.gz")
TAGS = (
    "", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS",
    "PDT", "POS", "PRP", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WRB",
)  # fmt: skip
FLAGS = "NPVZDGJR"  # singular, plural, base verb, -s form, past, -ing form, adjective, adverb


class Vocabulary:
    """Words in lower case with a plain apostrophe."""

    def __init__(self, data: bytes) -> None:
        words, _, columns = gzip.decompress(data).decode("utf-8").partition("\n\n")
        listed = words.split("\n")
        size = len(listed)
        self._at = dict(zip(listed, range(size), strict=True))
        self._zipf, self._tags, self._flags = columns[:size], columns[size : 2 * size], columns[2 * size :]

    def __contains__(self, word: str) -> bool:
        return word in self._at

    def strange(self, words: Iterable[str]) -> set[str]:
        """Those of `words` that are not here."""
        known = self._at
        return {word for word in words if word not in known}

    def zipf(self, word: str) -> int:
        """Ten times the Zipf frequency: 70 is “the”, 30 once in a million words, 0 no word."""
        at = self._at.get(word)
        return 0 if at is None else ord(self._zipf[at]) - 32

    def tag(self, word: str) -> str:
        """The commonest Penn Treebank tag, or nothing."""
        at = self._at.get(word)
        return "" if at is None else TAGS[ord(self._tags[at]) - 32]

    def tagged(self, tag: str) -> list[str]:
        """The words whose commonest tag is `tag`."""
        sign = chr(32 + TAGS.index(tag))
        return [word for word, its in zip(self._at, self._tags, strict=True) if its == sign]

    def kind(self, word: str) -> str:
        """The commonest tag with the flags as one sign: all that is known of the kind of word."""
        at = self._at.get(word)
        return "" if at is None else self._tags[at] + self._flags[at]

    def may_be(self, word: str, flag: str) -> bool:
        """Whether `word` can be what a letter of FLAGS stands for."""
        at = self._at.get(word)
        return at is not None and bool((ord(self._flags[at]) - 256) >> FLAGS.index(flag) & 1)


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary, read when first asked for."""
    return Vocabulary(PATH.read_bytes())
