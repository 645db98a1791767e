"""Which word was meant by letters that are no word."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from .vocabulary import vocabulary

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = {
    key: frozenset("".join(row[max(0, at - 1) : at + 2] for row in rows))
    for n, line in enumerate(_ROWS)
    for at, key in enumerate(line)
    for rows in [_ROWS[max(0, n - 1) : n + 2]]
}
_VOWELS = frozenset("aeiouy")
_PREFIX = re.compile(
    r"(?:un|re|non|pre|post|anti|multi|micro|macro|mini|cyber|bio|co|sub|super|inter|intra|over|under|out|mis|dis|de|"
    r"tele|hyper|ultra|eco|geo|neuro|nano|pseudo|semi|socio|photo|electro|hydro|immuno|auto|mega|giga|kilo|meta|para|"
    r"trans|counter|crypto|fore|up|down|back|off|self|web|mid|pro|quasi|proto|thermo|astro|agro)"
)
_SUFFIX = re.compile(
    r"(?:'s|(?<!s)s|es|ed|d|ing|er|ers|or|ors|ly|ness|less|like|able|ability|ize|ized|izing|izes|ization|ification|ish|ist|"
    r"ists|ism|ship|hood|wise|ward|wards|fold|proof|ful|y|ier|iest|ity|al|ally|ic|ics|ian|ians|ese|esque|"
    r"ette|ettes|athon|holic|fest|land|tech|ware)\Z"
)
# A stem doubles its last consonant behind one vowel, before an ending that begins with one: “tugged”.
_DOUBLED = re.compile(r"(?<![aeiouy])[aeiouy]([b-df-hj-np-tvz])\1(?:e[drs]|ers|ing|able|y|ier|iest|ish)\Z")
_CHANGES = re.compile(
    r"(?:[^aeiou]y(?:s|e[ds]|ers?)|(?:x|ch|sh|z)s)\Z"
)  # no word: “citys”, “applyed”, “boxs”
_NO_PART = frozenset("the and but for from with that this his her was are has had not you they".split())
_COMMON_PART = 42  # Zipf times ten: a word this common may be part of a compound
_MEANT = 28  # Zipf times ten: a rarer word is not what was meant
_SAID = 8.0  # what it counts that the article has the word
_SURE = 9.0  # what the best reading must be better by than the next


class Reading(NamedTuple):
    word: str
    worth: float


def is_formed(word: str) -> bool:
    """Whether `word`, which is in no list, is put together from words: “rewilded”, “tugboatful”."""
    known = vocabulary()
    prefix = _PREFIX.match(word)
    if prefix and len(rest := word[prefix.end() :]) > 3 and known.zipf(rest) >= _MEANT + 2:
        return True
    for at in range(3, len(word) - 3):
        if (
            word[:at] not in _NO_PART
            and known.zipf(word[:at]) >= _COMMON_PART
            and known.zipf(word[at:]) >= _COMMON_PART
        ):
            return True
    suffix = _SUFFIX.search(word)
    if not suffix or suffix.start() < 4:
        return False
    stem = word[: suffix.start()]
    if _CHANGES.search(word) or (suffix[0] in ("es", "ed") and stem.endswith("e")):
        return False
    stems = [stem, stem + "e"]
    if suffix[0].startswith("i") and suffix[0] != "ing":
        stems.append(stem + "y")
    if _DOUBLED.search(word):
        stems.append(stem[:-1])
    return any(known.zipf(part) >= _MEANT for part in stems)


def meant(word: str, said: Container[str] = ()) -> str | None:
    """The one word that `word` is a slip of the fingers for, if there is one convincing reading.

    `said` are words that the article has elsewhere: it will rather have meant one of them.
    """
    readings = sorted(_readings(word, said), key=lambda reading: -reading.worth)
    if not readings:
        return None
    best = readings[0]
    rival = readings[1].worth if len(readings) > 1 else float("-inf")
    enough = 45 if len(word) < 5 else 40 if len(word) == 5 else _MEANT
    return best.word if best.worth - rival >= _SURE and vocabulary().zipf(best.word) >= enough else None


def _readings(word: str, said: Container[str]) -> Iterator[Reading]:
    known = vocabulary()
    best: dict[str, float] = {}
    for reading, likely in _neighbours(word):
        zipf = known.zipf(reading)
        if zipf >= _MEANT:
            best[reading] = max(best.get(reading, float("-inf")), zipf + likely)
    for reading, worth in best.items():
        yield Reading(reading, worth + (_SAID if reading in said else 0))


def _neighbours(word: str) -> Iterator[tuple[str, float]]:
    """Strings one slip away, with how likely the slip is in tenths of a power of ten."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        first = -8.0 if at == 0 else 0.0
        if tail:
            again = tail[0] in (head[-1:], tail[1:2])
            yield head + tail[1:], first + (4 if again else 0)
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:], first + 8
        for letter in _LETTERS:
            doubled = letter in (head[-1:], tail[:1])
            yield head + letter + tail, first + (4 if doubled else 2)
            if tail and letter != tail[0]:
                near = letter in _NEAR.get(tail[0], ()) or (letter in _VOWELS and tail[0] in _VOWELS)
                yield head + letter + tail[1:], first + (0 if near else -6)
