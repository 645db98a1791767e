"""What every importer returns and every exporter takes."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from editorial.text.block import Block, BlockKind
from editorial.text.span import Span

MAX_BLOCKS = 20_000  # an article of a million characters has some five thousand
MAX_PROPOSALS = 10_000
MAX_PROPOSALS_IN_BLOCK = 1_000  # a paragraph of a hundred words that is changed all over has some hundred


class Unreadable(ValueError):
    """The file cannot be taken in; the message is a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that somebody proposes to a draft, or with no `replacement` a query about it.

    `span` counts code points in the plain text of the draft's block number `block`, half-open.
    """

    block: int
    span: Span
    replacement: str | None
    author: str = ""
    date: datetime.datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article outside the database: its blocks, the headline first when there is one.

    `proposals` are changes to the blocks that came or go with the file, in any order. `losses`
    are sentences, one for each thing in the file that has no place here.
    """

    blocks: tuple[Block, ...]
    proposals: tuple[Proposal, ...] = ()
    losses: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """The headline's plain text, empty where there is none."""
        first = self.blocks[0] if self.blocks else None
        return first.text if first and first.kind is BlockKind.HEADLINE else ""

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks below the headline."""
        return self.blocks[1:] if self.headline else self.blocks


def sorted_out(proposals: Iterable[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    """The changes that can stand side by side, and all else as queries that say what is proposed."""
    changes: list[Proposal] = []
    remarks: list[Proposal] = []
    taken: dict[int, list[Span]] = defaultdict(list)  # in order, and none touching another
    for proposal in proposals:
        if proposal.replacement is None:
            remarks.append(proposal)
        elif not _takes_place(proposal.span, taken[proposal.block]):
            said = f"Or: “{proposal.replacement}”" if proposal.replacement else "Or: delete this"
            remarks.append(replace(proposal, replacement=None, note=f"{said}. {proposal.note}".strip()))
        else:
            changes.append(proposal)
    return changes, remarks


def _takes_place(span: Span, taken: list[Span]) -> bool:
    """Puts `span` among those taken, unless it conflicts with one: then that is a neighbour."""
    at = bisect_left(taken, span)
    if any(span.conflicts(neighbour) for neighbour in taken[max(at - 1, 0) : at + 1]):
        return False
    taken.insert(at, span)
    return True
