"""A block's HTML read as a tree, and cut into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML
from justhtml.serializer import serialize_end_tag, serialize_start_tag

from .block import Token, markup_of


def tokens_of(html: str) -> Iterator[Token]:
    """The stretches of canonical inline HTML, in order."""
    return _tokens(JustHTML(html, fragment=True, sanitize=False).root, 0)


def _tokens(parent: Any, depth: int) -> Iterator[Token]:
    for node in parent.children or ():
        if node.name == "#text":
            for line in re.findall(r"\n|[^\n]+", node.data):
                yield Token(markup_of(line), line, depth)
        elif node.name == "br":
            yield Token("<br>", "\n", depth)
        elif not node.name.startswith(("#", "!")):
            yield Token(serialize_start_tag(node.name, node.attrs), depth=depth)
            yield from _tokens(node, depth + 1)
            yield Token(serialize_end_tag(node.name), depth=depth)
