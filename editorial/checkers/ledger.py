"""The ledger of an article's names: each with its spellings, how often, and where first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editorial.text.span import Span

from .document import Document
from .gathering import Name, Place, gathered
from .lexicon import Lexicon, lexicon
from .naming import NameKind
from .spellings import is_slip, nearby, sound

_SHORTEST_GIVEN = 3  # letters: “Jon”, a slip of “John”


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of block number `block` that spell a name; of a full name the surname alone, or the given one.

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
    groups = list(_joined(gathered(document)))
    entries = [_entry(names, house) for names in groups]
    entries += [entry for names in groups for entry in _given_names(names)]
    return sorted(entries, key=lambda entry: (not entry.is_odd, entry.first.place))


def _joined(names: Iterable[Name]) -> Iterator[list[Name]]:
    """The names with all spellings of one together."""
    groups: dict[int, list[Name]] = {}
    met: dict[tuple[NameKind, str], list[Name]] = defaultdict(list)
    for name in names:
        groups[id(name)] = [name]
        keys = {sound(name.lower), *map(sound, name.slip_of), *nearby(name.lower)}
        for other in {id(other): other for key in keys for other in met[name.kind, key]}.values():
            if groups[id(other)] is not groups[id(name)] and _is_same(name, other):
                _merge(groups, name, other)
        for key in keys:
            met[name.kind, key].append(name)
    return iter({id(group): group for group in groups.values()}.values())


def _merge(groups: dict[int, list[Name]], one: Name, other: Name) -> None:
    merged = groups[id(one)] + groups[id(other)]
    for name in merged:
        groups[id(name)] = merged


def _is_same(one: Name, other: Name) -> bool:
    if one.full and other.full and one.full.keys().isdisjoint(other.full):
        return False  # two people, however alike
    if sound(one.lower) == sound(other.lower) or one.lower in other.slip_of or other.lower in one.slip_of:
        return True
    if one.kind is NameKind.PLACE or not (one.full or other.full or one.kind is NameKind.ORGANISATION):
        return False
    return is_slip(one.lower, other.lower)


def _given_names(names: list[Name]) -> Iterator[Entry]:
    """Of people with one surname, the given names that may be spellings of one: “Jon” and “John”."""
    by_form = _by_form(place for name in names for place in name.given)
    while by_form:
        form, mentions = by_form.popitem()
        same = [other for other in by_form if _is_given_slip(form, other)]
        found = [(form, mentions), *((other, by_form.pop(other)) for other in same)]
        spellings = tuple(sorted((Spelling(form, tuple(there)) for form, there in found), key=_rank))
        if same:
            yield Entry(f"{_head(list(spellings))} {names[0].places[0][2]}", NameKind.PERSON, spellings)


def _is_given_slip(one: str, other: str) -> bool:
    return sound(one) == sound(other) or is_slip(one, other, least=_SHORTEST_GIVEN)


def _by_form(places: Iterable[Place]) -> dict[str, list[Mention]]:
    places = sorted(places)
    written = _written(words for _, _, words in places)
    by_form: dict[str, list[Mention]] = defaultdict(list)
    for block, span, words in places:
        by_form[written[words]].append(Mention(block, span, words, written[words]))
    return by_form


def _entry(names: list[Name], house: dict[str, str]) -> Entry:
    by_form = _by_form(place for name in names for place in name.places)
    settled = house.get(sound(names[0].lower))
    known = settled or _known(names)
    if known and (settled or len(by_form) == 1):
        by_form.setdefault(known, [])
    spellings = sorted((Spelling(form, tuple(found)) for form, found in by_form.items()), key=_rank)
    full = {given: whole for name in reversed(names) for given, whole in name.full.items()}
    unwritten = [spelling.form for spelling in spellings if not spelling.count]
    called = ", ".join(full.values()) or (unwritten or [_head(spellings)])[0]
    return Entry(called, names[0].kind, tuple(spellings))


def _known(names: list[Name]) -> str:
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
