"""Which proposals can stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.formats.draft import Proposal, sorted_out
from editorial.text.span import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 6), st.integers(0, 3))


@given(st.lists(spans, max_size=9))
def test_each_change_stands_unless_one_before_it_touches_the_same_words(given: list[Span]) -> None:
    stand: list[Span] = []
    for span in given:
        if not any(span.conflicts(other) for other in stand):
            stand.append(span)
    changes, remarks = sorted_out(Proposal(0, span, "x") for span in given)
    assert [change.span for change in changes] == stand
    assert len(remarks) == len(given) - len(stand)
    assert all(remark.replacement is None for remark in remarks)


def test_a_change_that_cannot_stand_is_a_question_that_says_it() -> None:
    proposals = [
        Proposal(0, Span(0, 3), "one"),
        Proposal(0, Span(2, 4), "two", note="Why."),
        Proposal(0, Span(1, 3), ""),
        Proposal(1, Span(0, 3), "three"),
    ]
    changes, remarks = sorted_out(proposals)
    assert [change.replacement for change in changes] == ["one", "three"]
    assert [remark.note for remark in remarks] == ["Or: “two”. Why.", "Or: delete this."]


def test_very_many_changes_to_one_paragraph_are_sorted_out() -> None:
    changes, remarks = sorted_out(Proposal(0, Span(n, n + 1), "x") for n in range(20_000))
    assert (len(changes), len(remarks)) == (20_000, 0)
