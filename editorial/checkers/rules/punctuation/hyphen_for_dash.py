"""A hyphen, or two, where a dash is meant."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Document, Passage
from ...rule import Hit, Kind, Rule
from ...typography import DASHES, house_dash

RULE = Rule(
    message="A hyphen joins; a dash parts.",
    source="House style, dashes: one kind in an article; the spaced en dash where it has none yet",
    category="hyphen_dash",
    languages=("en",),
    bad={
        "The region⟦ - ⟧four districts – was cut off.": " – ",
        "The region⟦--⟧four districts—was cut off.": "—",
        "It rained⟦ -- ⟧for days.": " – ",
        "The mill — once the town’s pride — closed⟦ --- ⟧and the shops went with it.": " — ",
        "He said “no”⟦ - ⟧twice.": " – ",
    },
    good=[
        "The pre- and post-war years, a 5 - 3 win, from 9 a.m. - 5 p.m., Monday - Friday.",
        "Bring:\n- a coat\n- a hat - or run make --help and ls -la first",
        "They call it the Model - Pair - Coach cycle.",
        "A well-kept house – the only one – and 10-year-old twins.",
    ],
)

_HYPHENS = re.compile(
    r"""
    (?<=[\w.,!?%)\]”’"'])
    (?: [ ]-{1,3}[ ] | (?<=[^\W_])---?(?=[^\W_]) | (?<=[^\W_])--[ ] )
    (?=[\w“‘"'($])
    """,
    re.VERBOSE,
)
_LIST = re.compile(r"(?:\A|[:;?)\n])[ ]*-[ ]")  # list items run together
_POINT = r"""(?:\d[\d:.,%]*(?:\s?[ap]\.?m\.?)?
    | (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
    | (?:Jan|Febr)uary | March | April | May | June | July | August | (?:Septem|Octo|Novem|Decem)ber
    | (?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. )"""
# “Monday - Friday”, “9 a.m. - 5 p.m.”
_RANGE = re.compile(rf"\b{_POINT}[ ]-[ ][$£€]?{_POINT}(?!\w)", re.VERBOSE)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    dash: str | None = None
    for passage in document.passages:
        prose = passage.prose
        hyphens = list(_HYPHENS.finditer(prose)) if "- " in prose or "--" in prose else []
        if not hyphens or _LIST.search(prose):
            continue
        ranges = {prose.index(" - ", match.start()) for match in _RANGE.finditer(prose)}
        if len(hyphens) > 1 and all(prose[match.end()].isupper() for match in hyphens):
            continue  # “Model - Pair - Coach,” a row of names
        for match in hyphens:
            if match.start() not in ranges:
                dash = house_dash(document) if dash is None else dash
                yield _hit(passage, match, dash)


def _hit(passage: Passage, match: re.Match[str], dash: str) -> Hit:
    """With the article’s own dash; which of all there are is the editor’s choice where it has none."""
    if dash:
        return Hit(Span(*match.span()), dash, passage=passage)
    first, *others = DASHES
    return Hit(Span(*match.span()), first, tuple(others), passage=passage, kind=Kind.CHOICE)
