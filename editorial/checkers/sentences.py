"""Where sentences begin and end in newsroom copy."""

from __future__ import annotations

import re

from editorial.text.span import Span

# Abbreviations that a name or a number follows: a stop after them never ends a sentence.
_LEADING = frozenset(
    """mr mrs ms dr prof gov sen reps rep gen lt col maj capt cmdr sgt cpl pvt adm rev hon pres supt det st ft
    mt no nos vol vs v fig eq approx ca cf e.g i.e messrs mmes insp const dist atty asst assoc dept univ
    al""".split()
)
# Abbreviations that may well end one: the next word's capital decides, and lower case says no.
_TRAILING = frozenset(
    """jr sr inc corp co ltd llc bros etc a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a est dec jan feb mar apr
    jun jul aug sep sept oct nov ave blvd rd bldg min max hr hrs lb lbs oz ft""".split()
)
# “U.S. Army”, “Inc. Chairman”: a capital alone does not show that a sentence ended here.
_UNSURE = frozenset(
    "u.s u.k u.n e.u d.c jr sr inc corp co ltd bros jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Words that open sentences and do not go on from “U.S.” or “Inc.”.
_OPENERS = frozenset(
    """the a an it he she they we i this that these those but and in on at if when while as for after before
    his her their its our my there some many most no not what who how why with by from to""".split()
)
_STOP = re.compile(r"(?:\.{1,4}|[!?…]+)[”’\"')\]]*(?=\s+(\S))")
_LAST = re.compile(r"[\w.&’'-]*\Z")
_FIRST = re.compile(r"[“‘\"'(\[]*([^\W_]+)")
_LOOK_BACK = 24


def is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it: “Dr.”, “U.S.”, an initial."""
    word = _word_before(text, stop)
    bare = word.lower()
    return bare in _LEADING or bare in _TRAILING or _is_initial(word)


def sentences(text: str) -> list[Span]:
    """The sentences of a block in order, without the white space between them."""
    out: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        if match.start() >= start and _ends(text, match):
            out.append(Span(start, match.end()))
            start = match.start(1)
    end = len(text.rstrip())
    if start < end:
        out.append(Span(start, end))
    return out


def _word_before(text: str, stop: int) -> str:
    found = _LAST.search(text[max(0, stop - _LOOK_BACK) : stop])
    return found[0] if found else ""


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _ends(text: str, match: re.Match[str]) -> bool:
    stop, following = match[0], match[1]
    closed = stop[-1] in "”’\"')]"
    if not stop.startswith(".") or stop.startswith(".."):
        return not following.islower()
    if closed and following.islower():
        return False
    word = _word_before(text, match.start())
    bare = word.lower()
    if bare in _LEADING or _is_initial(word):
        return False
    if following.islower():
        return bare not in _TRAILING and len(bare) > 1 and "." not in bare
    if bare in _UNSURE and not closed:
        first = _FIRST.match(text, match.start(1))
        return first is not None and first[1].lower() in _OPENERS
    return True
