"""A decade with an apostrophe before its s: “the 1930’s”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.text.span import Span

RULE = Rule(
    message="A decade is a plural: no apostrophe before the s.",
    source="Associated Press Stylebook, “decades”",
    category="apostrophe",
    languages=("en",),
    bad={
        "It has stood since the ⟦1930’s⟧.": "1930s",
        "It was built in the mid-⟦1950's⟧ by hand.": "1950s",
        "She sang in the late ⟦’80’s⟧.": "’80s",
        "It was warm, in the ⟦90’s⟧, all week.": "90s",
        "He is in his ⟦60's⟧.": "60s",
    },
    good=[
        "It was 1930’s best film, and 1950’s worst.",
        "In the 1930s and the ’80s all was well; the 1980s’ best film won.",
        "In 2020's first week they met the 747's crew.",
    ],
)
_DECADE = re.compile(
    r"\b(?:the|early|mid|late|his|her|their|those)[ \u00a0-]"
    r"(?P<decade>(?P<figures>(?:1[5-9]|20)\d0|[’‘'][2-9]0|(?P<short>[2-9]0))[’']s)(?![\w’'-])",
    re.IGNORECASE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if "0’s" not in passage.text and "0's" not in passage.text:
        return
    for match in _DECADE.finditer(passage.prose):
        decade, span = match["figures"] + "s", Span(*match.span("decade"))
        if match["short"] and match[0].lower().startswith(("the", "early", "mid", "late", "those")):
            yield Hit(span, decade, (f"’{decade}",), kind=Kind.CHOICE)  # degrees, or years
        else:
            yield Hit(span, decade)
