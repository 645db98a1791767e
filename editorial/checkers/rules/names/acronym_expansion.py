"""A word in lower case in the name that an acronym stands for: “Request for quotation (RFQ)”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.text.span import Span

RULE = Rule(
    message="Part of the name that the acronym stands for.",
    source="house style, “acronyms”",
    category="name_case_unseen",
    languages=("en",),
    bad={
        "It wrote to the Federal Maritime ⟦bureau⟧ (FMB) again.": "Bureau",
        "They sent a Request for ⟦quotation⟧ (RFQ) at noon.": "Quotation",
    },
    good=[
        "They sent a request for quotation (RFQ) at noon.",
        "An application programming interface (API) is a door.",
        "It uses the Oracle database schema (ODS) of old.",
        "It wrote to the Federal Bureau of Investigation (FBI) again.",
        "Application interface (AI) is a term.",
        "The Town Hall meeting (PDF) was long.",
    ],
)
_NAMED = re.compile(r"((?:[A-Za-z][\w’'-]* ){2,7})\(([A-Z]{2,6})\)")
_JOINTS = frozenset("of for and the a an in on to at by with as from".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    starts = {sentence.start for sentence in passage.sentences}
    for match in _NAMED.finditer(passage.prose):
        words = _expansion([(m[0], m.start()) for m in re.finditer(r"\S+", match[1])], match[2])
        small = [(word, at) for word, at in words if word[0].islower()]
        raised = [at for word, at in words if word[0].isupper() and match.start() + at not in starts]
        if len(small) == 1 and raised:
            word, at = small[0]
            start = match.start() + at
            yield Hit(Span(start, start + len(word)), word[0].upper() + word[1:])


def _expansion(words: list[tuple[str, int]], acronym: str) -> list[tuple[str, int]]:
    """The main words whose initials, last to last, spell the acronym; none if they do not."""
    found = []
    letters = list(acronym.upper())
    for word, at in reversed(words):
        if letters and word[0].upper() == letters[-1]:
            letters.pop()
            if word not in _JOINTS:
                found.append((word, at))
        elif word not in _JOINTS:
            break
    return found[::-1] if not letters else []
