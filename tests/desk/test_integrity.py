"""Every kind of fault, planted behind the desk's back, is found and named; sound data raises nothing."""

from __future__ import annotations

from importlib import import_module
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from editorial.desk.deciding import decide
from editorial.desk.integrity import counts, violations
from editorial.desk.revising import revise
from editorial.models import Suggestion, Verdict
from editorial.text.block import Block

from .making import choices, copy_with, suggestion_at, turn


@pytest.fixture
def rows(article, suggest, editor):
    """The ids of an article's rows by name: a suggestion of each verdict, and one taken back."""
    made = article("The night ferry stays until late spring.", headline="Council votes to keep its boat")
    words = {"accepted": "night", "rejected": "ferry", "open": "stays", "back": "spring"}
    suggestions = {name: suggest(made, original, original.upper()) for name, original in words.items()}
    turn(suggestions["accepted"], Verdict.ACCEPTED, editor)
    turn(suggestions["rejected"], Verdict.REJECTED, editor)
    turn(suggestions["back"], Verdict.ACCEPTED, editor)
    turn(suggestions["back"], Verdict.OPEN, editor)
    other = article("Another paragraph.")
    assert list(violations()) == []
    return {
        **{name: suggestion.pk for name, suggestion in suggestions.items()},
        "article": made.pk,
        "block": suggestions["open"].block_id,
        "headline": made.blocks.order_by("pk")[0].pk,
        "other": other.pk,
        "other_block": other.blocks.order_by("pk")[1].pk,
    }


@pytest.fixture
def plant():
    """Runs SQL as somebody with the database's own shell could who has taken the guards down."""
    connection.check_constraints()
    cursor = connection.cursor()
    for name in ("0005_guards_again", "0002_guards"):
        guards = import_module(f"editorial.migrations.{name}")
        guards.drop_guards(None, SimpleNamespace(connection=connection, execute=cursor.execute))
    return cursor.execute


