"""Where speech stands in a block: what lies between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from editorial.text.span import Span

_MARK = re.compile(r"[“”„\"‘’‚']")
_ELIDED = re.compile(r"[’'](?:\d\ds?|em|til|tis|twas|cause|n|bout|round|s)\b", re.IGNORECASE)
_DOUBLE = frozenset('“”„"')
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-/“‘\"'")


class Turn(Enum):
    OPENS = auto()
    CLOSES = auto()
    APOSTROPHE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark or apostrophe: where it stands and what it does there."""

    at: int
    turn: Turn
    double: bool


def marks(text: str) -> Iterator[Mark]:
    """Every quotation mark and apostrophe of `text`, told apart by what stands around it."""
    for match in _MARK.finditer(text):
        yield Mark(match.start(), _turn(text, match.start()), match[0] in _DOUBLE)


def _turn(text: str, at: int) -> Turn:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in _DOUBLE:
        if char != '"':
            return Turn.CLOSES if char == "”" else Turn.OPENS
        return Turn.OPENS if _opening(before, after) else Turn.CLOSES
    if char in "‘‚":
        return Turn.OPENS
    if (before.isalnum() and after.isalnum()) or _ELIDED.match(text, at):
        return Turn.APOSTROPHE
    if char == "'" and _opening(before, after):
        return Turn.OPENS
    return Turn.CLOSES


def _opening(before: str, after: str) -> bool:
    return (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()


def quotations(text: str, *, runs_on: bool = False) -> tuple[list[Span], bool]:
    """The words between quotation marks, outermost ones only, and whether the last is left open.

    `runs_on` says that the block before left a quotation open. A mark that is never closed reaches
    to the next opening mark or the end of the block, never further.
    """
    found: list[Span] = []
    outer = 0 if runs_on else None  # where the words of an open double quotation begin
    inner: int | None = None  # the same of a single one that stands by itself
    for mark in marks(text):
        if mark.turn is Turn.APOSTROPHE:
            continue
        if mark.double:
            if outer is not None and not (runs_on and outer == 0 and mark.turn is Turn.OPENS):
                found.append(Span(outer, mark.at))
            outer = mark.at + 1 if mark.turn is Turn.OPENS else None
            inner = None
        elif outer is None and mark.turn is Turn.OPENS:
            inner = mark.at + 1
        elif outer is None and inner is not None:
            found.append(Span(inner, mark.at))
            inner = None
    if outer is not None and not (runs_on and outer == 0):
        found.append(Span(outer, len(text)))
        return found, True
    return found, False
