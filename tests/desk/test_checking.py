"""The checkers' findings become suggestions: none twice, none again that was rejected, none unsound."""

from __future__ import annotations

import logging

import pytest

from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Hit, Kind
from editorial.desk import checking
from editorial.desk.checking import check_article
from editorial.desk.revising import revise
from editorial.desk.tasks import check_soon
from editorial.models import Article, Suggestion, Verdict
from editorial.text.block import Block as Copy
from editorial.text.span import Span

from .making import rule, turn

SCRIPT = "\u05e9\u05dc\u05d5\u05dd \N{HATCHING CHICK}e\N{COMBINING ACUTE ACCENT} teh \U00010348 teh"


@pytest.fixture(autouse=True)
def ends_sound(sound):
    yield
    sound()


@pytest.fixture
def ferry(article):
    return article("The night ferry stays; the ferry is late.", headline="Council votes to keep its boat")


def changes(article):
    rows = Suggestion.objects.filter(article=article).order_by("block", "start", "end", "rule")
    return [(s.rule.removeprefix("tests."), str(s), s.held) for s in rows]


def edit_body(article, text, editor):
    """The first paragraph, written anew by hand."""
    paragraph = checking.standing_blocks(article)[1]
    revise(article.pk, [paragraph.pk], [Copy.of_text(text)], editor)


def test_what_is_found_is_stored_where_it_stands(ferry, rules):
    rules(rule("case", "ferry", "boat"), rule("asked", "late", None))
    assert check_article(ferry.pk) == 3
    first = Suggestion.objects.order_by("start").first()
    assert (first.original, first.block.text[first.start : first.end]) == ("ferry", "ferry")
    assert (first.kind, first.message, first.source) == ("fix", "Wrong.", "The desk's tests")
    ferry.refresh_from_db()
    assert ferry.checked_at is not None


def test_offsets_count_code_points_in_any_script(article, rules):
    copy = article(SCRIPT)
    rules(rule("teh", "teh", "the"), rule("chick", "\N{HATCHING CHICK}", "chick"))
    check_article(copy.pk)
    assert {s.block.text[s.start : s.end] for s in copy.suggestions.all()} == {"teh", "\N{HATCHING CHICK}"}
    assert copy.suggestions.count() == 3


def test_checking_again_adds_nothing(ferry, rules, editor):
    rules(rule("case", "ferry", "boat"), rule("asked", "late", None))
    check_article(ferry.pk)
    turn(Suggestion.objects.first(), Verdict.ACCEPTED, editor)
    before = changes(ferry)
    assert check_article(ferry.pk) == 0
    assert changes(ferry) == before


def test_what_was_rejected_does_not_come_back_in_other_words(ferry, rules, editor):
    rules(rule("case", "ferry", "boat", message="Boat."), rule("asked", "late", None, message="Late?"))
    check_article(ferry.pk)
    for suggestion in Suggestion.objects.all():
        turn(suggestion, Verdict.REJECTED, editor)
    rules(rule("case", "ferry", "ship", message="A ship."), rule("asked", "late", None, message="How late?"))
    assert check_article(ferry.pk) == 0


def test_what_was_rejected_does_not_come_back_in_an_edited_paragraph(ferry, rules, editor):
    rules(rule("case", "ferry", "boat"))
    check_article(ferry.pk)
    turn(Suggestion.objects.order_by("start")[0], Verdict.REJECTED, editor)
    edit_body(ferry, "The night ferry stays; the ferry is slow.", editor)
    assert check_article(ferry.pk) == 0
    assert [s.start for s in Suggestion.objects.waiting()] == [27]


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
def test_another_rule_with_the_same_change_raises_no_twin_that_a_take_back_would_meet(
    ferry, rules, editor, verdict
):
    rules(rule("case", "night", "late"))
    check_article(ferry.pk)
    suggestion = Suggestion.objects.get()
    turn(suggestion, verdict, editor)
    rules(rule("other", "night", "late"))
    assert check_article(ferry.pk) == 0
    assert turn(suggestion, Verdict.OPEN, editor).decided


def test_two_rules_with_the_same_change_are_one_suggestion_with_both_names(ferry, rules):
    rules(rule("one", "night", "late"), rule("two", "night", "late"))
    assert check_article(ferry.pk) == 1
    suggestion = Suggestion.objects.get()
    assert {suggestion.rule, *suggestion.also} == {"tests.one", "tests.two"}


def test_two_questions_about_the_same_words_are_both_asked(ferry, rules):
    rules(rule("who", "night", None), rule("when", "night", None))
    assert check_article(ferry.pk) == 2


