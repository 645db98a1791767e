"""A bracket without its fellow."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Kind, Rule
from ...statistics.verbs import PAST_TOO
from ...statistics.vocabulary import vocabulary

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
    },
    good=[
        "The storm (the third (or fourth) this month) shut the road.",
        "There are 1) time, 2) money, a) love and b) hope. :) ;-)",
        "She said [it] was [t]he end.",
        "The storm (the third this month shut the road.",
        "The storm, the third this month) shut the road.",
        "Few use it (10.8 percent. The list (PDF, 14 pages is out.",
    ],
)

_BRACKET = re.compile(r"[()\[\]]")
_ITEM = re.compile(r"(?:\A|[\s(,;])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z|[:;=8][-o^’']?\Z")  # “1)”, “a)”, smileys
_CLOSED_BY = {"(": ")", "[": "]"}
_FELLOW = {")": "(", "]": "[", **_CLOSED_BY}
# What may stand in brackets: a name or a date that then runs into lower case or a comma; what ends in
# an abbreviation before another stop; a whole sentence.
_NAME = r"(?:[A-Z\d](?:[\w’'&-]|\.(?=\w)|[.,:](?=\d))*%?)"
_LEAD = (
    r"(?:(?:for\ example|e\.g\.|i\.e\.|such\ as|including|like|see|formerly|now|then|also|in|on|since),?\ )?"
)
_ASIDE = re.compile(
    rf"""
      {_LEAD}{_NAME}(?:,?\ (?:(?:of|the|and|for|to)\ )?{_NAME})*
      (?=\ (?!(?:an?|the|of|in|to|for)\b)[a-z]|[,;]\ |\.(?:\s|\Z))
    | [^()\n]{{1,200}}?[a-z]\.(?=\.(?:\s|\Z))
    """,
    re.VERBOSE,
)
# A few words up to the end of the sentence; the words that an aside begins with.
_TO_STOP = re.compile(r"[a-z][\w’'-]*(?: [\w’'-]+){1,13}(?=\.(?:\s|\Z))")
_OPENER = re.compile(
    r"(?<= )(?:including|such as|for example|e\.g\.|i\.e\.|formerly|see|as in|like|also known as)"
    r"\b[^().!?]*\Z"
)
_LOOK_BACK = 100
_SENTENCE = re.compile(r"[A-Z][^().!?\n]{4,300}[.!?](?=\s[A-Z]|\Z)")
_ACRONYM = re.compile(r"(?<= )[A-Z][A-Z\d&-]+s?\Z")
_CAPITALS = re.compile(r"([A-Z]{2,})s?(?=[\s,;:.])(?! for short)")
_COUNTING = re.compile(r"(?:\(|, )\d[\d.,]*\Z")  # what it counts is still to come: “(PDF, 14 pages”
_JOINING = frozenset("and or the a an of in on for to by with at from as".split())


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
    if acronym and text[: acronym.start()].split()[-1].lower() not in _JOINING:
        return acronym.start()
    opened = _OPENER.search(text, max(0, at - _LOOK_BACK), at)
    return opened.start() if opened else None


def _end(text: str, at: int) -> int | None:
    before = text[:at].rstrip()
    if short := _stands_for(before, text[at + 1 :]):
        return at + 1 + len(short)
    whole = not before or before[-1] in ".!?”"  # a sentence begins here, so all of it is in brackets
    end = (_SENTENCE if whole else _ASIDE).match(text, at + 1)
    if end and _COUNTING.search(text, at, end.end()):
        return None
    end = end or _verbless(_TO_STOP.match(text, at + 1))
    return end.end() if end else None


def _stands_for(before: str, after: str) -> str:
    """The acronym that `after` begins with if `before` ends with the words it is made of."""
    short = _CAPITALS.match(after)
    if not short:
        return ""
    words = [word for word in re.split(r"[\s-]+", before)[-len(short[1]) - 2 :] if word[:1].isupper()]
    return short[0] if "".join(word[0] for word in words).endswith(short[1]) else ""


def _verbless(words: re.Match[str] | None) -> re.Match[str] | None:
    """The words up to a stop if no verb among them may be the sentence’s, going on after the bracket."""
    known = vocabulary()
    verbs = ("VB", "VBD", "VBZ", "VBP", "MD")
    said = words[0].split() if words else ()
    return None if any(known.tag(word) in verbs or word in PAST_TOO for word in said) else words
