"""“Such a swords”: “such as” is meant before a plural."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="“Such as” is meant.",
    source="Garner’s Modern English Usage, “such as”",
    category="real_word",
    languages=("en",),
    bad={
        "They sold toys, such ⟦a⟧ swords and masks.": "as",
        "Pests such ⟦a⟧ beetles came.": "as",
    },
    good=[
        "It was such a mess, and such a long list of swords.",
        "Such a means to an end; such a series.",
        "Tools such as hammers broke.",
    ],
)
_SUCH = re.compile(r"\bsuch (a) ([a-z]+)\b")


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if "such" not in passage.plain_words:
        return
    known = vocabulary()
    for match in _SUCH.finditer(passage.prose):
        noun = match[2]
        if known.tag(noun) == "NNS" and known.may_be(noun, "P") and not known.may_be(noun, "N"):
            yield Hit(Span(*match.span(1)), "as")
