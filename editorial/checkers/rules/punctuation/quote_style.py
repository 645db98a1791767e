"""Straight and curly quotation marks or apostrophes in one article."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Document, Passage
from ...kept import kept
from ...quotes import Mark, Turn, marks
from ...rule import Hit, Rule
from ...typography import CURLY, STRAIGHT, house_marks

RULE = Rule(
    message="Straight and curly marks are mixed; most of the article’s are of the other kind.",
    source="House style, quotation marks: one kind in an article, the one most of it uses",
    category="quote_style",
    languages=("en",),
    bad={
        "It’s late. He’s gone, and we don⟦'⟧t mind.": "’",
        "It's late. \"He's gone,\" she said⟦’⟧s the quote.": "'",
        '“We stay,” he said. ⟦"⟧We eat,” she said.': "“",
        '“We stay,” he said. “We eat,⟦"⟧ she said.': "”",
        "It’s the workers’ hall and the drivers⟦'⟧ club.": "’",
    },
    good=[
        "It's the workers' hall, \"the best,\" in '24.",
        "It’s a “good” sign that she’s 5'10\" tall.",
        "It’s a tie, isn't it",
    ],
)

_MEASURE = re.compile(r"(?<=\d)(?:'(?![a-z])|\")")  # feet and inches


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    style = house_marks(document)
    if not style:
        return
    odd = STRAIGHT if style == "curly" else CURLY
    for passage in document.passages:
        if odd.isdisjoint(passage.text):
            continue
        for mark, replacement in _mended(passage, odd):
            yield Hit(Span(mark.at, mark.at + 1), replacement, passage=passage)


@kept
def _mended(passage: Passage, odd: frozenset[str]) -> tuple[tuple[Mark, str], ...]:
    return tuple(_twins(passage, odd))


def _twins(passage: Passage, odd: frozenset[str]) -> Iterator[tuple[Mark, str]]:
    waiting = False  # whether a double mark before this one still waits for its fellow
    for mark in marks(passage.prose):
        char = passage.text[mark.at]
        if char in odd and (waiting or char in CURLY or not _MEASURE.match(passage.text, mark.at)):
            yield mark, _twin(char, mark)
        if mark.double:
            waiting = mark.turn is Turn.OPENS


def _twin(char: str, mark: Mark) -> str:
    if char in CURLY:
        return '"' if mark.double else "'"
    if mark.turn is Turn.OPENS:
        return "“" if mark.double else "‘"
    return "”" if mark.double else "’"
