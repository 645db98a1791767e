"""The same comma, stop or colon twice."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="The mark is doubled.",
    source="House style, punctuation: one mark at a time; an ellipsis has three points",
    category="punct_other",
    bad={
        "First the mill⟦,,⟧ then the shops.": ",",
        "The mill closed⟦..⟧": ".",
        "The mill closed⟦. .⟧ The shops went.": ".",
        "First the mill⟦, ,⟧ then the shops.": ",",
        "Shops, mills, etc⟦..⟧ were shut.": ".",
    },
    good=[
        "The mill closed... and closed . . . for good.",
        "In Acme Inc., the U.S., etc., std::vector and ../files stay.",
        "What?! Why??",
        "It took much (time, money, etc.. It was lost.",
    ],
)

_DOUBLED = re.compile(r"(?<=[\w)”’\"'])(?:,[ ]?,(?=\s)|;;(?=\s)|\.\.(?=[\s”\"]|\Z)|\. \.(?=\s(?!\.)|\Z))")

_TWICE = (",,", ", ,", ";;", "..", ". .")


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    if not any(twice in prose for twice in _TWICE):
        return
    for match in _DOUBLED.finditer(prose):
        if prose.count("(", 0, match.start()) > prose.count(")", 0, match.start()):
            continue  # “(mills, etc.. The”: the bracket that is lost stood between the two
        yield Hit(Span(*match.span()), match[0][0])
