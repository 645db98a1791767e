"""“This years festival”: a time that owns something has an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Document
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="A time that owns something takes an apostrophe.",
    source="Associated Press Stylebook, “possessives”: quasi possessives",
    category="apostrophe",
    languages=("en",),
    bad={
        "The theme of this ⟦years⟧ festival is “Light.”": "year’s",
        "Last ⟦weeks⟧ vote was close.": "week's",
        "He read ⟦todays⟧ paper; it’s dull.": "today’s",
        "She gave two ⟦weeks⟧ notice.": "weeks'",
        "The ⟦childrens⟧ room is open.": "children's",
        "It is a ⟦childrens’⟧ division.": "children’s",
    },
    good=[
        "This year’s festival and last week’s vote were fine.",
        "These years pass; for two weeks notices went out.",
        "In the last years he wrote; the next days were quiet.",
        "The peoples of Siberia.",
        "He said, ‘It is the women’s’ and left.",
    ],
)
_OWNED = re.compile(
    r"\b(?P<owner>(?:(?<=\bthis )|(?<=\blast )|(?<=\bnext )|(?<=\bthat ))"
    r"(?:year|week|month|season|decade|century|summer|winter)s|todays|tomorrows"
    r"|yesterdays) (?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) "
    r"(?P<owner>years|weeks|months|days|hours) (?:notice|imprisonment|experience|probation|worth|pay"
    r"|vacation)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?P<owner>(?:childrens|womens|mens)(?:[’'](?= [a-z]))?"
    r"|peoples(?= (?:lives|homes|minds|hands|jobs|needs|health|money)\b))",
    re.I,
)
_MARKS = "’'"
_OF_PEOPLE = "A plural without an s of its own takes ’s when it owns something."
_SOUGHT = frozenset(
    """years weeks months days hours seasons decades centurys summers winters todays tomorrows yesterdays
    childrens womens mens peoples""".split()
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    curly = any(sign in passage.text for passage in document.passages for sign in "’“”")
    mark = "’" if curly else "'"
    for passage in document.passages:
        if _SOUGHT.isdisjoint(passage.plain_words):
            continue
        for match in _matches(passage.prose):
            owner = match["owner"]
            owned = owner + mark if match.re is _WORTH else f"{owner.rstrip(_MARKS)[:-1]}{mark}s"
            message = _OF_PEOPLE if match.re is _PEOPLE else ""
            yield Hit(Span(*match.span("owner")), owned, message=message, passage=passage)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Where a word lacks its apostrophe."""
    for match in _OWNED.finditer(text):
        if vocabulary().tag(match["noun"].lower()).startswith(("NN", "JJ")):
            yield match
    yield from _WORTH.finditer(text)
    yield from _PEOPLE.finditer(text)
