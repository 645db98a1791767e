"""Where copy has one of the house's terms, however many there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from editorial.text.span import Span

from .document import Passage
from .languages import is_of
from .statistics.tokens import Token
from .style import Term
from .words import part_of_more

# One character for one, so that offsets hold. “İ” alone would become two in lower case.
_PLAIN = str.maketrans("’‐‑\u00a0\u202fİ", "'--  I")
_WORD = re.compile(r"[^\W_]+")
_LETTER = r"[\w\u0300-\u036f]"  # a combining mark goes on with the word
_WITHIN = re.compile(rf"(?<={_LETTER})|(?<={_LETTER}')")
_GOES_ON = re.compile(rf"{_LETTER}|'(?!s\b){_LETTER}")  # a possessive ending is another matter


def plain(words: str) -> str:
    """`words` with straight apostrophes and ordinary hyphens and spaces, as long as before."""
    return words.translate(_PLAIN)


class Terms:
    """Terms by their words: a text is gone through once, whatever their number."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_words: dict[str, list[Term]] = defaultdict(list)
        sizes: dict[str, set[int]] = defaultdict(set)
        for term in terms:
            lower = plain(term.words).lower()
            if first := _WORD.match(lower):
                self._by_words[lower].append(term)
                sizes[first[0]].add(len(lower))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def find(self, passage: Passage) -> Iterator[tuple[Span, Term]]:
        """Each place outside quotation marks and addresses that is a term as a whole, the longest there."""
        text = plain(passage.text)
        lower = text.lower()
        free = 0
        for word in _WORD.finditer(lower):
            if word.start() < free:
                continue
            for size in self._sizes.get(word[0], ()):
                span = Span(word.start(), word.start() + size)
                term = self.of(span.of(text))
                if term and _stands(passage, span, lower):
                    yield span, term
                    free = span.end
                    break

    def of(self, words: str) -> Term | None:
        """The term that `words` are; one written with these very capitals before one in lower case."""
        words = plain(words)
        lower = words.lower()
        found = {plain(term.words): term for term in self._by_words.get(lower, ())}
        return found.get(words) or found.get(lower)


@lru_cache(maxsize=8)
def terms_for(language: str, terms: tuple[Term, ...]) -> Terms:
    """Those of `terms` for articles in `language`; one for this very variety goes before one for any."""
    chosen = {
        plain(term.words): term
        for term in sorted(terms, key=lambda term: term.variety)
        if not term.variety or is_of(language, term.variety)
    }
    return Terms(chosen.values())


def _stands(passage: Passage, span: Span, lower: str) -> bool:
    """Whether `span` is no part of a longer word, of speech, or of what is no prose."""
    if _WITHIN.match(lower, span.start) or _GOES_ON.match(lower, span.end):
        return False
    words = span.of(passage.text)
    if part_of_more(passage, Token(words, span.start, span.end, span.of(lower))):
        return False
    return span.of(passage.outside_quotes) == words
