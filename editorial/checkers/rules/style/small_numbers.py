"""A figure for a number below 10; in quotations too, as the words said stay the same."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="Numbers below 10 are words.",
    source="Associated Press Stylebook, “numerals”",
    category="number_style",
    severity=Severity.STYLE,
    languages=("en",),
    bad={
        "It took ⟦4⟧ hours to print.": "four",
        "One in ⟦3⟧ visits came from abroad.": "three",
        "The ⟦5⟧ main mills closed.": "five",
        "⟦3⟧ mills closed.": "Three",
        "Sales rose for a ⟦7th⟧ straight year.": "seventh",
        "“It took ⟦4⟧ hours,” she said.": "four",
        "In May 2013, ⟦8⟧ mills burned.": "eight",
        "It burned ⟦3⟧ times in May.": "three",
    },
    good=[
        "# 4 mills close",
        "Section 2 covers grade 3 pupils, ages 5 and up, on page 4 and May 5 at 6 p.m. with 7 percent.",
        "A 5-year-old, 4 miles away, 6 feet tall, 3 degrees below, won 5 to 3 for $4 million.",
        "Rates rose 3 basis points; the 6 foot 2 forward lives in the 4th Ward on May 6th day.",
        "Steps 2, 3 and 4 take 2 to 3 weeks, 5 or 6 days, 3.5 hours or 4 1/2 days.",
        "The Windows 8 users and the iPhone 6 owners; 2 is a prime; version 3 works.",
        "He was out for 9 after lunch; 1 equals poor and 5 means good.",
        "It ran for 8 minutes and 43 seconds, or 37 hours, 6 minutes in all, and no. 2 looms stood.",
        "One out of 3 left; see the file (Word, 54 K, 7 pages, and PDF, 8 pages).",
    ],
)

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Words after which a figure is a name (“grade 3”), and words it measures or is part of a sum with.
_LABEL = r"""(?:
    step|page|chapter|part|section|level|grade|phase|type|version|figure|fig|table|day|week|month|year|number|item
    |line|round|stage|tier|category|categorie|room|route|rule|article|volume|option|question|group|team
    |season|episode|zone|class|lane|gate|channel|age|aged|appendix|exhibit|quarter|sprint|module|task
    |case|star|score|ratio|factor|priority|goal|objective|principle|lesson|tip|point|bullet|slide|wave
    |cycle|plus|minus|equal|than\ a|block|district|ward|unit|lot|act|scene|book|title|form|schedule|annex
    )s?"""
_AFTER = r"""(?:
    percent|per\ cent|percentage|million|billion|trillion|thousand|hundred|times\ \d|basis|points?|cents?
    |dollars?|euros?|km|kilo\w+|miles?|met(?:er|re)s?|feet|foot|ft|inch(?:es)?|yards?|cm|mm|centi\w+|milli\w+|kg
    |grams?|pounds?|lbs?|ounces?|oz|tons?|tonnes?|acres?|hectares?|gallons?|lit(?:er|re)s?|degrees?|mph
    |kph|knots?|watts?|volts?|bits?|bytes?|mega\w+|giga\w+|tera\w+|am|pm|a\.m|p\.m|o[’']clock
    |years?\ (?:old|of\ age)|months?\ old|stars?|and|or|to|out|in|by|with|for|from|at|on|is|are|was|were
    |has|have|had|the|an?|as|but|than|if|when|which|that|it|through|will|would|can|of\ \d|should|must
    |may|also|then|x|after|before|since|until|while|during|equals?|means?|being|represents?|indicates?
    )\b"""
_FIGURE = re.compile(
    rf"""
    (?:(?<=\s)|(?<=[(“])|\A) ([1-9])
    (?=\s[a-z]{{2,}}) (?!\s{_AFTER}) (?!\s[a-z]+(?:,|[ ]and)?[ ]\d)   # “8 minutes and 43 seconds”
    """,
    re.VERBOSE,
)
# What has an order in time or place, so that its ordinal is a word: “seventh straight”.
_ORDERED = r"""(?:
    straight|consecutive|successive|time|year|month|week|day|night|hour|century|decade|anniversary|birthday
    |season|game|match|inning|quarter|period|half|set|lap|round|hole|win|loss|victory|defeat|title|start|place
    |largest|biggest|highest|lowest|oldest|best|worst|busiest|floor|attempt
    )\b"""
_ORDINAL = re.compile(rf"(?:(?<=\s)|(?<=[(“])|\A)([1-9])(?:st|nd|rd|th)(?=\s{_ORDERED})", re.VERBOSE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_OPENERS = r"""(?:The|These|Those|All|About|Over|Our|My|In|At|For|Only|Last|Next|Nearly|Almost|Around|Every
    |Just|After|Before|Within|From|Since|With|By|And|But|Some|Both|Another|Other|Than|Of|On|To|Up|His|Her|Its)"""
_NOT_AFTER = re.compile(
    rf"""(?: \d(?:(?<!\b[12]\d{{3}})|(?!,)),?(?:[ ](?:to|and|or|by|x|through|of))? | \b(?i:{_LABEL}|nos?\.)
    | \d[ -](?:foot|feet|ft\.?) | \d[ ](?:years|months|weeks|days|hours|minutes|feet|pounds), | [—–+=x×*/:#|-]
    | \b(?:[A-Z]{{1,4}}|[kmg]b), | \bout\ of(?:\ every)?
    | \b(?!{_OPENERS}\b)[\w’'-]*[A-Z][\w.’'-]* )
    [ ][(“]?\Z""",
    re.VERBOSE,
)
_NAME = re.compile(rf"(?:\d|\b(?!{_OPENERS}\b)[\w’'-]*[A-Z][\w.’'-]*)[ ]\Z", re.VERBOSE)  # “May 5th”
_LOOK_BACK = 24
_FRESH = re.compile(r"(?:\A|[.!?:][”\"]?\s+)[“\"(]*\Z")


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        return
    prose = passage.prose
    if passage.characters.isdisjoint("0123456789"):
        return
    for match in _FIGURE.finditer(prose):
        at = match.start(1)
        before = prose[max(0, at - _LOOK_BACK) : at]
        if not _NOT_AFTER.search(before):
            yield _hit(Span(at, at + 1), _WORDS[int(match[1]) - 1], before)
    for match in _ORDINAL.finditer(prose):
        before = prose[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not _NAME.search(before):
            yield _hit(Span(*match.span()), _ORDINALS[int(match[1]) - 1], before)


def _hit(span: Span, word: str, before: str) -> Hit:
    return Hit(span, word.capitalize() if _FRESH.search(before) else word)
