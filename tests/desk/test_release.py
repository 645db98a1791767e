"""Copy goes out with what was proposed, and comes in again with it."""

import datetime

import pytest

from editorial.desk.checking import check_article
from editorial.desk.deciding import Choice, decide
from editorial.desk.intake import take_in
from editorial.desk.integrity import violations
from editorial.desk.release import FORMATS, clean_draft, take_out
from editorial.desk.tracking import tracked_draft
from editorial.formats.draft import Draft, Proposal
from editorial.formats.registry import read_file
from editorial.models import Verdict
from editorial.text.block import Block, BlockKind
from editorial.text.span import Span

WHEN = datetime.datetime(2026, 11, 20, 9, 30, tzinfo=datetime.UTC)


def told(suggestions):
    return sorted((s.block.text, s.start, s.end, s.replacement, s.author_name) for s in suggestions)


@pytest.fixture
def proposed(db):
    """An article as it comes from Word: a change, another on the same words, and a comment."""
    blocks = Block.of_text("Ferry stays", BlockKind.HEADLINE), Block.of_text("The mayr spoke at noon.")
    proposals = (
        Proposal(1, Span(4, 8), "mayor", "Reporter", WHEN, "A slip."),
        Proposal(1, Span(0, 8), "The chair", "Desk", WHEN),
        Proposal(1, Span(18, 22), None, "Desk", WHEN, "Noon where?"),
    )
    return take_in(Draft(blocks, proposals), source="ferry.docx")


def test_what_came_with_the_file_is_open_by_its_author_and_date(proposed):
    change = proposed.suggestions.get(replacement="mayor")
    assert (change.original, change.voice, change.made_at) == ("mayr", "Reporter", WHEN)
    others = proposed.suggestions.all()
    assert {s.message for s in others} == {"A slip.", "Or: “The chair”.", "Noon where?"}
    assert {s.verdict for s in others} == {Verdict.OPEN}
    assert list(violations()) == []


def test_a_checker_that_says_the_same_as_a_person_adds_its_name(db):
    blocks = Block.of_text("Ferry stays", BlockKind.HEADLINE), Block.of_text("They met on friday in Kyiv.")
    made = take_in(Draft(blocks, (Proposal(1, Span(12, 18), "Friday", "Reporter"),)))
    check_article(made.pk)
    (one,) = made.suggestions.all()
    assert (one.voice, one.also) == ("Reporter", ["names.calendar"])


def test_a_change_that_changes_nothing_is_none(db):
    draft = Draft(
        (Block.of_text("Ferry", BlockKind.HEADLINE), Block.of_text("It sails.")),
        (Proposal(1, Span(0, 2), "It", "Desk"), Proposal(1, Span(3, 8), "runs")),
    )
    made = take_in(draft)
    assert [(s.original, s.author_name) for s in made.suggestions.all()] == [("sails", "Unnamed")]


def test_accepted_and_open_ones_go_out_tracked_and_rejected_ones_do_not(proposed, editor):
    change = proposed.suggestions.get(replacement="mayor")
    query = proposed.suggestions.get(message="Noon where?")
    decide(proposed.pk, [Choice(change.pk, Verdict.ACCEPTED, 0, "head")], editor)
    decide(proposed.pk, [Choice(query.pk, Verdict.REJECTED, 0)], editor)
    draft = tracked_draft(proposed)
    assert [b.text for b in draft.blocks] == ["Ferry stays", "The mayr spoke at noon."]
    assert {(p.replacement, p.author) for p in draft.proposals} == {("head", "maren"), (None, "Desk")}
    assert clean_draft(proposed).blocks[1].text == "The head spoke at noon."


def test_out_to_word_and_in_again_are_the_same_suggestions_to_the_same_words(proposed):
    again = take_in(read_file("again.docx", take_out(proposed, FORMATS["docx-tracked"])))
    assert told(again.suggestions.all()) == told(proposed.suggestions.all())
    assert {s.message for s in again.suggestions.all()} == {s.message for s in proposed.suggestions.all()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_the_article(proposed, name):
    assert len(take_out(proposed, FORMATS[name])) > 20
