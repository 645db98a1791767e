"""A bracket without its fellow."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Kind, Rule
from ...sentences import is_abbreviation

RULE = Rule(
    message="This bracket has no fellow.",
    source="House style, punctuation: brackets come in pairs",
    category="unbalanced",
    kind=Kind.CHOICE,
    bad={
        "The storm on Sunday night (March 4⟦⟧ shut the road.": ")",
        "The General Services Administration (GSA⟦⟧ runs it.": ")",
        "The Old Mill (Long Row⟦⟧, the last in town, closed.": ")",
        "It took its toll (time, money, etc.⟦⟧. It closed.": ")",
        "(It closed in May.⟦⟧ The shops went.": ")",
        "The General Services Administration ⟦⟧GSA) runs it.": "(",
        "Operations and Maintenance ⟦⟧O&M) is dear.": "(",
        "The Consumer Electronics Association (CEA⟦⟧ December 2013 figures say so.": ")",
        "They teach science, technology, engineering and math ⟦⟧STEM) here.": "(",
        "It cost a lot (A$1.2 million⟦⟧ of public funds.": ")",
        "The mill closed in May. ⟦⟧It was the last in town.)": "(",
        "They came by phone (mobile⟦⟧.": ")",
        "A quarter (24.9%⟦⟧ of them left.": ")",
        "The list (PDF, 81 KB, 4 pages⟦⟧ is out.": ")",
    },
    good=[
        "The storm (the third (or fourth) this month) shut the road.",
        "There are 1) time, 2) money, a) love and b) hope. :) ;-)",
        "She said [it] was [t]he end.",
        "The storm (the third this month shut the road.",
        "The storm, the third this month) shut the road.",
        "It rose (75% time saved. They talked (finally acting. It left at 10:42 UTC) and came.",
        "Few use it (10.8 percent. The list (PDF, 14 pages is out.",
    ],
)

_BRACKET = re.compile(r"[()\[\]]")
_ITEM = re.compile(r"(?:\A|[\s(,;])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z|[:;=8][-o^’']?\Z")  # “1)”, “a)”, smileys
_CLOSED_BY = {"(": ")", "[": "]"}
_FELLOW = {")": "(", "]": "[", **_CLOSED_BY}
# What may stand in brackets: a name or a date that then runs into lower case or a comma; the data of a
# file; a sum or share of what is named before; what ends in an abbreviation before another stop.
_NAME = r"(?!(?:I|We|They|He|She|It|This|That|The|You)\b)(?:[A-Z\d](?:[\w’'&-]|\.(?=\w)|[,:](?=\d))*%?)"
_NAMES = rf"{_NAME}(?:,?\ (?:(?:of|the|and|for|to)\ )?{_NAME})*"
_LEAD = (
    r"(?:(?:for\ example|e\.g\.|i\.e\.|such\ as|including|like|see|formerly|now|then|also|in|on|since),?\ )?"
)
_FILE = r"[A-Z][\w ]*, [\d.,]+ ?[KMG]B(?:, [\d,]+ [a-z]+)?(?:, [A-Z][a-z]+\.?(?: \d\d?,)? \d{4})?"
_SUM = (
    r"\d[\d.,]*%(?= of )|[A-Z]{0,3}[$£€][A-Z]{0,3}\d[\d.,]*(?: (?:million|billion|trillion))?"
    r"(?= (?:via|for|from|in|to|of) )"
)
# All of the names or none: what a group in a look-ahead has taken is not given back. Early releases of
# Python 3.11 do not match possessive repeats of groups.
_ASIDE = re.compile(
    rf"""
      {_LEAD}(?=(?P<all>{_NAMES}))(?P=all)(?:,?\ (?:and|or)\ (?:so\ on|more|others))?
      (?=\ (?!(?:an?|the|of|in|to|for|is|are|was|were|has|have|had|will|can|or|and\ (?!to\b))\b)[a-z]
      |[,;]\ (?!etc\b)|\.\s|\.?\n|\.?\Z)
    | [^()\n]{{1,200}}?[a-z]\.(?=\.(?:\s|\Z))
    """,
    re.VERBOSE,
)
_DATA = re.compile(rf"{_FILE}|{_SUM}")
# The words that an aside begins with.
_OPENER = re.compile(
    r"(?<=[^,;:] )(?:for example|e\.g\.|i\.e\.|formerly|as in|also known as)"
    r"\b[^().!?]*\Z"
)
_WHOLE = re.compile(
    r"(?:(?<=[.!?] )|(?<=[.!?][”\"] ))[A-Z][^().!?\n]{4,300}[.!?]\Z"
)  # a sentence in brackets
_BRIEF = re.compile(r"[\w’'&-]+(?: [\w’'&-]+)?(?=[.!?]?\Z|[.!?] [A-Z])")  # the sentence ends at once
_LOOK_BACK = 100
_SENTENCE = re.compile(r"[A-Z][^().!?\n]{4,300}[.!?](?=\s[A-Z]|\Z)")
_ACRONYM = re.compile(r"(?<= )[A-Z][A-Z\d&-]+s?\Z")
_CAPITALS = re.compile(r"([A-Z][A-Z\d&-]+)s?(?=[\s,;:]|[’']s|\.(?:\s|\Z)|\Z)(?! for short)")
_COUNTING = re.compile(r"(?:\(|, )\d[\d.,]*%?\Z")  # what it counts is still to come: “(PDF, 14 pages”
_MARKS = "“”\"‘’'(),"


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for at in lone_brackets(passage.text):
        place = place_of_fellow(passage.text, at)
        if place is not None:
            yield Hit(Span(place, place), _FELLOW[passage.text[at]])


def lone_brackets(text: str) -> Iterator[int]:
    """Where a bracket stands without a fellow, smileys and the likes of “1)” left out."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match[0]
        if char in _CLOSED_BY:
            opened.append(at)
        elif opened and text[opened[-1]] == _FELLOW[char]:
            opened.pop()
        elif not _ITEM.search(text, max(0, at - 6), at):
            yield at
    yield from (at for at in opened if text[at - 1 : at] not in (":", ";", "-"))


