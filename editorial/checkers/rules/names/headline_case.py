"""A headline that goes against its own case: a small letter among capitals, or after the colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from editorial.checkers.article_lexicon import ArticleLexicon, bare
from editorial.checkers.document import Document, Passage
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.tokens import Token
from editorial.checkers.words import part_of_more
from editorial.text.block import BlockKind

RULE = Rule(
    message="The headline’s other words have capitals.",
    source="house style, “headlines”",
    category="headline_case",
    languages=("en",),
    bad={
        "# Envoy Seeks Another ⟦meeting⟧ Amid Growing Doubt": "Meeting",
        "# Probe Reaches New ⟦frontiers⟧ in Printing": "Frontiers",
        "# Ada Quennell: ⟦bargaining⟧ on the town’s behalf": "Bargaining",
        "# Getting Started with Usability ⟦testing⟧\n\nUsability helps you get started.": "Testing",
        "# The Data Briefing: ⟦with⟧ Many Highlights From New Reports": "With",
        "# Explore ⟦space⟧ with a New X-Ray App\n\nThe app is new.": "Space",
        "# How to Find ⟦your⟧ Digital Dream Team": "Your",
    },
    good=[
        "# Envoy seeks another meeting with Ukraine’s President Zelenskyy in Kyiv",
        "# Lantern Festival in Taipei lights up the night",
        "# President Biden signs Clean Water Act",
        "# A Look Back at the Year and What Is to Come From It",
        "# How iPhone Users Find the Best of the Web with eBay",
        "# The Town: a history",
    ],
)
_PARTS = re.compile("[-‑]")
_SMALL = frozenset(
    """a an and as at but by for from if in into is it its nor of off on onto or out over per so than that
    the to up upon via vs was with yet about above along are be been before below did do du em for he her
    his i la le like may near she these through throughout till until van von was were de am de which while
    whom""".split()
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        if passage.kind is BlockKind.HEADLINE:
            main = [word for word in passage.words[1:] if _is_main(passage, word)]
            small = [word for word in main if word.text.islower()]
            wrong = small if len(small) == 1 and _is_title(document.lexicon, main, small[0]) else []
            for word in wrong or _after_colon(
                passage, titled=not small and _raised(document.lexicon, main) > 2
            ):
                yield Hit(word.span, word.text[0].upper() + word.text[1:], passage=passage)


def _is_main(passage: Passage, word: Token) -> bool:
    return (
        len(word.text) > 2
        and word.text[0].isalpha()
        and word.text.lower() not in _SMALL
        and not part_of_more(passage, word)
    )


def _is_title(article: ArticleLexicon, main: Sequence[Token], small: Token) -> bool:
    """Whether words that are no names have capitals: on both sides of `small`, or so that it shows."""
    before = _raised(article, [word for word in main if word.span < small.span])
    after = _raised(article, [word for word in main if word.span > small.span])
    shown = any(_is_small_in_body(article, word) for word in main if word.text[0].isupper())
    if len(main) == 3:
        return before + after == 2 and shown
    return len(main) > 3 and (
        (before > 0 and after > 0) or (before + after >= 2 and shown) or before + after >= 4
    )


def _raised(article: ArticleLexicon, words: Sequence[Token]) -> int:
    """How many of `words` have a capital that is the headline’s doing: no names, here or anywhere."""
    return sum(word.text[0].isupper() and _is_style(article, bare(word.text).lower()) for word in words)


def _is_style(article: ArticleLexicon, lower: str) -> bool:
    inside = article.totals_inside[lower]
    if inside and article.inside[lower] <= inside / 2:
        return False
    return all(part in lexicon().common or len(part) == 1 for part in _PARTS.split(lower))


def _is_small_in_body(article: ArticleLexicon, word: Token) -> bool:
    lower = bare(word.text).lower()
    return article.everywhere[lower] > 0 and _is_style(article, lower)


def _after_colon(passage: Passage, *, titled: bool) -> Iterator[Token]:
    """The first word after a colon in lower case, where it opens a headline of its own."""
    for before, word in pairwise(passage.words):
        parted = passage.text[before.end : word.start] == ": " and word.text.isalpha()
        if parted and word.text.islower() and word.text != "a" and (titled or _is_name(passage, before)):
            yield word


def _is_name(passage: Passage, last: Token) -> bool:
    """Whether the words up to `last` are a person’s name, as in “Ada Quennell: a life in print”."""
    head = [word for word in passage.words if word.span <= last.span]
    raised = all(word.text[0].isupper() for word in head)
    return raised and len(head) in (2, 3) and head[0].text.lower() in lexicon().given
