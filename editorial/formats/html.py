"""HTML: a fragment from a clipboard or a page in, a page that stands alone out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from webencodings import lookup

from editorial.text.block import Block, BlockKind

from . import sanitise
from .characters import decode
from .draft import Draft, Unreadable
from .headline import with_headline

_OPENS = {
    BlockKind.HEADLINE: "<h1>",
    BlockKind.BYLINE: '<p class="byline">',
    BlockKind.DATELINE: '<p class="dateline">',
    BlockKind.PARAGRAPH: "<p>",
    BlockKind.SUBHEADING: "<h2>",
    BlockKind.QUOTE: "<p>",
    BlockKind.BULLET: "<li>",
    BlockKind.STEP: "<li>",
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_AROUND = {BlockKind.QUOTE: "blockquote", BlockKind.BULLET: "ul", BlockKind.STEP: "ol"}


def read(data: bytes | str, headline: str = "") -> Draft:
    """The article in a page or fragment. Raises Unreadable."""
    copy = sanitise.blocks(_decoded(data) if isinstance(data, bytes) else data)
    return Draft(with_headline(copy.blocks, headline), losses=copy.losses)


def _decoded(data: bytes) -> str:
    """The page's text in UTF-8, or in the encoding that it names in its head as Word does."""
    try:
        return decode(data)
    except Unreadable:
        named = _CHARSET.search(data[:2000])
        encoding = lookup(named[1].decode("ascii")) if named else None
        if encoding is None or encoding.name == "utf-8":
            raise
    try:
        return str(encoding.codec_info.decode(data, "strict")[0])
    except UnicodeDecodeError:
        raise Unreadable(f"This page says it is in {encoding.name}, but it is not.") from None


def fragment(blocks: Iterable[Block]) -> str:
    """The blocks as HTML to put into a page, one line each."""
    lines: list[str] = []
    for kind, group in groupby(blocks, lambda block: block.kind):
        opens = _OPENS[kind]
        closes = f"</{opens[1:-1].partition(' ')[0]}>"
        inner = [f"{opens}{block.html}{closes}" for block in group]
        around = _AROUND.get(kind)
        lines += [f"<{around}>", *inner, f"</{around}>"] if around else inner
    return "\n".join(lines)


def write(draft: Draft) -> bytes:
    """A page that stands alone, in UTF-8, without styles or scripts."""
    return page(draft.headline, fragment(draft.blocks))


def page(title: str, body: str, style: str = "") -> bytes:
    """A page in UTF-8 around `body`, which is HTML."""
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
{f"<style>{style}</style>" if style else ""}
</head>
<body>
<article>
{body}
</article>
</body>
</html>
""".encode()
