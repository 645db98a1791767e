"""An article as the rules see it: its blocks' plain text, and what the whole of it says."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from editorial.text.block import BlockKind
from editorial.text.span import Span, masked

from .style import Style

_WORD = re.compile(r"[^\W_]+(?:[’'\-‑][^\W_]+)*")
_VERBATIM = re.compile(
    r"""
    (?:https?://|www\.)\S*[\w/]                       # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                    # e-mail
    | (?<!\w)[@\#]\w+                                 # handles, hashtags
    | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|mil|int|info|io|co|uk|eu|ua|ru|de|fr|ca|au)\b(?:/\S*[\w/])?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    span: Span


@dataclass(eq=False)
class Passage:
    """One block's plain text with the views that rules share, each made once when asked for.

    Every view has the block's own offsets: what is hidden is blanked, never cut out.
    """

    index: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    opens_quoted: bool = False  # a quotation runs on from the block before

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(Word(m[0], Span(*m.span())) for m in _WORD.finditer(self.prose))

    @cached_property
    def verbatim(self) -> tuple[Span, ...]:
        """Addresses, e-mail, handles, domains: not prose, never to be mended."""
        return tuple(Span(*m.span()) for m in _VERBATIM.finditer(self.text))

    @cached_property
    def prose(self) -> str:
        return masked(self.text, self.verbatim)


@dataclass(eq=False)
class Document:
    """The article: blocks in order, its language (BCP 47) and the date it speaks from."""

    passages: tuple[Passage, ...]
    language: str = "en-US"
    date: datetime.date | None = None
    style: Style = field(default_factory=Style)

    @classmethod
    def of(
        cls,
        blocks: Iterable[tuple[BlockKind, str]],
        *,
        language: str = "en-US",
        date: datetime.date | None = None,
        style: Style | None = None,
    ) -> Document:
        """A document of (kind, plain text) pairs."""
        passages = tuple(Passage(i, text, kind) for i, (kind, text) in enumerate(blocks))
        return cls(passages, language, date, style or Style())
