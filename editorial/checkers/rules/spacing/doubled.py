"""More than one space between two words."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="One space is enough.",
    source="House style, spacing: one space between words and between sentences",
    category="double_space",
    bad={
        "The council⟦  ⟧met on Monday.": " ",
        "The council met.⟦   ⟧It rose at noon.": " ",
    },
    good=[
        "The council met.\nIt rose at noon.",
        "  The council met. ",
        "The council met  , then rose.",
        "Page views  Visits  Comments and shares  Time on page",
    ],
)

# A space before a comma goes altogether: that is the business of spacing.before_mark.
_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?![\s,;:.!?)\]”’])")

_ITEMS = re.compile(r"[^\W_][)’”]?[ \u00a0]{2,}(?=[*•–A-Z\d])")  # the items of a list run together


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if "  " not in passage.text and "\u00a0" not in passage.characters:
        return
    if len(_ITEMS.findall(passage.text)) > 1:
        return
    for match in _DOUBLED.finditer(passage.text):
        if match.end() < len(passage.text):
            yield Hit(Span(*match.span()), " ")
