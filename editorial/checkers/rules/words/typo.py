"""Letters that are no word, one slip of the fingers from a word."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.confused import is_plain_word, like
from editorial.checkers.document import Document, Passage
from editorial.checkers.introduced import near_name
from editorial.checkers.kept import kept
from editorial.checkers.lexicon import lexicon
from editorial.checkers.owning import ill_formed_plural
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.misspellings import misspellings
from editorial.checkers.statistics.spelling import is_formed, meant
from editorial.checkers.statistics.tokens import Token
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="No word is spelled so.",
    source="Merriam-Webster’s Collegiate Dictionary",
    category="spelling_typo",
    languages=("en",),
    bad={
        "The ⟦cliniacl⟧ trial ended.": "clinical",
        "They ⟦sponsroed⟧ the run.": "sponsored",
        "They left the ⟦marketts⟧ to others.": "markets",
        "It has parts:\n\n- ⟦Scholorships⟧ that cover fees;": "Scholarships",
        "It lay ⟦onthe⟧ table.": "on the",
        "He ⟦qualifed⟧ at once.": "qualified",
        "They took a ⟦fornight⟧ off.": "fortnight",
        "It was a ⟦dsign⟧-minded town.": "design",
    },
    good=[
        "The kubectl tool and the webpackery came late.",
        "It was late. Walid Saado spoke. A fleur-de-lis fell from the spire.",
        "They rewilded the tugboatful of moss.",
        "He wrote messge twice: messge was his word.",
        "Ms. Probert saw Probert go. Propert does not howl.",
        "The Messge brothers sponsored it from the gasfield.",
    ],
)
_FOREIGN = frozenset("de du des la le les et al y".split())  # “fleur-de-lis”
_GOVERN = frozenset(
    "in on of to at for from with by and is was as that into about after before under".split()
)
_GOVERNED = frozenset("the this that these those their his her its our your".split())
_SHORTEST = 4
_LONGEST = 24  # what is longer is rather a code than a word, and costs the square of its length


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        unknown = _unknown(passage)
        for word in passage.tokens if unknown else ():
            if word.plain in unknown and is_plain_word(passage, word) and not _heads_name(passage, word):
                yield from _typos(document, passage, word)


@kept
def _unknown(passage: Passage) -> frozenset[str]:
    return frozenset(word for word in vocabulary().strange(passage.plain_words) if word[0].isalpha())


def _heads_name(passage: Passage, word: Token) -> bool:
    """Whether the word and the one behind it have capitals: “Walid Saadi” may open a sentence."""
    return word.text[0].isupper() and passage.text[word.end + 1 : word.end + 2].isupper()


def _typos(document: Document, passage: Passage, word: Token) -> Iterator[Hit]:
    at = word.start
    parts = word.plain.split("-")
    if not _FOREIGN.isdisjoint(parts[1:]):
        return
    for part in parts:
        span = Span(at, at + len(part))
        at += len(part) + 1
        if _is_slip(document, part):
            right = _two_words(part) or meant(part, document.lexicon.totals)
            if right and right not in lexicon().names and not near_name(document, span.of(passage.text)):
                yield Hit(span, like(right, span.of(passage.text), passage), passage=passage)


def _two_words(word: str) -> str | None:
    """The small words that have run together in `word`: “on the”."""
    parts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return next((f"{one} {other}" for one, other in parts if one in _GOVERN and other in _GOVERNED), None)


def _is_slip(document: Document, word: str) -> bool:
    return (
        _SHORTEST <= len(word) <= _LONGEST
        and word.isascii()
        and word.isalpha()
        and word not in vocabulary()
        and word not in misspellings()
        and document.lexicon.everywhere[word] < 2
        and document.lexicon.spelled(word) is None
        and word not in lexicon().names
        and not is_formed(word)
        and ill_formed_plural(word) is None
    )
