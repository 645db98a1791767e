"""A headline that goes against its own case: a small letter among capitals, or after the colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from editorial.checkers.article_lexicon import ArticleLexicon, bare
from editorial.checkers.document import Document, Passage, Word
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
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
        "# Explore ⟦space⟧ with a New X-Ray App\n\nThe app is new.": "Space",
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
_SMALL = frozenset(
    """a an and as at but by for from if in into is it its nor of off on onto or out over per so than that
    the to up upon via vs was when with within without yet about above across after against along among
    are around be before behind below between beyond down during has have he her his how i like my near
    not our she since their these they this those through throughout till toward towards under until we
    what where which while who whom why will you your de la le du von van el em are were been am do did
    does can may""".split()
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        if passage.kind is BlockKind.HEADLINE:
            main = [word for word in passage.words[1:] if _is_main(passage, word)]
            small = [word for word in main if word.text.islower()]
            if len(small) == 1 and _is_title(document.lexicon, passage, main, small[0]):
                yield Hit(small[0].span, _raised(small[0].text), passage=passage)
            else:
                yield from _after_colon(passage)


def _is_main(passage: Passage, word: Word) -> bool:
    return (
        len(word.text) > 2
        and word.text[0].isalpha()
        and word.text.lower() not in _SMALL
        and not part_of_more(passage, word)
    )


def _is_title(article: ArticleLexicon, passage: Passage, main: Sequence[Word], small: Word) -> bool:
    """Whether words that are no names have capitals, on both sides of `small` or very many of them."""
    raised = [word for word in main if word.text[0].isupper() and _is_style(article, word)]
    known = sum(article.everywhere[word.text.lower()][word.text.lower()] > 0 for word in raised)
    parted = any(word.span < small.span for word in raised) and any(word.span > small.span for word in raised)
    return len(main) >= 4 and (parted or (len(raised) >= 2 and known > 0) or len(raised) >= 4)


def _is_style(article: ArticleLexicon, word: Word) -> bool:
    """Whether the capital is the headline’s doing: the word is no name here or anywhere."""
    lower = bare(word.text).lower()
    parts = lower.replace("‑", "-").split("-")
    return not article.is_name(bare(word.text)) and all(
        part in lexicon().common or len(part) == 1 for part in parts
    )


def _after_colon(passage: Passage) -> Iterator[Hit]:
    for before, word in pairwise(passage.words):
        between = passage.text[before.span.end : word.span.start]
        if (
            between == ": "
            and word.text.islower()
            and word.text not in ("a", "an")
            and _full_name(passage, before)
        ):
            yield Hit(word.span, _raised(word.text), passage=passage)


def _full_name(passage: Passage, last: Word) -> bool:
    """Whether the words up to `last` are a person’s name, as in “Ada Quennell: a life in print”."""
    head = [word for word in passage.words if word.span <= last.span]
    return (
        len(head) in (2, 3)
        and all(w.text[0].isupper() for w in head)
        and head[0].text.lower() in lexicon().given
    )


def _raised(word: str) -> str:
    return word[0].upper() + word[1:]
