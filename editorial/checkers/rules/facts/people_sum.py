"""A number of people that its own breakdown does not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.numbers import NUMBER, value
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The parts do not add up to the whole; which number is right?",
    source="arithmetic",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "The police held ⟦12 people, seven men and six women⟧, overnight.": None,
        "⟦Nine passengers (five men, two women and three children)⟧ were saved.": None,
        "The council has ⟦15 members: eight Democrats and eight Republicans⟧.": None,
    },
    good=[
        "The police held 12 people, seven men and five women, overnight.",
        "Nine passengers (five men, two women and two children) were saved.",
        "Twelve people, including seven men and two women, were held.",
        "Of 12 people, seven men and six women said yes in both years.",
        "It drew 12 people, two mayors and three dogs.",
    ],
)
_PART = (
    rf"{NUMBER} (?:men|man|women|woman|children|child|boys?|girls?|adults?|minors?|males?|females?|Democrats?"
    r"|Republicans?|independents?)"
)
_WHOLE = re.compile(
    rf"(?<!\bof )(?<![\w.,hmB])({NUMBER}) (?:people|persons|passengers|victims|members|suspects|students"
    r"|defendants|workers|residents|employees|jurors|lawmakers|senators|hostages|migrants|others)"
    rf"(?:, | \(|: | [–—-] |—)((?:{_PART}, )*{_PART},? and {_PART})\b(?=[,.;)–—]| [–—])\)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(NUMBER, re.IGNORECASE)
_SOUGHT = frozenset("men women children boys girls adults minors males females democrats republicans".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _WHOLE.finditer(passage.prose):
        whole, parts = value(match[1]), [value(part) for part in _COUNTED.findall(match[2])]
        if sum(parts) != whole:
            told = " + ".join(map(str, parts))
            asked = f"The whole is {whole}, the parts are {told} = {sum(parts)}. Which is right?"
            yield Hit(Span(*match.span()), message=asked)
