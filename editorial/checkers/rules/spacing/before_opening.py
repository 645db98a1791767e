"""No space between a word and the bracket or the quotation that follows it."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="A space is missing before the opening mark.",
    source="House style, spacing: one space before an opening bracket or quotation mark",
    category="missing_space",
    languages=("en",),
    bad={
        "The General Services Administration⟦⟧(GSA) runs it.": " ",
        "The storm⟦⟧(the third this month) passed.": " ",
        "He called it⟦⟧“a mess” and left.": " ",
        "The road is shut.⟦⟧(It opens in May.)": " ",
    },
    good=[
        "Bring your book(s) to room 4(b) under section 501(c)(3) or 401(k).",
        "Call render(page) and f(x), then program(me) it.",
        "He called it—“a mess” at most (“the worst”) and ‘“odd”’ too.",
    ],
)

_MISSING = re.compile(
    r"""
      (?<=[a-z]{2}) (?=\((?:[A-Z]{2,}[a-z]?\) | [^()\n]{1,200}\ [^()\n]{1,200}\)))
    | (?<=[A-Za-z][.,;”]) (?=\([^()\n]{3,200}\))
    | (?<=[^\W_]) (?=“\w)
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.characters.isdisjoint("(“"):
        return
    for match in _MISSING.finditer(passage.prose):
        yield Hit(Span(*match.span()), " ")
