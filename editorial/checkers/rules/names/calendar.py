"""A day, a month or a people in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from editorial.checkers.document import Passage
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.words import after, before, part_of_more
from editorial.text.span import Span

RULE = Rule(
    message="Days, months and peoples take a capital.",
    source="house style, “capitalization”: days, months, peoples",
    category="case_calendar",
    languages=("en",),
    bad={
        "They met on ⟦friday⟧ at noon.": "Friday",
        "She joined in ⟦june⟧ 2015.": "June",
        "The ⟦american⟧ public agreed.": "American",
        "It opened on ⟦march⟧ 3, 2014.": "March",
        "It opened in ⟦may⟧ 2014.": "May",
        "The ⟦french⟧ government resigned.": "French",
        "It sank on ⟦jan⟧. 7, 1943.": "Jan",
        "Troops left Afghanistan as ⟦afghan⟧ leaders met.": "Afghan",
        "Most ⟦americans⟧ agreed.": "Americans",
        "It was removed in ⟦march⟧.": "March",
        "It runs until 14 ⟦march⟧; then it tours.": "March",
    },
    good=[
        "You may march 3 miles, if the august company agrees to polish 2 shoes.",
        "We ate french fries and danish pastry.",
        "The march on the town may 12 times be led by an august man.",
        "In may cases it is a slip, but not a date.",
        "We say sat and sun.",
        "They walked in march step. All 14 march on; it was their last march.",
        "Of the 14 may leave before 12 may come.",
    ],
)
_MONTHS = frozenset("march may august".split())
_OF_STATE = frozenset(
    """government president prime foreign parliament border troops authorities officials police army
    military navy forces soldiers capital minister ministry embassy ambassador citizens people
    language economy election elections""".split()
)
_DATED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:1[5-9]|20)\d\d)\b(?! (?:times|miles|percent|more|people|of)\b)"
)
_DAY = re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_ENDS = re.compile(r"[.;:!?)](?!\w)")
_SHORT = frozenset("jan feb aug sept oct nov dec".split())
_SHORT_MONTH = re.compile(r"\b(jan|feb|aug|sept|oct|nov|dec)\. (?=\d)")
_WHEN = frozenset(
    "in on since until by from of late early last next this and to mid through between after before".split()
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for short in _SHORT_MONTH.finditer(passage.prose) if _SHORT & passage.spellings else ():
        yield Hit(Span(*short.span(1)), short[1].capitalize())
    named = _spellings() & passage.spellings
    for index, lower in enumerate(passage.bare_words if named else ()):
        word = passage.words[index]
        if lower not in named or part_of_more(passage, word):
            continue
        if spelled := _day(passage, index, lower) or _people(passage, index, lower):
            yield Hit(Span(word.start, word.start + len(lower)), spelled)


@cache
def _spellings() -> frozenset[str]:
    """Every day, month and people in lower case, one and many."""
    names = {*lexicon().days, *lexicon().nations}
    return frozenset(names | {f"{name}s" for name in names})


def _day(passage: Passage, index: int, lower: str) -> str | None:
    spelled = lexicon().days.get(lower) or _plural(lexicon().days, lower)
    if spelled and lower in _MONTHS:
        end = passage.words[index].end
        dated = _DATED.match(passage.text, end + 1) and before(passage, index).lower() in _WHEN
        return spelled if dated or _ends_date(passage, index) else None
    return spelled


def _ends_date(passage: Passage, index: int) -> bool:
    """Whether the month ends what is said of the time: “in march.”, “until 14 march;”."""
    one, end = before(passage, index), passage.words[index].end
    if not _ENDS.match(passage.text, end):
        return False
    return one in ("in", "since", "until") or bool(
        _DAY.fullmatch(one) and before(passage, index - 1).lower() in _WHEN
    )


def _people(passage: Passage, index: int, lower: str) -> str | None:
    nations = lexicon().nations
    spelled = nations.get(lower) or _plural(nations, lower)
    if spelled and spelled.lower() in lexicon().common:
        return spelled if _names_land(passage, spelled) or after(passage, index) in _OF_STATE else None
    return spelled


def _names_land(passage: Passage, people: str) -> bool:
    """Whether the passage has the land that is called after its people: Afghanistan."""
    longer = (word.text for word in passage.words if word.text.startswith(people) and word.text != people)
    return any(word.lower() in lexicon().places for word in longer)


def _plural(names: dict[str, str], lower: str) -> str | None:
    singular = names.get(lower[:-1]) if lower.endswith("s") else None
    return f"{singular}s" if singular else None
