"""The one place where offsets are reckoned with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points in one block's plain text.

    `start == end` is a place between two characters, where an insertion goes.
    Raises ValueError when the two do not make a range.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def of(self, text: str) -> str:
        """The words this span marks in `text`."""
        return text[self.start : self.end]

    def conflicts(self, other: Span) -> bool:
        """Whether edits at both would touch the same characters, or insert at the same place."""
        return self == other or (self.start < other.end and other.start < self.end)

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


def trimmed(text: str, span: Span, replacement: str) -> tuple[Span, str]:
    """The smallest edit with the same outcome: what old and new words share at both ends is left out."""
    old = span.of(text)
    shared = min(len(old), len(replacement))
    head = 0
    while head < shared and old[head] == replacement[head]:
        head += 1
    tail = 0
    while tail < shared - head and old[-1 - tail] == replacement[-1 - tail]:
        tail += 1
    return Span(span.start + head, span.end - tail), replacement[head : len(replacement) - tail]
