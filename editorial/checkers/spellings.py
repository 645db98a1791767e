"""Whether two names are spellings of one: accents, other transliterations, slips of one letter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
_SAME_SOUNDS = (
    (re.compile(r"(?<=.)[ijy]+"), "i"),  # Zelenskyy, Zelenskiy, Zelensky
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"(?<=.)w"), "v"),
    (re.compile(r"([aou])e"), r"\1"),  # Müller, Mueller
    (re.compile(r"o[ou]"), "u"),  # Younis, Yunis
    (re.compile(r"(.)\1+"), r"\1"),
)
_SAME_WORDS = (  # British and American spellings in the names of bodies
    (re.compile(r"isation\b"), "ization"),
    (re.compile(r"\b(def|off)ence\b"), r"\1ense"),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"\blabour\b"), "labor"),
)
_TRANSLITERATIONS = {
    other: name
    for name, others in {
        "kyiv": "kiev",
        "kharkiv": "kharkov",
        "lviv": "lvov",
        "luhansk": "lugansk",
        "mykolaiv": "nikolaev nikolayev",
        "zaporizhzhia": "zaporozhye zaporizhia zaporizhzhya",
        "chornobyl": "chernobyl",
        "dnipro": "dnepr",
        "beijing": "peking",
        "tehran": "teheran",
        "kolkata": "calcutta",
    }.items()
    for other in others.split()
}
_LEAST = 5  # letters under which like sounds make two names, not one
_LONG = 6  # letters from which one of them may be a slip


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """The letters of `name` alone: in lower case, without accents, joints and points."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalnum())


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """Equal for spellings that differ only in accents, in how they are transliterated, or in British ways."""
    for pattern, put in _SAME_WORDS:
        name = pattern.sub(put, name.lower())
    letters = folded(name)
    letters = _TRANSLITERATIONS.get(letters, letters)
    if len(letters) < _LEAST:
        return letters
    for pattern, put in _SAME_SOUNDS:
        letters = pattern.sub(put, letters)
    return letters


def nearby(name: str) -> set[str]:
    """The letters of a name and all that is left of them when one but the first is taken out.

    Two names of which one is a slip of the other have one of these in common.
    """
    letters = folded(name)
    return {letters} | {letters[:at] + letters[at + 1 :] for at in range(1, len(letters))}


def is_slip(one: str, other: str, least: int = _LONG) -> bool:
    """Whether one letter lost, added, put for another, or two swapped, make one name of the other.

    Not the last letter: endings make other names. Names of fewer than `least` letters are no slips.
    """
    one, other = sorted((folded(one), folded(other)), key=len)
    if len(one) < least or len(other) - len(one) > 1 or one[0] != other[0]:
        return False
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if head >= len(one) - (len(one) == len(other)):
        return False
    if len(one) != len(other):
        return one[head:] == other[head + 1 :]
    swapped = one[head : head + 2] == other[head : head + 2][::-1]
    return one[head + 1 :] == other[head + 1 :] or (swapped and one[head + 2 :] == other[head + 2 :])


def is_apart(one: str, other: str, least: int) -> bool:
    """Whether two names are one slip apart, at the last letter too where that makes no form of the other.

    “Kovalova” is a wife and “Jansens” a family.
    """
    if is_slip(one, other, least):
        return True
    one, other = sorted((folded(one), folded(other)), key=len)
    if len(one) < least:
        return False
    if len(one) == len(other):
        return one[:-1] == other[:-1] and one[-1] != other[-1] and "a" not in (one[-1], other[-1])
    return other[:-1] == one and other[-1] not in "as"
