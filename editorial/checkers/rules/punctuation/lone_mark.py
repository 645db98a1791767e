"""A bracket or quotation mark whose fellow is lost, nobody can say where."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Document
from ...rule import Hit, Kind, Rule
from . import unbalanced_bracket, unbalanced_quote

# Off: on dev and on made slips the lost fellow belongs at another place than the mark that is left, so
# what the scorer counts is never right, though a mark is lost in nine cases of ten.
RULE = Rule(
    message="This mark has no fellow.",
    source="House style, punctuation: brackets and quotation marks come in pairs",
    category="unbalanced",
    kind=Kind.QUERY,
    on=False,
    languages=("en",),
    bad={
        "They know the ⟦“⟧site page button by heart.": None,
        "They know the site page⟦”⟧ button by heart.": None,
        "The storm ⟦(⟧the third this month shut the road.": None,
        "The storm, the third this month⟦)⟧ shut the road.": None,
    },
    good=[
        "They know the “site page” button (the big one) by heart.",
        "“We are staying,” she said. “We have no choice.",
        "There are 1) time, 2) money, a) love and b) hope. :) ;-)",
    ],
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    for passage, lost in unbalanced_quote.lost_fellows(document):
        if unbalanced_quote.place_of_fellow(passage.text, lost) is None:
            yield Hit(Span(lost.at, lost.at + 1), passage=passage)
    for passage in document.passages:
        for at in unbalanced_bracket.lone_brackets(passage.text):
            if unbalanced_bracket.place_of_fellow(passage.text, at) is None:
                yield Hit(Span(at, at + 1), passage=passage)
