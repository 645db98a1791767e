"""Markdown as CommonMark has it, with HTML for what it has no sign for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from string import punctuation

from markdown_it import MarkdownIt

from editorial.text.block import Block, BlockKind, Token

from . import sanitise
from .apart import with_care
from .characters import clean_text, decode
from .draft import Draft
from .headline import with_headline

_SIGNS = {"<strong>": "**", "<em>": "*"}
_ENDS = {"</strong>", "</em>"}
_LINK = re.compile(r'<a href="([^"\s\\()<>]+)">')
_SPECIAL = re.compile(r"[\\`*_\[\]<>&!#~|]")
_STARTS_A_BLOCK = re.compile(r"(?m)^([-+=])|^(\d+)([.)])")
_HEADINGS = {BlockKind.HEADLINE: "# ", BlockKind.SUBHEADING: "## "}
_parser = MarkdownIt("commonmark")


def read(data: bytes | str, headline: str = "") -> Draft:
    """The article in CommonMark; HTML in it is read as HTML. Raises Unreadable."""
    text = clean_text(decode(data) if isinstance(data, bytes) else data)
    copy = sanitise.blocks(with_care(_html, text))
    return Draft(with_headline(copy.blocks, headline), losses=copy.losses)


def _html(text: str) -> str:
    return str(_parser.render(text))


def write(draft: Draft) -> bytes:
    """The draft in UTF-8. It has no sign for bylines and datelines: they are paragraphs."""
    parts: list[str] = []
    for kind, group in groupby(draft.blocks, lambda block: block.kind):
        texts = [_inline(block) for block in group]
        if kind is BlockKind.QUOTE:
            parts.append("\n>\n".join(re.sub("(?m)^", "> ", text) for text in texts))
        elif kind is BlockKind.BULLET:
            parts.append("\n".join(_item("- ", text) for text in texts))
        elif kind is BlockKind.STEP:
            parts.append("\n".join(_item(f"{n}. ", text) for n, text in enumerate(texts, start=1)))
        else:
            parts += [_HEADINGS.get(kind, "") + text for text in texts]
    return "".join(f"{part}\n\n" for part in parts)[:-1].encode()


def _item(lead: str, text: str) -> str:
    return lead + text.replace("\n", "\n" + " " * len(lead))


def _inline(block: Block) -> str:
    """A block's words with signs for what they are: as Markdown where that is certain to be read
    so, as HTML where signs would stand too close to letters or to one another.
    """
    tokens = list(block.tokens)
    signs = _signs(tokens)
    out = []
    for number, token in enumerate(tokens):
        if token.text:
            out.append("\n" if token.text == "\n" else _SPECIAL.sub(r"\\\g<0>", token.text))
        else:
            out.append(signs.get(number, token.markup))
    text = _STARTS_A_BLOCK.sub(_escaped, "".join(out))
    return text.replace("\n", "<br>" if block.kind in _HEADINGS else "\\\n")


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _signs(tokens: Sequence[Token]) -> dict[int, str]:
    """Markdown for those tags that have it, by their place among `tokens`."""
    out: dict[int, str] = {}
    for opens, token in enumerate(tokens):
        if link := _LINK.fullmatch(token.markup):
            out[opens], out[_closing(tokens, opens)] = "[", f"]({link[1]})"
        elif token.markup in _SIGNS and _stands_clear(tokens, opens, closes := _closing(tokens, opens)):
            out[opens] = out[closes] = _SIGNS[token.markup]
    return out


def _closing(tokens: Sequence[Token], opens: int) -> int:
    depth = tokens[opens].depth
    return next(i for i in range(opens + 1, len(tokens)) if tokens[i].closes and tokens[i].depth == depth)


def _stands_clear(tokens: Sequence[Token], opens: int, closes: int) -> bool:
    """Whether signs here are left- or right-flanking beyond doubt, and meet no other signs.

    Source: https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis.
    """
    inside = tokens[opens + 1 : closes]
    if not (inside and inside[0].text[:1].isalnum() and inside[-1].text[-1:].isalnum()):
        return False
    near = (*tokens[max(opens - 1, 0) : opens], *inside, *tokens[closes + 1 : closes + 2])
    if any(token.markup in _SIGNS or token.markup in _ENDS for token in near):
        return False
    before = tokens[opens - 1].text if opens else ""
    after = tokens[closes + 1].text if closes + 1 < len(tokens) else ""
    return _is_clear(before[-1:]) and _is_clear(after[:1])


def _is_clear(neighbour: str) -> bool:
    return not neighbour or neighbour.isspace() or neighbour in punctuation
