"""Words the house spells or chooses one way."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...letters import in_case_of
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="House style has a plainer word for this.",
    source="House style, preferred words; Associated Press Stylebook, “amid,” “among,” “percent”",
    category="house_style",
    severity=Severity.STYLE,
    changes_words=True,
    languages=("en-US",),
    bad={
        "She wrote ⟦whilst⟧ he cooked.": "while",
        "# Mill Closes ⟦Amidst⟧ Dispute": "Amid",
        "# TOWN ⟦AMONGST⟧ THE POOREST": "AMONG",
        "Prices rose by 5 ⟦per cent⟧ this year.": "percent",
    },
    good=[
        "She wrote while he cooked, amid dispute, among friends, by 5 percent.",
        "“They went amidst the smoke,” she said.",
        "Write to amongst@example.com. Whilston is near.",
    ],
)

_PREFERRED = {
    "amidst": "amid",
    "amongst": "among",
    "irregardless": "regardless",
    "per cent": "percent",
    "whilst": "while",
}
_SOUGHT = frozenset(words.split()[-1] for words in _PREFERRED)
_LISTED = re.compile(rf"\b(?:{'|'.join(_PREFERRED)})\b", re.IGNORECASE)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _LISTED.finditer(passage.outside_quotes):
        yield Hit(Span(*match.span()), in_case_of(_PREFERRED[match[0].lower()], match[0]))
