"""No comma after a date that opens a sentence, or after the year of a full date."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="A comma follows the date here.",
    source="Associated Press Stylebook, “comma,” introductory phrases; “months”",
    category="punct_comma",
    languages=("en-US",),
    bad={
        "In 2003⟦⟧ the mill closed.": ",",
        "It closed. By May 2012⟦⟧ she had left.": ",",
        "It closed on July 4, 2016⟦⟧ with a feast.": ",",
        "On July 4, 2016⟦⟧ the mill closed.": ",",
        "The deal of July 4, 2016⟦⟧ ended the strike.": ",",
        "In the summer of 2015⟦⟧ a mill closed.": ",",
        "In March 2012⟦⟧ Ms. Quennell left.": ",",
        "She was born on May 5, 1999⟦⟧ in Albury.": ",",
    },
    good=[
        "In 2003, the mill closed. In 2003 alone, two more closed. In 2003 and 2004 none did.",
        "It ran from July 4, 2016 to August 5, 2017, and the July 4, 2016, feast was the last.",
        "The mill closed in 2003 the way it opened.",
        "# In 2003 the mill closed",
    ],
)

_MONTH = r"""(?:January|February|March|April|May|June|July|August|September|October|November|December
    |(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"""
_YEAR = r"(?:1[5-9]|20)\d\d"
_TITLE = r"(?:Mr|Ms|Mrs|Dr|Gov|Sen|Rep|Prof|Judge|President|Congress)\b"
_VERB = r"(?:was|is|had|has|were|are|will|became|began|won|took|made|left|went|came|[a-z]+ed)\b"
_SUBJECT = rf"""(?:the|an?|he|she|it|they|we|I|his|her|their|our|my|its|this|there|these|about|nearly|some
    |more\ than|{_TITLE}|[A-Z][\w.’-]+(?:\ [A-Z][\w.’-]+)?\ {_VERB})\b"""
_SEASON = r"(?:the\ (?:spring|summer|fall|autumn|winter)\ of\ |fiscal\ year\ |early\ |late\ )?"
_GOES_ON = rf"""(?:(?:the|and|with|by|in|at|for|from|as|that|when|but|before|after|he|she|it|they|we|to|who
    |which|where|while|because)\b|{_VERB})"""
_UNPARTED = re.compile(
    rf"""
      (?:\A|(?<=[.!?]\ )|(?<=[.!?][”"]\ ))
      (?:In|By|On|Since)\ {_SEASON}(?:{_MONTH}\ (?:\d\d?,\ )?)?{_YEAR}(?=\ {_SUBJECT})
    | \b{_MONTH}\ \d\d?,\ {_YEAR}(?=\ (?:{_GOES_ON}(?!\ [A-Z\d])|(?:in|at)\ [A-Z]))
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) or passage.characters.isdisjoint(
        "0123456789"
    ):
        return
    for match in _UNPARTED.finditer(passage.prose):
        yield Hit(Span(match.end(), match.end()), ",")
