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
        "The storm ⟦(⟧the third this month shut the road.": None,
        "The storm, the third this month⟦)⟧ shut the road.": None,
    },
    good=[
        "The storm (the third (or fourth) this month) shut the road.",
        "There are 1) time, 2) money, a) love and b) hope. :) ;-)",
        "She said [it] was [t]he end.",
    ],
)

_BRACKET = re.compile(r"[()\[\]]")
_ITEM = re.compile(r"(?:\A|[\s(,;])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\Z|[:;=8][-o^’']?\Z")  # “1)”, “a)”, smileys
_PAIR = {")": "(", "]": "["}
_CLOSED_BY = {"(": ")", "[": "]"}
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
    r"(?<= )(?:including|such as|for example|e\.g\.|i\.e\.|formerly|see|as in|often|like|also known as)"
    r"\b[^().!?]*\Z"
)
_LOOK_BACK = 100
_SENTENCE = re.compile(r"[A-Z][^().!?\n]{4,300}[.!?](?=\s[A-Z]|\Z)")
_ACRONYM = re.compile(r"(?<= )[A-Z]{2,}s?\Z")


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match[0]
        if char in _CLOSED_BY:
            opened.append(at)
        elif opened and text[opened[-1]] == _PAIR[char]:
            opened.pop()
        elif not _ITEM.search(text, max(0, at - 6), at):
            yield _unopened(text, at)
    for at in opened:
        if text[at - 1 : at] not in (":", ";", "-"):
            yield _unclosed(text, at)


def _unopened(text: str, at: int) -> Hit:
    acronym = _ACRONYM.search(text, max(0, at - 12), at)
    if acronym:
        return Hit(Span(acronym.start(), acronym.start()), _PAIR[text[at]])
    opened = _OPENER.search(text, max(0, at - _LOOK_BACK), at)
    if opened:
        return Hit(Span(opened.start(), opened.start()), _PAIR[text[at]])
    return Hit(Span(at, at + 1))


def _verbless(words: re.Match[str] | None) -> re.Match[str] | None:
    """The words up to a stop if no verb among them may be the sentence’s, going on after the bracket."""
    known = vocabulary()
    verbs = ("VB", "VBD", "VBZ", "VBP", "MD")
    said = words[0].split() if words else ()
    return None if any(known.tag(word) in verbs or word in PAST_TOO for word in said) else words


def _unclosed(text: str, at: int) -> Hit:
    before = text[:at].rstrip()
    whole = not before or before[-1] in ".!?”"  # a sentence begins here, so all of it is in brackets
    end = (_SENTENCE if whole else _ASIDE).match(text, at + 1)
    end = end or _verbless(_TO_STOP.match(text, at + 1))
    if end:
        return Hit(Span(end.end(), end.end()), _CLOSED_BY[text[at]])
    return Hit(Span(at, at + 1))
