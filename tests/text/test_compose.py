"""Writing by hand and proposals on it, told as changes to the text before both."""

from hypothesis import given
from hypothesis import strategies as st

from editorial.text.compose import composed
from editorial.text.overlay import Edit, spliced
from editorial.text.span import Span

WORDS = st.lists(st.sampled_from(["ferry", "mayr", "the", ",", " ", " ", "é"]), max_size=12).map("".join)


@st.composite
def edits_of(draw, text):
    edits, at = [], 0
    while at <= len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(start + 3, len(text))))
        edits.append(Edit(Span(start, end), draw(st.sampled_from(["", "x", "y z"])), key=len(edits) + 1))
        at = end + 1
    return edits


@given(WORDS, WORDS, st.data())
def test_it_comes_to_the_same_text(old, new, data):
    edits = data.draw(edits_of(new))
    assert spliced(old, composed(old, new, edits)) == spliced(new, edits)


@given(WORDS, st.data())
def test_without_writing_by_hand_the_edits_are_as_they_were(text, data):
    edits = data.draw(edits_of(text))
    assert composed(text, text, edits) == edits


def test_what_stands_apart_keeps_its_own_change():
    old, new = "The mayr spoke in the hall.", "The mayr spoke at length in the old hall."
    edits = [Edit(Span(4, 8), "mayor", key=7), Edit(Span(36, 40), "room", key=8)]
    assert composed(old, new, edits) == [
        Edit(Span(4, 8), "mayor", key=7),
        Edit(Span(15, 15), "at length "),
        Edit(Span(21, 21), " old"),
        Edit(Span(22, 26), "room", key=8),
    ]


def test_what_changes_words_written_by_hand_goes_into_them():
    assert composed("It rained.", "It snowd hard.", [Edit(Span(3, 8), "snowed", key=7)]) == [
        Edit(Span(3, 9), "snowed hard")
    ]
