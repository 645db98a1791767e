"""The same dead, hurt or held counted twice, with two results."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from editorial.checkers.document import Document, Passage
from editorial.checkers.numbers import NUMBER, value
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.span import Span

RULE = Rule(
    message="The article gives two numbers for this; which is right?",
    source="one article, one count",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "It killed nobody, but 12 people were injured.\n\nIn all, ⟦13 people were injured⟧.": None,
        "# Mill Burns\n\nSeven workers were killed at noon. ⟦Eight workers were killed⟧.": None,
    },
    good=[
        "12 people were injured. In all, twelve people were injured, she said.",
        "On Monday 12 people were injured. On Tuesday 13 people were injured.",
        "At least 12 people were injured; 13 people were injured in May.",
        "Two people were injured and another three people were injured later.",
        "12 people were injured, and 13 workers were injured.",
    ],
)
_COUNT = re.compile(
    rf"(?<![\w.,hmB])({NUMBER}) ([a-z]+s|people) (?:were|have been|had been)"
    r" (killed|injured|wounded|arrested|hurt)\b",
    re.IGNORECASE,
)
_SOUGHT = frozenset("killed injured wounded arrested hurt".split())
# What may part two counts: another day, place or year, or a number that is not final.
_PARTED = re.compile(
    r"\b(?:\w+day|yesterday|earlier|later|least|another|other|more|initially|previous\w*|also|last|past"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|\d{4}"
    r"|first|second|separate\w*|elsewhere|about|nearly|some|than|up to)\b",
    re.IGNORECASE,
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    counts: dict[tuple[str, str], list[tuple[int, Passage, Span]]] = defaultdict(list)
    for passage in document.passages:
        if not _SOUGHT.isdisjoint(passage.plain_words):
            for match in _COUNT.finditer(passage.outside_quotes):
                found = value(match[1]), passage, Span(*match.span())
                counts[match[2].lower(), match[3].lower()].append(found)
    for (people, fate), said in counts.items():
        first = said[0][0]
        if len(said) != 2 or said[1][0] == first or any(_is_parted(p, span) for _, p, span in said):
            continue
        number, passage, span = said[1]
        asked = f"Before, {first} {people} were {fate}; here {number}. Which is right?"
        yield Hit(span, message=asked, passage=passage)


def _is_parted(passage: Passage, span: Span) -> bool:
    """Whether the sentence says of which day, place or part it counts."""
    sentence = next((s for s in passage.sentences if s.contains(span)), span)
    return bool(_PARTED.search(sentence.of(passage.prose)))
