"""“To makes”, “can sparks”: after “to” and after a modal the verb stands plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.verbs import third_persons
from editorial.text.span import Span

RULE = Rule(
    message="After “to” and after “can”, “will” and their like the verb stands plain.",
    source="Garner’s Modern English Usage, “infinitives”, “modals”",
    category="word_form",
    changes_words=True,
    languages=("en",),
    bad={
        "They want to ⟦makes⟧ strides.": "make",
        "It can ⟦includes⟧ a map.": "include",
        "The town will not ⟦allows⟧ it.": "allow",
        "It was said to ⟦has⟧ closed.": "have",
        "How do you ⟦knows⟧ it?": "know",
        "The town should always ⟦has⟧ a mill.": "have",
    },
    good=[
        "They want to make strides, and it can include a map.",
        "From tweets to finds, all is kept; the road to becomes.",
        "He who can makes it.",
    ],
)
_MODAL = r"(?:can|could|will|would|should|must|may|might|cannot)"
_SELDOM = r"(?: not| also| only| always| never| often| still| then| now| all| both)?"
_AFTER = re.compile(
    r"\b(?:(?:want|wants|wanted|able|going|order|need|needs|needed|try|trying|tried|help|helps|helped"
    r"|designed|used"
    r"|how|ways?|aims?|hope|hopes|plan|plans|doing|as|opportunity|ability|right|have|has|had|continue"
    r"|continues) to"
    rf"|(?<!who ){_MODAL}{_SELDOM}|(?:ca|wo|should|would|could)n[’']t"
    r"|(?:do|does|did)(?: not|n[’']t)"
    rf"|(?:{_MODAL}|do|does|did) (?:I|we|you|he|she|they|it)"
    rf"|(?:to|{_MODAL}) help (?:us|you|them)"
    r") (?P<verb>[a-z]+s)\b"
    r"|\bto (?P<plain>has|does)\b(?!-)"
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    plain = _plain_forms()
    for match in _AFTER.finditer(passage.prose) if plain.keys() & passage.plain_words else ():
        verb = match.lastgroup or ""
        if match[verb] in plain:
            yield Hit(Span(*match.span(verb)), plain[match[verb]])


@cache
def _plain_forms() -> dict[str, str]:
    """“Allows” to “allow”."""
    return {third: base for base, third in third_persons().items()} | {"has": "have", "does": "do"}
