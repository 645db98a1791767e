"""The views of a block: sentences, quotations, addresses, all in the block's own offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.checkers.document import HIDDEN, Document, Passage
from editorial.text.block import BlockKind
from editorial.text.span import Span

TEXTS = st.lists(
    st.sampled_from(
        ["“", "”", '"', "‘", "’", "'", " ", " ", ".", "he", "s", "Dr", "U.S", "x.com", "a@b.org", "👩‍👧"]
    )
).map("".join)


def parts(spans, text):
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She went.", ["He came.", "She went."]),
        ("Dr. Ada Stone met Gov. Lee. They spoke.", ["Dr. Ada Stone met Gov. Lee.", "They spoke."]),
        (
            "J. R. Stone works in the U.S. Army. He is 40.",
            ["J. R. Stone works in the U.S. Army.", "He is 40."],
        ),
        ("He lives in the U.S. The rest do not.", ["He lives in the U.S.", "The rest do not."]),
        ("“Is it?” he asked. “It is.” She left.", ["“Is it?” he asked.", "“It is.”", "She left."]),
        ("It rose 3.5 percent. the rest fell.", ["It rose 3.5 percent.", "the rest fell."]),
        ("At 5 p.m. they left. Nobody saw.", ["At 5 p.m. they left.", "Nobody saw."]),
        ("See www.example.com. Then write.", ["See www.example.com.", "Then write."]),
        ("  Alone  ", ["Alone"]),
        ("", []),
    ],
)
def test_sentences_end_where_an_editor_says(text, expected):
    assert parts(Passage(0, text).sentences, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” he said, “it is.”", ["Yes,", "it is."]),
        ('"Yes," he said, "it is."', ["Yes,", "it is."]),
        ("The ‘new’ Giants’ ground isn’t here.", ["new"]),
        ("The 'new' one of the '90s isn't here.", ["new"]),
        ("“They said ‘no’ to us,” she said.", ["They said ‘no’ to us,"]),
        ("“It goes on and on.", ["It goes on and on."]),
        ("“It is lost, he said. “Here it is not,” she said.", ["It is lost, he said. ", "Here it is not,"]),
        ("Nothing opened.” Still, he left.", []),
        ("The senators’ votes and O’Brien’s", []),
    ],
)
def test_quotations_are_what_the_marks_enclose(text, expected):
    assert parts(Passage(0, text).quoted, text) == expected


def test_a_quotation_over_paragraphs_closes_once():
    document = Document.of(
        (BlockKind.PARAGRAPH, text)
        for text in ("He said: “One.", "“Two.", "“Three,” and left.", "Nobody spoke.")
    )
    assert [parts(p.quoted, p.text) for p in document.passages] == [["One."], ["Two."], ["Three,"], []]


def test_a_lost_closing_mark_does_not_swallow_the_article():
    document = Document.of(
        (BlockKind.PARAGRAPH, text) for text in ("“It is lost, he said.", "Nobody spoke.", "Yes.")
    )
    assert [bool(p.quoted) for p in document.passages] == [True, False, False]


def test_a_block_quotation_is_all_speech():
    passage = Passage(0, "We came.", BlockKind.QUOTE)
    assert passage.is_quoted(Span(0, 2))


def test_words_inside_quotation_marks_are_quoted():
    passage = Passage(0, "He “came” home")
    assert passage.is_quoted(Span(4, 8))
    assert passage.is_quoted(Span(6, 6))
    assert not passage.is_quoted(Span(0, 2))
    assert not passage.is_quoted(Span(10, 14))


@given(TEXTS)
def test_every_view_keeps_the_offsets(text):
    passage = Passage(0, text)
    for view in (passage.prose, passage.outside_quotes):
        assert len(view) == len(text)
        assert all(a in (b, HIDDEN) for a, b in zip(view, text, strict=True))
    for spans in (passage.sentences, passage.quoted, passage.verbatim):
        assert list(spans) == sorted(spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS)
def test_sentences_hold_every_letter(text):
    passage = Passage(0, text)
    held = "".join(parts(passage.sentences, text))
    assert "".join(held.split()) == "".join(text.split())


def test_addresses_are_not_prose():
    passage = Passage(0, "Write to ana@example.org or see www.example.com/a_b, #news.")
    assert parts(passage.verbatim, passage.text) == ["ana@example.org", "www.example.com/a_b", "#news"]
    assert [w.text for w in passage.words] == ["Write", "to", "or", "see"]
