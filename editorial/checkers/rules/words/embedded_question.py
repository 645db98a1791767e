"""A question inside a statement that keeps the order of a question: “about how would we handle it”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.text.span import Span

RULE = Rule(
    message="Inside a statement the subject comes before its verb.",
    source="Garner’s Modern English Usage, “inversion”: indirect questions",
    category="word_order",
    kind=Kind.CHOICE,
    changes_words=True,
    languages=("en",),
    bad={
        "We are thinking about how ⟦would we⟧ handle it.": "we would",
        "They spoke of what ⟦are they⟧ doing next.": "they are",
        "Staff learn about why ⟦is it⟧ late.": "it is",
    },
    good=[
        "We are thinking about how we would handle it.",
        "What about how would we handle it?",
        "They asked, “What are we doing?”",
        "He is unsure of how. Would we know?",
    ],
)
_INVERTED = re.compile(
    r"\b(?:about|of|on|regarding|into|understand|know|explain|determine|figure out) (?:how|what|why|when"
    r"|where|who) "
    r"(?P<turned>(?P<verb>is|are|was|were|can|could|will|would|should|have|has|had|might|must) "
    r"(?P<subject>we|you|they|he|she|it|I))\b(?= \w)"
)
_SOUGHT = frozenset("how what why when where who".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _INVERTED.finditer(passage.prose):
        span = Span(*match.span("turned"))
        sentence = next((s for s in passage.sentences if s.contains(span)), None)
        if sentence and not sentence.of(passage.text).rstrip("”’\"')").endswith("?"):
            yield Hit(span, f"{match['subject']} {match['verb']}")
