"""A number of things, and after the colon a list of another length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.lexicon import lexicon
from editorial.checkers.numbers import NUMBER, value
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The number and the length of the list differ; which is right?",
    source="a count agrees with what it counts",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "The mill has ⟦four rooms: spinning, weaving, and dyeing⟧.": None,
        "It rests on ⟦three things: wool, water, coal, and luck⟧.": None,
        "It was heard in ⟦three cities: Kyiv, Lviv, Odesa and Kharkiv⟧.": None,
        "⟦Three cities — Kyiv, Lviv, Odesa and Kharkiv⟧ — were hit.": None,
        "The prize went to ⟦five towns: Albury, Barton, Colby and Denby⟧.": None,
    },
    good=[
        "The mill has three rooms: spinning, weaving, and dyeing.",
        "It rests on three things: wool, water, bread and butter.",
        "It has two aims: to spin, when it can, and to weave.",
        "They met in two rooms: Ada, Bea, Cleo, and Dora spoke.",
        "It was heard in three lands: Peru, Chile, Trinidad and Tobago.",
        "Of four rooms: one, two, and three are let.",
        "It has three rooms: spinning, weaving, and dyeing, and more.",
    ],
)
_ITEM = r"(?:[A-Za-z][\w’'-]*)(?: [A-Za-z][\w’'-]*){0,2}"
_LIST = re.compile(
    rf"(?<!\bof )(?<![\w.,-])({NUMBER}) (?:[a-z]+ )?(?:[a-z]+s|people|children)(?::| [–—]|—) ?"
    rf"((?:{_ITEM}, ){{2,}}(?:and )?{_ITEM}(?: and {_ITEM})?)(?=[.;—]| [–—]|\Z)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<=, )[A-Z][a-z]+ and [A-Z][a-z]+\Z")
_SIGNS = frozenset(":–—")
_JOINT = re.compile(r", (?:and )?| and ")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|to|said|will|can|met|spoke|include|plus|or|etc|more|others)\b"
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for match in _LIST.finditer(passage.prose) if _SIGNS & passage.characters else ():
        items = len(_JOINT.split(match[2]))
        sure = ", and " in match[2] or " and " not in match[2] or _ends_in_two_names(match[2])
        possible = {items} if sure else {items, items - 1}  # “bread and butter” may be one
        number = value(match[1])
        if number > 1 and number not in possible and not _VERB.search(match[2]):
            asked = f"It says {number} and then names {items}. Which is right?"
            yield Hit(Span(*match.span()), message=asked)


def _ends_in_two_names(listed: str) -> bool:
    """Whether the “and” parts two names of one word that are no pair: “Odesa and Kharkiv”."""
    pair = _PAIR.search(listed)
    return pair is not None and pair[0].lower() not in lexicon().places
