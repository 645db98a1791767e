"""Subjects that take either form of a verb, or of whose form the words before it say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from .bodies import BODIES
from .clause import ASKING, BETWEEN, MEASURES, TITLES, counts, is_adverb, is_mark
from .tokens import Token
from .vocabulary import vocabulary

_EVENTS = frozenset("hurdles singles doubles".split())
_MODALS = frozenset("can could will would shall should may might must do does did".split())
_ARTICLES = frozenset("a an the his her its their no every".split())
_ITEM = 6  # words at most from one comma of a list to the next
_SUM = 3  # words at most from a number to what it measures


def subject_end(words: Sequence[Token], at: int) -> int:
    """Where the last word of what the verb at `at` may agree with stands, or -1: “who” stands for a noun."""
    last = at - 1
    while last >= 0 and (words[last].plain in BETWEEN or is_adverb(words[last].plain)):
        last -= 1
    if last > 0 and words[last].plain in ("who", "which", "that"):
        last -= 2 if words[last - 1].plain == "," else 1
    return last


def may_be_side(words: Sequence[Token], last: int) -> bool:
    """Whether a name that ends at `last` may be that of a side of players: “the Jazz”, “the Miami Heat”.

    Source: Associated Press Stylebook, “collective nouns”: team names take plural verbs.
    """
    if last < 0 or not words[last].text[0].isupper() or words[last].text[-2:].isupper():  # “the IRS”
        return False
    first = last
    while first > 0 and words[first].plain != "the" and _goes_on(words, first - 1):
        first -= 1
    if any(word.plain in BODIES for word in words[first : last + 1]):
        return False
    return "the" in (words[first].plain, words[first - 1].plain if first else "")


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether `words[at]` may be inside a name: “Board of Education”."""
    return words[at].text[0].isupper() or (
        words[at].plain == "of" and at > 0 and words[at - 1].text[0].isupper()
    )


def is_name(words: Sequence[Token], last: int) -> bool:
    """Whether a name without a title ends at `last`."""
    first = last
    while first > 0 and words[first - 1].text[0].isupper():
        first -= 1
    return last >= 0 and words[last].text[0].isupper() and words[max(first, 0)].plain not in TITLES


def is_sum(words: Sequence[Token], last: int) -> bool:
    """Whether a stretch or a sum ends at `last`, which may be one thing: “five years”, “twenty dollars”."""
    while last >= 2 and words[last - 1].plain == "of":  # “five years of war”
        last -= 2
    near = words[max(0, last - _SUM) : max(last, 0)]
    return last > 0 and words[last].plain in MEASURES and any(counts(word.plain) for word in near)


def is_event(words: Sequence[Token], last: int) -> bool:
    """Whether a contest with the look of a plural ends at `last`: “the 400-meter hurdles”."""
    return last > 0 and words[last].plain in _EVENTS


def is_counted(words: Sequence[Token], at: int) -> bool:
    """Whether a number stands before `words[at]`, with at most an adjective between: “two late steals”."""
    first = at - 2 if at > 1 and vocabulary().tag(words[at - 1].plain) == "JJ" else at - 1
    return first >= 0 and words[first].plain != "one" and counts(words[first].plain)


def is_listed(words: Sequence[Token], last: int) -> bool:
    """Whether the last of several things without an “and” ends at `last`: “a dog, a horse, a rat”."""
    openers: list[str] = []
    at = last
    while at > 0 and last - at < _ITEM and not is_mark(words, at):
        at -= 1
        if words[at].plain == ",":
            openers.append(words[at + 1].plain)
            last = at
    return len(openers) > 1 and openers[0] == openers[1] and openers[0] in _ARTICLES


def is_asked(words: Sequence[Token], at: int) -> bool:
    """Whether a modal opens the question that the verb at `at` is in: “Why should a dog have”."""
    first = at
    while first > 0 and not is_mark(words, first - 1):
        first -= 1
    if words[first].plain in ASKING:
        first += 1
    return first < at and words[first].plain in _MODALS
