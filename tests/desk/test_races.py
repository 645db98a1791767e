"""Editors who decide at the same instant, each on a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection, connections

from editorial.desk.checking import check_article
from editorial.desk.deciding import Choice, Outcome, decide
from editorial.desk.editing import Changed, write
from editorial.models import Decision, Suggestion, Verdict

from . import making

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unchecked")]
ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED
AT_ONCE = 200


@pytest.fixture
def editors(transactional_db):
    return [making.person(name) for name in ("maren", "tomas")]


@pytest.fixture(autouse=True)
def ends_sound(sound):
    yield
    sound()


def side_by_side(*works: Iterable[Callable[[], Any]]) -> list[tuple[Any, ...]]:
    """Does the first of all `works` at the same instant, then the second of all, and so on."""
    barrier = threading.Barrier(len(works))

    def run(work: Iterable[Callable[[], Any]]) -> list[Any]:
        try:
            return [act() for act in work if barrier.wait(30) >= 0]
        except BaseException:
            barrier.abort()
            raise
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        done = [pool.submit(run, work) for work in works]
    return list(zip(*(future.result() for future in done), strict=True))


def click(suggestion: Suggestion, verdict: Verdict, editor: Any) -> Callable[[], Outcome]:
    return lambda: decide(suggestion.article_id, [Choice(suggestion.pk, verdict, seen=0)], editor)


def test_of_two_overlapping_changes_accepted_at_once_one_stands(editors):
    maren, tomas = editors
    _, pairs = making.pairs(AT_ONCE)
    answers = side_by_side(
        [click(one, ACCEPTED, maren) for one, _ in pairs],
        [click(other, ACCEPTED, tomas) for _, other in pairs],
    )
    assert [len(a.decided) + len(b.decided) for a, b in answers] == [1] * AT_ONCE
    assert [len(a.refused) + len(b.refused) for a, b in answers] == [1] * AT_ONCE
    accepted = Suggestion.objects.filter(verdict=ACCEPTED).values_list("block_id", flat=True)
    assert len(accepted) == len(set(accepted)) == AT_ONCE


def test_a_double_click_is_one_decision(editors):
    maren, _ = editors
    _, suggestions = making.copy_with(blocks=20, each=10)
    clicks = [click(suggestion, ACCEPTED, maren) for suggestion in suggestions]
    answers = side_by_side(clicks, clicks)
    assert [len(a.decided) + len(b.decided) for a, b in answers] == [1] * AT_ONCE
    assert [len(a.repeated) + len(b.repeated) for a, b in answers] == [1] * AT_ONCE
    assert Decision.objects.count() == AT_ONCE


def test_of_an_accept_and_a_reject_at_once_the_first_wins_and_the_other_hears_of_it(editors):
    maren, tomas = editors
    _, suggestions = making.copy_with(blocks=10, each=10)
    answers = side_by_side(
        [click(suggestion, ACCEPTED, maren) for suggestion in suggestions],
        [click(suggestion, REJECTED, tomas) for suggestion in suggestions],
    )
    for accept, reject in answers:
        winner, loser = (accept, reject) if accept.decided else (reject, accept)
        assert (len(winner.decided), len(loser.refused)) == (1, 1)
        name = winner.decided[0].editor.username
        assert loser.refused[0].sentence.startswith(f"{name} {winner.decided[0].after}")
    assert Decision.objects.count() == len(suggestions)


def test_twenty_editors_on_one_article_and_on_many_lose_nothing():
    people = [making.person(f"editor {n}") for n in range(20)]
    _, shared = making.copy_with(blocks=20, each=3)
    works = []
    for n, person in enumerate(people):
        _, own = making.copy_with(blocks=1, each=3)
        works.append([click(s, ACCEPTED, person) for s in (*own, *shared[3 * n : 3 * n + 3])])
    answers = side_by_side(*works)
    assert all(len(outcome.decided) == 1 for at_once in answers for outcome in at_once)
    assert Decision.objects.count() == 120


def test_of_an_accept_and_an_edit_by_hand_at_once_one_wins_and_no_words_are_lost(editors, monkeypatch):
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    maren, tomas = editors
    _, suggestions = making.copy_with(blocks=50, each=1)

    def edit(block):
        try:
            return write(block, "By hand", seen="word0", editor=tomas)
        except Changed:
            return None

    answers = side_by_side(
        [click(suggestion, ACCEPTED, maren) for suggestion in suggestions],
        [partial(edit, suggestion.block) for suggestion in suggestions],
    )
    assert all(bool(outcome.decided) is (revision is None) for outcome, revision in answers)
    assert all(len(outcome.decided) + len(outcome.refused) == 1 for outcome, _ in answers)


def test_two_checks_at_once_raise_nothing_twice(rules):
    rules(making.rule("case", "ferry", "Ferry"), making.rule("article", "the night", "a night"))
    for _ in range(10):
        article = making.take_in_text("Ferry stays", *["the night ferry"] * 5)
        (counts,) = side_by_side(*[[lambda pk=article.pk: check_article(pk)]] * 2)
        assert sorted(counts) == [0, 10]
        assert article.suggestions.count() == 10


def test_a_check_and_a_decision_at_once_leave_what_is_held_right(editors, rules):
    maren, _ = editors
    article, pairs = making.pairs(40)
    rules(making.rule("case", "ferry", "Ferry"))
    side_by_side(
        [click(one, ACCEPTED, maren) for one, _ in pairs], [lambda: check_article(article.pk)] * len(pairs)
    )
    assert article.suggestions.filter(rule="tests.case").count() == 40


def test_a_connection_waits_for_a_lock_and_writes_through_to_the_disk():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pragmas = {"busy_timeout": 20_000, "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
            for name, value in pragmas.items():
                cursor.execute(f"PRAGMA {name}")
                assert cursor.fetchone() == (value,)
        else:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("30s",)
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
