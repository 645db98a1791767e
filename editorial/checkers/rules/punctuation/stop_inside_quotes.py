"""A comma or full stop after the closing quotation mark."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="Commas and full stops go inside the closing quotation mark.",
    source="House style, quotation marks: American practice",
    category="punct_other",
    languages=("en-US",),
    bad={
        "She called it “a mess⟦”,⟧ then left.": ",”",
        'She called it "a mess⟦".⟧': '."',
        "“She called it ‘a mess⟦’”.⟧": ".’”",
    },
    good=[
        "She called it “a mess,” then left.",
        "Was it “a mess”? It was “a mess”; she left “at once”...",
        'The board is 12", the rope 3".',
    ],
)

_OUTSIDE = re.compile(r"(?<=[^\W_])(’?”|'?\")([.,])(?![.\w])")


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    if passage.characters.isdisjoint('”"'):
        return
    for match in _OUTSIDE.finditer(prose):
        straight = match[1][-1] == '"'
        if straight and (prose[match.start() - 1].isdigit() or prose.count('"', 0, match.end(1)) % 2):
            continue
        yield Hit(Span(*match.span()), match[2] + match[1])
