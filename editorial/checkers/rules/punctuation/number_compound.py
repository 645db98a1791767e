"""A number and its unit before a noun, without their hyphen."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...modifiers import BEFORE_NOUN
from ...rule import Hit, Rule

RULE = Rule(
    message="A number and its unit take hyphens before a noun.",
    source="Associated Press Stylebook, “hyphen,” compound modifiers; “ages”",
    category="hyphen",
    languages=("en",),
    bad={
        "It is a ⟦12 year⟧ cycle.": "12-year",
        "It is a ⟦20 minute⟧ walk away.": "20-minute",
        "A ⟦15 meter high⟧ pig led the way.": "15-meter-high",
        "A ⟦2000 year old⟧ custom.": "2,000-year-old",
        "She met the ⟦ten year old⟧ and left.": "10-year-old",
        "Both ⟦8 year olds⟧ left.": "8-year-olds",
        "The ⟦10-year old⟧ boy left.": "10-year-old",
        "The ⟦100 meter⟧ race was won.": "100-meter",
        "They signed a ⟦5 day⟧ lease.": "five-day",
        "They signed a ⟦three month⟧ lease.": "three-month",
        "It holds a single ⟦5,000 character⟧ text.": "5,000-character",
        "It is a ⟦60,000 square foot⟧ mill.": "60,000-square-foot",
        "They signed a ⟦three year⟧, $1.1 million lease.": "three-year",
        "She is a ⟦6 foot 2⟧ weaver.": "6-foot-2",
        "She left a ⟦half dozen⟧ eggs.": "half-dozen",
        "It is the ⟦12 year⟧ Chinese cycle.": "12-year",
    },
    good=[
        "She is 12 years old and walked 20 minutes in a 5-day week.",
        "In fiscal 2015 year-end sales fell, as in the 2016 year in review.",
        "It took one year and one day, or 1 year of work.",
        "She is a 6-foot-2 weaver and stands 6 foot 2 in her socks.",
        "It has 60,000 square feet. Half a dozen left, and a half dozen of them stayed.",
        "Room 12 page 4, Section 3 paragraph 5 and May 10 day trips.",
        "The 1,900 page views of 12 member states took 5 to 6 minute rests.",
    ],
)

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LARGE = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_TIME = "year|month|week|day|hour|minute|second"
_MEASURE = "mile|kilometer|kilometre|meter|metre|foot|inch|yard|acre|gallon|pound|ton|degree"
# Units that a plural may follow without being measured: “1,900 page views”, “12 member states”.
_COUNT = "page|word|character|person|member|room|bedroom|bed|seat|story|man|lane|part|step|way|point"
_NUMBER = rf"(?:[1-9][\d,]*|{'|'.join((*_SMALL[1:], *_LARGE))})"
_OPENS = r"(?:(?<=\bThe\ )|(?<=\bAn\ )|(?<=\bIn\ )|(?<![A-Z][a-z]\ )(?<![A-Z][a-z]{2}\ ))"  # not “May 10”
_FREE = rf"(?<![\w.,/:–$-])(?<!\ to\ )(?<!\ or\ )(?<!\ and\ )(?<!\ -\ )(?<!foot\ )(?<!feet\ ){_OPENS}"
_HIGH = r"(?:[ -](?:high|long|wide|deep|tall))?"
_COMPOUND = re.compile(
    rf"""
      {_FREE}(?P<age>{_NUMBER})(?:\ (?:year|month|week|day)[ -]|-(?:year|month|week|day)\ )olds?\b
    | {_FREE}(?P<size>{_NUMBER})\ (?:{_TIME}|(?:(?:square|cubic)\ )?(?:{_MEASURE})){_HIGH}(?={BEFORE_NOUN})
    | (?:(?<=\b[aA]\ )|(?<=\bthe\ )|(?<=\bsingle\ ))(?P<count>{_NUMBER})
      \ (?:{_TIME}|{_MEASURE}|{_COUNT})(?={BEFORE_NOUN}|\ [A-Z][a-z]|,\ [$€£]\d)(?!\ [a-z]+[^s\W]s\b)
    | (?<=\b[aA]\ )(?P<height>[4-7])[ -](?:foot|feet)[ -](?P<inches>1?\d)(?!\ (?:inch|year))(?={BEFORE_NOUN})
    | (?<=\b[aA]\ )(?P<half>half)\ dozen(?={BEFORE_NOUN})
    """,
    re.VERBOSE,
)
_MEASURED = re.compile(rf"(?:(?:square|cubic) )?(?:{_MEASURE})\b|\w+[ -]old")
_UNITS = frozenset(f"dozen|{_TIME}|{_MEASURE}|{_COUNT}".split("|"))
_JOINED = ("", "-old", "-olds", "-high", "-long", "-wide", "-deep", "-tall")
_SOUGHT = frozenset(unit + more for unit in _UNITS for more in _JOINED) | {"old", "olds"}
_YEARS = range(1900, 2100)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _COMPOUND.finditer(passage.prose):
        if match["half"] or match["height"]:
            written = f"{match['height']}-foot-{match['inches']}" if match["height"] else "half-dozen"
            if written != match[0]:
                yield Hit(Span(*match.span()), written)
            continue
        number = match["age"] or match["size"] or match["count"]
        rest = match[0][len(number) + 1 :]
        if number != "1" and not (number.isdigit() and int(number) in _YEARS and "old" not in rest):
            unit = rest.replace(" ", "-")
            yield Hit(Span(*match.span()), f"{_written(number, bool(_MEASURED.match(rest)))}-{unit}")


def _written(number: str, measured: bool) -> str:
    """The number as house style has it: in figures from 10, and below with ages and measures."""
    if number in _LARGE:
        return str(_LARGE[number])
    if number in _SMALL:
        return str(_SMALL.index(number) + 1) if measured else number
    value = int(number.replace(",", ""))
    return _SMALL[value - 1] if value < 10 and not measured else f"{value:,}"
