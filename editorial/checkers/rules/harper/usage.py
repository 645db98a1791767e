"""Slips of grammar and usage that Harper knows and no house rule does."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.document import HIDDEN, Passage
from editorial.checkers.harper import lints
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.text.block import BlockKind

# Off: beside the house's rules it finds hardly more of what is wrong, and takes longer than all of them.
RULE = Rule(
    message="A slip of grammar or usage.",
    source="Harper",
    category="grammar",
    changes_words=True,
    on=False,
    languages=("en",),
    bad={
        "They chose peace rather ⟦then⟧ war.": "than",
        "He stopped ⟦all of the sudden⟧ and left.": "all of a sudden",
    },
    good=[
        "Zelenskyy spoke in KYIV of Bakhmut and the Donbas.",
        "Mr. Okafor met Sen. Schumer and then left.",
        "Write to us at then@example.org, or see example.com.",
    ],
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind is BlockKind.HEADLINE:
        return
    for lint in lints(passage.prose, passage.language == "en-GB"):
        old = lint.span.of(passage.text)
        if HIDDEN in lint.span.of(passage.prose) or _is_name(passage, lint.span.start, old):
            continue
        first, *others = lint.replacements
        yield Hit(lint.span, first, tuple(others), lint.message, kind=Kind.CHOICE if others else Kind.FIX)


def _is_name(passage: Passage, start: int, old: str) -> bool:
    """Whether the words are a name in mid-sentence, of which the article and the lexicon know more."""
    opens = any(sentence.start == start for sentence in passage.sentences)
    return old[:1].isupper() and not opens
