"""The ledger of an article's names: each with its spellings, how often, and where first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from editorial.text.span import Span

from .document import Document, Passage
from .lexicon import Lexicon, lexicon
from .naming import NameKind, Naming, namings
from .rule import Hit
from .rules.names import headline_case, lower_case_known, lower_case_seen, spelled_two_ways
from .spellings import is_slip, sound
from .words import after, part_of_more


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of block number `block` that spell a name; of a full name the surname alone.

    `spelling` is the words as they would be written but for a line in capitals.
    """

    block: int
    span: Span
    words: str
    spelling: str

    @property
    def place(self) -> tuple[int, Span]:
        return self.block, self.span

    def put(self, spelling: str) -> str:
        """What stands here once the article writes it `spelling`."""
        return spelling.upper() if self.words != self.spelling else spelling


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a name is written, and where; one that the world knows may stand nowhere."""

    form: str
    mentions: tuple[Mention, ...]

    @property
    def count(self) -> int:
        return len(self.mentions)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name with its spellings, the commonest first."""

    name: str
    kind: NameKind
    spellings: tuple[Spelling, ...]

    @property
    def first(self) -> Mention:
        return min((m for spelling in self.spellings for m in spelling.mentions), key=lambda m: m.place)

    @property
    def count(self) -> int:
        return sum(spelling.count for spelling in self.spellings)

    @property
    def is_odd(self) -> bool:
        """Whether it is spelled in more than one way, or otherwise than anywhere else."""
        return len(self.spellings) > 1


def ledger(document: Document) -> list[Entry]:
    """The people, places and organisations of the article, odd ones out first, then by first mention."""
    house = {sound(name): name for name in document.style.names}
    entries = [_entry(names, house) for names in _joined(_Book(document).names.values())]
    return sorted(entries, key=lambda entry: (not entry.is_odd, entry.first.place))


@dataclass(eq=False, slots=True)
class _Name:
    """One sequence of letters, whatever its case, with where it stands and the full names it ends."""

    kind: NameKind
    lower: str
    places: list[tuple[int, Span, str]] = field(default_factory=list)  # block, span, words
    full: dict[str, str] = field(default_factory=dict)  # the sound of a given name → the full name
    slip_of: set[str] = field(default_factory=set)
    known: str = ""  # how the world writes it


