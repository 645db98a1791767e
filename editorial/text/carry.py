"""Where words marked in one text stand after it was edited by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from .span import Span

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_MOST_TOKENS = 20_000  # a longer change is taken as one replacement; difflib is quadratic


@dataclass(frozen=True, slots=True)
class Change:
    """`before` in the old text became `after` in the new one."""

    before: Span
    after: Span


class Carrier:
    """Carries spans from `old` to `new`; reckons the difference between the two once."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.changes = changes(old, new)

    def carry(self, span: Span) -> Span | None:
        """The same words in the new text, or None where the edit touched them.

        A place between two characters is carried while both its neighbours stand.
        """
        shift = 0
        for change in self.changes:
            if _touches(change.before, span):
                return None
            if change.before.start >= span.end:
                break
            shift = change.after.end - change.before.end
        return span.shifted(shift)


def _touches(changed: Span, span: Span) -> bool:
    if span.start == span.end:
        return changed.start <= span.start <= changed.end
    return changed.start < span.end and span.start < changed.end


def changes(old: str, new: str) -> list[Change]:
    """What became of what, word by word, in order; equal stretches are left out."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old_at, new_at = _offsets(before), _offsets(after)
    if max(len(before), len(after)) - head - tail > _MOST_TOKENS:
        codes = [("replace", head, len(before) - tail, head, len(after) - tail)]
    else:
        middle = before[head : len(before) - tail], after[head : len(after) - tail]
        codes = [
            (tag, a + head, b + head, c + head, d + head)
            for tag, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
        ]
    return [
        Change(Span(old_at[a], old_at[b]), Span(new_at[c], new_at[d]))
        for tag, a, b, c, d in codes
        if tag != "equal"
    ]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of two texts laid over each other: what both have, or what became of what."""

    same: str = ""
    was: str = ""
    now: str = ""


def compared(old: str, new: str) -> list[Stretch]:
    """Both texts in one, word by word, in order."""
    out, at = [], 0
    for change in changes(old, new):
        if change.before.start > at:
            out.append(Stretch(same=old[at : change.before.start]))
        out.append(Stretch(was=change.before.of(old), now=change.after.of(new)))
        at = change.before.end
    return [*out, Stretch(same=old[at:])] if at < len(old) else out


def _offsets(tokens: list[str]) -> list[int]:
    at, out = 0, [0]
    for token in tokens:
        at += len(token)
        out.append(at)
    return out
