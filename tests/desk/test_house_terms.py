"""Terms in the desk's checks: on they speak, off they are silent; and tried they show where they would."""

from __future__ import annotations

import pytest

from editorial.desk import trying
from editorial.desk.checking import check_article
from editorial.desk.reading import read_review
from editorial.desk.revising import revise
from editorial.desk.trying import try_on_archive, try_on_examples
from editorial.models import HouseTerm, RuleSwitch, Suggestion, Verdict
from editorial.text.block import Block as Copy

from .making import turn

FERRY = "The ferry utilized the quay. A second ferry came."


@pytest.fixture(autouse=True)
def ends_sound(sound):
    yield
    sound()


@pytest.fixture
def term(db):
    return HouseTerm.objects.create(words="utilized", instead="used", note="Plain words.")


@pytest.fixture
def crossing(article, unchecked):
    return article(FERRY, headline="Council keeps boat")


def switch(term, on):
    term.on = on
    term.save()


def waiting(copy):
    return [(s.original, s.replacement) for view in read_review(copy).blocks for s in view.waiting]


def test_a_term_speaks_from_the_check_after_it_was_switched_on(crossing, term):
    check_article(crossing.pk)
    assert waiting(crossing) == []
    switch(term, True)
    check_article(crossing.pk)
    assert waiting(crossing) == [("utilized", "used")]
    said = Suggestion.objects.get()
    assert (said.rule, said.kind, said.message) == ("style.preferred", "choice", "Plain words.")


def test_off_it_is_put_out_of_sight_and_on_again_it_returns(crossing, term):
    switch(term, True)
    check_article(crossing.pk)
    row = Suggestion.objects.get().pk
    for on, seen in ((False, []), (True, [("utilized", "used")])):
        switch(term, on)
        check_article(crossing.pk)
        assert waiting(crossing) == seen
    assert Suggestion.objects.get().pk == row


def test_one_term_off_leaves_the_others(crossing, term):
    switch(term, True)
    other = HouseTerm.objects.create(words="ferry", on=True)
    check_article(crossing.pk)
    other.delete()
    check_article(crossing.pk)
    assert waiting(crossing) == [("utilized", "used")]


def test_what_was_decided_stands_though_its_term_is_off(crossing, term, editor):
    switch(term, True)
    check_article(crossing.pk)
    turn(Suggestion.objects.get(), Verdict.ACCEPTED, editor)
    switch(term, False)
    check_article(crossing.pk)
    assert not Suggestion.objects.get().withdrawn
    assert read_review(crossing).blocks[1].text == FERRY.replace("utilized", "used")


def test_what_a_rejected_one_said_is_not_said_again(crossing, term, editor):
    switch(term, True)
    check_article(crossing.pk)
    turn(Suggestion.objects.get(), Verdict.REJECTED, editor)
    for on in (False, True):
        switch(term, on)
        assert check_article(crossing.pk) == 0


def test_a_shipped_term_can_be_switched_off(article, unchecked):
    copy = article("She wrote whilst he cooked.")
    check_article(copy.pk)
    assert waiting(copy) == [("whilst", "while")]
    HouseTerm.objects.filter(words="whilst").update(on=False)
    check_article(copy.pk)
    assert waiting(copy) == []


def test_a_banned_word_is_asked_about(crossing):
    HouseTerm.objects.create(words="quay", on=True)
    check_article(crossing.pk)
    assert waiting(crossing) == [("quay", None)]


def test_a_term_is_for_articles_in_its_variety(article, unchecked, term):
    HouseTerm.objects.filter(pk=term.pk).update(on=True, variety="en-GB")
    american, british = (
        article(FERRY, headline="Council boat", language=f"en-{land}") for land in ("US", "GB")
    )
    for copy in (american, british):
        check_article(copy.pk)
    assert (waiting(american), waiting(british)) == ([], [("utilized", "used")])


def test_in_examples_each_place_is_shown_in_its_sentence(term):
    (place,) = try_on_examples(term, "It rained.\nUtilized it was. Not so.\n“He utilized it,” she said.")
    assert (place.before, place.words, place.after, place.instead) == ("", "Utilized", " it was.", "Used")
    assert try_on_examples(term, "") == []


def test_in_the_archive_a_term_is_tried_before_it_is_on_newest_first(article, unchecked, term):
    older, _, newer = (
        article(text) for text in (FERRY, "It rained.", "They utilized it, and utilized it again.")
    )
    trial = try_on_archive(term)
    assert [place.article for place in trial.places] == [newer, newer, older]
    assert (trial.looked_at, trial.articles, trial.is_full) == (3, 2, False)
    assert trial.places[2].before == "The ferry "
    assert not Suggestion.objects.exists()


def test_the_archive_is_asked_as_it_stands_now(crossing, term, editor, monkeypatch):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    block = crossing.blocks.order_by("pk")[1]
    revise(crossing.pk, [block.pk], [Copy.of_text("It rained.")], editor)
    assert try_on_archive(term).places == []


def test_a_trial_looks_at_so_much_and_no_more(article, unchecked, term, monkeypatch):
    monkeypatch.setattr(trying, "PLACES", 3)
    monkeypatch.setattr(trying, "ARTICLES", 2)
    for _ in range(3):
        article("They utilized it.")
    assert (len(try_on_archive(term).places), try_on_archive(term).looked_at) == (2, 2)
    article("They utilized it. " * 9)
    trial = try_on_archive(term)
    assert (len(trial.places), trial.looked_at, trial.is_full) == (3, 1, True)
    assert len(try_on_examples(term, "They utilized it. " * 9)) == 3


def test_a_trial_keeps_to_the_language_of_each_article(article, unchecked, term):
    HouseTerm.objects.filter(pk=term.pk).update(variety="en-GB")
    term.refresh_from_db()
    article(FERRY, language="en-US")
    german, british = article(FERRY, language="de"), article(FERRY, language="en-GB")
    assert {place.article for place in try_on_archive(term).places} == {british}
    term.variety = ""
    assert german not in {place.article for place in try_on_archive(term).places}


def test_a_sentence_without_an_end_is_cut(term):
    (place,) = try_on_examples(term, "a " * 2000 + "utilized" + " b" * 2000)
    assert max(len(place.before), len(place.after)) <= 301


def test_a_trial_of_many_articles_takes_few_queries(article, unchecked, term, django_assert_max_num_queries):
    for _ in range(8):
        article(FERRY)
    with django_assert_max_num_queries(2):
        assert len(try_on_archive(term).places) == 8


def test_no_term_speaks_while_the_rule_is_off(crossing, term):
    switch(term, True)
    RuleSwitch.objects.create(rule="style.preferred", on=False)
    check_article(crossing.pk)
    assert waiting(crossing) == []
