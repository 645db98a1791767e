"""“Comprised of”: the whole comprises its parts and is composed of them."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...letters import in_case_of
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="The whole comprises its parts, or is composed of them.",
    source="Associated Press Stylebook, “compose, comprise, constitute”",
    category="house_style",
    severity=Severity.STYLE,
    changes_words=True,
    languages=("en",),
    bad={
        "The region, ⟦comprised of⟧ four districts, was cut off.": "composed of",
        "⟦Comprised of⟧ four districts, the region was cut off.": "Composed of",
        "The region ⟦comprises of⟧ four districts.": "comprises",
        "A region ⟦comprising of⟧ four districts was cut off.": "comprising",
    },
    good=[
        "The region comprises four districts and is composed of parishes.",
        "“It’s comprised of six,” she said.",
        "A region comprised four districts, of which two remain.",
    ],
)

_SOUGHT = frozenset("comprised comprise comprises comprising".split())
_OF = re.compile(r"\b(compris(?:ed|es?|ing)) of\b", re.IGNORECASE)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _OF.finditer(passage.outside_quotes):
        meant = "composed of" if match[1].lower() == "comprised" else match[1]
        yield Hit(Span(*match.span()), in_case_of(meant, match[0]))
