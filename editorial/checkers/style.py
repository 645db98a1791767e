"""The house style an article is checked against: a plain value, made from the desk's data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office, from and until when (until is None while they hold it)."""

    person: str
    title: str
    since: datetime.date
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase the house writes otherwise, or does not use at all where `instead` is empty.

    In lower case it is found in any case; with capitals of its own it is found as written only.
    `variety` is the language of the articles it is for (“en-GB”; empty: any), `note` the reason that
    an editor is shown.
    """

    words: str
    instead: str = ""
    note: str = ""
    variety: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Style:
    """What this newsroom adds to or takes from what ships with the rules.

    `switched` overrides a rule's own default by id. `names` are spellings the house settled on
    ("Zelenskyy"), `not_names` words that are never to be taken for names, `offices` further
    rows of the register of titles. `terms` are all that the house has; None leaves those that ship
    with the rule.
    """

    switched: tuple[tuple[str, bool], ...] = ()
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    terms: tuple[Term, ...] | None = None

    def wants(self, rule_id: str, default: bool) -> bool:
        return dict(self.switched).get(rule_id, default)
