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
_ACRONYM = re.compile(r" \(([A-Z]{2,6})\)")
_WORD = re.compile(r"[A-Za-z][\w’'-]*(?=[ (])")
_LOOK = 120  # code points before the bracket that may hold the name
_JOINTS = frozenset("of for and the a an in on to at by with as from".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if "(" not in passage.characters:
        return
    starts = {sentence.start for sentence in passage.sentences}
    for match in _ACRONYM.finditer(passage.prose):
        begin = max(0, match.start() - _LOOK)
        words = list(_WORD.finditer(passage.prose, begin, match.start() + 1))
        main = _expansion(words, match[1])
        small = [word for word in main if word[0][0].islower()]
        raised = [word for word in main if word[0][0].isupper() and word.start() not in starts]
        if len(small) == 1 and raised:
            word = small[0]
            yield Hit(Span(*word.span()), word[0][0].upper() + word[0][1:])


def _expansion(words: list[re.Match[str]], acronym: str) -> list[re.Match[str]]:
    """The main words whose initials, last to last, spell the acronym; none if they do not."""
    found: list[re.Match[str]] = []
    letters = list(acronym)
    following = None
    for word in reversed(words):
        if not letters or (following is not None and word.end() + 1 != following):
            break
        following = word.start()
        if word[0][0].upper() == letters[-1]:
            letters.pop()
            if word[0] not in _JOINTS:
                found.append(word)
        elif word[0] not in _JOINTS:
            break
    return [] if letters else found
