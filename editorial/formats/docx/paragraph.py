"""One block as a Word paragraph: runs, links, tracked changes, comments."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from justhtml import JustHTML

from editorial.text.block import Block
from editorial.text.overlay import Edit, Note, Piece, Role, weave
from editorial.text.span import Span

from ..characters import clean_text
from ..draft import Proposal, sorted_out

Anchors = dict[int, list[tuple[str, str]]]  # by a piece's number: elements with the comment's id

_TRACKED = {Role.ADDED: "w:ins", Role.CUT: "w:del"}
_FONT = {
    "strong": "bold",
    "em": "italic",
    "u": "underline",
    "s": "strike",
    "sub": "subscript",
    "sup": "superscript",
}


class ParagraphWriter:
    """Lays one block into an empty paragraph.

    `numbers` are the ids of tracked changes and comments, which no two in a document share.
    """

    def __init__(self, document: Document, paragraph: Paragraph, numbers: Iterator[int]) -> None:
        self._document = document
        self._paragraph = paragraph
        self._numbers = numbers
        self._into: Any = paragraph._p  # or the link that is being written
        self._elements: list[str] = []

    def write(self, block: Block, proposals: Iterable[Proposal]) -> None:
        """The block, its changes tracked, its queries and the changes' notes as comments."""
        changes, remarks = sorted_out(proposals)
        edits = [Edit(change.span, change.replacement or "", key) for key, change in enumerate(changes)]
        pieces = weave(block, edits, [Note(remark.span) for remark in remarks])
        before, after = self._comments(pieces, changes, remarks)
        for number, piece in enumerate(pieces):
            self._anchors(before[number])
            if piece.role is Role.MARKUP:
                self._markup(piece.text)
            else:
                self._run(piece, changes[piece.edit.key] if piece.edit else None)
            self._anchors(after[number])
        self._anchors(before[len(pieces)])

    def _comments(
        self, pieces: Sequence[Piece], changes: Sequence[Proposal], remarks: Sequence[Proposal]
    ) -> tuple[Anchors, Anchors]:
        """What of the comments begins or ends before each piece, and what after it."""
        before: Anchors = defaultdict(list)
        after: Anchors = defaultdict(list)
        of_change: dict[int, list[int]] = defaultdict(list)
        for number, piece in enumerate(pieces):
            if piece.edit:
                of_change[piece.edit.key].append(number)
        for key, change in enumerate(changes):
            if change.note and of_change[key]:
                comment = self._comment(change)
                before[of_change[key][0]].append(("w:commentRangeStart", comment))
                after[of_change[key][-1]].append(("w:commentRangeEnd", comment))
        spans = _original_spans(pieces)
        numbers = [*spans, len(pieces)]
        starts, ends = [s.start for s in spans.values()], [s.end for s in spans.values()]
        for remark in remarks:
            comment = self._comment(remark)
            at = bisect_left(starts, remark.span.start)
            covered = numbers[at : bisect_right(ends, remark.span.end)]
            before[numbers[at]].append(("w:commentRangeStart", comment))
            closes = after[covered[-1]] if covered else before[numbers[at]]
            closes.append(("w:commentRangeEnd", comment))
        return before, after

    def _comment(self, proposal: Proposal) -> str:
        """Puts the proposal's note among the document's comments; its id.

        python-docx would look through all comments for each one's id.
        """
        comment = OxmlElement("w:comment")
        comment.id = number = next(self._numbers)
        comment.author = author = clean_text(proposal.author)
        comment.initials = "".join(word[0] for word in author.split())[:3]
        comment.date = proposal.date
        for line in clean_text(proposal.note).split("\n"):
            paragraph = comment.add_p()
            paragraph.style = "CommentText"
            paragraph.add_r().text = line
        self._document.part._comments_part.element.append(comment)
        return str(number)

    def _anchors(self, anchors: Iterable[tuple[str, str]]) -> None:
        for name, comment in anchors:
            self._into.append(_element(name, id=comment))
            if name == "w:commentRangeEnd":
                run = _element("w:r")
                run.append(_element("w:commentReference", id=comment))
                self._into.append(run)

    def _markup(self, tag: str) -> None:
        if tag == "</a>":
            self._into = self._paragraph._p
        elif tag.startswith("</"):
            self._elements.pop()
        elif tag.startswith("<a "):
            self._into = self._link(tag)
            self._paragraph._p.append(self._into)
        else:
            self._elements.append(tag[1:-1])

    def _link(self, tag: str) -> Any:
        attributes: dict[str, str] = next(
            iter(JustHTML(tag, fragment=True, sanitize=False).root.children or ())
        ).attrs
        link = OxmlElement("w:hyperlink")
        href = attributes["href"]
        if href.startswith("#"):
            link.set(qn("w:anchor"), href[1:])
        else:
            relation = self._paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), relation)
        if title := attributes.get("title"):
            link.set(qn("w:tooltip"), title)
        return link

    def _run(self, piece: Piece, change: Proposal | None) -> None:
        run = Run(_element("w:r"), self._paragraph)
        run.text = clean_text(piece.text)
        for element in self._elements:
            if element in _FONT:
                setattr(run.font, _FONT[element], True)
        if self._into is not self._paragraph._p:
            run.style = "Hyperlink"
        elif "code" in self._elements:
            run.style = "Code"
        into = self._into
        if change:
            into = self._tracked(_TRACKED[piece.role], change)
            self._into.append(into)
        if piece.role is Role.CUT:
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")
        into.append(run._r)

    def _tracked(self, name: str, change: Proposal) -> Any:
        element = _element(name, id=str(next(self._numbers)), author=clean_text(change.author))
        if change.date:
            moment = change.date.astimezone(datetime.UTC).replace(microsecond=0)
            element.set(qn("w:date"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return element


def _original_spans(pieces: Sequence[Piece]) -> dict[int, Span]:
    """Which of the block's characters each original piece holds, by its number."""
    out: dict[int, Span] = {}
    at = 0
    for number, piece in enumerate(pieces):
        if piece.role in (Role.KEPT, Role.CUT):
            out[number] = Span(at, at + len(piece.text))
            at += len(piece.text)
    return out


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
