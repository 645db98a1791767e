"""“Towards,” “afterwards”: American practice drops the s."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...letters import in_case_of
from ...rule import Hit, Rule, Severity

RULE = Rule(
    message="American practice drops the s.",
    source="Associated Press Stylebook, “afterward,” “backward,” “toward”",
    category="style",
    severity=Severity.STYLE,
    on=False,  # half of American copy has the s, and few desks mend it
    changes_words=True,
    languages=("en-US",),
    bad={
        "They went ⟦towards⟧ the mill.": "toward",
        "⟦Afterwards⟧ they ate.": "Afterward",
    },
    good=[
        "They went toward the mill and ate afterward.",
        "It was a backwards-facing hat, with a view onwards.",
    ],
)

_WITH_S = re.compile(r"\b(toward|afterward|downward|upward)s\b(?!-)", re.IGNORECASE)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for match in _WITH_S.finditer(passage.outside_quotes):
        yield Hit(Span(*match.span()), in_case_of(match[1], match[0]))
