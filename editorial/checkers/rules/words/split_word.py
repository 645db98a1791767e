"""One word written as two, or with a hyphen it does not have: “rain storm”, “re-design”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.confused import like
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.tables import lines
from editorial.text.span import Span

RULE = Rule(
    message="This is one word.",
    source="Associated Press Stylebook, “prefixes” and entries on the words; Merriam-Webster’s",
    category="spelling",
    languages=("en",),
    bad={
        "A sudden ⟦rain storm⟧ came.": "rainstorm",
        "They will ⟦re-design⟧ it.": "redesign",
        "It hurt ⟦them selves⟧ most.": "themselves",
        "⟦Alot⟧ of people came.": "A lot",
    },
    good=[
        "They re-elected her, re-created it and re-signed him.",
        "He liked the rain. Storm clouds came.",
        "They let them. Selves are many.",
    ],
)
_APART = frozenset(
    """re-sign re-signed re-signs re-signing re-cover re-covered re-form
    re-formed re-lease re-sort re-press re-sent
    re-create re-created re-creates re-creating re-creation re-count re-mark re-store re-treat re-call re-act
    re-dress re-solve re-bound re-fuse re-late re-move re-ad re-port""".split()
)
_RE = re.compile(r"(?<![\w/-])re-([a-df-z][a-z]{3,})(?![\w/-])", re.IGNORECASE)
_TABLE = dict(line.split("=") for line in lines("split_words"))
_SPLIT = re.compile(rf"(?<![\w’'-])(?:{'|'.join(_TABLE)})(?![\w’'-])", re.IGNORECASE)
_SOUGHT = frozenset(re.split("[ -]", split)[-1] for split in _TABLE) | frozenset(_TABLE)
_KNOWN = 22  # Zipf times ten


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    for match in _RE.finditer(prose) if "re-" in prose or "Re-" in prose else ():
        whole = "re" + match[1].lower()
        if match[0].lower() not in _APART and vocabulary().zipf(whole) >= _KNOWN:
            yield Hit(Span(*match.span()), like(whole, match[0], passage))
    for match in _SPLIT.finditer(prose) if not _SOUGHT.isdisjoint(passage.plain_words) else ():
        yield Hit(Span(*match.span()), like(_TABLE[match[0].lower()], match[0], passage))
