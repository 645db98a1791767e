"""“They want leave”: “to” is missing before a plain verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.verbs import third_persons
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="“To” is missing.",
    source="Garner’s Modern English Usage, “infinitives”",
    category="missing_word",
    changes_words=True,
    languages=("en",),
    bad={
        "They were able⟦⟧ provide water.": " to",
        "The town decided⟦⟧ allow it.": " to",
        "She wants⟦⟧ become mayor.": " to",
        "According⟦⟧ the mayor, it shut.": " to",
    },
    good=[
        "They were able to provide water, and they want change.",
        "Able seamen decided the day; he wanted work.",
        "He can if he wants, allow it or not. A law according the same rights to all passed.",
    ],
)
_BEFORE = re.compile(
    r"\b(?:able|unable|wants|wanted|tried|tries|decided|decides|hopes|hoped|plans|refused|managed|willing"
    r"|ready|"
    r"intends|intended|agreed|supposed|continues|expected|allowed) (?P<verb>[a-z]+)\b"
)
_ACCORDING = re.compile(
    r"""\b(?:According(?=[ ]the\b)
    |[Aa]ccording(?=[ ](?:officials|police|court|prosecutors|witnesses|records|documents)\b))""",
    re.VERBOSE,
)
_SOUGHT = frozenset(
    """according able unable wants wanted tried tries decided decides hopes hoped plans refused managed
    willing ready intends intended agreed supposed continues expected allowed""".split()
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _BEFORE.finditer(passage.prose):
        verb = match["verb"]
        if verb in third_persons() and not vocabulary().may_be(verb, "N"):
            at = match.start("verb") - 1
            yield Hit(Span(at, at), " to")
    for match in _ACCORDING.finditer(passage.prose):
        yield Hit(Span(match.end(), match.end()), " to")
