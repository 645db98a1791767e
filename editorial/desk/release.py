"""Clean copy goes out: the newest revision with what was accepted, as a draft for any format."""

from __future__ import annotations

from editorial.formats.draft import Draft
from editorial.models import Article
from editorial.text.block import Block
from editorial.text.overlay import current_html

from .reading import read_review


def clean_draft(article: Article) -> Draft:
    """The copy as it stands: accepted suggestions applied, open and rejected ones not.

    A block that decisions have emptied is left out.
    """
    blocks = []
    for view in read_review(article).blocks:
        html = current_html(view.block.copy, [s.edit for s in view.suggestions if s.edit])
        if html.strip():
            blocks.append(Block(view.block.copy.kind, html))
    return Draft(blocks=tuple(blocks))
