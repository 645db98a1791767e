"""Findings settle the same way in whatever order they come, and are known again when checked again."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.checkers.rule import Finding, Kind, Severity
from editorial.checkers.settle import identity, merged, rank, settle
from editorial.text.span import Span

TEXT = "The the trump,said  the the trump,said  that that it it was was so."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 8)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], len(TEXT)))
)


@st.composite
def found(draw):
    kind = draw(st.sampled_from(Kind))
    words = None if kind is Kind.QUERY else draw(st.sampled_from(["", "the", "Trump", " ", "said "]))
    rule = draw(st.sampled_from(["names.lower_case", "spacing.double", "harper.spelling"]))
    return Finding(draw(st.integers(0, 1)), draw(SPANS), words, rule, kind, Severity.ERROR, "c", "m", "s")


FINDINGS = st.lists(found(), max_size=12)


@given(FINDINGS, st.lists(st.tuples(st.integers(0, 1), SPANS), max_size=1), st.randoms(use_true_random=False))
def test_settling_does_not_depend_on_the_order(findings, accepted, chance: random.Random):
    shuffled = findings[:]
    chance.shuffle(shuffled)
    assert settle(shuffled, accepted) == settle(findings, accepted)
    assert merged(shuffled, [TEXT, TEXT]) == merged(findings, [TEXT, TEXT])


@given(FINDINGS, st.lists(st.tuples(st.integers(0, 1), SPANS), max_size=1))
def test_shown_edits_are_clear_of_each_other_and_of_what_is_accepted(findings, accepted):
    shown, held = settle(findings, accepted)
    assert sorted(map(rank, shown + held)) == sorted(map(rank, findings))
    edits = [(f.block, f.span) for f in shown if f.kind is not Kind.QUERY]
    places = edits + list(accepted)
    for n, (block, span) in enumerate(edits):
        assert not any(block == b and span.conflicts(other) for b, other in places[:n] + places[n + 1 :])


@given(FINDINGS)
def test_what_is_held_has_a_higher_ranked_one_in_its_way(findings):
    shown, held = settle(findings)
    for finding in held:
        assert any(
            other.block == finding.block
            and other.span.conflicts(finding.span)
            and rank(other) <= rank(finding)
            for other in shown
        )


@given(FINDINGS)
def test_a_query_is_always_shown(findings):
    assert all(f.kind is not Kind.QUERY for f in settle(findings)[1])


def test_the_same_outcome_from_two_voices_is_one_finding():
    ours = Finding(0, Span(4, 8), "", "words.doubled")
    theirs = Finding(0, Span(0, 7), "The", "harper.repetition")
    (one,) = merged([theirs, ours], ["The the end"])
    assert (one.rule, one.also) == ("words.doubled", ("harper.repetition",))


def test_two_questions_about_the_same_words_stay_two():
    asked = [Finding(0, Span(0, 3), None, rule, Kind.QUERY) for rule in ("facts.title", "facts.age")]
    assert len(merged(asked, [TEXT])) == 2


@pytest.mark.parametrize("message", ["one", "another"])
def test_a_finding_is_known_by_its_words_not_by_its_message(message):
    finding = Finding(0, Span(8, 13), "Trump", "names.lower_case", message=message)
    assert identity(finding, TEXT) == identity(replace(finding, message="", replacement="TRUMP"), TEXT)


def test_a_finding_is_known_again_after_an_edit_elsewhere():
    old, new = "Ana met trump in the old town hall on Monday.", "Then Ana met trump in the old town hall."
    one, other = (Finding(0, Span(t.index("trump"), t.index("trump") + 5), "Trump", "n") for t in (old, new))
    assert identity(one, "Yesterday " + old[:0] + old) != ""
    long_old, long_new = "At last and then " + old, "So at last and then " + old
    one = replace(one, span=one.span.shifted(17))
    other = replace(one, span=one.span.shifted(3))
    assert identity(one, long_old) == identity(other, long_new)


@given(
    st.lists(st.sampled_from(["it", "was", " ", " ", "-", ","]), max_size=30).map("".join), st.integers(0, 2)
)
def test_no_two_places_of_one_text_are_taken_for_each_other(text, length):
    places = [Span(at, at + length) for at in range(len(text) - length + 1)]
    known = {identity(Finding(0, place, "x", "r"), text) for place in places}
    assert len(known) == len(places)
