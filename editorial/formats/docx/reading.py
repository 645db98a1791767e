"""Word in: the original words as blocks, tracked changes and comments as proposals on them."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.text.block import Block, BlockKind

from ..apart import apart
from ..draft import MAX_BLOCKS, MAX_PROPOSALS, MAX_PROPOSALS_IN_BLOCK, Draft, Proposal, Unreadable
from ..headline import with_headline
from .body import Body
from .package import MAX_FILE, Package
from .passage import Passage
from .styles import is_byline

SECONDS = 8


def read(data: bytes) -> Draft:
    """The article in a Word file, its text as it was before tracked changes. Raises Unreadable."""
    if len(data) > MAX_FILE:
        raise Unreadable(
            f"This file has {len(data) / 1e6:,.0f} megabytes; {MAX_FILE / 1e6:,.0f} is the most."
        )
    return apart(_read, data, seconds=SECONDS)


def _read(data: bytes) -> Draft:
    body = Body(Package(data))
    passages: list[Passage] = []
    losses = body.losses()
    for passage in body.passages:
        if passage.block or (passages and passage.inserted.strip()):
            passages.append(passage)
        elif passage.inserted.strip():
            losses.append(f"Words put before the first paragraph were left out: “{passage.inserted.strip()}”")
    if len(passages) > MAX_BLOCKS:
        raise Unreadable(f"This has {len(passages):,} paragraphs; {MAX_BLOCKS:,} is the most.")
    passages = _headline_first(passages)
    blocks = with_headline([passage.block or Block(passage.kind, "") for passage in passages])
    return Draft(_with_byline(blocks), _proposals(passages), tuple(losses))


def _proposals(passages: Iterable[Passage]) -> tuple[Proposal, ...]:
    proposals: list[Proposal] = []
    for number, passage in enumerate(passages):
        found = passage.proposals(number)
        proposals += found
        for whose, count, most in (
            ("One paragraph", len(found), MAX_PROPOSALS_IN_BLOCK),
            ("This file", len(proposals), MAX_PROPOSALS),
        ):
            if count > most:
                raise Unreadable(
                    f"{whose} has more than {most:,} tracked changes and comments, which is the most."
                )
    return tuple(proposals)


def _headline_first(passages: list[Passage]) -> list[Passage]:
    at = next((i for i, passage in enumerate(passages) if passage.kind is BlockKind.HEADLINE), 0)
    return passages[at : at + 1] + passages[:at] + passages[at + 1 :]


def _with_byline(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Most newsrooms have no style for the byline; it is known by where it stands and how it reads."""
    second = blocks[1] if len(blocks) > 1 else None
    if second and second.kind is BlockKind.PARAGRAPH and is_byline(second.text):
        return (blocks[0], Block(BlockKind.BYLINE, second.html), *blocks[2:])
    return blocks
