"""A block written anew by hand: other words, parted in two, joined with the next.

Formatting stays with the words that stay.
"""

from __future__ import annotations

import re

from .block import Block, BlockKind
from .carry import changes
from .overlay import Edit, current_html
from .span import Span

_EMPTY_LINE = re.compile(r"\s*\n\s*\n\s*|^\s+|\s+$")


def reworded(block: Block, text: str) -> Block:
    """The block reading `text`; what both share keeps its links and emphasis."""
    edits = [Edit(change.before, change.after.of(text)) for change in changes(block.text, text)]
    return Block(block.kind, current_html(block, edits))


def parted(block: Block, at: int) -> tuple[Block, Block]:
    """The block cut in two before the code point `at`; an element that is open there goes on in both.

    Raises ValueError when `at` is not inside the block.
    """
    before = current_html(block, [Edit(Span(at, len(block.text)), "")] if at < len(block.text) else [])
    after = current_html(block, [Edit(Span(0, at), "")] if at else [])
    return Block(block.kind, before), Block(block.kind, after)


def written(block: Block, text: str) -> list[Block]:
    """What becomes of the block when `text` is written in its place: an empty line parts it.

    Of a headline only the first part stays one.
    """
    whole = reworded(block, text)
    parts = []
    for gap in reversed(list(_EMPTY_LINE.finditer(text))):
        whole, tail = parted(whole, gap.end())
        whole = parted(whole, gap.start())[0]
        below = BlockKind.PARAGRAPH if tail.kind == BlockKind.HEADLINE else tail.kind
        parts.append(Block(below, tail.html))
    return [part for part in (whole, *reversed(parts)) if part.text.strip()]


def joined(one: Block, other: Block) -> Block:
    """Both as one block of the first one's kind, with a space between them."""
    space = " " if one.text and other.text else ""
    return Block(one.kind, one.html + space + other.html)