class _Book:
    """All names of a document, gathered in one pass over its blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.names: dict[tuple[NameKind, str], _Name] = {}
        self.claims = {(naming.block, naming.first): naming for naming in namings(document)}
        self.kinds = self._kinds()
        self._take_other_spellings()
        self.sizes: dict[str, set[int]] = defaultdict(set)  # by first word, how many words a name has
        for lower in self.kinds:
            parts = lower.split()
            self.sizes[parts[0]].add(len(parts))
        for passage in document.passages:
            self._read(passage)
        if document.language.startswith("en"):
            self._take_hits()

    def _kinds(self) -> dict[str, NameKind]:
        """What a name is that stands by itself: what it is most often where more is said of it."""
        votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
        ordinary = {word.lower() for word in self.document.style.not_names}
        for naming in self.claims.values():
            passage = self.document.passages[naming.block]
            votes[_span(passage, *naming.spelled).of(passage.text).lower()][naming.kind] += 1
        return {
            lower: max(sorted(votes[lower]), key=votes[lower].__getitem__)
            for lower in votes.keys() - ordinary
        }

    def _take_other_spellings(self) -> None:
        """Words that sound like a name the article has are names as well: “Zełensky”."""
        kinds = {sound(lower): kind for lower, kind in self.kinds.items() if " " not in lower}
        for passage in self.document.passages:
            for lower in {passage.bare_words[at].lower() for at in passage.capitals} - self.kinds.keys():
                if lower not in lexicon().common and lower not in lexicon().nations and sound(lower) in kinds:
                    self.kinds[lower] = kinds[sound(lower)]

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
        span = _span(passage, *naming.spelled)
        if span.of(passage.text).lower() not in self.kinds:
            return
        name = self._note(passage, span, naming.kind)
        if naming.last > naming.first and naming.surname is not None:
            given = naming.first if naming.surname == naming.last else naming.last
            whole = _span(passage, naming.first, naming.last)
            name.full.setdefault(sound(passage.bare_words[given]), whole.of(passage.text))

    def _note(self, passage: Passage, span: Span, kind: NameKind) -> _Name:
        words = span.of(passage.text)
        name = self.names.setdefault((kind, words.lower()), _Name(kind, words.lower()))
        name.places.append((passage.index, span, words))
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

    def _take_hit(self, hit: Hit) -> _Name | None:
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


def _joined(names: Iterable[_Name]) -> Iterator[list[_Name]]:
    """The names with all spellings of one together."""
    groups: dict[tuple[NameKind, str], list[list[_Name]]] = defaultdict(list)
    for name in names:
        near = groups[name.kind, sound(name.lower)[:1]]
        same = [group for group in near if any(_is_same(name, other) for other in group)]
        for group in same:
            near.remove(group)
        near.append([name, *chain.from_iterable(same)])
    return chain.from_iterable(groups.values())


def _is_same(one: _Name, other: _Name) -> bool:
    if one.full and other.full and one.full.keys().isdisjoint(other.full):
        return False  # two people, however alike
    if sound(one.lower) == sound(other.lower) or one.lower in other.slip_of or other.lower in one.slip_of:
        return True
    if one.kind is NameKind.PLACE or not (one.full or other.full or one.kind is NameKind.ORGANISATION):
        return False
    return is_slip(one.lower, other.lower)


def _entry(names: list[_Name], house: dict[str, str]) -> Entry:
    places = sorted(place for name in names for place in name.places)
    written = _written(words for _, _, words in places)
    by_form: dict[str, list[Mention]] = defaultdict(list)
    for block, span, words in places:
        by_form[written[words]].append(Mention(block, span, words, written[words]))
    settled = house.get(sound(names[0].lower))
    known = settled or _known(names)
    if known and (settled or len(by_form) == 1):
        by_form.setdefault(known, [])
    spellings = sorted((Spelling(form, tuple(found)) for form, found in by_form.items()), key=_rank)
    full = {given: whole for name in reversed(names) for given, whole in name.full.items()}
    unwritten = [spelling.form for spelling in spellings if not spelling.count]
    called = ", ".join(full.values()) or (unwritten or [_head(spellings)])[0]
    return Entry(called, names[0].kind, tuple(spellings))


def _known(names: list[_Name]) -> str:
    """How the rules or, of a place, the lexicon would have it."""
    told = next((name.known for name in names if name.known), "")
    if told or names[0].kind is not NameKind.PLACE:
        return told
    return next((known for name in names if (known := lexicon().places.get(name.lower))), "")


def _written(words: Iterable[str]) -> dict[str, str]:
    """How each is written where no line in capitals asks for them: “KYIV” as the article has it else."""
    known, counts = lexicon(), Counter(words)
    usual: dict[str, str] = {}
    for word, _ in counts.most_common():
        if not word.isupper() and not word.islower():
            usual.setdefault(word.lower(), word)
    return {word: _as_elsewhere(word, usual, known) if word.isupper() else word for word in counts}


def _as_elsewhere(word: str, usual: dict[str, str], known: Lexicon) -> str:
    lower = word.lower()
    return known.bodies.get(lower) or usual.get(lower) or known.places.get(lower) or word.title()


def _head(spellings: list[Spelling]) -> str:
    """The commonest spelling that has a capital."""
    return next((s.form for s in spellings if not s.form.islower()), spellings[0].form)


def _rank(spelling: Spelling) -> tuple[object, ...]:
    first = spelling.mentions[0].place if spelling.mentions else ()
    return -spelling.count, first, spelling.form
