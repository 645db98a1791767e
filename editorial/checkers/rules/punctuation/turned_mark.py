"""A curly quotation mark or apostrophe that faces the wrong way."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="This mark faces the wrong way.",
    source="House style, quotation marks: “ and ‘ open, ” and ’ close; ’ is the apostrophe",
    category="quote_style",
    languages=("en",),
    bad={
        "She called it ⟦”⟧a mess” and left.": "“",
        "She called it “a mess⟦“⟧ and left.": "”",
        "⟦”⟧We stay,” she said.": "“",
        "It⟦‘⟧s late.": "’",
        "A child of the ⟦‘⟧90s left.": "’",
    },
    good=[
        "She called it “a ‘real’ mess” in the ’90s.",
        "The workers’ “club” isn’t open.",
        "In the ‘90s club’ they meet.",
    ],
)

_TURNED = re.compile(
    r"""
      (?:(?<=[ (\[—–])|\A)”(?=\w)
    | (?<=[\w.,!?%])“(?=[\s.,;:!?)\]]|\Z)
    | (?<=[^\W\d_])‘(?=[a-z])
    | (?<!\w)‘(?=\d0s\b(?![^‘]*’(?!\w)))
    """,
    re.VERBOSE,
)
_TURN = {"“": "”", "”": "“", "‘": "’"}


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.characters.isdisjoint(_TURN):
        return
    for match in _TURNED.finditer(passage.text):
        yield Hit(Span(*match.span()), _TURN[match[0]])
