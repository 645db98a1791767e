"""What was written by hand and what was proposed on it, as one set of changes to the text before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .carry import Change, changes
from .overlay import Edit, spliced
from .span import Span


def composed(old: str, new: str, edits: Sequence[Edit]) -> list[Edit]:
    """Edits that make of `old` what `edits` make of `new`, in order and clear of each other.

    Those of `edits` that lie outside what became of `old` are the same edits at the same words; the
    others go into what was written by hand, whose edits have the key 0.
    """
    return [edit for run in _runs(changes(old, new), edits) for edit in run.over(new)]


@dataclass
class _Run:
    """Changes and edits that touch each other, or an edit alone; `shift` leads from new to old text."""

    span: Span
    shift: int
    changes: list[Change] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def over(self, new: str) -> Iterator[Edit]:
        if not self.changes:
            yield from (Edit(e.span.shifted(self.shift), e.replacement, e.key) for e in self.edits)
            return
        first, last = self.changes[0], self.changes[-1]
        start = first.before.start - (first.after.start - self.span.start)
        end = last.before.end + (self.span.end - last.after.end)
        inside = [Edit(e.span.shifted(-self.span.start), e.replacement) for e in self.edits]
        yield Edit(Span(start, end), spliced(self.span.of(new), inside))


def _runs(hunks: Sequence[Change], edits: Sequence[Edit]) -> list[_Run]:
    marked: list[tuple[Span, Change | Edit]] = [
        *((hunk.after, hunk) for hunk in hunks),
        *((edit.span, edit) for edit in edits),
    ]
    runs: list[_Run] = []
    shift = 0
    for span, item in sorted(marked, key=lambda row: row[0]):
        if not runs or not _touch(runs[-1].span, span):
            runs.append(_Run(span, shift))
        run = runs[-1]
        run.span = Span(run.span.start, max(run.span.end, span.end))
        if isinstance(item, Change):
            run.changes.append(item)
            shift = item.before.end - item.after.end
        else:
            run.edits.append(item)
    return runs


def _touch(one: Span, other: Span) -> bool:
    """Whether they share a character, or one of them is a place at the other's edge."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