FAULTS = {
    "a block's text": (
        "UPDATE editorial_block SET text = text || '.' WHERE id = {block}",
        "its text is not what its HTML reads",
    ),
    "a block's HTML": (
        "UPDATE editorial_block SET html = '<b>' || html || '</b>' WHERE id = {block}",
        "its digest does not fit its content",
    ),
    "a block's kind": (
        "UPDATE editorial_block SET kind = 'quote' WHERE id = {block}",
        "its digest does not fit its content",
    ),
    "a span beyond the block": (
        'UPDATE editorial_suggestion SET "end" = 500 WHERE id = {open}',
        "it reaches outside its block",
    ),
    "an accepted span beyond the headline": (
        'UPDATE editorial_suggestion SET "end" = 500, block_id = {headline} WHERE id = {accepted}',
        "it reaches outside its block",
    ),
    "a span moved": (
        "UPDATE editorial_suggestion SET start = start - 1 WHERE id = {open}",
        "its original is not what stands at its place",
    ),
    "original words changed": (
        "UPDATE editorial_suggestion SET original = 'goes' WHERE id = {open}",
        "its original is not what stands at its place",
    ),
    "a suggestion in another article's name": (
        "UPDATE editorial_suggestion SET article_id = {other} WHERE id = {open}",
        "its block belongs to another article",
    ),
    "a suggestion moved to another article's block": (
        "UPDATE editorial_suggestion SET block_id = {other_block}, start = 0, \"end\" = 0, original = ''"
        " WHERE id = {open}",
        "its block belongs to another article",
    ),
    "accepted edits that overlap": (
        "UPDATE editorial_suggestion SET verdict = 'accepted', applied = 'X', start = 5"
        ", original = 'ight ferry'"
        ", decided_by_id = (SELECT min(decided_by_id) FROM editorial_suggestion), decided_at = made_at"
        " WHERE id = {rejected}",
        "both accepted, and they overlap",
    ),
    "an open one held for nothing": (
        "UPDATE editorial_suggestion SET held = {true} WHERE id = {open}",
        "held against the order",
    ),
    "an open one shown in the way of an accepted one": (
        "UPDATE editorial_suggestion SET start = 4, original = 'night ferry stays' WHERE id = {open}",
        "shown against the order",
    ),
    "a verdict without a decision": (
        "UPDATE editorial_suggestion SET verdict = 'rejected', version = 1, decided_at = made_at"
        ", decided_by_id = (SELECT min(decided_by_id) FROM editorial_suggestion) WHERE id = {open}",
        "at version 1 with 0 decisions",
    ),
    "a verdict turned": (
        "UPDATE editorial_suggestion SET verdict = 'accepted', applied = 'FERRY' WHERE id = {rejected}",
        "its verdict is not that of its last decision",
    ),
    "other words applied": (
        "UPDATE editorial_suggestion SET applied = 'late' WHERE id = {accepted}",
        "its verdict is not that of its last decision",
    ),
    "other words on record": (
        "UPDATE editorial_decision SET words = 'late' WHERE suggestion_id = {accepted}",
        "its verdict is not that of its last decision",
    ),
    "another editor on record": (
        "UPDATE editorial_decision SET editor_id = {colleague} WHERE suggestion_id = {accepted}",
        "it names another editor than its last decision",
    ),
    "another time on record": (
        "UPDATE editorial_decision SET at = '2020-02-02 00:00:00+00:00' WHERE suggestion_id = {accepted}",
        "it names another time than its last decision",
    ),
    "a decision taken out": (
        "DELETE FROM editorial_decision WHERE suggestion_id = {accepted}",
        "at version 1 with 0 decisions",
    ),
    "the first of two decisions taken out": (
        "DELETE FROM editorial_decision WHERE suggestion_id = {back} AND number = 1",
        "it does not follow the one before",
    ),
    "a decision that begins elsewhere": (
        "UPDATE editorial_decision SET before = 'accepted' WHERE suggestion_id = {rejected}",
        "it does not follow the one before",
    ),
    "a revision's digest": (
        "UPDATE editorial_revision SET digest = 'other' WHERE article_id = {article}",
        "its blocks are not those it was made of",
    ),
    "a revision's number": (
        "UPDATE editorial_revision SET number = 2 WHERE article_id = {article}",
        "its revisions are not numbered from 1 without a gap",
    ),
    "a revision taken out": (
        "DELETE FROM editorial_revision WHERE article_id = {article}",
        "its revisions are not numbered from 1 without a gap",
    ),
    "a block placed by a revision that never was": (
        "UPDATE editorial_placement SET until = 2 WHERE block_id = {block}",
        "a block is placed by a revision that is not there",
    ),
    "a placement moved": (
        "UPDATE editorial_placement SET position = 0 WHERE block_id = {block}",
        "its blocks are not those it was made of",
    ),
    "a placement in another article": (
        "UPDATE editorial_placement SET article_id = {other}, position = 1 WHERE block_id = {block}",
        "it holds a block of another article",
    ),
    "a placement taken out": (
        "DELETE FROM editorial_placement WHERE block_id = {block}",
        "its block was never placed",
    ),
    "a second headline": (
        "UPDATE editorial_block SET kind = 'headline' WHERE id = {block}",
        "its first block, and no other, has to be a headline",
    ),
    "a headline": (
        "UPDATE editorial_article SET headline = 'Council sells its boat' WHERE id = {article}",
        "its headline is not what its first block reads",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(rows, plant, colleague, fault):
    statement, sentence = FAULTS[fault]
    true = "true" if connection.vendor == "postgresql" else "1"
    plant(statement.format(**rows, colleague=colleague.pk, true=true))
    assert sentence in "\n".join(violations())


def test_an_open_suggestion_that_an_edit_lost_is_found(rows, plant, editor):
    revise(rows["article"], [rows["block"]], [Block.of_text("It goes.")], editor)
    assert list(violations()) == []
    plant("UPDATE editorial_suggestion SET outdated_at_id = NULL")
    assert f"suggestion {rows['open']}: open, and lost from sight by an edit" in list(violations())


def test_sound_data_is_counted_and_passes(rows):
    told = StringIO()
    call_command("verify_integrity", stdout=told)
    assert "2  articles" in told.getvalue()
    assert "4  decisions" in told.getvalue()
    assert counts()["suggestions"] == 4


def test_the_command_names_each_fault_and_fails(rows, plant):
    plant(FAULTS["a headline"][0].format(**rows))
    told, complained = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 violation"):
        call_command("verify_integrity", stdout=told, stderr=complained)
    assert f"article {rows['article']}: its headline" in complained.getvalue()


def test_an_insertion_between_two_accepted_ones_is_no_fault(rows, editor):
    accepted = Suggestion.objects.get(pk=rows["accepted"])
    for place in (accepted.start, accepted.end):
        inserted = suggestion_at(accepted.block, place, place, "!")
        inserted.save()
        turn(inserted, Verdict.ACCEPTED, editor)
    assert list(violations()) == []


def test_a_thousand_suggestions_take_no_more_queries_than_ten(editor, django_assert_max_num_queries):
    for blocks, each in ((1, 10), (10, 100)):
        article, suggestions = copy_with(blocks, each)
        decide(article.pk, choices(suggestions, Verdict.ACCEPTED), editor)
    with django_assert_max_num_queries(24):
        assert list(violations()) == []
