"""Numbers as copy writes them: in figures with commas, or as words up to twenty."""

from __future__ import annotations

_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty""".split()
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_WORDS)})"  # a pattern, to be read without regard to case


def value(number: str) -> int:
    """What a match of NUMBER says."""
    said = number.lower()
    return _WORDS.index(said) if said in _WORDS else int(said.replace(",", ""))
