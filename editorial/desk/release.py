"""Copy goes out: the newest revision as a draft for any format, clean or with what was proposed."""

from __future__ import annotations

from editorial.formats.draft import Draft, Proposal
from editorial.formats.registry import Exporter
from editorial.models import Article, Suggestion, Verdict
from editorial.text.block import Block
from editorial.text.overlay import current_html

from .reading import read_review


def take_out(article: Article, exporter: Exporter) -> bytes:
    """The article as a file of the exporter's format."""
    return exporter.write(tracked_draft(article) if exporter.tracked else clean_draft(article))


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


def tracked_draft(article: Article) -> Draft:
    """The copy before any decision, with what was accepted and what is open as proposals.

    An accepted one goes by whoever accepted it and when; an open one by who or what proposed it.
    """
    views = read_review(article).blocks
    proposals = [
        _proposal(number, suggestion)
        for number, view in enumerate(views)
        for suggestion in view.suggestions
        if suggestion.edit or suggestion in view.waiting
    ]
    return Draft(tuple(view.block.copy for view in views), tuple(proposals))


def _proposal(block: int, suggestion: Suggestion) -> Proposal:
    decider = suggestion.decided_by if suggestion.verdict == Verdict.ACCEPTED else None
    return Proposal(
        block=block,
        span=suggestion.span,
        replacement=suggestion.replacement if suggestion.applied is None else suggestion.applied,
        author=decider.get_username() if decider else suggestion.voice,
        date=suggestion.decided_at or suggestion.made_at,
        note=suggestion.message,
    )
