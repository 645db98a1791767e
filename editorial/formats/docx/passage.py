"""A paragraph while it is being read from Word: its original words, and the changes tracked in it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from editorial.text.block import Block, BlockKind
from editorial.text.span import Span

from ..draft import Proposal
from ..runs import BREAK, DROPPED, Mark, Run, block_of, settled


class Signature(NamedTuple):
    """Who did something in Word, and when."""

    author: str = ""
    date: datetime.datetime | None = None


class Change(NamedTuple):
    """A tracked insertion, or else deletion."""

    inserts: bool
    by: Signature


class Piece(NamedTuple):
    """Text with one formatting, original unless a change put it in."""

    text: str
    marks: frozenset[Mark] = frozenset()
    change: Change | None = None

    @property
    def is_original(self) -> bool:
        return self.change is None or not self.change.inserts


class Comment(NamedTuple):
    by: Signature
    text: str


@dataclass
class Remark:
    """A comment on the pieces from `start` up to `end`, or up to the paragraph's end."""

    comment: Comment
    start: int
    end: int | None = None


@dataclass
class Passage:
    """One paragraph of the original text; several of the file where tracked breaks part it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def block(self) -> Block | None:
        """The original words, or None where there were none."""
        return block_of(
            self.kind, [Run(piece.text, piece.marks) for piece in self.pieces if piece.is_original]
        )

    @property
    def inserted(self) -> str:
        """All words that changes put in."""
        return _words(self.pieces)

    @property
    def restyled(self) -> int:
        """How many changes put in words of another formatting than they will have in the block."""
        return sum(self._is_restyled(start, end) for start, end in changes(self.pieces, ()))

    def proposals(self, number: int) -> list[Proposal]:
        """The changes and comments as proposals on block `number` of a draft.

        A comment by the author of tracked changes, on them and nothing else, is their note and
        makes them one.
        """
        places = self._places()
        remarks = list(self._closed_remarks())
        notes = [row for row in remarks if self._is_note(*row)]
        stretches = list(changes(self.pieces, {row[:2] for row in notes}))
        out: list[Proposal] = []
        for start, end in stretches:
            span, words = Span(places[start], places[end]), _words(self.pieces[start:end])
            note = "\n".join(row[2].text for row in notes if row[:2] == (start, end))
            out.append(Proposal(number, span, words, *self._by(start, end), note))
        for start, end, comment in (row for row in remarks if row not in notes or row[:2] not in stretches):
            span = Span(places[start], places[end])
            out.append(Proposal(number, span, None, *comment.by, comment.text))
        return [p for p in out if p.replacement != "" or p.span.start < p.span.end]

    def _is_restyled(self, start: int, end: int) -> bool:
        there = self._marks_at(start, end)
        put_in = [p for p in self.pieces[start:end] if not p.is_original and p.text.strip()]
        return there is not None and any(piece.marks != there for piece in put_in)

    def _marks_at(self, start: int, end: int) -> frozenset[Mark] | None:
        """The formatting of new words there, as the overlay has it: of the first character that they
        replace, else of the plainer neighbour; None where there is no original word.
        """
        for piece in self.pieces[start:end]:
            if piece.is_original:
                return piece.marks
        neighbours = (self._original(range(start - 1, -1, -1)), self._original(range(end, len(self.pieces))))
        return min((piece.marks for piece in neighbours if piece), key=len, default=None)

    def _original(self, places: Iterable[int]) -> Piece | None:
        return next((self.pieces[at] for at in places if self.pieces[at].is_original), None)

    def _is_note(self, start: int, end: int, comment: Comment) -> bool:
        authors = {piece.change and piece.change.by.author for piece in self.pieces[start:end]}
        return authors == {comment.by.author}

    def _places(self) -> list[int]:
        """Where each piece begins in the block's text, and where the last one ends."""
        kept = settled(self.kind, "".join(piece.text for piece in self.pieces if piece.is_original))
        reached = [0, *accumulate(int(character != DROPPED) for character in kept)]
        lengths = [len(piece.text) if piece.is_original else 0 for piece in self.pieces]
        return [reached[at] for at in accumulate(lengths, initial=0)]

    def _closed_remarks(self) -> Iterator[tuple[int, int, Comment]]:
        for remark in self.remarks:
            end = len(self.pieces) if remark.end is None else remark.end
            yield remark.start, max(remark.start, end), remark.comment

    def _by(self, start: int, end: int) -> Signature:
        return next(piece.change.by for piece in reversed(self.pieces[start:end]) if piece.change)


def changes(pieces: Sequence[Piece], known: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of `pieces` that are one change each, those `known` as given."""
    bounds = {bound for stretch in known for bound in stretch}
    inside = {at for start, end in known for at in range(start + 1, end)}
    start: int | None = None
    for at, piece in enumerate([*pieces, Piece("")]):
        goes_on = at in inside or (at not in bounds and _goes_on(pieces[at - 1].change, piece.change))
        if start is not None and not goes_on:
            yield start, at
            start = None
        if start is None and piece.change:
            start = at


def _goes_on(before: Change | None, after: Change | None) -> bool:
    """Whether neighbours are one change: of one moment, or words put where others were taken out."""
    if before is None or after is None or before.by.author != after.by.author:
        return False
    return after.inserts or before.by == after.by


def _words(pieces: Sequence[Piece]) -> str:
    text = "".join(piece.text for piece in pieces if not piece.is_original)
    return text.replace("\n", " ").replace("\t", " ").replace(BREAK, "\n")
