"""Edits taken back, and decisions taken back across edits: the text is what it would have been without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import add_after, join_with_next, move, write
from editorial.desk.integrity import violations
from editorial.desk.proposing import Wish, propose
from editorial.desk.reading import read_review
from editorial.desk.undoing import CannotGoBack, take_back_edit, take_back_last
from editorial.models import Article, Suggestion, Verdict

from .making import person, suggestion_at, take_in_text, turn


def texts(article):
    return [view.text for view in read_review(article).blocks]


def edit(article, number, text, editor):
    view = read_review(article).blocks[number]
    return write(view.block, text, seen=view.text, editor=editor)


@pytest.fixture
def copy(article):
    made = article("The mayr spoke.", "Some forty people came, then left.", "It rained.")
    made.suggestions.all().delete()
    return made


def test_a_decision_made_before_an_edit_is_taken_back_after_it(copy, editor, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    turn(mayr, "accepted", editor)
    edit(copy, 1, "The mayor spoke at length.", editor)
    decide(copy.pk, [Choice(mayr.pk, Verdict.OPEN, 1)], editor)
    assert texts(copy)[1] == "The mayr spoke at length."
    assert list(violations()) == []


def test_an_edit_taken_back_leaves_later_decisions_as_they_are(copy, editor, suggest):
    forty = suggest(copy, "forty", "40")
    revision = edit(copy, 2, "Some forty people came.", editor)
    turn(forty.carried_to.get(), "accepted", editor)
    back = take_back_edit(revision, editor)
    assert texts(copy)[2] == "Some 40 people came, then left."
    assert (back.number, back.takes_back) == (3, revision)
    assert list(violations()) == []


def test_what_an_edit_wrote_over_comes_back_with_its_decision(copy, editor, suggest):
    mayr, spoke = suggest(copy, "mayr", "mayor"), suggest(copy, "spoke", "talked")
    turn(mayr, "accepted", editor)
    revision = edit(copy, 1, "The chair went.", editor)
    assert Suggestion.objects.get(pk=spoke.pk).outdated_at
    take_back_edit(revision, editor)
    assert texts(copy)[1] == "The mayor spoke."
    home = Suggestion.objects.standing().get(origin=mayr)
    assert (home.verdict, home.version) == ("accepted", 1)
    assert Suggestion.objects.standing().filter(verdict=Verdict.OPEN).get() == spoke.carried_to.get()
    turn(home, "open", editor)
    assert texts(copy)[1] == "The mayr spoke."
    assert list(violations()) == []


def test_an_earlier_edit_of_a_paragraph_is_taken_back_from_under_a_later_one(copy, editor):
    first = edit(copy, 2, "Some fifty people came, then left.", editor)
    edit(copy, 2, "Some fifty people came, then went home.", editor)
    take_back_edit(first, editor)
    assert texts(copy)[2] == "Some forty people came, then went home."


def test_an_edit_that_was_written_over_is_not_taken_back_but_told(copy, editor):
    first = edit(copy, 2, "Some fifty people came, then left.", editor)
    edit(copy, 2, "Some sixty people came, then left.", editor)
    with pytest.raises(CannotGoBack, match="edited again"):
        take_back_edit(first, editor)


def test_an_edit_is_taken_back_once_and_the_first_revision_never(copy, editor):
    revision = edit(copy, 1, "The mayor spoke.", editor)
    take_back_edit(revision, editor)
    with pytest.raises(CannotGoBack, match="already"):
        take_back_edit(revision, editor)
    with pytest.raises(CannotGoBack, match="came in"):
        take_back_edit(copy.revisions.get(number=1), editor)


def test_an_edit_taken_back_is_brought_back_by_taking_that_back(copy, editor):
    revision = edit(copy, 1, "The mayor spoke.", editor)
    take_back_edit(take_back_edit(revision, editor), editor)
    assert texts(copy)[1] == "The mayor spoke."


@pytest.mark.parametrize(
    "act",
    [
        lambda copy, editor: add_after(standing_blocks(copy)[1], "One.\n\nTwo.", editor),
        lambda copy, editor: join_with_next(standing_blocks(copy)[1], editor),
        lambda copy, editor: edit(copy, 1, "The mayr.\n\nspoke.", editor),
        lambda copy, editor: edit(copy, 1, "", editor),
        lambda copy, editor: edit(copy, 3, "", editor),
        lambda copy, editor: move(copy.pk, standing_blocks(copy)[3].pk, -2, editor),
        lambda copy, editor: edit(copy, 0, "Ferry goes", editor),
    ],
    ids=["add", "join", "part", "remove", "remove the last", "move", "headline"],
)
def test_every_kind_of_edit_is_taken_back(copy, editor, suggest, act):
    turn(suggest(copy, "mayr", "mayor"), "accepted", editor)
    suggest(copy, "spoke", "talked")
    before, waiting = texts(copy), Suggestion.objects.waiting().count()
    revision = act(copy, editor)
    assert texts(copy) != before
    take_back_edit(revision, editor)
    assert texts(copy) == before
    assert Suggestion.objects.waiting().count() == waiting
    copy.refresh_from_db()
    assert copy.headline == before[0]
    assert list(violations()) == []


def test_what_an_edit_took_elsewhere_comes_back_to_its_own_place(copy, editor):
    block = standing_blocks(copy)[2]
    space = suggestion_at(block, 17, 17, " ", rule="", author=editor, kind="choice")
    space.save()
    turn(space, "accepted", editor)
    before = texts(copy)
    take_back_edit(edit(copy, 2, "ferry  left the  pier", editor), editor)
    assert texts(copy) == before
    assert Suggestion.objects.standing().get(origin=space).verdict == "accepted"
    assert list(violations()) == []


def test_what_came_home_with_an_edit_taken_back_goes_when_that_is_taken_back(copy, editor):
    end = len("It rained.")
    space = suggestion_at(standing_blocks(copy)[3], end, end, " Then.")
    space.save()
    turn(space, "accepted", editor)
    back = take_back_edit(edit(copy, 3, "It rained.", editor), editor)
    assert texts(copy)[3] == "It rained. Then."
    take_back_edit(back, editor)
    assert texts(copy)[3] == "It rained."
    assert list(violations()) == []


def test_edits_upon_edits_are_taken_back_one_after_the_other(copy, editor):
    before = texts(copy)
    edit(copy, 2, "Some forty people came,\n\nthen left.", editor)
    edit(copy, 3, "then went.", editor)
    join_with_next(standing_blocks(copy)[2], editor)
    move(copy.pk, standing_blocks(copy)[1].pk, 1, editor)
    for _ in range(4):
        take_back_last(copy, editor)
    assert texts(copy) == before
    assert list(violations()) == []


@pytest.mark.parametrize("words", ["", "y" * 300], ids=["shorter", "longer"])
def test_a_long_headline_is_judged_by_what_it_reads(article, editor, words, sound):
    copy = article("It rained.", headline="Ferry " + "x" * 300)
    copy.suggestions.all().delete()
    cut = suggestion_at(standing_blocks(copy)[0], 6, 306, words)
    cut.save()
    turn(cut, "accepted", editor)
    before = texts(copy)
    revision = edit(copy, 0, texts(copy)[0] + " z" * (90 if words else 150), editor)
    take_back_edit(take_back_edit(revision, editor), editor)
    take_back_edit(copy.revisions.get(number=4), editor)
    assert texts(copy) == before
    sound()


def test_what_was_proposed_anew_meanwhile_does_not_come_home_twice(copy, editor, colleague):
    block = standing_blocks(copy)[1]
    propose(block, Wish("mayr", "mayor"), colleague)
    propose(block, Wish("mayr", None, "Who?"), colleague)
    first = edit(copy, 1, "The chair spoke.", editor)
    edit(copy, 1, "The mayr spoke.", editor)
    again = propose(standing_blocks(copy)[1], Wish("mayr", "mayor"), editor)
    propose(standing_blocks(copy)[1], Wish("mayr", None, "Who?"), colleague)
    edit(copy, 1, "The chair spoke.", editor)
    take_back_edit(copy.revisions.get(number=4), editor)
    with pytest.raises(CannotGoBack):
        take_back_edit(first, editor)
    take_back_edit(copy.revisions.get(number=3), editor)
    take_back_edit(first, editor)
    assert Suggestion.objects.filter(block=standing_blocks(copy)[1], replacement="mayor").count() == 1
    assert again.pk
    assert list(violations()) == []


def test_saving_what_stands_is_no_edit(copy, editor, suggest):
    turn(suggest(copy, "mayr", "mayor"), "accepted", editor)
    assert edit(copy, 1, "The mayor spoke.", editor).number == 1
    assert copy.revisions.count() == 1


def test_one_act_takes_back_the_last_thing_an_editor_did(copy, editor, colleague, suggest):
    mayr, forty = suggest(copy, "mayr", "mayor"), suggest(copy, "forty", "40")
    left = suggest(copy, "left", "went")
    decide(copy.pk, [Choice(s.pk, Verdict.ACCEPTED, 0) for s in (mayr, forty)], editor)
    turn(left, "rejected", editor)
    edit(copy, 3, "It snowed.", editor)
    turn(suggest(copy, "spoke", "talked"), "accepted", colleague)
    before = texts(copy)
    assert ": “rained” → “snowed”." in take_back_last(copy, editor)
    assert texts(copy)[3] == "It rained."
    assert take_back_last(copy, editor) == "Taken back: “left” → “went”."
    assert take_back_last(copy, editor) == "Taken back: “mayr” → “mayor”, “forty” → “40”."
    assert texts(copy)[1:3] == ["The mayr talked.", "Some forty people came, then left."]
    with pytest.raises(CannotGoBack, match="nothing of yours"):
        take_back_last(copy, editor)
    assert before[0] == texts(copy)[0]


def test_what_another_has_decided_since_is_not_taken_back(copy, editor, colleague, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    turn(mayr, "accepted", editor)
    turn(mayr, "open", colleague)
    turn(mayr, "rejected", colleague)
    with pytest.raises(CannotGoBack, match="nothing of yours"):
        take_back_last(copy, editor)


WORDS = ["ferry", "mayr", "forty", "the", "left", "A"]


class Undoing(TestCase):
    @settings(max_examples=80, deadline=None)
    @given(st.data())
    def test_an_edit_and_its_taking_back_leave_nothing_behind(self, data):
        editor = person("maren")
        sentence = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(" ".join)
        article = take_in_text("Head", *[data.draw(sentence) for _ in range(2)])
        Suggestion.objects.filter(article=article).delete()
        block = standing_blocks(article)[1]
        at = 0
        for number, word in enumerate(block.text.split(" ")):
            if data.draw(st.booleans()):
                words = data.draw(st.sampled_from(["", "x", "y z"]))
                suggestion_at(block, at, at + len(word), words, identity=f"{number}").save()
            at += len(word) + 1
        self.decide_some(data, article, editor)
        before = texts(article)
        revision = edit(article, 1, data.draw(sentence | st.just("one\n\ntwo") | st.just("")), editor)
        if revision.number == 1:
            return
        assert list(violations()) == []
        take_back_edit(revision, editor)
        assert texts(article) == before
        assert list(violations()) == []
        accepted = Suggestion.objects.standing().filter(verdict=Verdict.ACCEPTED)
        decide(article.pk, [Choice(s.pk, Verdict.OPEN) for s in accepted], editor)
        assert texts(article)[1] == block.text

    def decide_some(self, data, article, editor):
        for suggestion in Suggestion.objects.filter(article=article):
            verdict = data.draw(st.sampled_from(["accepted", "rejected", None]))
            if verdict:
                turn(suggestion, verdict, editor)
        assert Article.objects.get(pk=article.pk)