def test_the_surer_of_two_on_the_same_words_is_shown_and_the_other_held(ferry, rules):
    rules(rule("sure", "night", "late"), rule("unsure", "night ferry", "boat", kind=Kind.CHOICE))
    check_article(ferry.pk)
    assert changes(ferry) == [
        ("sure", "“night” → “late”", False),
        ("unsure", "“night ferry” → “boat”", True),
    ]


def test_a_finding_on_accepted_words_is_held_until_those_are_taken_back(ferry, rules, editor):
    rules(rule("wide", "night ferry", "boat"))
    check_article(ferry.pk)
    wide = Suggestion.objects.get()
    turn(wide, Verdict.ACCEPTED, editor)
    rules(rule("narrow", "night", "late"))
    assert check_article(ferry.pk) == 1
    assert Suggestion.objects.get(rule="tests.narrow").held


def test_a_finding_that_changes_nothing_is_left_out(ferry, rules):
    rules(rule("same", "night", "night"), rule("asked", "late", None))
    assert check_article(ferry.pk) == 1


def test_one_rule_that_fails_is_logged_and_the_others_heard(ferry, rules, caplog):
    broken = rule("broken", "night", "late")

    @broken.detects
    def find(passage):
        raise ZeroDivisionError

    rules(broken, rule("case", "ferry", "boat"))
    assert check_article(ferry.pk) == 2
    assert "tests.broken" in caplog.text


@pytest.mark.parametrize(
    "hit",
    [
        Hit(Span(0, 500), "x"),
        Hit(Span(0, 3), "a\0b"),
        Hit(Span(0, 3), "\ud800"),
        Hit(Span(0, 3), "A", alternatives=("\x07",)),
        Hit(Span(0, 3), "A", message="\udfff"),
    ],
)
def test_a_finding_that_cannot_be_stored_is_logged_and_the_others_kept(ferry, rules, caplog, hit):
    wild = rule("wild", "night", "late")

    @wild.detects
    def find(passage):
        yield hit

    rules(wild, rule("case", "ferry", "boat"))
    assert check_article(ferry.pk) == 2
    assert "tests.wild" in caplog.text


def test_what_was_found_in_a_paragraph_that_changed_meanwhile_is_left_out(ferry, rules, editor, monkeypatch):
    rules(rule("case", "ferry", "boat"), rule("council", "Council", "The council"))
    check = checking.check

    def and_then_an_edit(*arguments, **options):
        found = check(*arguments, **options)
        edit_body(ferry, "The night ferry goes.", editor)
        return found

    monkeypatch.setattr(checking, "check", and_then_an_edit)
    assert check_article(ferry.pk) == 1
    assert Suggestion.objects.get().rule == "tests.council"


def test_a_check_that_breaks_off_is_logged_and_marked_until_one_goes_through(
    ferry, rules, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def breaks(*arguments, **options):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(checking, "check", breaks)
        with django_capture_on_commit_callbacks(execute=True):
            check_soon(ferry.pk)
    assert f"the check of article {ferry.pk} broke off" in caplog.text
    assert not Suggestion.objects.exists()
    ferry.refresh_from_db()
    assert (ferry.check_failed, ferry.checked_at) == (True, None)
    rules(rule("case", "ferry", "boat"))
    with django_capture_on_commit_callbacks(execute=True):
        check_soon(ferry.pk)
    ferry.refresh_from_db()
    assert ferry.checked_at
    assert not ferry.check_failed
    assert Suggestion.objects.count() == 2


def test_the_house_has_no_rule_whose_names_do_not_fit_their_columns():
    lengths = {name: Suggestion._meta.get_field(name).max_length for name in ("rule", "category", "source")}
    for rule_id, house_rule in all_rules().items():
        told = {"rule": rule_id, "category": house_rule.category, "source": house_rule.source}
        assert {name: value for name, value in told.items() if len(value) > lengths[name]} == {}


def test_a_check_takes_the_same_queries_for_few_findings_and_for_many(
    article, rules, django_assert_max_num_queries
):
    rules(rule("each", r"word\d+", "Word"), rule("asked", "word", None))
    for number in (2, 40):
        copy = article(" ".join(f"word{n}" for n in range(number)), headline="Ferry stays")
        with django_assert_max_num_queries(23):
            assert check_article(copy.pk) == 2 * number


def test_a_deleted_article_is_not_checked(db, caplog):
    caplog.set_level(logging.CRITICAL)
    with pytest.raises(Article.DoesNotExist):
        check_article(0)
