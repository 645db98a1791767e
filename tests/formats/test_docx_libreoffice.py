"""What a word processor makes of our tracked changes: LibreOffice accepts all, rejects all, and saves."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from editorial.formats import html
from editorial.formats.docx.reading import read
from editorial.formats.docx.writing import write, write_tracked
from editorial.formats.draft import Draft, Proposal
from editorial.text.block import Block
from editorial.text.overlay import Edit, current_html
from editorial.text.span import Span

from .office import Office, is_installed
from .word_files import drafts, joined

pytestmark = pytest.mark.skipif(not is_installed(), reason="LibreOffice (soffice) is not installed")

ARTICLE = html.read(
    '<h1>Zelenskyy seeks another trump meeting</h1><p class="byline">By the desk</p>'
    '<p>KYIV,Ukraine – The <strong>president of <a href="https://example.org/ua">ukraine</a> has</strong> '
    "asked for talks  this week.<br>He said so 👩\u200d👧 twice.</p>"
    "<ul><li>First</li><li>Second</li></ul>"
    "<blockquote>“We are ready,”he said.</blockquote>"
    "<p>A last e\u0301tape, <em>wholly cut</em>.</p><p>Gone.</p>"
)


def proposal(block: int, words: str, replacement: str | None, note: str = "", at: int = 0) -> Proposal:
    """On the words in the block; `at` characters into them an insertion."""
    start = ARTICLE.blocks[block].text.index(words)
    span = Span(start + at, start + at) if at else Span(start, start + len(words))
    return Proposal(block, span, replacement, f"rule/{block}/{start}", None, note)


PROPOSALS = (
    proposal(0, "trump", "Trump", "A name."),
    proposal(2, "KYIV,Ukraine", " ", at=5),
    proposal(2, "ukraine has", "Ukraine had", "Across the end of a link."),
    proposal(2, "  this", " this", "One space."),
    proposal(2, "twice", None, "Twice?"),
    proposal(2, "\nHe", " He"),
    proposal(5, "”he", "” he", "A space."),
    proposal(6, " wholly cut", ""),
    proposal(7, "Gone.", "", "Stale."),
)
TRACKED = Draft(ARTICLE.blocks, PROPOSALS)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def read_back(office: Office, data: bytes, command: str = "") -> Draft:
    return read(office.resaved(data, command))


def with_everything_accepted(draft: Draft) -> list[Block]:
    out = []
    for number, block in enumerate(draft.blocks):
        edits = [
            Edit(p.span, p.replacement)
            for p in draft.proposals
            if p.block == number and p.replacement is not None
        ]
        out.append(Block(block.kind, as_one(current_html(block, edits))))
    return [block for block in out if block.html]


def as_one(html: str) -> str:
    """Neighbours of one format made one element: a word processor knows no other."""
    while (merged := re.sub(r'</(em|strong)><\1>|</a><a href="https://example\.org/x">', "", html)) != html:
        html = merged
    return html


def test_accepting_all_gives_the_text_with_every_change_applied(office: Office) -> None:
    settled = read_back(office, write_tracked(TRACKED), ".uno:AcceptAllTrackedChanges")
    assert list(settled.blocks) == with_everything_accepted(TRACKED)


def test_rejecting_all_gives_the_original(office: Office) -> None:
    settled = read_back(office, write_tracked(TRACKED), ".uno:RejectAllTrackedChanges")
    assert settled.blocks == ARTICLE.blocks


def test_proposals_survive_a_word_processor(office: Office) -> None:
    again = read_back(office, write_tracked(TRACKED))
    assert again.blocks == TRACKED.blocks
    assert set(map(undated, again.proposals)) == set(map(undated, PROPOSALS))


@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(draft=st.lists(drafts(), min_size=8, max_size=8).map(joined))
def test_whatever_is_tracked_can_be_accepted_rejected_and_read_again(office: Office, draft: Draft) -> None:
    data = write_tracked(draft)
    settled = read_back(office, data, ".uno:AcceptAllTrackedChanges")
    assert list(settled.blocks) == with_everything_accepted(draft)
    assert read_back(office, data, ".uno:RejectAllTrackedChanges").blocks == draft.blocks
    again = read_back(office, data)
    assert again.blocks == draft.blocks
    assert set(map(undated, again.proposals)) == set(map(undated, draft.proposals))


def undated(p: Proposal) -> tuple[object, ...]:
    return (p.block, p.span, p.replacement, p.author, p.note)


def test_clean_copy_survives_a_word_processor(office: Office) -> None:
    assert read_back(office, write(ARTICLE)) == ARTICLE
