"""An edit by hand beneath the changes that stand."""

from hypothesis import given
from hypothesis import strategies as st

from editorial.text.block import Block, BlockKind
from editorial.text.overlay import Edit, current_html
from editorial.text.rebase import Layer, rebased
from editorial.text.rewrite import written
from editorial.text.span import Span

from .strategies import BLOCKS, TEXTS, canonical


def paragraph(html):
    return Block(BlockKind.PARAGRAPH, html)


@st.composite
def layers(draw, blocks=BLOCKS):
    """A block with some edits in it, clear of each other."""
    block = draw(blocks)
    edits, at = [], 0
    while at < len(block.text) and draw(st.booleans()):
        start = draw(st.integers(at, len(block.text)))
        end = draw(st.integers(start, min(start + 4, len(block.text))))
        words = draw(TEXTS.map(lambda text: text.replace("\n", "")))
        if words != block.text[start:end]:
            edits.append(Edit(Span(start, end), words, key=len(edits) + 1))
        at = end + 1
    return Layer(block, tuple(edits))


def test_what_was_accepted_stands_over_what_is_written():
    old = Layer(paragraph("The mayr <em>spoke</em>."), (Edit(Span(4, 8), "mayor", key=7),))
    (new,) = rebased([old], [paragraph("The mayor <em>spoke</em> at length.")])
    assert new.block.html == "The mayr <em>spoke</em> at length."
    assert new.edits == (Edit(Span(4, 8), "mayor", key=7),)


def test_what_was_written_over_is_part_of_the_block():
    old = Layer(paragraph("The mayr spoke."), (Edit(Span(4, 8), "mayor", key=7),))
    (new,) = rebased([old], [paragraph("The chair spoke.")])
    assert new == Layer(paragraph("The chair spoke."))


def test_each_part_keeps_what_stands_in_it():
    old = Layer(paragraph("a b. c d."), (Edit(Span(0, 1), "A", key=1), Edit(Span(5, 6), "C", key=2)))
    one, other = rebased([old], [paragraph("A b."), paragraph("C d.")])
    assert (one.block.text, other.block.text) == ("a b.", "c d.")
    assert [edit.key for edit in [*one.edits, *other.edits]] == [1, 2]


def test_words_taken_out_at_the_place_of_others_do_not_meet():
    old = Layer(paragraph("one two three"), (Edit(Span(4, 8), "", key=1), Edit(Span(8, 13), "", key=2)))
    (new,) = rebased([old], [paragraph("And one ")])
    assert new.reads.text == "And one "


@given(st.lists(layers(), min_size=1, max_size=3), st.data())
def test_it_reads_as_it_was_written_whatever_was_accepted(old, data):
    new = [
        part for layer in old for part in written(layer.reads, data.draw(TEXTS | st.just(layer.reads.text)))
    ]
    now = rebased(old, new)
    assert [current_html(layer.block, layer.edits) for layer in now] == [block.html for block in new]
    assert all(canonical(layer.block.html) == layer.block.html for layer in now)


@given(layers(TEXTS.map(Block.of_text)))
def test_an_edit_that_changes_nothing_undoes_nothing(old):
    put = tuple(edit for edit in old.edits if edit.replacement)
    old = Layer(old.block, put)
    assert rebased([old], [old.reads]) == [old]
