"""A rule's examples: copy with the range it must report between ⟦ and ⟧."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editorial.text.block import BlockKind
from editorial.text.span import Span

from .document import Document

_PARTED = re.compile(r"\n[ \t]*\n\n*")
_KINDS = {"# ": BlockKind.HEADLINE, "## ": BlockKind.SUBHEADING, "- ": BlockKind.BULLET}


@dataclass(frozen=True, slots=True)
class Example:
    """The blocks of an example, and the one place that is marked in it, if any."""

    blocks: tuple[tuple[BlockKind, str], ...]
    block: int = 0
    span: Span | None = None

    @classmethod
    def parse(cls, copy: str) -> Example:
        """`copy` read: a blank line parts blocks; `# ` opens a headline, `## ` a subheading, `- ` a bullet.

        Raises ValueError when more than one range is marked, or half of one.
        """
        blocks = [_block(part) for part in _PARTED.split(copy)]
        marked = [index for index, (_, text) in enumerate(blocks) if "⟦" in text or "⟧" in text]
        if not marked:
            return cls(tuple(blocks))
        if len(marked) > 1:
            raise ValueError(f"more than one range is marked: {copy!r}")
        index = marked[0]
        kind, text = blocks[index]
        before, within, after = _cut(text)
        blocks[index] = kind, before + within + after
        return cls(tuple(blocks), index, Span(len(before), len(before) + len(within)))

    def document(self) -> Document:
        return Document.of(self.blocks)

    def mended(self, replacement: str) -> Document:
        """The example with `replacement` put where the mark was."""
        assert self.span is not None, "nothing is marked in this example"
        blocks = list(self.blocks)
        kind, text = blocks[self.block]
        blocks[self.block] = kind, text[: self.span.start] + replacement + text[self.span.end :]
        return Document.of(blocks)


def _block(part: str) -> tuple[BlockKind, str]:
    for sign, kind in _KINDS.items():
        if part.startswith(sign):
            return kind, part.removeprefix(sign)
    return BlockKind.PARAGRAPH, part


def _cut(text: str) -> tuple[str, str, str]:
    before, opening, rest = text.partition("⟦")
    within, closing, after = rest.partition("⟧")
    if not (opening and closing) or any(mark in before + within + after for mark in "⟦⟧"):
        raise ValueError(f"not one whole range: {text!r}")
    return before, within, after
