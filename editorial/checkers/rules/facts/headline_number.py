"""A number in the headline that the body gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from editorial.checkers.document import Document, Passage
from editorial.checkers.numbers import NUMBER, value
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.block import BlockKind
from editorial.text.span import Span

RULE = Rule(
    message="The headline and the body give different numbers.",
    source="a headline says what the article says",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "# ⟦12 miners⟧ Rescued\n\nRescuers brought 11 miners up. The 11 miners are well.": None,
        "# ⟦Seven Towns⟧ Vote Again\n\nVoters in eight towns went back. All eight towns count by hand.": None,
    },
    good=[
        "# 12 Miners Rescued\n\nRescuers brought twelve miners up and sought 11 miners more.",
        "# Hundreds of Miners Rescued\n\nRescuers brought 411 miners up.",
        "# 40 Miners Rescued\n\nRescuers brought 38 miners up and 2 others.",
        "# Three Miners Rescued\n\nRescuers brought two women and a man up.",
        "# 5 Ways to Save\n\nOf many ways we like 9 ways best.",
    ],
)
_NUMBER = re.compile(rf"(?<![\w.,$£€-])(?!(?:zero|one)\b)({NUMBER}) ([a-z]+s)\b(?! of\b)", re.IGNORECASE)
_ROUNDED = 10  # a headline may round to tens; a body is not at odds with it then


class Count(NamedTuple):
    number: int
    noun: str
    span: Span


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    heads = [passage for passage in document.passages if passage.kind is BlockKind.HEADLINE]
    counted = [(passage, said) for passage in heads for said in _counts(passage)]
    body = [count for p in document.passages if counted and p not in heads for count in _counts(p)]
    for passage, said in counted:
        same = [count.number for count in body if count.noun == said.noun]
        numbers = {count.number for count in body}
        if len(same) > 1 and len(set(same)) == 1 and said.number not in numbers and said.number % _ROUNDED:
            asked = f"The headline says {said.number} {said.noun}, the body {same[0]}. Which is right?"
            yield Hit(said.span, message=asked, passage=passage)


def _counts(passage: Passage) -> Iterator[Count]:
    for match in _NUMBER.finditer(passage.prose):
        yield Count(value(match[1]), match[2].lower(), Span(*match.span()))
