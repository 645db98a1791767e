"""Who somebody is, set off from the name before it but not from the verb after."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...lexicon import lexicon
from ...rule import Hit, Rule

RULE = Rule(
    message="A second comma closes what the first one opens.",
    source="Associated Press Stylebook, “comma,” nonessential phrases",
    category="punct_comma",
    languages=("en",),
    bad={
        "Anna Quennell, the owner of the mill⟦⟧ said it would close.": ",",
        "It rained. Anna Orde, a weaver at the Albury Mill⟦⟧ told us so.": ",",
    },
    good=[
        "Anna Quennell, the owner of the mill, said it would close.",
        "After talks with Anna Quennell, the mayor said it would close.",
        "Anna Quennell, a weaver who was there, left. Anna Quennell, the mayor said, was there.",
        "In Albury Mill, the mayor said it would close. Dubbed The Mill, the game was old.",
        "# Anna Quennell, the Mayor Said",
    ],
)

_WORD = r"(?!(?:who|which|that|whose|where|and|or|but)\b)[\w’'.-]+"
_UNCLOSED = re.compile(
    rf"""
    (?:\A|(?<=[.!?]\ )|(?<=[.!?][”"]\ ))
    (?P<given>[A-Z][\w’'-]+)(?:\ [A-Z][\w.’'-]*){{1,3}}, \ (?:an?|the)(?:\ {_WORD}){{1,9}}?
    (?=\ (?:said|says|told)\ \w)
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        return
    for match in _UNCLOSED.finditer(passage.prose):
        if match["given"].lower() in lexicon().given:
            yield Hit(Span(match.end(), match.end()), ",")
