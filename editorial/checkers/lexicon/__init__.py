"""What the world calls things: places, peoples, people, bodies, days, and who held which office.

The files beside this one hold a name a line; the first line of each says where they come from.
"""

from __future__ import annotations

import csv
import datetime
import gzip
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from ..style import Office

_HERE = Path(__file__).parent


class Lexicon:
    """Every view is read from its file when first asked for. Keys are in lower case."""

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that English also writes in lower case: a name among them needs more evidence."""
        return frozenset(_rows(gzip.decompress((_HERE / "common.txt.gz").read_bytes()).decode()))

    @cached_property
    def given(self) -> frozenset[str]:
        return frozenset(map(str.lower, _named("given")))

    @cached_property
    def surnames(self) -> frozenset[str]:
        return frozenset(map(str.lower, _named("surnames"))) | self.public

    @cached_property
    def public(self) -> frozenset[str]:
        """Surnames that the whole world knows."""
        return frozenset(map(str.lower, _named("public")))

    @cached_property
    def days(self) -> dict[str, str]:
        """Days, months and feasts by their lower-case spelling."""
        return _spelled(_named("calendar"))

    @cached_property
    def nations(self) -> dict[str, str]:
        """What the people of a country are called, as the files write it."""
        return _spelled(_named("nations"))

    @cached_property
    def places(self) -> dict[str, str]:
        """Countries, regions, states and large cities; a name of several words is one entry."""
        return _spelled((*_named("places"), *_named("regions")))

    @cached_property
    def towns(self) -> dict[str, str]:
        """Towns, small ones too, whose names are no words: those of one word only."""
        return _spelled(_named("towns"))

    @cached_property
    def bodies(self) -> dict[str, str]:
        """Agencies, alliances and parties by the short name newspapers use."""
        return _spelled(_named("bodies"))

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name of one word that is no English word in lower case, as it is written."""
        files = (
            "surnames",
            "given",
            "places",
            "regions",
            "public",
            "nations",
            "bodies",
            "calendar",
            "proper",
        )
        spelled = _spelled(name for file in files for name in _named(file))
        ordinary = self.common.union(_named("not_names"))
        return {
            lower: name
            for lower, name in spelled.items()
            if len(lower) > 3 and lower.isalpha() and lower not in ordinary
        }

    @cached_property
    def lower_case(self) -> dict[str, tuple[str, ...]]:
        """What has no capital of its own will: for each of its words, each whole name."""
        found: dict[str, tuple[str, ...]] = {}
        for name in _named("lower_case"):
            for word in name.split():
                found[word] = (*found.get(word, ()), name)
        return found

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """What is a name, or the first word of one, even in lower case."""
        return frozenset({*self.names, *self.phrases})

    @cached_property
    def phrases(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Places of several words: for the first word, each whole name in lower case and as written."""
        found: dict[str, list[tuple[str, str]]] = {}
        for lower, name in self.places.items():
            if " " in lower:
                found.setdefault(lower.split()[0], []).append((lower, name))
        return {first: tuple(names) for first, names in found.items()}

    @cached_property
    def pairs(self) -> dict[str, int]:
        """Neighbours in names: 1, the second’s capital gives the first one; 2, the other way; 3, both."""
        return {pair: int(flag) for pair, _, flag in (row.partition("\t") for row in _named("pairs"))}

    @cached_property
    def middles(self) -> frozenset[str]:
        """Words that have a capital when they stand between two that have one."""
        return frozenset(_named("middles"))

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        lines = (_HERE / "offices.tsv").read_text(encoding="utf-8").splitlines()
        return tuple(
            Office(person, title, _date(since), _date(until) if until else None)
            for person, title, since, until in csv.reader(lines[1:], delimiter="\t")
        )


@cache
def lexicon() -> Lexicon:
    """The one lexicon that ships with the rules."""
    return Lexicon()


@cache
def _named(file: str) -> tuple[str, ...]:
    return tuple(_rows((_HERE / f"{file}.txt").read_text(encoding="utf-8")))


def _rows(text: str) -> list[str]:
    return text.splitlines()[1:]


def _spelled(names: Iterable[str]) -> dict[str, str]:
    return {name.lower(): name for name in names}


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
