"""“At U.S. Department of Commerce”: a body named by what it is takes “the”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.text.block import BlockKind
from editorial.text.span import Span

RULE = Rule(
    message="“The” is missing before the name of a body.",
    source="Associated Press Stylebook, “departments”",
    category="missing_word",
    kind=Kind.CHOICE,
    changes_words=True,
    languages=("en",),
    bad={
        "She works at⟦⟧ U.S. Department of Commerce.": " the",
        "A letter from⟦⟧ Department of Justice, dated May 3, came.": " the",
    },
    good=[
        "She works at the U.S. Department of Commerce and with Department of Justice lawyers.",
        "# Talks at Department of Commerce",
        "She is with Bureau of Land Management staff.",
    ],
)
_BODY = re.compile(
    r"\b(?:at|by|from|with|in|for|to|of|joined)(?P<gap> )(?:(?:U\.S\.|US|federal|state) )?"
    r"(?:Department|Bureau|Ministry|Federal Bureau|National Institutes?|Office) of(?: [A-Z]\w+| and"
    r"| the)*? [A-Z]\w+"
    r"(?=[.,;]| (?:and|in|to|for|said|is|was|are|were|has|have|that|which|who|will|on|as)\b)"
)
_SOUGHT = frozenset("department bureau ministry institute institutes office".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind is BlockKind.PARAGRAPH and not _SOUGHT.isdisjoint(passage.plain_words):
        for match in _BODY.finditer(passage.prose):
            at = match.start("gap")
            yield Hit(Span(at, at), " the")
