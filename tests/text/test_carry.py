"""Marked words are found again after an edit by hand, or given up for good reason."""

from hypothesis import given
from hypothesis import strategies as st

from editorial.text.carry import Carrier, changes, compared
from editorial.text.span import Span

WORDS = st.lists(
    st.sampled_from(["Kyiv", "the", "of", "trump", ",", ".", " ", " ", "é", "👩‍👧"]), max_size=25
)
TEXTS = WORDS.map("".join)


@given(TEXTS, TEXTS)
def test_changes_turn_old_into_new(old, new):
    text = old
    for change in reversed(changes(old, new)):
        text = text[: change.before.start] + change.after.of(new) + text[change.before.end :]
    assert text == new


@given(TEXTS, TEXTS, st.data())
def test_carried_words_are_the_same_words(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    carried = Carrier(old, new).carry(span)
    if carried is not None:
        assert carried.of(new) == span.of(old)


@given(TEXTS, TEXTS, TEXTS)
def test_an_edit_elsewhere_loses_nothing(before, marked, after):
    old = f"{before} | {marked} | {after}"
    new = f"Now {before} | {marked} | {after} and more"
    start = len(before) + 3
    carried = Carrier(old, new).carry(Span(start, start + len(marked)))
    assert carried == Span(start + 4, start + 4 + len(marked))


def test_words_that_changed_are_not_carried():
    assert Carrier("a city of Kiev stands", "a city of Kyiv stands").carry(Span(10, 14)) is None


def test_an_insertion_is_not_carried_into_a_place_that_was_filled():
    assert Carrier("KYIV,Ukraine", "KYIV, Ukraine").carry(Span(5, 5)) is None


@given(TEXTS, TEXTS)
def test_compared_texts_hold_both(old, new):
    stretches = compared(old, new)
    assert "".join(s.same + s.was for s in stretches) == old
    assert "".join(s.same + s.now for s in stretches) == new
