"""Walks the body of a Word document and gathers its paragraphs.

Element names are those of ECMA-376 part 1, chapter 17; 17.13 for comments and tracked changes.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..characters import MAX_CHARACTERS, clean_text
from ..draft import Unreadable
from ..flow import linked
from ..moments import moment
from ..runs import BREAK, Mark
from ..xml import attribute, child, name_of
from .fields import Fields, is_link, link_in, link_to
from .losses import LEFT_OUT, sentences
from .package import Package
from .passage import Change, Comment, Passage, Piece, Remark, Signature
from .styles import Styles, is_hidden

_HOLDS_PARAGRAPHS = {
    "body",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "customXml",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
}
_HOLDS_RUNS = {"sdt", "sdtContent", "customXml", "smartTag", "dir", "bdo", "rubyBase"}
_CHANGES = {"ins": True, "moveTo": True, "del": False, "moveFrom": False}
_CELL_CHANGES = ("cellIns", "cellDel", "cellMerge")
_MARGINS = {"header", "footer"}
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": BREAK,
    "br": BREAK,
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


class Body:
    """The paragraphs of a Word document, and what of it has no place in a draft."""

    def __init__(self, package: Package) -> None:
        main = package.main()
        tree = package.tree(main)
        body = None if tree is None else child(tree, "body")
        if body is None:
            raise Unreadable("This Word file has no text in it.")
        self._related = package.related(main)
        parts = {related.kind: related.target for related in self._related.values()}
        self._styles = Styles(*(package.tree(parts.get(kind, "")) for kind in ("styles", "numbering")))
        remarks = package.tree(parts.get("comments", ""))
        self._comments = _comments(remarks)
        self._seen: Counter[str] = Counter()
        self._seen["blank"] = (0 if remarks is None else len(remarks)) - len(self._comments)
        self._seen["margin"] = sum(
            _has_words(package, related.target)
            for related in self._related.values()
            if related.kind in _MARGINS
        )
        self._seen["formatting"] = sum(name_of(element).endswith("PrChange") for element in body.iter())
        self._open_remarks: dict[str, tuple[Passage, Remark]] = {}
        self._characters = 0
        self._passage = Passage()
        self._fields = Fields()
        self.passages: list[Passage] = []
        self._paragraphs(body)
        self._end(self._passage.kind)
        placed = sum(len(p.remarks) for p in self.passages if p.block or p.inserted.strip())
        self._seen["comment"] = len(self._comments) - placed

    def losses(self) -> list[str]:
        """A sentence for each kind of thing that has no place in a draft."""
        return sentences(self._seen)

    def _paragraphs(self, parent: Any) -> None:
        for element in parent:
            name = name_of(element)
            if name == "p":
                self._paragraph(element)
            elif name in _HOLDS_PARAGRAPHS:
                self._seen["table"] += name == "tbl"
                self._seen["row"] += name == "tr" and _tracked(element, "trPr") is not None
                self._seen["cell"] += name == "tc" and _is_changed_cell(element)
                self._paragraphs(element)
            elif name in LEFT_OUT:
                self._seen[LEFT_OUT[name]] += 1
            else:
                self._remark(element, name)

    def _paragraph(self, element: Any) -> None:
        properties = child(element, "pPr")
        begins = len(self._passage.pieces)
        self._fields = Fields()
        self._runs(element, frozenset(), None)
        mark = _tracked(element, "pPr", "rPr")
        if mark is not None and mark.inserts:
            self._seen["break"] += 1
            self._passage.pieces.append(Piece(BREAK, frozenset(), mark))
            return
        pieces = self._passage.pieces[begins:]
        self._seen["join"] += mark is not None and any(not piece.change for piece in pieces)
        self._end(self._styles.kind(properties))

    def _end(self, kind: Any) -> None:
        if self._passage.pieces:
            self._passage.kind = kind
            self._seen["restyled"] += self._passage.restyled
            self.passages.append(self._passage)
        self._passage = Passage()

    def _runs(self, parent: Any, marks: frozenset[Mark], change: Change | None) -> None:
        for element in parent:
            name = name_of(element)
            if name == "r":
                self._run(element, marks, change)
            elif name == "hyperlink":
                self._runs(element, linked(marks, self._link(element)), change)
            elif name == "fldSimple":
                instruction = attribute(element, "instr") or ""
                self._seen["field"] += not is_link(instruction)
                self._runs(element, linked(marks, link_in(instruction)), change)
            elif name in _CHANGES:
                self._changed(element, name, marks, change)
            elif name in _HOLDS_RUNS:
                self._runs(element, marks, change)
            elif name in LEFT_OUT:
                self._seen[LEFT_OUT[name]] += 1
            else:
                self._remark(element, name)

    def _changed(self, element: Any, name: str, marks: frozenset[Mark], around: Change | None) -> None:
        if around and around.inserts != _CHANGES[name]:
            self._seen["nested"] += 1
            return
        self._seen["move"] += name == "moveTo"
        self._runs(element, marks, Change(_CHANGES[name], _signature(element)))

    def _run(self, element: Any, marks: frozenset[Mark], change: Change | None) -> None:
        properties = child(element, "rPr")
        if is_hidden(properties):
            self._seen["hidden"] += 1
            return
        for part in element:
            name = name_of(part)
            if name == "fldChar":
                self._seen["field"] += self._fields.turn(attribute(part, "fldCharType") or "")
            elif name in {"instrText", "delInstrText"}:
                self._fields.instruct(part.text or "")
            elif name == "ruby":
                self._runs(part, marks, change)
            elif name in LEFT_OUT:
                self._seen[LEFT_OUT[name]] += 1
            elif name == "commentReference":
                self._remark(part, name)
            elif not self._fields.hide:
                text = clean_text(part.text or "") if name in {"t", "delText"} else _CHARACTERS.get(name, "")
                self._lay(text, self._marks(marks, properties), change)

    def _lay(self, text: str, marks: frozenset[Mark], change: Change | None) -> None:
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise Unreadable(f"This is longer than {MAX_CHARACTERS:,} characters, which is the most.")
        if text:
            self._passage.pieces.append(Piece(text, marks, change))

    def _marks(self, marks: frozenset[Mark], properties: Any | None) -> frozenset[Mark]:
        if self._fields.mark:
            marks = linked(marks, self._fields.mark)
        is_linked = any(mark.element == "a" for mark in marks)
        return marks | self._styles.marks(properties, is_linked)

    def _link(self, element: Any) -> Mark | None:
        related = self._related.get(attribute(element, "id") or "")
        address, anchor = related.target if related else "", attribute(element, "anchor") or ""
        return link_to(address, anchor, attribute(element, "tooltip") or "")

    def _remark(self, element: Any, name: str) -> None:
        """A comment begins, ends, or stands at a single place."""
        key = attribute(element, "id") or ""
        here = len(self._passage.pieces)
        if key not in self._comments or not name.startswith("comment"):
            return
        if name == "commentRangeEnd":
            passage, remark = self._open_remarks.get(key, (None, None))
            if remark and passage is self._passage:
                remark.end = here
        elif key not in self._open_remarks:
            remark = Remark(self._comments[key], here, None if name == "commentRangeStart" else here)
            self._open_remarks[key] = self._passage, remark
            self._passage.remarks.append(remark)


def _has_words(package: Package, name: str) -> bool:
    """Whether a part has text, or might have had: a broken one does not keep the copy out."""
    try:
        tree = package.tree(name)
    except Unreadable:
        return True
    return tree is not None and any(name_of(e) == "t" and (e.text or "").strip() for e in tree.iter())


def _is_changed_cell(cell: Any) -> bool:
    return any(child(cell, "tcPr", name) is not None for name in _CELL_CHANGES)


def _comments(tree: Any | None) -> dict[str, Comment]:
    out: dict[str, Comment] = {}
    for element in () if tree is None else tree:
        paragraphs = ("".join(t.text or "" for t in p.iter() if name_of(t) == "t") for p in element)
        text = clean_text("\n".join(paragraphs)).strip()
        if text:
            out[attribute(element, "id") or ""] = Comment(_signature(element), text)
    return out


def _signature(element: Any) -> Signature:
    author = " ".join(clean_text(attribute(element, "author") or "").split())
    return Signature(author, moment(attribute(element, "date") or ""))


def _tracked(element: Any, *path: str) -> Change | None:
    """The tracked insertion or deletion of a paragraph's end or a table row."""
    for name in ("ins", "del"):
        if (found := child(element, *path, name)) is not None:
            return Change(_CHANGES[name], _signature(found))
    return None
