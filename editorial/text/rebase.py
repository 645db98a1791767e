"""An edit laid beneath the changes that stand: what was accepted before it can still be taken back after.

Whoever writes sees the copy with what was accepted in it. Where the accepted words survive, the
new block is made with the original ones in their place, and the change stands over it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .block import Block
from .carry import Carrier
from .overlay import Conflict, Edit, current_html, current_text
from .span import Span

BETWEEN = "\n\n"  # stands between blocks while spans are carried from one run of them to another


@dataclass(frozen=True)
class Layer:
    """A block and the edits that stand in it; `edit.key` is the caller's name for each."""

    block: Block
    edits: tuple[Edit, ...] = ()

    @property
    def reads(self) -> Block:
        """The block with its edits applied."""
        return Block(self.block.kind, current_html(self.block, self.edits))

    def placed(self) -> Iterator[tuple[Edit, Span]]:
        """Each edit with where its words stand in the text as it reads."""
        shift = 0
        for edit in sorted(self.edits, key=lambda edit: edit.span):
            start = edit.span.start + shift
            yield edit, Span(start, start + len(edit.replacement))
            shift += len(edit.replacement) - len(edit.span)


def rebased(old: Sequence[Layer], new: Sequence[Block]) -> list[Layer]:
    """The blocks `new`, written over what `old` reads, each as a block and the edits that survive in it.

    What each layer reads is the block given, markup included. An edit whose words were written over
    is part of its block from now on, and is in none of the layers.
    """
    before = [current_text(layer.block, layer.edits) for layer in old]
    after = [block.text for block in new]
    carrier = Carrier(BETWEEN.join(before), BETWEEN.join(after))
    found: list[list[_Undone]] = [[] for _ in new]
    for layer, start in zip(old, starts(before), strict=True):
        for edit, span in layer.placed():
            carried = carrier.carry(span.shifted(start))
            home = home_of(carried, after) if carried else None
            if home:
                found[home[0]].append(_Undone(edit, edit.span.of(layer.block.text), home[1]))
    return [_layer(block, undone) for block, undone in zip(new, found, strict=True)]


def starts(texts: Sequence[str]) -> list[int]:
    """Where each text begins when they are joined."""
    return list(accumulate((len(text) + len(BETWEEN) for text in texts[:-1]), initial=0))[: len(texts)]


def home_of(span: Span, texts: Sequence[str]) -> tuple[int, Span] | None:
    """Which of the joined texts holds all of a span of the whole, and the span in it."""
    for index, (text, start) in enumerate(zip(texts, starts(texts), strict=True)):
        if start <= span.start and span.end <= start + len(text):
            return index, span.shifted(-start)
    return None


@dataclass(frozen=True, slots=True)
class _Undone:
    """An accepted edit, the words it had replaced, and where its own stand in the text as written."""

    edit: Edit
    original: str
    stands: Span


def _layer(block: Block, undone: Sequence[_Undone]) -> Layer:
    """The block before as many of the edits as leave it exactly as it reads."""
    if layer := _before(block, undone):
        return layer
    kept: list[_Undone] = []
    for one in undone:
        if _before(block, [*kept, one]):
            kept.append(one)
    return _before(block, kept) or Layer(block)


def _before(block: Block, undone: Sequence[_Undone]) -> Layer | None:
    """The block before these edits; None where they would not make it read as it does."""
    try:
        html = current_html(block, [Edit(one.stands, one.original) for one in undone])
        base = Block(block.kind, html)
        layer = Layer(base, tuple(_laid(undone)))
        fits = all(
            edit.span.of(base.text) == one.original for edit, one in zip(layer.edits, undone, strict=True)
        )
        return layer if fits and layer.reads == block else None
    except (Conflict, ValueError):
        return None


def _laid(undone: Sequence[_Undone]) -> Iterator[Edit]:
    """The edits where the words they replace stand once all are undone."""
    shift = 0
    for one in undone:
        start = one.stands.start + shift
        yield Edit(Span(start, start + len(one.original)), one.edit.replacement, one.edit.key)
        shift += len(one.original) - len(one.stands)
