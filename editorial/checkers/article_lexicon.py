"""What the article itself says of its words: the first witness to how a name is written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from editorial.text.block import BlockKind

from .lexicon import lexicon

if TYPE_CHECKING:
    from .document import Passage, Word

_POSSESSIVE = re.compile(r"[’'](?:s|S)?\Z")
BARE_BEFORE = frozenset("in on at by from with to of for using use via through like and or".split())
_HEADING_WORDS = 12
_STOPS = (".", "!", "?", "”", '"', "’", ":", ";", ",", "…")
_OPENERS = frozenset("“\"‘'([•*-–—:…")
TITLES = frozenset(
    """Mr Mrs Ms Dr Prof Professor President Chancellor Minister Secretary Senator Sen Rep Gov Governor Mayor
    Judge Justice Attorney General Gen Col Capt Lt Sgt Chief Director Chairman Chairwoman Officer Detective
    Ambassador King Queen Prince Princess Pope Sir Lady Lord""".split()
)


def bare(word: str) -> str:
    """`word` without its possessive ending."""
    return word if word.isalpha() else _POSSESSIVE.sub("", word)


class ArticleLexicon:
    """Each word's spellings and places, made in one pass over the blocks. Keys are in lower case."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.inside: dict[str, Counter[str]] = defaultdict(Counter)  # spellings in mid-sentence
        self.everywhere: dict[str, Counter[str]] = defaultdict(Counter)
        self.pairs: Counter[tuple[str, str]] = Counter()  # neighbours as written, in mid-sentence
        self.complete: Counter[str] = (
            Counter()
        )  # spellings that no capital follows: whole names, or their ends
        self.alone: Counter[str] = Counter()  # those right after a preposition, where a noun has an article
        for passage in passages:
            if not heads(passage):
                self._read(passage)

    def _read(self, passage: Passage) -> None:
        opening = set(openings(passage))
        before = ""
        for index, word in enumerate(passage.words):
            spelled = bare(word.text)
            lower = spelled.lower()
            self.everywhere[lower][spelled] += 1
            if index in opening or (spelled.isupper() and _shouted(passage, index)):
                before = ""
                continue
            self.inside[lower][spelled] += 1
            if before:
                self.pairs[before, spelled] += 1
            before = spelled
            if spelled != lower and not _capital_follows(passage, index):
                self.complete[spelled] += 1
                if index and passage.words[index - 1].text in BARE_BEFORE:
                    self.alone[spelled] += 1

    def spelled(self, lower: str) -> str | None:
        """How the article writes this word as a name in mid-sentence, if it does at all."""
        forms = [(count, form) for form, count in self.inside.get(lower, {}).items() if form != lower]
        return max(forms)[1] if forms else None

    def count(self, spelling: str) -> int:
        """How often exactly this spelling stands in mid-sentence."""
        return self.inside[spelling.lower()][spelling] if spelling.lower() in self.inside else 0

    def is_name(self, spelling: str) -> bool:
        """Whether the article uses `spelling`, capital and all, where no capital is owed."""
        return not spelling.islower() and self.count(spelling) > 0

    @cached_property
    def persons(self) -> dict[str, frozenset[str]]:
        """Surname in lower case → the full names it stands in: a given name or a title before it."""
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.passages:
            for run in runs(passage):
                for first, last in pairwise(run):
                    name = bare(last.text)
                    if (first.text in TITLES or first.text.lower() in lexicon().given) and not name.isupper():
                        found[name.lower()].add(f"{first.text} {name}")
        return {surname: frozenset(names) for surname, names in found.items()}


def heads(passage: Passage) -> bool:
    """Whether the block is a headline or reads like one, so that its capitals may be mere style."""
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        return True
    return len(passage.words) <= _HEADING_WORDS and not passage.text.rstrip().endswith(_STOPS)


def openings(passage: Passage) -> Iterator[int]:
    """The indexes of words to whose place a capital is owed: first in a sentence, quotation or list."""
    starts = {sentence.start for sentence in passage.sentences}
    text = passage.text
    for index, word in enumerate(passage.words):
        at = word.span.start
        while at and text[at - 1] in _OPENERS:
            at -= 1
        if at in starts or at != word.span.start or text[max(0, at - 2) : at] in (": ", "— ", "– "):
            yield index


def runs(passage: Passage) -> Iterator[list[Word]]:
    """The stretches of two and more capitalised words parted by single spaces."""
    run: list[Word] = []
    for word in passage.words:
        if run and (word.span.start != run[-1].span.end + 1 or not word.text[0].isupper()):
            if len(run) > 1:
                yield run
            run = []
        if word.text[0].isupper():
            run.append(word)
    if len(run) > 1:
        yield run


def _capital_follows(passage: Passage, index: int) -> bool:
    if index + 1 == len(passage.words):
        return False
    word, other = passage.words[index], passage.words[index + 1]
    return other.text[0].isupper() and other.span.start == word.span.end + 1


def _shouted(passage: Passage, index: int) -> bool:
    """Whether the word stands among words all in capitals, whose case says nothing."""
    near = [word.text for word in passage.words[max(0, index - 1) : index + 2] if len(word.text) > 1]
    return len(near) > 1 and all(text.isupper() for text in near)
