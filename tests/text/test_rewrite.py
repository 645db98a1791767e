"""Writing by hand keeps formatting with the words that stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.block import Block, BlockKind
from editorial.text.rewrite import joined, parted, reworded, written

from .strategies import BLOCKS, TEXTS, canonical


def paragraph(html):
    return Block(BlockKind.PARAGRAPH, html)


@given(BLOCKS, TEXTS)
def test_a_reworded_block_reads_as_it_was_written(block, text):
    new = reworded(block, text)
    assert new.text == text
    assert canonical(new.html) == new.html


@given(BLOCKS, st.data())
def test_a_parted_block_loses_nothing(block, data):
    at = data.draw(st.integers(0, len(block.text)))
    one, other = parted(block, at)
    assert (one.text, other.text) == (block.text[:at], block.text[at:])
    assert canonical(one.html) == one.html
    assert canonical(other.html) == other.html


def test_formatting_stays_with_the_words_that_stay():
    old = paragraph('The <em>Kyiv Post</em> <a href="/a">reported</a> it.')
    assert reworded(old, "The Kyiv Post reported on it first.").html == (
        'The <em>Kyiv Post</em> <a href="/a">reported</a> on it first.'
    )


def test_an_element_that_is_open_goes_on_in_both_parts():
    one, other = parted(paragraph("a <strong>bold move</strong> made"), 7)
    assert (one.html, other.html) == ("a <strong>bold </strong>", "<strong>move</strong> made")


def test_joined_blocks_are_one_with_a_space_between():
    assert joined(paragraph("<em>One.</em>"), paragraph("Two.")).html == "<em>One.</em> Two."


def test_a_place_outside_the_block_is_refused():
    with pytest.raises(ValueError, match="outside"):
        parted(paragraph("short"), 9)


def test_what_is_parted_from_a_headline_is_a_paragraph():
    parts = written(Block(BlockKind.HEADLINE, "Fog <em>closes</em> port"), "Fog\n\ncloses\n\nport")
    assert [(part.kind, part.html) for part in parts] == [
        (BlockKind.HEADLINE, "Fog"),
        (BlockKind.PARAGRAPH, "<em>closes</em>"),
        (BlockKind.PARAGRAPH, "port"),
    ]


def test_an_empty_line_parts_what_is_written():
    old = paragraph("One <em>two</em> three.")
    parts = written(old, "  One two.\n \n\nAnd <three>.\nFour. ")
    assert [b.html for b in parts] == ["One <em>two</em>.", "And &lt;three&gt;.<br>Four."]


@given(BLOCKS, TEXTS)
def test_what_is_written_is_whole(block, text):
    parts = written(block, text)
    assert "".join("".join(b.text for b in parts).split()) == "".join(text.split())
    assert all(b.text == b.text.strip() != "" and "\n\n" not in b.text for b in parts)
