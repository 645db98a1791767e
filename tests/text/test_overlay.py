"""The overlay's invariants hold for any block and any set of edits."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.block import Block, BlockKind
from editorial.text.overlay import Conflict, Edit, Note, Role, current_html, current_text, weave
from editorial.text.span import Span

from .strategies import BLOCKS, TEXTS, canonical


@st.composite
def edited_blocks(draw):
    block = draw(BLOCKS)
    length = len(block.text)
    edits = []
    for key in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, length))
        span = Span(start, draw(st.integers(start, length)))
        if not any(span.conflicts(edit.span) for edit in edits):
            edits.append(Edit(span, draw(TEXTS), key))
    return block, edits


def spliced(text, edits):
    """The plain way to apply edits, right to left, to hold the overlay against."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@given(TEXTS)
def test_plain_text_survives_a_block(text):
    assert Block.of_text(text).text == text


@given(edited_blocks())
def test_text_is_the_plain_splice(case):
    block, edits = case
    assert current_text(block, edits) == spliced(block.text, edits)


@given(edited_blocks(), st.randoms())
def test_order_of_edits_makes_no_difference(case, random):
    block, edits = case
    shuffled = random.sample(edits, len(edits))
    assert current_html(block, shuffled) == current_html(block, edits)


@given(edited_blocks())
def test_html_is_well_formed_and_reads_as_the_text(case):
    block, edits = case
    html = current_html(block, edits)
    assert canonical(html) == html
    assert Block(block.kind, html).text == current_text(block, edits)


@given(BLOCKS)
def test_no_edits_leave_every_byte(block):
    assert current_html(block, []) == block.html


@given(edited_blocks())
def test_every_edit_can_be_taken_back(case):
    block, edits = case
    for gone in edits:
        rest = [edit for edit in edits if edit is not gone]
        assert current_text(block, rest) == spliced(block.text, rest)


@given(edited_blocks(), st.data())
def test_kept_and_cut_pieces_are_the_original(case, data):
    block, edits = case
    start = data.draw(st.integers(0, len(block.text)))
    note = Note(Span(start, data.draw(st.integers(start, len(block.text)))), 7)
    pieces = weave(block, edits, [note])
    original = [p for p in pieces if p.role in (Role.KEPT, Role.CUT)]
    assert "".join(p.text for p in original) == block.text
    assert "".join(p.text for p in original if 7 in p.notes) == note.span.of(block.text)
    assert unescape("".join(p.text for p in pieces if p.role is Role.MARKUP)).count("<br>") == 0


@pytest.mark.parametrize(
    ("html", "edit", "expected"),
    [
        ("the <em>old</em> way", Edit(Span(4, 7), "new"), "the <em>new</em> way"),
        ("the <em>old</em> way", Edit(Span(4, 8), ""), "the way"),
        ('a <a href="/x">link</a>.', Edit(Span(6, 6), " here"), 'a <a href="/x">link</a> here.'),
        ("<strong>KYIV,</strong>Ukraine", Edit(Span(5, 5), " "), "<strong>KYIV,</strong> Ukraine"),
        ("one <em>two</em> three", Edit(Span(2, 9), "X"), "onXhree"),
        ("", Edit(Span(0, 0), "new"), "new"),
        ("a<br>b", Edit(Span(1, 2), " "), "a b"),
    ],
)
def test_new_words_take_the_formatting_of_what_they_replace(html, edit, expected):
    assert current_html(Block(BlockKind.PARAGRAPH, html), [edit]) == expected


def test_overlapping_edits_are_refused():
    block = Block.of_text("comprised of donetsk")
    with pytest.raises(Conflict):
        weave(block, [Edit(Span(0, 9), "x"), Edit(Span(4, 12), "y")])
    with pytest.raises(Conflict):
        weave(block, [Edit(Span(3, 3), "x"), Edit(Span(3, 3), "y")])


def test_an_edit_outside_the_block_is_refused():
    with pytest.raises(ValueError, match="outside"):
        weave(Block.of_text("short"), [Edit(Span(3, 9), "x")])
