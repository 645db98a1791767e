"""What Word's styles and properties say about a paragraph's kind and a run's formatting."""

from __future__ import annotations

import re
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
_STYLED = {"strong": "strong", "emphasis": "em", "intense emphasis": "em", "code": "code"}


class Styles:
    """The file's style and numbering parts; either may be missing."""

    def __init__(self, styles: Any | None, numbering: Any | None) -> None:
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        for style in () if styles is None else styles:
            if name_of(style) == "style":
                key = attribute(style, "styleId") or ""
                self._names[key] = _value(style, "name").lower()
                self._parents[key] = _value(style, "basedOn")
        self._bulleted = _bulleted(numbering)

    def kind(self, properties: Any | None) -> BlockKind:
        """The kind of a paragraph with these properties."""
        if properties is None:
            return BlockKind.PARAGRAPH
        for name in self._ancestry(_value(properties, "pStyle")):
            for start, kind in _KINDS:
                if name.startswith(start):
                    return kind
        number = _value(properties, "numPr", "numId")
        if number and number != "0":
            return BlockKind.BULLET if number in self._bulleted else BlockKind.STEP
        level = _value(properties, "outlineLvl")
        return BlockKind.SUBHEADING if level and level != "9" else BlockKind.PARAGRAPH

    def marks(self, properties: Any | None) -> frozenset[Mark]:
        """The formatting of a run with these properties."""
        found = set()
        for prop in () if properties is None else properties:
            name, value = name_of(prop), attribute(prop, "val") or ""
            if name in _MARKS and value not in _NO:
                found.add(Mark(_MARKS[name]))
            elif name == "vertAlign" and value in {"superscript", "subscript"}:
                found.add(Mark(value[:3]))
            elif name == "rStyle" and (element := _STYLED.get(self._names.get(value, ""))):
                found.add(Mark(element))
        return frozenset(found)

    def _ancestry(self, key: str) -> list[str]:
        """The names of a style and of those it is based on."""
        out: list[str] = []
        while key in self._names and len(out) < 20:  # a circle of styles would never end
            out.append(self._names[key])
            key = self._parents[key]
        return out


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
