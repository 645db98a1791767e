"""A space before a comma, a stop or another mark that belongs to the word it follows."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import HIDDEN, Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="No space before this mark.",
    source="House style, spacing: a comma or stop stands close to the word before it",
    category="space_before_punct",
    bad={
        "The council met⟦ ⟧, then rose.": "",
        "The council rose⟦  ⟧.": "",
        "“Has it risen⟦ ⟧?” she asked.": "",
        "There are two reasons⟦ ⟧: time and money.": "",
        "The fair (May 4)⟦ ⟧; the rest is open.": "",
    },
    good=[
        "He waited ... and waited . . . for the .gov address, a .38 and a :) sign.",
        "It was over. , says the draft",
        "Files end in .txt or .csv here.",
    ],
)

_SPACED = re.compile(
    rf"(?<=[\w”\"’')\]%{HIDDEN}])[ \u00a0]+(?=[,;:!?.](?:[\s”\"’)\]]|\Z))(?!\. \.)(?![:;]\))"
)

_SPACED_IN_FRENCH = ";:!?"
_NEAR = tuple(space + mark for mark in ",;:!?." for space in " \u00a0")


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if not any(mark in passage.prose for mark in _NEAR):
        return
    spaced = _SPACED_IN_FRENCH if passage.language.startswith("fr") else ""
    for match in _SPACED.finditer(passage.prose):
        if passage.prose[match.end()] in spaced:
            continue
        yield Hit(Span(*match.span()), "")
