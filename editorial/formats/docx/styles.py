"""What Word's styles and properties say about a paragraph's kind and a run's formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from editorial.text.block import BlockKind

from ..runs import Mark
from ..xml import attribute, child, name_of

_KINDS = (  # by the start of the style's name, in lower case
    ("title", BlockKind.HEADLINE),
    ("headline", BlockKind.HEADLINE),
    ("subtitle", BlockKind.SUBHEADING),
    ("heading", BlockKind.SUBHEADING),
    ("byline", BlockKind.BYLINE),
    ("author", BlockKind.BYLINE),
    ("dateline", BlockKind.DATELINE),
    ("quot", BlockKind.QUOTE),
    ("intense quote", BlockKind.QUOTE),
    ("block text", BlockKind.QUOTE),
    ("list bullet", BlockKind.BULLET),
    ("list number", BlockKind.STEP),
)
_BYLINE = re.compile(r"By [A-Z\u0400-\u042f][^.!?]{1,100}")
_MARKS = {"b": "strong", "i": "em", "strike": "s", "dstrike": "s", "u": "u"}
_NO = {"0", "false", "off", "none"}
_LINE = Mark("u")
_LINKS = {"hyperlink", "followedhyperlink", "internet link"}
_STYLED = {"strong": "strong", "emphasis": "em", "intense emphasis": "em", "code": "code"}


class Styles:
    """The file's style and numbering parts; either may be missing."""

    def __init__(self, styles: Any | None, numbering: Any | None) -> None:
        self._styles = {
            attribute(style, "styleId") or "": style
            for style in (() if styles is None else styles)
            if name_of(style) == "style"
        }
        self._bulleted = _bulleted(numbering)

    def kind(self, properties: Any | None) -> BlockKind:
        """The kind of a paragraph with these properties."""
        if properties is None:
            return BlockKind.PARAGRAPH
        ancestry = self._ancestry(_value(properties, "pStyle"))
        for style in ancestry:
            for start, kind in _KINDS:
                if _name(style).startswith(start):
                    return kind
        told = [properties, *(style for style in map(_of_paragraph, ancestry) if style is not None)]
        number = _first(told, "numPr", "numId")
        if number and number != "0":
            return BlockKind.BULLET if number in self._bulleted else BlockKind.STEP
        level = _first(told, "outlineLvl")
        return BlockKind.SUBHEADING if level and level != "9" else BlockKind.PARAGRAPH

    def marks(self, properties: Any | None, is_linked: bool = False) -> frozenset[Mark]:
        """The formatting of a run with these properties: its style's, and what it says itself.

        The line under a link is its look, unless it comes beside a style that draws one already.
        """
        styled = frozenset[Mark]()
        style = "" if properties is None else _value(properties, "rStyle")
        for ancestor in reversed(self._ancestry(style)):
            if element := _STYLED.get(_name(ancestor)):
                styled |= {Mark(element)}
            styled = _marked(styled, child(ancestor, "rPr"))
        is_look = _name(self._styles.get(style)) in _LINKS
        marks = _marked(styled - {_LINE} if is_look else styled, properties)
        return marks - {_LINE} if is_linked and not is_look else marks

    def _ancestry(self, key: str) -> list[Any]:
        """A style and those it is based on."""
        out: list[Any] = []
        while key in self._styles and len(out) < 20:  # a circle of styles would never end
            out.append(self._styles[key])
            key = _value(out[-1], "basedOn")
        return out


def _name(style: Any | None) -> str:
    return "" if style is None else _value(style, "name").lower()


def _of_paragraph(style: Any) -> Any | None:
    return child(style, "pPr")


def _first(properties: Iterable[Any], *path: str) -> str:
    """What the first of these says that says anything."""
    return next((value for told in properties if (value := _value(told, *path))), "")


def _marked(marks: frozenset[Mark], properties: Any | None) -> frozenset[Mark]:
    """`marks` with what these properties of a run put on and take off."""
    for prop in () if properties is None else properties:
        name, value = name_of(prop), attribute(prop, "val") or ""
        if name in _MARKS:
            mark = Mark(_MARKS[name])
            marks = marks - {mark} if value in _NO else marks | {mark}
        elif name == "vertAlign":
            marks -= {Mark("sub"), Mark("sup")}
            marks |= {Mark(value[:3])} if value in {"superscript", "subscript"} else set()
    return marks


def is_byline(text: str) -> bool:
    """Whether the paragraph below a headline names its author and nothing else."""
    return _BYLINE.fullmatch(text) is not None


def is_hidden(properties: Any | None) -> bool:
    """Whether Word does not show a run with these properties."""
    hidden = None if properties is None else child(properties, "vanish")
    return hidden is not None and (attribute(hidden, "val") or "") not in _NO


def _value(element: Any, *path: str) -> str:
    found = child(element, *path)
    return "" if found is None else attribute(found, "val") or ""


def _bulleted(numbering: Any | None) -> set[str]:
    """The numbers of the lists whose first level has bullets."""
    abstract: set[str] = set()
    out: set[str] = set()
    for element in () if numbering is None else numbering:
        if name_of(element) == "abstractNum" and _value(element, "lvl", "numFmt") in {"bullet", "none"}:
            abstract.add(attribute(element, "abstractNumId") or "")
        elif name_of(element) == "num" and _value(element, "abstractNumId") in abstract:
            out.add(attribute(element, "numId") or "")
    return out
