"""Word out: clean, or with every proposal as a tracked change or a comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import RGBColor

from editorial.text.block import BlockKind

from ..draft import Draft, Proposal
from .paragraph import ParagraphWriter

_STYLES = {
    BlockKind.HEADLINE: "Title",
    BlockKind.BYLINE: "Byline",
    BlockKind.DATELINE: "Dateline",
    BlockKind.PARAGRAPH: "Normal",
    BlockKind.SUBHEADING: "Heading 2",
    BlockKind.QUOTE: "Quote",
    BlockKind.BULLET: "List Bullet",
    BlockKind.STEP: "List Number",
}


def write(draft: Draft) -> bytes:
    """The blocks as they are; proposals are left out."""
    return _written(draft, ())


def write_tracked(draft: Draft) -> bytes:
    """The blocks with their proposals: changes as tracked changes by their authors, with their
    dates, their notes and all queries as comments.

    Of two changes that touch the same words the later one is a comment.
    """
    return _written(draft, draft.proposals)


def _written(draft: Draft, proposals: Iterable[Proposal]) -> bytes:
    document = _blank(draft.headline)
    by_block: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_block[proposal.block].append(proposal)
    numbers = count(1)
    for number, block in enumerate(draft.blocks):
        paragraph = document.add_paragraph(style=_STYLES[block.kind])
        ParagraphWriter(document, paragraph, numbers).write(block, by_block[number])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _blank(title: str) -> Document:
    document = docx.Document()
    document.core_properties.title = title[:255]  # python-docx takes no longer one
    document.core_properties.author = document.core_properties.comments = ""
    for name in ("Byline", "Dateline"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x05, 0x63, 0xC1)
    document.styles.add_style("Code", WD_STYLE_TYPE.CHARACTER).font.name = "Courier New"
    return document
