"""Two words that modify a noun as one, without their hyphen."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...modifiers import BEFORE_NOUN
from ...rule import Hit, Rule
from ...statistics.vocabulary import vocabulary

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
        "He was charged with ⟦first degree⟧ murder.": "first-degree",
        "They sold ⟦wool related⟧ goods.": "wool-related",
        "The ⟦self described⟧ weaver left.": "self-described",
    },
    good=[
        "They see it in real time, on a large scale, in the long term and at low cost.",
        "The looms are up to date and of high quality. It took a real time to learn.",
        "We tag related pages, and keep our team oriented towards wool and our plan based upon it.",
        "In real time they saw high levels of it in the long term plan-free years.",
    ],
)

_PAIRS = r"""
      brand[ ]new | life[ ](?:threatening|saving|changing) | (?:real|full|part)[ ]time | (?:long|short)[ ]term
    | (?:large|small|full)[ ]scale
    | (?:high|low)[ ](?:quality|risk|speed|resolution|profile|income|cost|level)
    | user[ ]friendly | up[ ]to[ ]date | state[ ]of[ ]the[ ]art | last[ ]minute
    | award[ ]winning | cost[ ]effective
    | (?:first|second|third|fourth|fifth)[ ]degree | well[ ]known | one[ ]stop | third[ ]party
    | face[ ]to[ ]face | (?:web|data|evidence)[ ]based | cross[ ](?:agency|functional|border|platform)
"""
_LAST = frozenset(
    """new threatening saving changing time term scale quality risk speed resolution profile income cost level
    friendly date art face based minute winning effective degree known stop party agency functional
    border platform related oriented centered described taught employed proclaimed imposed made""".split()
)
_BEFORE = r"(?<![\w-])(?<!\bin\ )(?<!\ the\ )(?<!\bat\ )(?<!\bnot\ )"
_APART = re.compile(
    rf"""
      {_BEFORE}(?i:{_PAIRS})(?={BEFORE_NOUN})
    | (?<![\w-])(?P<noun>[a-z]+)[ ](?:related|based|oriented|friendly|centered)
      (?={BEFORE_NOUN})(?!\ (?:upon|around|towards?|against)\b)
    | (?<![\w-])[Ss]elf[ ](?:described|taught|employed|proclaimed|imposed|made)\b
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _LAST.isdisjoint(passage.plain_words):
        return
    for match in _APART.finditer(passage.prose):
        if not match["noun"] or _is_noun(match["noun"], match[0]):
            yield Hit(Span(*match.span()), match[0].replace(" ", "-"))


def _is_noun(word: str, pair: str) -> bool:
    """Whether nothing but a noun is meant: one may “tag related pages.”"""
    known = vocabulary()
    return known.tag(word) == "NN" and not (pair.endswith("related") and known.may_be(word, "V"))
