"""“There’s” or “there is” before more than one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.tokens import tokens
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="What there is is more than one: “there are”.",
    source="Associated Press Stylebook, “subject-verb agreement”",
    category="agreement",
    changes_words=True,
    languages=("en",),
    bad={
        "⟦There’s⟧ many ways to help.": "There are",
        "There ⟦is⟧ three roads out.": "are",
        "There ⟦was⟧ several fires in May.": "were",
        "⟦There’s⟧ also some new schools.": "There are",
    },
    good=[
        "There is a way, and there’s some hope; there was one fire.",
        "There are many ways, and there’s more.",
        "There’s several hundred dollars’ worth; there is two years’ work left.",
        "There is some systems work to do, and there is many a slip.",
    ],
)
_THERE = re.compile(
    r"\b(?P<there>there)(?:(?P<short>[’']s)|[ \u00a0](?P<verb>is|was|has been))"
    r"(?P<also>(?: (?:also|now|still|already|only|always))?) "
    r"(?:many(?! an?\b)|several|some|various|numerous|few|a few|these|those|two|three|four|five|six|"
    r"seven|eight|nine|ten|(?:[2-9]|[1-9]\d+)) ",
    re.IGNORECASE,
)
_MEANT = {"is": "are", "was": "were", "has been": "have been"}
_SOUGHT = frozenset("there there's".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if _SOUGHT.isdisjoint(passage.plain_words):
        return
    for match in _THERE.finditer(passage.prose):
        if not _are_several(passage.prose[match.end() : match.end() + 60]):
            continue
        if match["short"]:
            yield Hit(Span(match.start(), match.end("short")), f"{match['there']} are")
        else:
            yield Hit(Span(*match.span("verb")), _MEANT[match["verb"].lower()])


def _are_several(text: str) -> bool:
    """Whether the words lead to a plural noun with nothing of its own behind it."""
    words = tokens(text)[:4]
    for word, following in pairwise(words):
        tag = vocabulary().tag(word.plain)
        if tag == "NNS":
            more = vocabulary().tag(following.plain)
            return following.plain not in ("’", "'") and not more.startswith("NN")
        if not tag.startswith(("JJ", "VBG", "VBN")):
            return False
    return False
