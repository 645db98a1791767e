"""Every name of an article with all its mentions, before those of one name are put together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from editorial.text.span import Span

from .document import Document, Passage
from .lexicon import lexicon
from .naming import NameKind, Naming, namings
from .rule import Hit
from .rules.names import headline_case, lower_case_known, lower_case_seen, spelled_two_ways
from .spellings import is_slip, nearby, sound
from .statistics.vocabulary import vocabulary
from .words import after, part_of_more

Place = tuple[int, Span, str]  # block, span, words


@dataclass(eq=False, slots=True)
class Name:
    """One sequence of letters, whatever its case, with where it stands and the full names it ends."""

    kind: NameKind
    lower: str
    places: list[Place] = field(default_factory=list)
    full: dict[str, str] = field(default_factory=dict)  # the sound of a given name → the full name
    given: list[Place] = field(default_factory=list)
    slip_of: set[str] = field(default_factory=set)
    known: str = ""  # how the world writes it


def gathered(document: Document) -> list[Name]:
    """All names of a document, each sequence of letters by itself."""
    return list(_Book(document).names.values())


class _Book:
    """What one pass over the blocks of a document gathers."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names: dict[tuple[NameKind, str], Name] = {}
        self.claims = {(naming.block, naming.first): naming for naming in namings(document)}
        self.kinds = self._kinds()
        self.slips: dict[str, str] = {}
        self._take_other_spellings()
        self.sizes: dict[str, set[int]] = defaultdict(set)  # by first word, how many words a name has
        for lower in self.kinds:
            parts = lower.split()
            self.sizes[parts[0]].add(len(parts))
        for passage in document.passages:
            self._read(passage)
        if document.language.startswith("en"):
            self._take_hits()

    def _lower(self, naming: Naming) -> str:
        passage = self.document.passages[naming.block]
        return _span(passage, *naming.spelled).of(passage.text).lower()

    def _kinds(self) -> dict[str, NameKind]:
        """What a name is that stands by itself: what it is most often where more is said of it."""
        votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
        ordinary = {word.lower() for word in self.document.style.not_names}
        for naming in self.claims.values():
            votes[self._lower(naming)][naming.kind] += 1
        told = ((lower, count) for lower, count in votes.items() if lower not in ordinary)
        return {lower: max(sorted(count), key=count.__getitem__) for lower, count in told}

    def _take_other_spellings(self) -> None:
        """Words that sound like a name the article has, or nearly, are names as well: “Zełensky”."""
        doubtful = self._doubtful()
        known = [lower for lower in self.kinds if " " not in lower and lower not in doubtful]
        sounds = {sound(lower): lower for lower in known}
        near = {key: lower for lower in known for key in nearby(lower)}
        for lower in {word.lower(): None for word in self.document.lexicon.everywhere if word[0].isupper()}:
            is_told = lower in self.kinds and lower not in doubtful
            if is_told or lower in lexicon().common or lower in lexicon().nations:
                continue
            other = sounds.get(sound(lower))
            if other is None and _is_strange(lower):
                others = (near[key] for key in sorted(nearby(lower)) if key in near)
                other = next((name for name in others if is_slip(name, lower)), None)
            if other is not None:
                self.kinds[lower] = self.kinds[other]
                self.slips[lower] = other

    def _doubtful(self) -> set[str]:
        """Surnames in no list that stand by themselves: they may be slips of any name."""
        alone: set[str] = set()
        named: set[str] = set()
        for naming in self.claims.values():
            lower = self._lower(naming)
            is_alone = naming.kind is NameKind.PERSON and naming.first == naming.last and _is_strange(lower)
            (alone if is_alone else named).add(lower)
        return alone - named

    def _read(self, passage: Passage) -> None:
        at = 0
        while at < len(passage.words):
            if naming := self.claims.get((passage.index, at)):
                self._claim(passage, naming)
                at = naming.last + 1
            elif size := self._size_here(passage, at):
                span = _span(passage, at, at + size - 1)
                self._note(passage, span, self.kinds[span.of(passage.text).lower()])
                at += size
            else:
                at += 1

    def _claim(self, passage: Passage, naming: Naming) -> None:
        lower = self._lower(naming)
        if lower not in self.kinds:
            return
        kind = self.kinds[lower] if lower in self.slips else naming.kind
        name = self._note(passage, _span(passage, *naming.spelled), kind)
        if naming.last > naming.first and naming.surname is not None:
            given = naming.first if naming.surname == naming.last else naming.last
            whole, word = _span(passage, naming.first, naming.last), _span(passage, given, given)
            name.full.setdefault(sound(word.of(passage.text)), whole.of(passage.text))
            name.given.append((passage.index, word, word.of(passage.text)))

    def _note(self, passage: Passage, span: Span, kind: NameKind) -> Name:
        words = span.of(passage.text)
        name = self.names.setdefault((kind, words.lower()), Name(kind, words.lower()))
        name.places.append((passage.index, span, words))
        if name.lower in self.slips:
            name.slip_of.add(self.slips[name.lower])
        return name

    def _size_here(self, passage: Passage, at: int) -> int:
        """How many words from `at` on make a name that the article has; 0 where they make none."""
        word = passage.words[at]
        if not word.text[0].isupper() or part_of_more(passage, word):
            return 0
        for size in sorted(self.sizes.get(passage.bare_words[at].lower(), ()), reverse=True):
            if at + size <= len(passage.words):
                lower = _span(passage, at, at + size - 1).of(passage.text).lower()
                if lower in self.kinds and (size > 1 or self._is_meant(passage, at)):
                    return size
        return 0

    def _is_meant(self, passage: Passage, at: int) -> bool:
        """Whether an ordinary word that is also a name is the name here."""
        article, word = self.document.lexicon, passage.bare_words[at]
        lower = word.lower()
        if lower in lexicon().days:
            return False
        if lower not in lexicon().common:
            return True
        if self.kinds[lower] is NameKind.ORGANISATION:
            return word == lexicon().bodies[lower] and article.inside[word] > 0
        return article.inside[word.capitalize()] > article.everywhere[lower]

    def _take_hits(self) -> None:
        """What the rules on names find: names in lower case, and slips."""
        for rule in (lower_case_known, lower_case_seen, headline_case):
            for hit in rule.find(self.document):
                self._take_hit(hit)
        for hit in spelled_two_ways.find(self.document):
            if name := self._take_hit(hit):
                name.slip_of.add(name.known.lower())

    def _take_hit(self, hit: Hit) -> Name | None:
        passage, meant = hit.passage, hit.replacement
        if passage is None or meant is None:
            return None
        span, meant = _whole_place(passage, hit.span, meant)
        kind = self.kinds.get(meant.lower(), NameKind.PLACE)
        if meant.lower() not in self.kinds and meant.lower() not in lexicon().places:
            return None
        words = span.of(passage.text)
        name = self.names.get((kind, words.lower()))
        if name is None or (passage.index, span, words) not in name.places:
            name = self._note(passage, span, kind)
        name.known = meant
        return name


def _span(passage: Passage, first: int, last: int) -> Span:
    """The words from `first` to `last`, both included, without a possessive ending."""
    return Span(passage.words[first].start, passage.words[last].start + len(passage.bare_words[last]))


def _whole_place(passage: Passage, span: Span, meant: str) -> tuple[Span, str]:
    """All of a place of two words of which `span` is one that is meant to be `meant`: “new York”."""
    at = bisect_left(passage.words, span.start, key=lambda word: word.start)
    for first in (at - 1, at):
        if 0 <= first < len(passage.words) - 1 and after(passage, first):
            pair = _span(passage, first, first + 1)
            if name := lexicon().places.get(pair.of(passage.text).lower()):
                return pair, name
    return span, meant


def _is_strange(lower: str) -> bool:
    """Whether the word is in no list of words and names."""
    known = lexicon()
    lists = (known.names, known.surnames, known.given, known.places, vocabulary())
    return lower.isalpha() and not any(lower in words for words in lists)
