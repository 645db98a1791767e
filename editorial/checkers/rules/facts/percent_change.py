"""A rise or fall in percent that the two figures beside it do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The percentage and the two figures do not go together; which is right?",
    source="arithmetic",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "Sales ⟦rose 20 percent, from 500 to 650⟧, last year.": None,
        "The budget ⟦fell by 30% from $2 million to $1.5 million⟧.": None,
        "Visits ⟦grew from 1,000 to 1,500, an increase of 40 percent⟧.": None,
    },
    good=[
        "Sales rose 30 percent, from 500 to 650, and fell 23 percent from 650 to 500.",
        "The rate rose 2 percent from 2014 to 2016.",
        "The share grew 5 percent, from 10 percent to 15 percent.",
        "Visits grew from 1,000 to 1,502, an increase of 50 percent.",
        "It rose 10 percent from 9 to 5.",
    ],
)
_VERB = (
    r"(?:rose|rise|rises|increased?|increases|grew|grown|grow|climbed|jumped|fell|fallen|dropped|declined"
    r"|decreased|shrank)"
)
_PERCENT = r"(\d+(?:\.\d+)?) ?(?:percent|per cent|%)"
_SCALE = r"(?: (thousand|million|billion|trillion))?"
_FIGURE = r"[$£€]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?" + _SCALE + r"(?! ?(?:percent|per cent|%)|[\d:/-])"
_CHANGE = re.compile(
    rf"\b{_VERB} (?:by )?(?:about |nearly |almost )?{_PERCENT},? from {_FIGURE} to {_FIGURE}"
    rf"|\b{_VERB} from {_FIGURE} to {_FIGURE}, "
    rf"(?:or |(?:an? )?(?:increase|rise|jump|drop|decline|fall|decrease) of ){_PERCENT}"
)
_SLACK = 1.5  # points by which rounding may put the percentage off, and that much of itself
_YEARS = range(1500, 2200)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if "from" not in passage.plain_words or passage.characters.isdisjoint("0123456789"):
        return
    for match in _CHANGE.finditer(passage.prose):
        said, first, last = _read([group or "" for group in match.groups()])
        if not first or (first in _YEARS and last in _YEARS) or (said > 99 and last < first):
            continue
        made = abs(last - first) / first * 100
        rises = not match[0].startswith(("fell", "fallen", "drop", "decl", "decr", "shr"))
        if abs(made - said) > _SLACK + said / 20 and rises == (last > first):
            yield Hit(
                Span(*match.span()),
                message=f"The figures make {made:.3g} percent, not {said:g}. Which is right?",
            )


def _read(groups: list[str]) -> tuple[float, float, float]:
    """The percentage, the first figure and the last, from whichever of the two forms matched."""
    told = groups[:7] if groups[0] else [groups[13], *groups[7:13]]
    return float(told[0]), _figure(*told[1:4]), _figure(*told[4:7])


def _figure(whole: str, fraction: str, scale: str) -> float:
    zeros = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}[scale]
    return float(whole.replace(",", "") + fraction) * 10.0**zeros
