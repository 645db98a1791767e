"""A title that stands alone in capitals."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="A title takes capitals only right before a name.",
    source="Associated Press Stylebook, “titles”",
    category="house_style",
    severity=Severity.STYLE,
    languages=("en-US",),
    bad={
        "The Ukrainian ⟦President⟧ has emphasized the need.": "president",
        "He met the ⟦Prime Minister⟧ of Norway.": "prime minister",
        "A former ⟦Governor⟧, she left in May.": "governor",
    },
    good=[
        "Ukrainian President Volodymyr Zelenskyy met the president.",
        "# The President Has Spoken",
        "Mr. President, the President’s Management Agenda, the Mayor Daley years, a Governor General.",
        "The Office of the President and the Executive Office of the President agree.",
        "The President Wilson House and the Council of the Mayor",
    ],
)

_TITLE = (
    r"(?:Prime\ Minister|(?:Vice\ )?President|Chancellor|Premier|Governor|Mayor|Senator|Congress(?:wo)?man)"
)
_SOUGHT = frozenset(re.findall(r"[A-Z][a-z]+", _TITLE)) | {"Congressman", "Congresswoman"}
_ALONE = re.compile(
    rf"""
    \b(?<!\ of\ )(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ff]ormer|[Cc]urrent|[Nn]ew)[ ]
    (?:(?:former|current|new|late)\ |[A-Z][a-z]+(?:an|ish|ese|i|ch)\ )?
    ({_TITLE})(?:’s|'s)?(?=[.,;:!?)”"]|\ (?!and\ [A-Z]|of\ the\ United)[a-z]|\Z)
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) or _SOUGHT.isdisjoint(passage.spellings):
        return
    for match in _ALONE.finditer(passage.prose):
        yield Hit(Span(*match.span(1)), match[1].lower())
