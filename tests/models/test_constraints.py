"""What the database itself refuses, with every layer of Python out of the way."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from editorial.models import Decision, HouseTerm, OfficeHolder, Placement, Revision, RuleSwitch, Suggestion
from tests.desk.making import suggestion_at

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL alone holds this")


@pytest.fixture
def block(article):
    return article("The night ferry stays.").blocks.order_by("pk")[1]


@pytest.fixture
def store(block, editor):
    """Stores a suggestion as raw as may be: whole and open but for what is given."""

    def put(start=4, end=9, words="late", **fields):
        if fields.get("verdict", "open") != "open":
            fields = {"decided_at": timezone.now(), "decided_by": editor, **fields}
        return Suggestion.objects.bulk_create([suggestion_at(block, start, end, words, **fields)])[0]

    return put


@pytest.fixture
def refused():
    """Names the constraint that refuses what is done inside."""

    class Refused:
        def __call__(self, name):
            self.name = name
            return self

        def __enter__(self):
            self.scope = transaction.atomic()
            self.scope.__enter__()

        def __exit__(self, kind, error, trace):
            self.scope.__exit__(kind, error, trace)
            assert kind is not None, f"{self.name} let it pass"
            assert issubclass(kind, IntegrityError), error
            if connection.vendor == "postgresql" or "UNIQUE" not in str(error):
                assert self.name in str(error)  # SQLite names a unique constraint by its columns
            return True

    return Refused()


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("suggestion_is_a_span", {"start": 9, "end": 4}),
        ("suggestion_only_a_query_has_no_words", {"words": None, "kind": "fix"}),
        ("suggestion_only_a_query_has_no_words", {"words": "late", "kind": "query"}),
        ("suggestion_only_a_query_has_no_words", {"words": "late", "kind": "whim"}),
        ("suggestion_comes_from_someone", {"rule": ""}),
        ("suggestion_verdict_is_whole", {"applied": "late"}),
        ("suggestion_verdict_is_whole", {"decided_at": timezone.now()}),
        ("suggestion_verdict_is_whole", {"verdict": "accepted", "applied": "late", "decided_at": None}),
        ("suggestion_verdict_is_whole", {"verdict": "accepted", "applied": "late", "decided_by": None}),
        ("suggestion_verdict_is_whole", {"verdict": "accepted", "applied": "late", "held": True}),
        ("suggestion_verdict_is_whole", {"verdict": "rejected", "decided_at": None}),
        ("suggestion_verdict_is_whole", {"verdict": "rejected", "decided_by": None}),
        ("suggestion_verdict_is_whole", {"verdict": "rejected", "applied": "late"}),
        ("suggestion_verdict_is_whole", {"verdict": "rejected", "held": True}),
        ("suggestion_verdict_is_whole", {"verdict": "maybe"}),
        ("suggestion_accepted_words_stand", {"verdict": "accepted", "applied": None}),
    ],
)
def test_a_suggestion_that_makes_no_sense_is_refused(store, refused, constraint, fields):
    with refused(constraint):
        store(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": "accepted", "applied": ""},
        {"verdict": "rejected"},
        {"words": None, "verdict": "accepted", "applied": None},
        {"words": None, "verdict": "accepted", "applied": "late"},
        {"start": 4, "end": 4, "held": True},
        {"words": "late" * 1000},
    ],
)
def test_a_suggestion_that_makes_sense_is_stored(store, fields):
    assert store(**fields).pk


def test_the_same_finding_is_raised_once_in_a_block(store, refused):
    store(identity="seen")
    with refused("suggestion_raised_once"):
        store(start=0, end=3, identity="seen")


@pytest.mark.parametrize("first", ["open", "rejected"])
@pytest.mark.parametrize("words", ["late", "", "a very long night " * 1000])
def test_the_same_change_is_proposed_once_in_a_block_whatever_became_of_it(store, refused, first, words):
    store(identity="one", verdict=first, words=words)
    with refused("suggestion_no_twin"):
        store(identity="two", words=words)


def test_two_questions_about_the_same_words_are_two(store):
    assert store(words=None, identity="one").pk != store(words=None, identity="two").pk


@on_postgresql
@pytest.mark.parametrize(
    ("one", "other"),
    [((4, 9), (8, 12)), ((4, 9), (5, 6)), ((4, 9), (6, 6)), ((4, 4), (4, 4)), ((0, 22), (4, 4))],
)
@pytest.mark.parametrize("turned", [False, True])
def test_accepted_edits_never_overlap(store, refused, one, other, turned):
    first, second = (other, one) if turned else (one, other)
    store(*first, verdict="accepted", applied="x")
    with refused("suggestion_accepted_apart"):
        store(*second, words="y", verdict="accepted", applied="y")


@pytest.mark.parametrize(
    ("one", "other"),
    [((4, 9), (9, 12)), ((4, 9), (4, 4)), ((4, 9), (9, 9)), ((4, 4), (5, 5)), ((4, 4), (3, 4))],
)
def test_accepted_edits_may_touch(store, one, other):
    store(*one, verdict="accepted", applied="x")
    assert store(*other, words="y", verdict="accepted", applied="y").pk


def test_an_accepted_query_without_words_stands_in_nobodys_way(store):
    store(words=None, verdict="accepted")
    assert store(verdict="accepted", applied="late").pk


def test_a_version_is_decided_once(store, editor, refused):
    suggestion = store()
    record = {"suggestion": suggestion, "editor": editor, "at": timezone.now(), "number": 1}
    Decision.objects.create(before="open", after="rejected", **record)
    with refused("decision_once_a_version"):
        Decision.objects.create(before="open", after="accepted", **record)


def test_a_decision_changes_something(store, editor, refused):
    with refused("decision_changes_the_verdict"):
        Decision.objects.create(
            suggestion=store(), editor=editor, at=timezone.now(), number=1, before="open", after="open"
        )


def test_a_revision_has_a_number_of_its_own(block, refused):
    with refused("revision_number_once"):
        Revision.objects.create(article=block.article, number=1, digest="")


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("placement_begins_before_it_ends", {"since": 2, "until": 2}),
        ("placement_block_stands_once", {"since": 2}),
    ],
)
def test_a_block_stands_in_one_place_for_some_time(block, refused, constraint, fields):
    with refused(constraint):
        Placement.objects.create(article=block.article, block=block, position=1, **fields)


def test_one_block_stands_at_a_place(block, refused):
    taken = Placement.objects.exclude(block=block).get()
    with refused("placement_one_block_a_place"):
        Placement.objects.filter(block=block).update(position=taken.position)


def test_a_term_ends_after_it_began_and_is_held_once(db, refused):
    term = {"person": "Ada Long", "title": "Mayor", "since": "2020-01-01"}
    with refused("office_begins_before_it_ends"):
        OfficeHolder.objects.create(**term, until="2019-01-01")
    OfficeHolder.objects.create(**term)
    with refused("office_term_once"):
        OfficeHolder.objects.create(**term)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("house_term_has_words", {"words": ""}),
        ("house_term_changes_something", {"instead": "chair"}),
        ("house_term_is_of_a_kind", {"variety": "de-DE"}),
        ("house_term_is_of_a_kind", {"kind": "query"}),
    ],
)
def test_a_term_that_makes_no_sense_is_refused(db, refused, constraint, fields):
    with refused(constraint):
        HouseTerm.objects.create(**{"words": "chair", "instead": "seat", **fields})


def test_a_term_is_there_once_in_each_variety(db, refused):
    for variety in ("", "en-US", "en-GB"):
        HouseTerm.objects.create(words="chair", variety=variety)
    with refused("house_term_once"):
        HouseTerm.objects.create(words="chair", instead="seat", variety="en-GB")


def test_a_rule_has_one_switch(db, refused):
    RuleSwitch.objects.create(rule="spacing.doubled", on=False)
    with refused("rule"):
        RuleSwitch.objects.create(rule="spacing.doubled", on=True)


@pytest.mark.parametrize("table", ["suggestion", "block", "article"])
def test_what_others_stand_on_cannot_be_taken_out_of_the_database(store, table, editor):
    record = {"suggestion": store(), "editor": editor, "at": timezone.now(), "number": 1}
    Decision.objects.create(before="open", after="rejected", **record)
    with pytest.raises(DatabaseError), transaction.atomic():
        _delete_all(table)


def _delete_all(table):
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM editorial_{table}")
    connection.check_constraints()
