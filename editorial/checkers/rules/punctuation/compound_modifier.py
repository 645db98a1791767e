"""Two words that modify a noun as one, without their hyphen."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...modifiers import BEFORE_NOUN
from ...rule import Hit, Rule

RULE = Rule(
    message="A hyphen joins words that modify a noun as one.",
    source="Associated Press Stylebook, “hyphen,” compound modifiers",
    category="hyphen",
    languages=("en",),
    bad={
        "They reached ⟦brand new⟧ heights.": "brand-new",
        "It is a ⟦life threatening⟧ illness.": "life-threatening",
        "They took ⟦large scale⟧ action.": "large-scale",
        "It shows ⟦real time⟧ figures.": "real-time",
        "A ⟦High quality⟧ loom was sold.": "High-quality",
        "They keep ⟦up to date⟧ lists.": "up-to-date",
    },
    good=[
        "They see it in real time, on a large scale, in the long term and at low cost.",
        "The looms are up to date and of high quality. It took a real time to learn.",
        "In real time they saw high levels of it in the long term plan-free years.",
    ],
)

_PAIRS = r"""
      brand[ ]new | life[ ](?:threatening|saving|changing) | (?:real|full|part)[ ]time | (?:long|short)[ ]term
    | (?:large|small|full)[ ]scale | (?:high|low)[ ](?:quality|risk|speed|resolution|profile|income|cost)
    | user[ ]friendly | up[ ]to[ ]date | state[ ]of[ ]the[ ]art
    | face[ ]to[ ]face | (?:web|data|evidence)[ ]based
"""
_LAST = frozenset(
    """new threatening saving changing time term scale quality risk speed resolution profile income cost
    friendly date art face based""".split()
)
_APART = re.compile(
    rf"(?<![\w-])(?<!\bin\ )(?<!\ the\ )(?<!\bat\ )(?i:{_PAIRS})(?={BEFORE_NOUN})",
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _LAST.isdisjoint(passage.plain_words):
        return
    for match in _APART.finditer(passage.prose):
        yield Hit(Span(*match.span()), match[0].replace(" ", "-"))
