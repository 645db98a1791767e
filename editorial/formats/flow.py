"""From an element tree to blocks: what is a paragraph, what a heading, what a list item."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from editorial.text.block import Block, BlockKind

from .characters import clean_text
from .draft import MAX_BLOCKS, Unreadable
from .runs import BREAK, NESTING, Mark, Run, block_of

MAX_DEPTH = 200  # elements inside one another; the deepest articles seen have some thirty
SCHEMES = ("http", "https", "mailto")

_ALIASES = {"b": "strong", "i": "em", "strike": "s", "del": "s", "ins": "u"}
_INLINE = {*NESTING, *_ALIASES, "span", "font"}
_KINDS = {
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEADING),
    "blockquote": BlockKind.QUOTE,
    "ul": BlockKind.BULLET,
    "ol": BlockKind.STEP,
}
_CLASSES = {"byline": BlockKind.BYLINE, "dateline": BlockKind.DATELINE}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_IGNORED_IN_ADDRESS = re.compile(r"[\t\n\r]")
_AT_EDGES = "".join(map(chr, range(0x21)))


class Copy(NamedTuple):
    """What was read: blocks in order, and a sentence for each thing that was left out."""

    blocks: tuple[Block, ...]
    losses: tuple[str, ...] = ()


class Context(NamedTuple):
    """What the elements around a node say about its text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    marks: frozenset[Mark] = frozenset()
    verbatim: bool = False
    depth: int = 0

    def inside(self, kind: BlockKind, marks: frozenset[Mark], verbatim: bool = False) -> Context:
        """What it is one element further in."""
        return Context(kind, marks, self.verbatim or verbatim, self.depth + 1)


class Flow:
    """Walks a sanitised tree and lays down a block wherever a block-level element begins or ends.

    Raises Unreadable when elements stand too deep in one another or blocks are too many.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.seen: dict[str, int] = {"img": 0, "table": 0}
        self._runs: list[Run] = []

    def read(self, root: Any) -> Copy:
        self._walk(root, Context())
        self._end(BlockKind.PARAGRAPH)
        losses = [
            said.format(count=count, s="" if count == 1 else "s", were="was" if count == 1 else "were")
            for name, said in (
                ("img", "{count} picture{s} {were} left out."),
                ("table", "{count} table{s} {were} taken in as paragraphs."),
            )
            if (count := self.seen[name])
        ]
        return Copy(tuple(self.blocks), tuple(losses))

    def _walk(self, parent: Any, context: Context) -> None:
        if context.depth > MAX_DEPTH:
            raise Unreadable(f"The markup is nested more than {MAX_DEPTH} elements deep.")
        for node in parent.children or ():
            if node.name == "#text":
                text = clean_text(node.data)
                self._runs.append(Run(text.replace("\n", BREAK) if context.verbatim else text, context.marks))
            elif node.name == "br":
                self._runs.append(Run(BREAK, context.marks))
            elif node.name in _INLINE:
                self._walk(node, context.inside(context.kind, _marked(context.marks, node)))
            elif not node.name.startswith(("#", "!")):
                self._block(node, context)

    def _block(self, node: Any, context: Context) -> None:
        if node.name in self.seen:
            self.seen[node.name] += 1
        if node.name == "img":
            return
        kind = _kind(node, context.kind)
        self._end(context.kind)
        self._walk(node, context.inside(kind, context.marks, node.name == "pre"))
        self._end(kind)

    def _end(self, kind: BlockKind) -> None:
        if self._runs and (block := block_of(kind, self._runs)):
            self.blocks.append(block)
            if len(self.blocks) > MAX_BLOCKS:
                raise Unreadable(f"This has more than {MAX_BLOCKS:,} paragraphs, which is the most.")
        self._runs = []


def address(value: str) -> str | None:
    """`value` as a link may carry it, or None when it leads where no article should.

    Allowed are SCHEMES and relative addresses; one that names only a host gets https. The scheme
    is told as browsers tell it: https://url.spec.whatwg.org/#concept-basic-url-parser.
    """
    value = _IGNORED_IN_ADDRESS.sub("", clean_text(value).strip(_AT_EDGES))
    if scheme := _SCHEME.match(value):
        return value if scheme[0][:-1].lower() in SCHEMES else None
    if "\\" in value:  # which browsers read as a slash
        return None
    return f"https:{value}" if value.startswith("//") else value or None


def link(href: str, title: str = "") -> Mark | None:
    """The mark of a link, or None when it leads nowhere an article should."""
    to = address(href)
    about = " ".join(clean_text(title).split())
    if not to or to == "#":
        return None
    return Mark("a", (("href", to), *((("title", about),) if about else ())))


def linked(marks: frozenset[Mark], mark: Mark | None) -> frozenset[Mark]:
    """`marks` inside that link: of two links the inner one holds."""
    outer = frozenset(mark for mark in marks if mark.element != "a")
    return outer | {mark} if mark else outer


def _marked(marks: frozenset[Mark], node: Any) -> frozenset[Mark]:
    element = _ALIASES.get(node.name, node.name)
    if element not in NESTING:
        return marks
    if element != "a":
        return marks | {Mark(element)}
    return linked(marks, link(node.attrs.get("href") or "", node.attrs.get("title") or ""))


def _kind(node: Any, around: BlockKind) -> BlockKind:
    if node.name in _KINDS:
        return _KINDS[node.name]
    if node.name == "li":
        return around if around is BlockKind.STEP else BlockKind.BULLET
    if node.name == "p" and (node.attrs or {}).get("class") in _CLASSES:
        return _CLASSES[node.attrs["class"]]
    return around
