"""Plain text: the first line is the headline, empty lines part paragraphs."""

from __future__ import annotations

import re

from editorial.text.block import BlockKind

from .characters import clean_text, decode
from .draft import MAX_BLOCKS, Draft, Unreadable
from .headline import with_headline
from .runs import BREAK, Run, block_of

_EMPTY_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")


def read(data: bytes | str, headline: str = "") -> Draft:
    """The article in `data`; its first line is the headline unless one is given.

    Below it empty lines part paragraphs, and a line end inside one is a line break. Where no line
    is empty every line is a paragraph. Raises Unreadable.
    """
    text = clean_text(decode(data) if isinstance(data, bytes) else data).strip()
    first = ""
    if not headline.strip():
        first, _, text = text.partition("\n")
    body = text.strip()
    paragraphs = _EMPTY_LINE.split(body)
    if len(paragraphs) == 1:
        paragraphs = body.split("\n")
    if len(paragraphs) > MAX_BLOCKS:
        raise Unreadable(f"This has {len(paragraphs):,} paragraphs; {MAX_BLOCKS:,} is the most.")
    blocks = [
        block_of(BlockKind.PARAGRAPH, [Run(paragraph.replace("\n", BREAK))]) for paragraph in paragraphs
    ]
    return Draft(with_headline([block for block in blocks if block], headline or first))


def write(draft: Draft) -> bytes:
    """The draft's words in UTF-8, an empty line between blocks."""
    return "".join(f"{block.text}\n\n" for block in draft.blocks)[:-1].encode()
