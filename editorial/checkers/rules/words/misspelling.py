"""A common misspelling."""

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
from editorial.checkers.statistics.tokens import Token
from editorial.text.span import Span

RULE = Rule(
    message="A common misspelling.",
    source="Merriam-Webster’s Collegiate Dictionary",
    category="spelling_list",
    languages=("en",),
    bad={
        "They will ⟦recieve⟧ the prize.": "receive",
        "⟦Seperate⟧ rooms were kept.": "Separate",
        "The County ⟦Districct⟧ Attorney spoke.": "District",
        "The patient-⟦baed⟧ plan failed.": "based",
        "It ⟦occured⟧ in May.": "occurred",
    },
    good=[
        "They receive the prize in separate rooms.",
        "Ms. Probert saw Probert go. Propert does not howl.",
        "The Occured family moved; Mr. Occured sold the house.",
        "See recieve.txt or /seperate for the file.",
    ],
)
_LONG = 8


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    known = misspellings()
    for passage in document.passages:
        if not _has_some(passage):
            continue
        for word in passage.tokens:
            at = word.start
            for part in word.plain.split("-"):
                span = Span(at, at + len(part))
                at += len(part) + 1
                if part not in known or not _is_said(passage, word) or _is_name(document, part):
                    continue
                if not near_name(document, span.of(passage.text)) and ill_formed_plural(part) is None:
                    yield Hit(span, like(known[part], span.of(passage.text), passage), passage=passage)


@kept
def _has_some(passage: Passage) -> bool:
    parts = {part for word in passage.plain_words for part in word.split("-")}
    return not misspellings().keys().isdisjoint(parts)


def _is_said(passage: Passage, word: Token) -> bool:
    """Whether the word is no name; a long one with a capital is as likely a slip within a title."""
    long = len(word.text) >= _LONG and word.text[1:].islower()
    return is_plain_word(passage, word._replace(text=word.plain) if long else word)


def _is_name(document: Document, word: str) -> bool:
    """Whether the article or the world has it as a name; one capital alone is no proof for a long word."""
    article = document.lexicon
    often = len(word) < _LONG or article.totals[word] > 1
    return (often and article.spelled(word) is not None) or word in lexicon().names
