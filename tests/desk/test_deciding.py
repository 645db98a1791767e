"""Verdicts: accept, reject, take back, one or many, and what is refused."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.reading import read_block
from editorial.desk.revising import revise
from editorial.desk.undoing import take_back_edit
from editorial.models import Decision, Suggestion, Verdict
from editorial.text.block import Block, BlockKind

from .making import choices, copy_with, suggestion_at, turn

ACCEPTED, REJECTED, OPEN = Verdict.ACCEPTED, Verdict.REJECTED, Verdict.OPEN


@pytest.fixture(autouse=True)
def ends_sound(sound):
    yield
    sound()


@pytest.fixture
def ferry(article):
    return article("The night ferry stays until spring.", headline="Council votes to keep its boat")


def text_of(suggestion):
    return read_block(suggestion.block).text


def sentence(outcome):
    assert not outcome.decided
    return outcome.refused[0].sentence


def fresh(suggestion):
    return Suggestion.objects.get(pk=suggestion.pk)


def test_accepted_words_stand_in_the_text_and_on_record(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    outcome = turn(boat, ACCEPTED, editor)
    assert text_of(boat) == "The night boat stays until spring."
    decision = Decision.objects.get()
    assert outcome.decided == [decision]
    assert (decision.before, decision.after, decision.words) == (OPEN, ACCEPTED, "boat")
    assert (decision.editor, decision.number) == (editor, 1)
    assert (fresh(boat).decided_by, fresh(boat).decided_at) == (editor, decision.at)


def test_rejected_words_stay_out(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, REJECTED, editor)
    assert text_of(boat) == "The night ferry stays until spring."
    assert fresh(boat).verdict == REJECTED


@pytest.mark.parametrize("verdict", [ACCEPTED, REJECTED])
def test_what_is_taken_back_is_open_again_and_its_history_stays(ferry, suggest, editor, colleague, verdict):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, verdict, editor)
    turn(boat, OPEN, colleague)
    assert text_of(boat) == "The night ferry stays until spring."
    assert [(d.before, d.after, d.editor) for d in boat.decisions.all()] == [
        (OPEN, verdict, editor),
        (verdict, OPEN, colleague),
    ]
    assert fresh(boat).decided_by is None


def test_an_editor_may_accept_other_words_than_those_proposed(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor, words="ship\N{HATCHING CHICK}")
    assert text_of(boat) == "The night ship\N{HATCHING CHICK} stays until spring."
    assert boat.decisions.get().words == "ship\N{HATCHING CHICK}"


def test_no_words_delete_and_none_given_takes_the_proposal(ferry, suggest, editor):
    night, boat = suggest(ferry, "night ", "late "), suggest(ferry, "ferry", "boat")
    turn(night, ACCEPTED, editor, words="")
    turn(boat, ACCEPTED, editor, words=None)
    assert text_of(boat) == "The boat stays until spring."
    assert [d.words for d in Decision.objects.all()] == ["", "boat"]


def test_a_proposed_deletion_is_applied(ferry, suggest, editor):
    cut = suggest(ferry, "night ", "")
    turn(cut, ACCEPTED, editor)
    assert text_of(cut) == "The ferry stays until spring."


def test_a_query_is_settled_without_words_or_answered_with_some(ferry, suggest, editor):
    until, ferry_query = suggest(ferry, "spring", None), suggest(ferry, "ferry", None)
    turn(until, ACCEPTED, editor)
    turn(ferry_query, ACCEPTED, editor, words="boat")
    assert text_of(until) == "The night boat stays until spring."
    assert (fresh(until).applied, fresh(ferry_query).applied) == (None, "boat")


def test_a_query_accepted_and_one_rejected_at_once_keep_their_own_verdicts(ferry, suggest, editor):
    one, other = suggest(ferry, "night", None), suggest(ferry, "spring", None)
    boat = suggest(ferry, "ferry", "boat")
    wanted = {one: REJECTED, other: ACCEPTED, boat: ACCEPTED}
    decide(ferry.pk, [Choice(s.pk, verdict, 0) for s, verdict in wanted.items()], editor)
    assert {s: fresh(s).verdict for s in wanted} == wanted


def test_a_second_identical_click_is_harmless_and_decides_nothing_twice(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    click = Choice(boat.pk, ACCEPTED, seen=0)
    decide(ferry.pk, [click], editor)
    again = decide(ferry.pk, [click, click], editor)
    assert again.repeated == [boat, boat]
    assert not again.decided
    assert not again.refused
    assert boat.decisions.count() == 1


def test_the_second_of_two_editors_is_told_who_was_first(ferry, suggest, editor, colleague):
    boat = suggest(ferry, "ferry", "boat")
    stale = Choice(boat.pk, REJECTED, seen=0)
    turn(boat, ACCEPTED, editor)
    said = sentence(decide(ferry.pk, [stale], colleague))
    at = fresh(boat).decided_at
    assert said == f"maren accepted “ferry” → “boat” at {at:%H:%M} on {at.day} {at:%B %Y}."
    assert fresh(boat).verdict == ACCEPTED


def test_two_editors_who_agree_are_recorded_once_and_the_second_is_told(ferry, suggest, editor, colleague):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor)
    assert sentence(decide(ferry.pk, [Choice(boat.pk, ACCEPTED, 0)], colleague)).startswith("maren accepted")
    assert boat.decisions.count() == 1


def test_the_sentence_names_the_words_that_stand_not_those_proposed(ferry, suggest, editor, colleague):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor, words="ship")
    assert "maren accepted “ferry” → “ship”" in sentence(turn(boat, REJECTED, colleague))
    cut = suggest(ferry, "night ", "")
    turn(cut, ACCEPTED, editor)
    assert "maren accepted “night ” cut" in sentence(turn(cut, REJECTED, colleague))


def test_a_page_from_before_a_take_back_is_stale(ferry, suggest, editor, colleague):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor)
    turn(boat, OPEN, editor)
    said = sentence(decide(ferry.pk, [Choice(boat.pk, ACCEPTED, seen=0)], colleague))
    assert said == "“ferry” → “boat” is open again: its decision was taken back."


def test_a_verdict_changes_by_way_of_taking_it_back(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor)
    assert turn(boat, REJECTED, editor).refused
    assert turn(boat, ACCEPTED, editor, words="ship").refused
    turn(boat, OPEN, editor)
    assert turn(boat, REJECTED, editor).decided


def test_a_change_that_overlaps_one_that_stands_is_refused_and_told_which(ferry, suggest, editor, colleague):
    night, boat = suggest(ferry, "night ferry", "late boat"), suggest(ferry, "ferry stays", "boat remains")
    turn(night, ACCEPTED, editor)
    said = sentence(turn(boat, ACCEPTED, colleague))
    assert said.startswith(
        "This overlaps a change that stands: maren accepted “night ferry” → “late boat” at"
    )
    assert turn(boat, REJECTED, colleague).decided


@pytest.mark.parametrize(("first", "second", "collide"), [
    ((4, 9), (4, 9), True),
    ((4, 4), (4, 4), True),
    ((4, 9), (6, 6), True),
    ((4, 9), (4, 4), False),
    ((4, 9), (9, 9), False),
    ((4, 9), (9, 12), False),
    ((4, 9), (8, 12), True),
])  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_edits_side_by_side_stand_and_edits_in_each_other_collide(
    ferry, suggest, editor, first, second, collide, turned
):
    block = suggest(ferry, "spring", None).block
    one, other = (suggestion_at(block, *span, f"[{n}]") for n, span in enumerate((first, second)))
    one.save()
    other.save()
    turn(other if turned else one, ACCEPTED, editor)
    assert bool(turn(one if turned else other, ACCEPTED, editor).refused) is collide


def test_what_is_held_returns_when_its_winner_is_rejected_and_goes_when_that_is_taken_back(
    ferry, suggest, editor
):
    wide, narrow = suggest(ferry, "night ferry", "late boat"), suggest(ferry, "ferry", "boat", kind="choice")
    Suggestion.objects.filter(pk=narrow.pk).update(held=True)
    turn(wide, REJECTED, editor)
    assert not fresh(narrow).held
    turn(wide, OPEN, editor)
    assert fresh(narrow).held
    turn(wide, ACCEPTED, editor)
    assert fresh(narrow).held


def test_a_held_one_may_be_accepted_and_then_holds_its_winner(ferry, suggest, editor):
    wide, narrow = suggest(ferry, "night ferry", "late boat"), suggest(ferry, "ferry", "boat", kind="choice")
    Suggestion.objects.filter(pk=narrow.pk).update(held=True)
    turn(narrow, ACCEPTED, editor)
    assert fresh(wide).held
    turn(narrow, OPEN, editor)
    assert (fresh(wide).held, fresh(narrow).held) == (False, True)


def test_a_change_to_a_paragraph_that_has_been_edited_since_is_refused(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    revise(ferry.pk, [boat.block_id], [Block.of_text("The boat stays.")], editor)
    assert "has been edited since" in sentence(turn(boat, ACCEPTED, editor))
    assert turn(boat, REJECTED, editor).decided


def test_what_an_edit_has_carried_on_is_decided_where_it_stands_now(ferry, suggest, editor):
    late = suggest(ferry, "night", "late")
    revise(ferry.pk, [late.block_id], [Block.of_text("The night ferry goes.")], editor)
    (decision,) = turn(late, ACCEPTED, editor).decided
    assert decision.suggestion == late.carried_to.get()
    assert fresh(late).verdict == OPEN
    assert read_block(decision.suggestion.block).text == "The late ferry goes."


@pytest.mark.parametrize("words", ["boat", None])
def test_what_was_rejected_before_an_edit_opens_again_where_its_words_stand_now(
    ferry, suggest, editor, words
):
    boat = suggest(ferry, "ferry", words)
    turn(boat, REJECTED, editor)
    revise(ferry.pk, [boat.block_id], [Block.of_text("The night ferry goes.")], editor)
    carried = boat.carried_to.get()
    assert (carried.verdict, carried.version, carried.origin) == (REJECTED, 1, boat)
    (decision,) = decide(ferry.pk, [Choice(boat.pk, Verdict.OPEN, 1)], editor).decided
    assert (decision.suggestion, decision.number) == (carried, 2)


@pytest.mark.parametrize("verdict", [ACCEPTED, REJECTED])
@pytest.mark.parametrize("words", ["boat", None])
def test_what_an_edit_wrote_over_is_taken_back_and_the_copy_stays(ferry, suggest, editor, words, verdict):
    boat = suggest(ferry, "ferry", words)
    turn(boat, verdict, editor)
    revise(ferry.pk, [boat.block_id], [Block.of_text("The night train goes.")], editor)
    train = standing_blocks(ferry)[1]
    (decision,) = turn(boat, OPEN, editor).decided
    assert (decision.suggestion, decision.number) == (boat, 2)
    assert read_block(train).text == "The night train goes."
    assert [s.pk for s in read_block(train).outdated] == [boat.pk]
    assert turn(boat, OPEN, editor).repeated


@pytest.mark.parametrize("goes_first", ["the decision", "the edit"])
def test_a_decision_and_the_edit_that_wrote_over_it_are_taken_back_in_any_order(
    ferry, suggest, editor, goes_first
):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor)
    edit = revise(ferry.pk, [boat.block_id], [Block.of_text("The night train goes.")], editor)
    if goes_first == "the decision":
        turn(boat, OPEN, editor)
        take_back_edit(edit, editor)
    else:
        take_back_edit(edit, editor)
        turn(boat, OPEN, editor)
    paragraph = read_block(standing_blocks(ferry)[1])
    assert (paragraph.text, [s.verdict for s in paragraph.waiting]) == (boat.block.text, [OPEN])
    assert not paragraph.outdated


def test_what_was_decided_in_a_paragraph_that_is_gone_is_taken_back_beside_the_one_before(
    ferry, suggest, editor
):
    boat = suggest(ferry, "ferry", "boat")
    turn(boat, ACCEPTED, editor)
    revise(ferry.pk, [boat.block_id], [], editor)
    turn(boat, OPEN, editor)
    assert [s.pk for s in read_block(standing_blocks(ferry)[0]).outdated] == [boat.pk]


def test_what_an_earlier_headline_reads_is_not_the_headline(ferry, suggest, editor):
    keep = suggest(ferry, "keep", "save")
    revise(ferry.pk, [keep.block_id], [Block.of_text("Boat stays", BlockKind.HEADLINE)], editor)
    turn(keep, REJECTED, editor)
    ferry.refresh_from_db()
    assert ferry.headline == "Boat stays"


def test_of_many_those_that_can_be_carried_out_are(ferry, suggest, editor, colleague):
    boat, spring = suggest(ferry, "ferry", "boat"), suggest(ferry, "spring", "autumn")
    overlapping = suggest(ferry, "The night ferry", "The late boat", kind="choice")
    Suggestion.objects.filter(pk=overlapping.pk).update(held=True)
    turn(spring, REJECTED, colleague)
    outcome = decide(ferry.pk, choices([boat, overlapping, spring], ACCEPTED), editor)
    assert [d.suggestion for d in outcome.decided] == [boat]
    assert [r.suggestion for r in outcome.refused] == [overlapping, spring]
    assert "boat" in outcome.refused[0].sentence
    assert "tomas rejected" in outcome.refused[1].sentence


def test_one_call_may_take_back_a_change_and_accept_another_in_its_place(ferry, suggest, editor):
    night, boat = suggest(ferry, "night ferry", "late boat"), suggest(ferry, "ferry", "boat")
    spring = suggest(ferry, "spring", "autumn")
    turn(night, ACCEPTED, editor)
    asked = [Choice(spring.pk, ACCEPTED), Choice(night.pk, OPEN), Choice(boat.pk, ACCEPTED)]
    assert not decide(ferry.pk, asked, editor).refused
    assert text_of(boat) == "The night boat stays until autumn."


def test_two_different_verdicts_on_one_suggestion_in_one_call_decide_it_once(ferry, suggest, editor):
    boat = suggest(ferry, "ferry", "boat")
    outcome = decide(ferry.pk, [Choice(boat.pk, ACCEPTED), Choice(boat.pk, OPEN)], editor)
    assert (len(outcome.decided), len(outcome.refused)) == (1, 1)
    assert fresh(boat).verdict == ACCEPTED


def test_the_headline_of_the_queue_keeps_step(ferry, suggest, editor):
    keep = suggest(ferry, "keep", "save")
    turn(keep, ACCEPTED, editor)
    ferry.refresh_from_db()
    assert ferry.headline == "Council votes to save its boat"
    turn(keep, OPEN, editor)
    ferry.refresh_from_db()
    assert ferry.headline == "Council votes to keep its boat"


def test_a_headline_that_grows_beyond_its_column_is_cut_there_only(ferry, suggest, editor):
    keep = suggest(ferry, "keep", "save")
    turn(keep, ACCEPTED, editor, words="keep " * 200)
    ferry.refresh_from_db()
    assert len(ferry.headline) == 500
    assert text_of(keep).count("keep") == 200


def test_a_suggestion_of_another_article_is_not_decided(ferry, suggest, editor, article):
    stray = suggest(article(), "forty", "40")
    boat = suggest(ferry, "ferry", "boat")
    with pytest.raises(Suggestion.DoesNotExist):
        decide(ferry.pk, choices([boat, stray], ACCEPTED), editor)
    assert not Decision.objects.exists()


def queries_of(article, asked, editor):
    with CaptureQueriesContext(connection) as queries:
        assert not decide(article.pk, asked, editor).refused
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("verdict", [ACCEPTED, REJECTED])
def test_one_decision_takes_few_queries_however_many_suggestions_there_are(editor, verdict):
    counts = []
    for blocks, each in ((1, 10), (100, 10), (1, 1000)):
        article, suggestions = copy_with(blocks, each)
        counts.append(len(queries_of(article, choices(suggestions[:1], verdict), editor)))
    assert len(set(counts)) == 1
    assert counts[0] <= 10


def test_a_hundred_decisions_take_no_more_queries_than_one(editor):
    counts = set()
    for number in (1, 100):
        article, suggestions = copy_with(blocks=10, each=10)
        counts.add(len(queries_of(article, choices(suggestions[:number], ACCEPTED), editor)))
    assert len(counts) == 1


def test_the_text_of_a_block_is_read_once_not_once_a_suggestion(editor):
    article, suggestions = copy_with(blocks=1, each=50)
    queries = queries_of(article, choices(suggestions[:1], ACCEPTED), editor)
    assert not [q for q in queries if '"html"' in q and '"original"' in q]
