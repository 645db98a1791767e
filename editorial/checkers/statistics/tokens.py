"""Copy cut into words and marks, as the models read it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from editorial.text.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:[’'\-‑][^\W_]+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark: as it stands, where it stands, and in lower case with a plain apostrophe."""

    text: str
    start: int
    end: int
    plain: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@lru_cache(maxsize=2048)
def tokens(prose: str) -> tuple[Token, ...]:
    """The tokens of one block, in order; offsets are code points of `prose`."""
    plain = prose.replace("’", "'").replace("‑", "-")
    spans = [match.span() for match in _TOKEN.finditer(prose)]
    return tuple([Token(prose[start:end], start, end, plain[start:end].lower()) for start, end in spans])
