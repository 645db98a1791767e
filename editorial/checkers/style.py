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
class Style:
    """What this newsroom adds to or takes from what ships with the rules.

    `switched` overrides a rule's own default by id. `names` are spellings the house settled on
    ("Zelenskyy"), `not_names` words that are never to be taken for names, `offices` further
    rows of the register of titles.
    """

    switched: tuple[tuple[str, bool], ...] = ()
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def wants(self, rule_id: str, default: bool) -> bool:
        return dict(self.switched).get(rule_id, default)
