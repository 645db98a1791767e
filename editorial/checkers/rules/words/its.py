"""“Its” for “it’s”, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.confused import by_word, in_house_marks, like, slips
from editorial.checkers.document import Document, Passage
from editorial.checkers.owning import belonging_slips, owns_described, says_what_it_is
from editorial.checkers.rule import Hit, Rule
from editorial.text.span import Span

RULE = Rule(
    message="“Its” belongs to it; “it’s” is “it is” or “it has”.",
    source="Associated Press Stylebook, “its, it’s”",
    category="its",
    languages=("en",),
    bad={
        "The council said ⟦its⟧ not too late to apply.": "it’s",
        "⟦Its⟧ been a long winter for the harbor.": "It’s",
        "The company sold ⟦it’s⟧ own boats last year.": "its",
        "The loom stops because ⟦it’s⟧ parts are old.": "its",
        "“So ⟦its⟧ whoever wants it,” she said.": "it’s",
        '"⟦Its⟧ a night for the town."': "It's",
        "The agency's site had ⟦it's⟧ own app.": "its",
    },
    good=[
        "The council gave its blessing, and it’s done.",
        "The storm has a high rating, its most serious warning.",
        "It stops because it’s old, and rests while it’s winter, if it’s luck; its who’s who is known.",
        "It’s a small town with its own paper.",
    ],
)
_GROUPS = by_word((("its", "it's"),))
_CERTAIN = re.compile(
    r"\b(?:(?P<its>its)(?= (?:an?\b|the\b|been\b|not\b|also a|going to\b|important to\b|n[o’']t\b"
    r"|(?:who(?:ever)?|what(?:ever)?|he|she|they|we)\b(?![’'-])))"
    r"|(?P<it_s>it[’']s)(?= own\b))",
    re.IGNORECASE,
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    yield from in_house_marks(document, _find)


def _find(passage: Passage) -> Iterator[Hit]:
    if passage.plain_words.isdisjoint(("its", "it's")):
        return
    certain = {hit.span: hit for hit in (*_certain(passage), *belonging_slips(passage, "its", "it's"))}
    yield from certain.values()
    for hit in slips(passage, _GROUPS):
        at = next(n for n, word in enumerate(passage.tokens) if word.span == hit.span)
        is_own = passage.tokens[at].plain == "its"
        fits = (owns_described if is_own else says_what_it_is)(passage.tokens, at)
        if hit.span not in certain and not fits:
            yield hit


def _certain(passage: Passage) -> Iterator[Hit]:
    for match in _CERTAIN.finditer(passage.prose):
        if match[0].islower() or match[0][1:].islower():
            meant = "it's" if match["its"] else "its"
            yield Hit(Span(*match.span()), like(meant, match[0], passage))
