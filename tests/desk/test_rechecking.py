"""After an edit only what it changed is looked at; what is switched off is put out of sight."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.checkers.rule import Hit, Kind
from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.editing import move
from editorial.desk.integrity import violations
from editorial.desk.reading import read_review
from editorial.desk.revising import revise
from editorial.models import Article, HouseName, RuleSwitch, Suggestion, Verdict
from editorial.text.block import Block as Copy
from editorial.text.span import Span

from .making import person, rule, take_in_text, turn

SENTENCES = (
    "The ferry was full of of people.",
    "“We stay,the mayor said.",
    "“And we sail on on Monday,” she said.",
    "Ada Quennell spoke. Later quennell left.",
    "It took 4 hours--no more.",
    "He said 'no' and don't.",
    "They recieved it amidst the the crowd",
    "The Vistula rose.",
    "On the vistula’s banks stood many.",
    "",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
PARAGRAPHS = st.lists(TEXTS, min_size=2, max_size=5).filter(lambda texts: any(map(str.strip, texts)))
EDITS = st.lists(
    st.tuples(st.sampled_from(["rewrite", "add", "drop", "move"]), st.integers(0, 9), TEXTS), max_size=4
)


@pytest.fixture(autouse=True)
def ends_sound(sound):
    yield
    sound()


@pytest.fixture
def looked_at(rules):
    """Every text that a rule of one block is given, in the order it is asked."""
    seen = []
    spying = rule("spy", "ferry", "boat")
    find = spying.by_block

    def spy(passage):
        seen.append(passage.text)
        return find(passage)

    spying.detects(spy)
    rules(spying)
    return seen


def asked_again(article_id, seen, **how):
    seen.clear()
    check_article(article_id, **how)
    return list(seen)


def edit(copy, at, text, editor):
    block = standing_blocks(copy)[at]
    revise(copy.pk, [block.pk], [Copy.of_text(text)], editor)


@pytest.fixture
def crossing(article, unchecked):
    return article("The ferry goes.", "The ferry comes.", headline="Council keeps boat")


def test_a_first_check_looks_at_every_block_and_the_next_at_none(crossing, looked_at):
    assert len(asked_again(crossing.pk, looked_at)) == 3
    assert asked_again(crossing.pk, looked_at) == []


def test_after_an_edit_only_the_new_block_is_looked_at(crossing, looked_at, editor, monkeypatch):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    check_article(crossing.pk)
    edit(crossing, 1, "The late ferry goes.", editor)
    move(crossing.pk, standing_blocks(crossing)[2].pk, -1, editor)
    assert asked_again(crossing.pk, looked_at) == ["The late ferry goes."]


def test_a_block_into_which_a_quotation_now_runs_on_is_looked_at_again(
    crossing, looked_at, editor, monkeypatch
):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    check_article(crossing.pk)
    edit(crossing, 1, "“The ferry goes on and on.", editor)
    again = asked_again(crossing.pk, looked_at)
    assert again[0] == "“The ferry goes on and on."
    edit(crossing, 2, "“The ferry comes.”", editor)
    assert asked_again(crossing.pk, looked_at) == ["“The ferry comes.”"]
    edit(crossing, 1, "The ferry goes.", editor)
    assert asked_again(crossing.pk, looked_at) == ["The ferry goes.", "“The ferry comes.”"]


def test_check_again_by_hand_looks_at_everything(
    crossing, looked_at, sign_in, editor, django_capture_on_commit_callbacks
):
    check_article(crossing.pk)
    looked_at.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(editor).post(f"/articles/{crossing.pk}/check/")
    assert len(looked_at) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda: RuleSwitch.objects.create(rule="tests.other", on=False),
        lambda: HouseName.objects.create(spelling="Kyiv"),
        lambda: HouseName.objects.create(spelling="Trump", is_name=False),
    ],
    ids=["switch", "name", "no name"],
)
def test_a_change_of_house_style_makes_the_next_check_a_whole_one(crossing, rules, change):
    rules(rule("one", "ferry", "boat"), rule("other", "goes", "sails"))
    check_article(crossing.pk)
    Suggestion.objects.filter(rule="tests.one").delete()
    assert check_article(crossing.pk) == 0
    change()
    assert check_article(crossing.pk) == 2
    assert check_article(crossing.pk) == 0


def test_a_new_rule_is_asked_about_every_block(crossing, rules):
    rules(rule("one", "ferry", "boat"))
    check_article(crossing.pk)
    rules(rule("one", "ferry", "boat"), rule("new", "goes", "sails"))
    assert check_article(crossing.pk) == 1


def test_a_check_that_an_edit_overtook_leaves_the_next_one_its_work(crossing, rules, editor, monkeypatch):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    overtaking = rule("case", "ferry", "boat")
    find = overtaking.by_block

    def and_an_edit(passage):
        if "late" not in standing_blocks(crossing)[1].text:
            edit(crossing, 1, "The late ferry goes.", editor)
        return find(passage)

    overtaking.detects(and_an_edit)
    rules(overtaking)
    assert check_article(crossing.pk) == 1
    crossing.refresh_from_db()
    assert crossing.checked_revision is None
    assert check_article(crossing.pk) == 1


def open_ones(copy):
    """What is proposed where, told apart from the rows that hold it."""
    places = {block.pk: place for place, block in enumerate(standing_blocks(copy))}
    return sorted(
        (places[s.block_id], s.start, s.end, str(s.replacement), s.rule, str(s.also), s.held)
        for s in Suggestion.objects.filter(article=copy, outdated_at=None)
        if s.block_id in places
    )


def carry_out(copy, edits, editor):
    for what, at, text in edits:
        blocks = standing_blocks(copy)
        at = 1 + at % (len(blocks) - 1)
        if what == "rewrite":
            revise(copy.pk, [blocks[at].pk], [Copy.of_text(text)], editor)
        elif what == "add":
            revise(copy.pk, [blocks[at].pk], [blocks[at].copy, Copy.of_text(text)], editor)
        elif what == "drop" and len(blocks) > 2:
            revise(copy.pk, [blocks[at].pk], [], editor)
        elif what == "move" and at > 1:
            move(copy.pk, blocks[at].pk, -1, editor)


@given(paragraphs=PARAGRAPHS, edits=EDITS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_checking_what_changed_finds_what_a_whole_check_finds(unchecked, monkeypatch, paragraphs, edits):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    editor = person(f"maren {Article.objects.count()}")
    after = []
    for whole in (False, True):
        copy = take_in_text("Council Keeps the Ferry", *paragraphs)
        check_article(copy.pk)
        carry_out(copy, edits, editor)
        check_article(copy.pk, whole=whole)
        after.append(open_ones(copy))
    assert after[0] == after[1]
    assert check_article(copy.pk, whole=True) == 0


def across(name, pattern, words):
    """A rule that looks across the article and reports every match of `pattern`."""
    made = rule(name, pattern, words)
    made.by_block = None

    @made.detects_across
    def find(document):
        for passage in document.passages:
            for match in re.finditer(pattern, passage.text):
                yield Hit(Span(*match.span()), words, ("ship",) if words is None else (), passage=passage)

    return made


@pytest.mark.parametrize("words", ["boat", None])
def test_a_rule_that_looks_across_repeats_nothing_that_a_rule_of_one_block_has_said(crossing, rules, words):
    first = rule("a", "ferry", words)

    @first.detects
    def find(passage):
        for match in re.finditer("ferry", passage.text):
            yield Hit(Span(*match.span()), words, ("ship",) if words is None else ())

    rules(first, across("b", "ferry", words))
    assert check_article(crossing.pk) == 2
    assert check_article(crossing.pk) == 0


def test_the_same_outcome_over_other_words_is_not_new(crossing, rules):
    rules(rule("narrow", "ferry", "boat"))
    check_article(crossing.pk)
    rules(rule("narrow", "ferry", "boat"), rule("wide", "The ferry", "The boat"))
    assert check_article(crossing.pk) == 0
    assert [s.also for s in crossing.suggestions.all()] == [["tests.wide"], ["tests.wide"]]


def switch(name, on):
    RuleSwitch.objects.update_or_create(rule=f"tests.{name}", defaults={"on": on})


def waiting(copy):
    return [s.rule.removeprefix("tests.") for view in read_review(copy).blocks for s in view.waiting]


def test_an_editor_faces_nothing_of_a_rule_that_was_switched_off(crossing, rules):
    rules(rule("case", "ferry", "boat"), rule("asked", "goes", None))
    check_article(crossing.pk)
    switch("case", False)
    check_article(crossing.pk)
    assert waiting(crossing) == ["asked"]
    assert read_review(crossing).tally.open == 1
    assert Suggestion.objects.waiting().count() == 1
    assert Suggestion.objects.filter(withdrawn=True).count() == 2


def test_what_was_withdrawn_returns_with_its_rule(crossing, rules):
    rules(rule("case", "ferry", "boat"))
    check_article(crossing.pk)
    rows = set(Suggestion.objects.values_list("pk", flat=True))
    for on in (False, True):
        switch("case", on)
        assert check_article(crossing.pk) == 0
    assert waiting(crossing) == ["case", "case"]
    assert set(Suggestion.objects.values_list("pk", flat=True)) == rows


def test_what_was_decided_stands_though_its_rule_is_off(crossing, rules, editor):
    rules(rule("case", "ferry", "boat"))
    check_article(crossing.pk)
    accepted, rejected = Suggestion.objects.order_by("pk")
    turn(accepted, Verdict.ACCEPTED, editor)
    turn(rejected, Verdict.REJECTED, editor)
    switch("case", False)
    check_article(crossing.pk)
    assert not Suggestion.objects.filter(withdrawn=True).exists()
    assert read_review(crossing).blocks[1].text == "The boat goes."


def test_what_another_rule_proposes_too_stays(crossing, rules):
    rules(rule("one", "ferry", "boat"), rule("two", "ferry", "boat"))
    check_article(crossing.pk)
    switch("one", False)
    check_article(crossing.pk)
    assert len(waiting(crossing)) == 2
    switch("two", False)
    check_article(crossing.pk)
    assert waiting(crossing) == []


def test_what_is_withdrawn_returns_when_another_rule_says_the_same(crossing, rules):
    rules(rule("one", "ferry", "boat"))
    check_article(crossing.pk)
    switch("one", False)
    check_article(crossing.pk)
    rules(rule("one", "ferry", "boat"), rule("two", "ferry", "boat"))
    assert check_article(crossing.pk) == 0
    assert len(waiting(crossing)) == 2


def test_what_a_withdrawn_one_held_is_shown(crossing, rules):
    rules(rule("sure", "The ferry", "A boat"), rule("unsure", "ferry", "boat", kind=Kind.CHOICE))
    check_article(crossing.pk)
    assert waiting(crossing) == ["sure", "sure"]
    switch("sure", False)
    check_article(crossing.pk)
    assert waiting(crossing) == ["unsure", "unsure"]
    assert [card.behind for view in read_review(crossing).blocks for card in view.cards] == [0, 0]


def test_an_outdated_one_is_withdrawn_too(crossing, rules, editor, monkeypatch):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    rules(rule("case", "ferry", "boat"))
    check_article(crossing.pk)
    edit(crossing, 1, "The dinghy goes.", editor)
    assert [len(view.outdated) for view in read_review(crossing).blocks] == [0, 1, 0]
    switch("case", False)
    check_article(crossing.pk)
    assert [len(view.outdated) for view in read_review(crossing).blocks] == [0, 0, 0]


def test_a_rule_that_is_gone_takes_nothing_with_it(crossing, rules):
    rules(rule("case", "ferry", "boat"))
    check_article(crossing.pk)
    rules(rule("other", "goes", "sails"))
    check_article(crossing.pk)
    assert sorted(waiting(crossing)) == ["case", "case", "other"]
    assert list(violations()) == []
