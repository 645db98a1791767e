"""A word for a number from 10 up; in quotations too, as the words said stay the same."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="Numbers from 10 up are figures.",
    source="Associated Press Stylebook, “numerals”",
    category="number_style",
    severity=Severity.STYLE,
    languages=("en",),
    bad={
        "The mill is older than ⟦ten⟧ years.": "10",
        "There were ⟦twenty-five⟧ looms.": "25",
        "About ⟦sixteen⟧ million came.": "16",
        "“It’s older than ⟦ten⟧ years,” she said.": "10",
    },
    good=[
        "Ten looms stood idle. Eleven more were sold.",
        "One in ten stayed; nine or ten left, a ten-fold rise, between ten and twenty.",
        "The twenty-first of May and the nineteen fifties, ten hundred, and Ocean’s Eleven.",
        "# A mill for ten years",
    ],
)

_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VALUE = {word: 10 + n for n, word in enumerate(_TEENS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_ANY = "|".join((*_TEENS, *_TENS, *_UNITS))
_SOUGHT = frozenset((*_VALUE, *(f"{tens}-{unit}" for tens in _TENS for unit in _UNITS)))
_NUMBER = re.compile(
    rf"""
    (?<=[a-z,;]\ ) (?<!\b[io][nr]\ )(?<!\band\ )(?<!\bto\ )(?<!teen\ )(?<!hundred\ )(?<!thousand\ )
    (?:({"|".join(_TEENS)}) | ({"|".join(_TENS)})(?:-({"|".join(_UNITS)}))?)
    (?=\ [a-z]|[.,;)]) (?!\ (?:hundred|thousand|or|to|and\ (?:{_ANY})|{_ANY}|\w+ies)\b)
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) or _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _NUMBER.finditer(passage.prose):
        teens, tens, unit = match.groups()
        value = _VALUE[teens or tens] + (_UNITS.index(unit) + 1 if unit else 0)
        yield Hit(Span(*match.span()), str(value))
