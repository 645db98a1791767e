"""Which word of a set fits where it stands: hashed linear models, one for each set."""

from __future__ import annotations

import gzip
import json
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from .context import features
from .phrases import phrase_features
from .sets import AUXILIARIES, NUMBER
from .subject import subject_features
from .tokens import Token

PATH = Path(__file__).with_name("confusions.gz")
BITS = 21
_SHIFT = 32 - BITS
SCALE = 16  # a stored weight of 16 stands for one


def slots(features: Iterable[int], seed: int) -> list[int]:
    """Where in the table the weights of hashed features stand for the member with that seed."""
    return [((feature ^ seed) * 0x9E3779B1 & 0xFFFFFFFF) >> _SHIFT for feature in features]


@cache
def seed(group: tuple[str, ...], member: str) -> int:
    return zlib.crc32(f"{' '.join(group)}/{member}".encode())


def evidence(group: tuple[str, ...], tokens: Sequence[Token], at: int) -> list[int]:
    """The features that a set's model weighs: for the number of a verb, what its subject may be as well."""
    found = features(tokens, at)
    if group != NUMBER:
        return found
    shape = phrase_features(tokens, at)
    verb = _auxiliary(tokens[at].plain)
    return [*found, *subject_features(tokens, at), *shape, verb, *(feature ^ verb for feature in shape[:3])]


@cache
def _auxiliary(word: str) -> int:
    """A hash for both forms of an auxiliary, another for all other verbs."""
    return zlib.crc32(AUXILIARIES.get(word, word if word in AUXILIARIES.values() else "").encode())


class Confusions:
    """The models of all sets, and from what margin on each slip is shown."""

    def __init__(self, data: bytes) -> None:
        header, _, table = gzip.decompress(data).partition(b"\n")
        self._weights = array("b", table)
        self._thresholds: dict[tuple[str, ...], Mapping[str, float]] = {
            tuple(group.split()): limits for group, limits in json.loads(header).items()
        }

    def scores(self, group: tuple[str, ...], tokens: Sequence[Token], at: int) -> dict[str, float]:
        """How well each word of `group` fits at `tokens[at]`; only differences mean anything."""
        found = evidence(group, tokens, at)
        weights = self._weights
        result = dict.fromkeys(group, 0.0)
        for member in group[1:] if len(group) == 2 else group:
            start = seed(group, member)
            result[member] = sum([weights[slot] for slot in slots((BIAS, *found), start)]) / SCALE
        return result

    def better(
        self, group: tuple[str, ...], tokens: Sequence[Token], at: int, word: str, *, times: float = 1
    ) -> str | None:
        """The word of `group` that is meant where `word` stands, if the model is sure of it.

        `times` is how much surer than usual it must be.
        """
        limit = self._thresholds.get(group, {}).get(word)
        if limit is None:
            return None
        scores = self.scores(group, tokens, at)
        best = max(scores, key=scores.__getitem__)
        return best if best != word and scores[best] - scores[word] >= limit * times else None


BIAS = zlib.crc32(b"bias")


@cache
def confusions() -> Confusions:
    """The one model, read when first asked for."""
    return Confusions(PATH.read_bytes())
