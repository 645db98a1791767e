"""A space just inside brackets or quotation marks."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="No space inside the marks.",
    source="House style, spacing: brackets and quotation marks stand close to what they hold",
    category="spacing",
    languages=("en",),
    bad={
        "The fair (⟦ ⟧May 4) was rained off.": "",
        "The fair (May 4⟦ ⟧) was rained off.": "",
        "He called it “⟦ ⟧a mess” and left.": "",
        "He called it “a mess⟦ ⟧” and left.": "",
    },
    good=[
        "She said: “ ‘We stay’ was all he said. ’ ”",
        "Tick the box [ ] or leave ( ) it ; ) or :  ) as it is.",
        "The ” sign stands for inches, the ( for a bracket.",
    ],
)

_INNER = re.compile(
    r"""
      (?<=[(\[“])[ \u00a0]+(?=\w[^()\[\]“”]*[)\]”])          # ( May 4)
    | (?<=[\w.,!?])[ \u00a0]+(?=[)\]](?:\W|\Z))              # 4 )
    | (?<=[\w.,!?])[ \u00a0]+(?=”(?:[\s.,;:!?)]|\Z))         # mess ”
    """,
    re.VERBOSE,
)
_OPENED = {")": "(", "]": "[", "”": "“"}


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    if passage.characters.isdisjoint("()[]“”"):
        return
    for match in _INNER.finditer(prose):
        closing = prose[match.end()]
        opened = prose.count(_OPENED.get(closing, closing), 0, match.start())
        if closing not in _OPENED or opened > prose.count(closing, 0, match.start()):
            yield Hit(Span(*match.span()), "")
