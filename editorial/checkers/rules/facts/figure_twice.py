"""One thing with two sizes: “a $3 million grant”, and further on “the $4 million grant”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from editorial.checkers.document import Document, Passage
from editorial.checkers.kept import kept
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="The article gives two figures for this; which is right?",
    source="one thing, one figure",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "Albury won a $3 million grant.\n\nWith ⟦the $4 million grant⟧ it will mend roads.": None,
        "A seven-member panel met. ⟦The nine-member panel⟧ will meet in May.": None,
        "It asked for a 5 percent raise. ⟦The 6 percent raise⟧ came in May.": None,
        "# Town Sells a 12-story Tower\n\nIt paid for ⟦the 14-story tower⟧ in May.": None,
    },
    good=[
        "Albury won a $3 million grant. The $3 million grant, or its $4 million twin, will mend roads.",
        "A seven-member panel met. The 7-member panel will meet in May.",
        "Albury won a $3 million grant and Barton a $4 million grant. The $4 million grant is for roads.",
        "Albury won a $3 million federal grant and will add to the $4 million state grant.",
        "Albury won a $3 million federal grant from the $40 million federal budget.",
        "Albury won a $3 million grant, Barton $4 million. The $4 million grant is for roads.",
        "A two-year study began. The 18-month study in Barton is over. The second, a 40-page study, is out.",
        "Albury won a $3.2 million grant. The $3 million grant is for roads.",
    ],
)
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_MEASURED = re.compile(
    rf"\b([Aa]n?|[Tt]he|[Tt]his) (?i:((\$?)(\d[\d,]{{0,15}}(?:\.\d+)?|{'|'.join(_SMALL)})"
    r"([- ](?:million|billion|trillion|percent)|%|-[a-z]+|)) ([a-z]{3,}(?: [a-z]{3,}){0,2})\b)"
)
_SLACK = 0.1  # of the figure; so much may be rounding


class Figure(NamedTuple):
    is_new: bool
    value: float
    words: str
    passage: Passage
    span: Span


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    figures: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for passage in document.passages:
        for thing, figure in _figures(passage):
            figures[thing].append(figure)
    for first, *others in figures.values():
        if _differs(first, others) and not _is_named_before(document, others[0]):
            one, two = (figure.span.of(figure.passage.text) for figure in (first, others[0]))
            asked = f"Before, “{one}”; here, “{two}”. Which is right?"
            yield Hit(others[0].span, message=asked, passage=others[0].passage)


@kept
def _figures(passage: Passage) -> tuple[tuple[tuple[str, ...], Figure], ...]:
    return tuple(_measured(passage))


def _measured(passage: Passage) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """Each figure of a thing, after what it measures: the unit and the thing."""
    for match in _MEASURED.finditer(passage.prose):
        article, words, sign, number, unit, after = match.groups()
        if sign or unit:
            thing = _thing(after.lower())
            span = Span(match.start(), match.start(6) + len(thing))
            is_new = article.lower() in ("a", "an")
            yield (
                (sign, unit.lower().strip("- "), thing),
                Figure(is_new, _value(number.lower()), words, passage, span),
            )


def _thing(after: str) -> str:
    """The first word of `after` and the nouns that go on from it."""
    first, *more = after.split()
    nouns = takewhile(lambda word: vocabulary().tag(word) in ("NN", "NNS"), more)
    return " ".join((first, *nouns))


def _differs(first: Figure, others: list[Figure]) -> bool:
    """Whether “the” `others` all have one figure, which is not that of “a” `first`, nor that rounded."""
    if not first.is_new or any(other.is_new for other in others):
        return False
    values = {other.value for other in others}
    return len(values) == 1 and abs(values.pop() - first.value) > first.value * _SLACK


def _is_named_before(document: Document, figure: Figure) -> bool:
    """Whether the same words stand in the copy before the figure, for something else perhaps."""
    earlier = (p.prose for p in document.passages[: figure.passage.index])
    near = figure.passage.prose[: figure.span.start]
    return any(figure.words in prose for prose in (*earlier, near))


def _value(number: str) -> float:
    return float(_SMALL.index(number) + 2 if number in _SMALL else number.replace(",", ""))
