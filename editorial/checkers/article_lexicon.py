"""What the article itself says of its words: the first witness to how a name is written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from editorial.text.block import BlockKind

from .kept import kept
from .lexicon import lexicon

if TYPE_CHECKING:
    from .document import Passage
    from .statistics.tokens import Token

_POSSESSIVE = re.compile(r"[’'](?:s|S)?\Z")
BARE_BEFORE = frozenset("in on at by from with to of for using use via through like and or".split())
_HEADING_WORDS = 12
_STOPS = (".", "!", "?", "”", '"', "’", ":", ";", ",", "…")
TITLES = frozenset(
    """Mr Mrs Ms Dr Prof Professor President Chancellor Minister Secretary Senator Sen Rep Gov Governor Mayor
    Judge Justice Attorney General Gen Col Capt Lt Sgt Chief Director Chairman Chairwoman Officer Detective
    Ambassador King Queen Prince Princess Pope Sir Lady Lord""".split()
)


def bare(word: str) -> str:
    """`word` without its possessive ending."""
    return word if word.isalpha() else _POSSESSIVE.sub("", word)


class ArticleLexicon:
    """How often each word is spelled how, and where, made in one pass over the blocks."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.everywhere: Counter[str] = Counter()  # spellings
        self.inside: Counter[str] = Counter()  # spellings in mid-sentence
        self.complete: Counter[str] = Counter()  # those no capital follows: whole names, or their ends
        self.alone: Counter[str] = Counter()  # those right after a preposition, where a noun has an article
        for passage in passages:
            if not heads(passage):
                self._read(passage)

    def _read(self, passage: Passage) -> None:
        inside, complete, alone = _spelled(passage)
        self.everywhere.update(passage.bare_words)
        self.inside.update(inside)
        self.complete.update(complete)
        self.alone.update(alone)

    @cached_property
    def totals(self) -> Counter[str]:
        """How often each word stands anywhere, by its lower case."""
        return _by_lower_case(self.everywhere)

    @cached_property
    def totals_inside(self) -> Counter[str]:
        """How often each word stands in mid-sentence, by its lower case."""
        return _by_lower_case(self.inside)

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Neighbours as written, in mid-sentence."""
        found: Counter[tuple[str, str]] = Counter()
        for passage in self.passages:
            if not heads(passage):
                found.update(_pairs(passage))
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """How the article most often writes a word in mid-sentence where it does not in lower case."""
        found: dict[str, str] = {}
        for spelled, count in self.inside.items():
            lower = spelled.lower()
            if spelled != lower and (
                lower not in found or (count, spelled) > (self.inside[found[lower]], found[lower])
            ):
                found[lower] = spelled
        return found

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of `names`."""
        return frozenset(self.names)

    def spelled(self, lower: str) -> str | None:
        """How the article writes this word as a name in mid-sentence, if it does at all."""
        return self.names.get(lower)

    def count(self, spelling: str) -> int:
        """How often exactly this spelling stands in mid-sentence."""
        return self.inside[spelling]

    def is_name(self, spelling: str) -> bool:
        """Whether the article uses `spelling`, capital and all, where no capital is owed."""
        return not spelling.islower() and self.count(spelling) > 0

    @cached_property
    def persons(self) -> dict[str, frozenset[str]]:
        """Surname in lower case → the full names it stands in: a given name or a title before it."""
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.passages:
            for surname, name in _persons(passage):
                found[surname].add(name)
        return {surname: frozenset(names) for surname, names in found.items()}

    @cached_property
    def borne(self) -> frozenset[str]:
        """Words that are somebody’s, be they ever so rare: after a given name or title, or before a name."""
        known = lexicon()
        after = {two for one, two in self.pairs if one in TITLES or one.lower() in known.given}
        before = {one for one, two in self.pairs if two[0].isupper() and two.lower() not in known.common}
        return frozenset(after | before)


def heads(passage: Passage) -> bool:
    """Whether the block is a headline or reads like one, so that its capitals may be mere style."""
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        return True
    return len(passage.words) <= _HEADING_WORDS and not passage.text.rstrip().endswith(_STOPS)


def runs(passage: Passage) -> Iterator[list[Token]]:
    """The stretches of two and more capitalised words parted by single spaces."""
    run: list[Token] = []
    for index in passage.capitals:
        word = passage.words[index]
        if run and word.start != run[-1].end + 1:
            if len(run) > 1:
                yield run
            run = []
        run.append(word)
    if len(run) > 1:
        yield run


def _by_lower_case(spellings: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for spelled, count in spellings.items():
        found[spelled.lower()] += count
    return found


@kept
def _spelled(passage: Passage) -> tuple[list[str], list[str], list[str]]:
    """The words in mid-sentence; those with a capital that none follows; of these the bare ones."""
    silent = _silent(passage)
    inside = [word for at, word in enumerate(passage.bare_words) if at not in silent]
    complete, alone = [], []
    for index, spelled in enumerate(passage.bare_words):
        if index in silent or spelled.islower() or spelled == spelled.lower():
            continue
        if not _capital_follows(passage, index):
            complete.append(spelled)
            if index and passage.words[index - 1].text in BARE_BEFORE:
                alone.append(spelled)
    return inside, complete, alone


@kept
def _pairs(passage: Passage) -> list[tuple[str, str]]:
    silent = _silent(passage)
    pairs = enumerate(pairwise(passage.bare_words))
    return [pair for at, pair in pairs if at not in silent and at + 1 not in silent]


@kept
def _persons(passage: Passage) -> list[tuple[str, str]]:
    """Surnames in lower case, each with the full name that it stands in."""
    found = []
    for first, last in chain.from_iterable(map(pairwise, runs(passage))):
        name = bare(last.text)
        if (first.text in TITLES or first.text.lower() in lexicon().given) and not name.isupper():
            found.append((name.lower(), f"{first.text} {name}"))
    return found


@kept
def _silent(passage: Passage) -> frozenset[int]:
    """The indexes of the words whose case says nothing: capitals owed to the place, and shouting."""
    shouted = [at for at in passage.capitals if passage.bare_words[at].isupper() and _shouted(passage, at)]
    return passage.openings.union(shouted)


def _capital_follows(passage: Passage, index: int) -> bool:
    if index + 1 == len(passage.words):
        return False
    word, other = passage.words[index], passage.words[index + 1]
    return other.text[0].isupper() and other.start == word.end + 1


def _shouted(passage: Passage, index: int) -> bool:
    """Whether the word stands among words all in capitals, whose case says nothing."""
    near = [word.text for word in passage.words[max(0, index - 1) : index + 2] if len(word.text) > 1]
    return len(near) > 1 and all(text.isupper() for text in near)
