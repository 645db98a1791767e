"""Which block of incoming copy is the headline."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.text.block import Block, BlockKind

from .characters import clean_text
from .runs import Run, block_of, unstressed


def with_headline(blocks: Sequence[Block], given: str = "") -> tuple[Block, ...]:
    """`blocks` with one headline, at their head: the words given, else the first heading of the
    first rank, else the first block. Further headings of the first rank become subheadings.
    """
    ranked = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    told = block_of(BlockKind.HEADLINE, [Run(clean_text(given))])
    if told and (ranked is None or blocks[ranked].text != told.text):
        head, rest = [told], list(blocks)
    else:
        at = ranked or 0
        head, rest = [_headline(block) for block in blocks[at : at + 1]], [*blocks[:at], *blocks[at + 1 :]]
    return (*head, *(_below(block) for block in rest))


def _headline(block: Block) -> Block:
    return Block(BlockKind.HEADLINE, unstressed(block.html.replace("<br>", " ")))


def _below(block: Block) -> Block:
    return Block(BlockKind.SUBHEADING, block.html) if block.kind is BlockKind.HEADLINE else block