def place_of_fellow(text: str, at: int) -> int | None:
    """Where the fellow of the lone bracket at `at` belongs, where the words around leave no doubt."""
    return _end(text, at) if text[at] in _CLOSED_BY else _beginning(text, at)


def _beginning(text: str, at: int) -> int | None:
    acronym = _ACRONYM.search(text, max(0, at - 12), at)
    if acronym and _stands_for(text[max(0, at - _LOOK_BACK) : acronym.start()], acronym[0]):
        return acronym.start()
    opened = _OPENER.search(text, max(0, at - _LOOK_BACK), at) or _WHOLE.search(text, 0, at)
    return opened.start() if opened else None


def _end(text: str, at: int) -> int | None:
    before = text[max(0, at - _LOOK_BACK) : at].rstrip()
    if short := _stands_for(before, text[at + 1 :]):
        return at + 1 + len(short)
    if data := _DATA.match(text, at + 1):
        return data.end()
    if brief := _BRIEF.match(text, at + 1):
        return brief.end()
    whole = not before or before[-1] in ".!?”"  # a sentence begins here, so all of it is in brackets
    end = (_SENTENCE if whole else _ASIDE).match(text, at + 1)
    if end and (_COUNTING.search(text, at, end.end()) or is_abbreviation(text, end.end())):
        return None
    return end.end() if end else None


def _stands_for(before: str, after: str) -> str:
    """The acronym that `after` begins with if the words before may be those it is made of."""
    short = _CAPITALS.match(after)
    if not short:
        return ""
    words = [word.lstrip(_MARKS) for word in re.split(r"[\s-]+", before)[-2 * len(short[1]) - 1 :]]
    if "".join(word[:1] for word in words).upper().endswith(short[1]):
        return short[0]
    initials = [word[0] for word in words if word[:1].isupper()]
    first = [word[0].upper() for word in words[-len(short[1]) - 1 :] if word]
    if 2 * sum(letter in first for letter in short[1]) > len(short[1]) and len(initials) < len(words):
        return short[0]
    return short[0] if len(initials) > 1 and short[1][0] in initials else ""
