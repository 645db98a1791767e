"""“Not in this article” holds through checks and edits, and is taken back like any decision."""

import pytest

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.integrity import violations
from editorial.desk.revising import revise
from editorial.desk.silencing import lift, silence, silences
from editorial.desk.undoing import take_back_last
from editorial.models import Decision, Suggestion
from editorial.text.block import Block

from .making import rule, turn


@pytest.fixture
def copy(article, rules, unchecked):
    rules(rule("boat", "ferry", "boat"), rule("late", "night", "late"))
    made = article("The ferry is the night ferry.", "No ferry.", headline="Head")
    check_article(made.pk)
    return made


def open_words(copy):
    return [s.original for s in Suggestion.objects.waiting().filter(article=copy).order_by("block", "start")]


def test_all_that_the_rule_says_of_the_words_is_rejected_with_the_reason(copy, editor):
    silence(copy.suggestions.filter(original="ferry").first(), editor)
    assert open_words(copy) == ["night"]
    assert set(Decision.objects.values_list("after", "reason")) == {("rejected", "Not in this article")}
    assert [str(kept) for kept in silences(copy)] == ["“ferry”, tests.boat"]


def test_neither_a_check_nor_an_edit_nor_another_wording_brings_it_back(copy, editor, rules):
    silence(copy.suggestions.filter(original="ferry").first(), editor)
    rules(rule("boat", "ferry", "boat", message="Worded anew."), rule("late", "night", "late"))
    revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("Another ferry by night.")], editor)
    check_article(copy.pk, whole=True)
    assert open_words(copy) == ["night", "night"]
    assert list(violations()) == []


def test_other_words_of_the_same_rule_are_still_told(copy, editor, rules):
    rules(rule("boat", "ferry|night", "boat"))
    silence(copy.suggestions.filter(original="ferry").first(), editor)
    check_article(copy.pk, whole=True)
    assert "night" in open_words(copy)


def test_lifted_it_opens_what_it_rejected_and_finds_what_is_new(copy, editor, colleague):
    kept = silence(copy.suggestions.filter(original="ferry").first(), editor)
    revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("Another ferry.")], editor)
    lift(kept, colleague)
    check_article(copy.pk, whole=True)
    assert open_words(copy).count("ferry") == 3
    assert silences(copy) == []
    assert lift(kept, colleague).decided == []


def test_what_was_decided_otherwise_meanwhile_stays(copy, editor):
    first = copy.suggestions.filter(original="ferry").first()
    kept = silence(first, editor)
    turn(first, "open", editor)
    turn(first, "accepted", editor)
    lift(kept, editor)
    first.refresh_from_db()
    assert first.verdict == "accepted"


def test_asked_twice_it_is_kept_once(copy, editor):
    first = copy.suggestions.filter(original="ferry").first()
    assert silence(first, editor) == silence(first, editor)


def test_asked_again_of_what_has_been_opened_since_it_rejects_that(copy, editor):
    first = copy.suggestions.filter(original="ferry").first()
    kept = silence(first, editor)
    turn(first, "open", editor)
    assert silence(first, editor) == kept
    assert open_words(copy) == ["night"]
    lift(kept, editor)
    assert open_words(copy).count("ferry") == 3


def test_what_a_person_proposed_is_not_silenced(copy, editor, suggest, colleague):
    asked = suggest(copy, "night", None, rule="", author=colleague)
    with pytest.raises(ValueError, match="colleague"):
        silence(asked, editor)


def test_where_a_rule_only_adds_the_words_are_those_it_adds_to(article, rules, unchecked, editor):
    rules(rule("space", "(?<=,)(?=\\w)", " "))
    copy = article("It rained,then,then,it stopped.", "It rained,then.", headline="Head")
    check_article(copy.pk)
    first = copy.suggestions.order_by("block", "start").first()
    silence(first, editor)
    assert [str(kept) for kept in silences(copy)] == ["“rained,then,then,it”, tests.space"]
    assert len(open_words(copy)) == 1
    revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("It rained,then,then,it poured.")], editor)
    check_article(copy.pk, whole=True)
    assert len(open_words(copy)) == 1


def test_taken_back_as_the_last_thing_done_it_is_lifted(copy, editor):
    kept = silence(copy.suggestions.filter(original="ferry").first(), editor)
    assert take_back_last(copy, editor) == "Taken back: “ferry” → “boat” (3 times)."
    kept.refresh_from_db()
    assert (silences(copy), kept.lifted_by) == ([], editor)
    assert open_words(copy).count("ferry") == 3
