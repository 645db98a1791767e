"""A block of copy: a headline, a paragraph, a list item. Never changed once made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from html import escape


class BlockKind(StrEnum):
    """What a block is in the article."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    QUOTE = "quote"
    BULLET = "bullet"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a block's HTML: either text, or a tag that adds no text of its own.

    A line break is text: its characters are a newline, its markup is `<br>`.
    """

    markup: str
    text: str = ""
    depth: int = 0

    @property
    def opens(self) -> bool:
        return not self.text and not self.markup.startswith("</")

    @property
    def closes(self) -> bool:
        return not self.text and self.markup.startswith("</")


def markup_of(text: str) -> str:
    """`text` as inline HTML: escaped, newlines as line breaks."""
    return escape(text, quote=False).replace("\n", "<br>")


@dataclass(frozen=True)
class Block:
    """Sanitised inline HTML and the plain text it shows.

    Offsets everywhere in the project count code points of `text`. `html` is trusted to be
    canonical, which is what `formats` makes of any input and what `Block.of_text` writes.
    """

    kind: BlockKind
    html: str

    @classmethod
    def of_text(cls, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
        """A block without formatting; `text` holds no control characters but newlines."""
        return cls(kind, markup_of(text))

    @cached_property
    def text(self) -> str:
        return "".join(token.text for token in self.tokens)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        if "<" not in self.html and "&" not in self.html:
            return (Token(self.html, self.html),) if self.html else ()
        # Plain copy needs no tree, and the library for it takes longer to load than all rules.
        from .tree import tokens_of

        return tuple(tokens_of(self.html))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of kind and HTML: two blocks with one digest are the same copy."""
        return sha256(f"{self.kind}\0{self.html}".encode()).hexdigest()
