"""An acronym of a state or body with its points here and without them there: “U.K.”, “UK”."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from editorial.checkers.article_lexicon import heads
from editorial.checkers.document import Document, Passage
from editorial.checkers.rule import Hit, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The article writes this acronym otherwise elsewhere.",
    source="house style, “acronyms”: one form in an article",
    category="name_variant",
    severity=Severity.STYLE,
    languages=("en",),
    bad={
        "The U.K. agreed. So did the U.K. team in the ⟦UK⟧ itself.": "U.K.",
        "The UN met. The UN spoke; the ⟦U.N.⟧ envoy left.": "UN",
    },
    good=[
        "The U.K. agreed. The UK did not.",
        "# UK Agrees at Last\n\nThe U.K. agreed. The U.K. team left.",
        "The U.S. agreed, as the U.S. does: US$5 for USA Today, at US-Open.example.",
        "Tell us. The U.S. will, the U.S. may.",
        "“UK first,” it said. The U.K. agreed, and the U.K. left from the U.K. offices.",
    ],
)
_ACRONYM = re.compile(r"(?<![\w.$@#/&-])(?:([UE])\.([KNSU])\.|([UE])([KNSU])(?![\w$@/&-]|\.\w))")

_SOUGHT = frozenset(("U", "E", *(one + other for one in "UE" for other in "KNSU")))


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    found: dict[str, list[tuple[Passage, Span]]] = defaultdict(list)
    for passage in document.passages:
        if not (heads(passage) or _SOUGHT.isdisjoint(passage.spellings)):
            for match in _ACRONYM.finditer(passage.outside_quotes):
                found["".join(filter(None, match.groups()))].append((passage, Span(*match.span())))
    for places in found.values():
        forms = Counter(span.of(passage.text) for passage, span in places)
        (usual, most), *rest = forms.most_common()
        if rest and most >= 2 * rest[0][1]:
            for passage, span in places:
                if span.of(passage.text) != usual and not _ends_sentence(passage, span):
                    yield Hit(span, usual, passage=passage)


def _ends_sentence(passage: Passage, span: Span) -> bool:
    """Whether the last point of the acronym is the sentence’s too, and would be lost with it."""
    return span.of(passage.text).endswith(".") and any(span.end == s.end for s in passage.sentences)
