"""A block and the edits laid over it: what every view of the copy is made from.

The block never changes. Its current text, the marked-up page, the diff and the export are all
readings of one list of pieces, so they cannot disagree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from .block import Block, Token, markup_of
from .span import Span


class Conflict(ValueError):
    """Two edits touch the same characters, or insert at the same place."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `replacement` where `span` is. `key` is the caller's name for it."""

    span: Span
    replacement: str
    key: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Words pointed at without a change to them: a query."""

    span: Span
    key: int = 0


class Role(Enum):
    MARKUP = auto()  # a tag; adds no text
    KEPT = auto()  # original text that stays
    CUT = auto()  # original text that an edit takes out
    ADDED = auto()  # text that an edit puts in


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the block as it reads with its edits.

    `text` is plain text, for MARKUP the tag itself. `edit` is the edit that cut or added it,
    `notes` are the keys of the notes that point at it.
    """

    role: Role
    text: str
    edit: Edit | None = None
    notes: tuple[int, ...] = ()


def weave(block: Block, edits: Iterable[Edit], notes: Iterable[Note] = ()) -> list[Piece]:
    """The block with `edits` laid over it, in reading order.

    The order in which edits are given makes no difference. Raises Conflict when two of them
    overlap, ValueError when one reaches outside the block.
    """
    ordered = _in_order(edits, len(block.text))
    stretches = _stretches(block)
    homes = _homes(ordered, stretches)
    starts = [edit.span.start for edit in ordered]
    ends = [edit.span.end for edit in ordered]
    loom = _Loom(block.text, tuple(notes))
    for index, (token, span) in enumerate(stretches):
        if token.text:
            touching = ordered[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
            adding = frozenset(homes[index])
            loom.text(span, sorted({*touching, *adding}, key=_place), adding)
        else:
            loom.pieces.append(Piece(Role.MARKUP, token.markup))
    for edit in homes[-1]:
        loom.add(edit)
    return loom.pieces


def current_text(block: Block, accepted: Iterable[Edit]) -> str:
    """The plain text with `accepted` applied."""
    return spliced(block.text, accepted)


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made. Raises as `weave` does."""
    out: list[str] = []
    at = 0
    for edit in _in_order(edits, len(text)):
        out += text[at : edit.span.start], edit.replacement
        at = edit.span.end
    return "".join([*out, text[at:]])


def current_html(block: Block, accepted: Iterable[Edit]) -> str:
    """The sanitised HTML with `accepted` applied.

    Outside the edits every byte is the block's own; an element that the edits empty goes.
    """
    out: list[str] = []
    elements: list[_Element] = []
    for piece in weave(block, accepted):
        if piece.role is Role.CUT:
            for element in elements:
                element.cut = True
        elif piece.role is not Role.MARKUP:
            out.append(markup_of(piece.text))
            for element in elements:
                element.filled = element.filled or bool(piece.text)
        elif not piece.text.startswith("</"):
            elements.append(_Element(len(out)))
            out.append(piece.text)
        elif (element := elements.pop()).cut and not element.filled:
            del out[element.begins :]
        else:
            out.append(piece.text)
    return "".join(out)


@dataclass(slots=True)
class _Element:
    """An element being written: where it begins, whether text was cut in it or stands in it."""

    begins: int
    cut: bool = False
    filled: bool = False


def _place(edit: Edit) -> Span:
    return edit.span


def _in_order(edits: Iterable[Edit], length: int) -> list[Edit]:
    ordered = sorted(edits, key=_place)
    if ordered and max(edit.span.end for edit in ordered) > length:
        raise ValueError(f"an edit reaches outside a block of {length} code points")
    for one, other in pairwise(ordered):  # sorted, so a conflict anywhere shows between neighbours
        if one.span.conflicts(other.span):
            raise Conflict(f"{one} and {other}")
    return ordered


def _stretches(block: Block) -> list[tuple[Token, Span]]:
    """Each token with the characters it covers."""
    at, out = 0, []
    for token in block.tokens:
        out.append((token, Span(at, at + len(token.text))))
        at += len(token.text)
    return out


def _homes(edits: Sequence[Edit], stretches: Sequence[tuple[Token, Span]]) -> dict[int, list[Edit]]:
    """For each token, the edits whose new words go into it; under -1 those that no token takes.

    New words take the formatting of the first character they replace. An insertion between two
    elements goes where fewer of them are open, so that it does not stretch a link or emphasis.
    """
    texts = [(index, token, span) for index, (token, span) in enumerate(stretches) if token.text]
    starts = [span.start for _, _, span in texts]
    homes: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        at = bisect_right(starts, edit.span.start) - 1
        near = texts[max(at - 1, 0) : at + 1] if texts else []
        if edit.span.start < edit.span.end:
            home = texts[at][0]
        else:
            fits = [row for row in near if row[2].start <= edit.span.start <= row[2].end]
            home = min(fits, key=lambda row: row[1].depth)[0] if fits else -1
        homes[home].append(edit)
    return homes


class _Loom:
    """Cuts a block's text where edits and notes begin and end."""

    def __init__(self, text: str, notes: Collection[Note]) -> None:
        self.whole = text
        self.notes = notes
        self.pieces: list[Piece] = []

    def text(self, span: Span, edits: Iterable[Edit], adding: Collection[Edit]) -> None:
        at = span.start
        for edit in edits:
            start, end = max(edit.span.start, span.start), min(edit.span.end, span.end)
            self._lay(Role.KEPT, at, start)
            self._lay(Role.CUT, start, end, edit)
            if edit in adding:
                self.add(edit)
            at = max(at, end)
        self._lay(Role.KEPT, at, span.end)

    def add(self, edit: Edit) -> None:
        if edit.replacement:
            notes = tuple(note.key for note in self.notes if note.span.contains(edit.span))
            self.pieces.append(Piece(Role.ADDED, edit.replacement, edit, notes))

    def _lay(self, role: Role, start: int, end: int, edit: Edit | None = None) -> None:
        if start >= end:
            return
        for part in _parts(Span(start, end), self.notes):
            notes = tuple(note.key for note in self.notes if note.span.contains(part))
            self.pieces.append(Piece(role, part.of(self.whole), edit, notes))


def _parts(span: Span, notes: Collection[Note]) -> Iterator[Span]:
    """`span` cut where notes begin or end inside it."""
    bounds = {b for note in notes for b in (note.span.start, note.span.end) if span.start < b < span.end}
    for start, end in pairwise((span.start, *sorted(bounds), span.end)):
        yield Span(start, end)
