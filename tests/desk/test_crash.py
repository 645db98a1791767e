"""A process that dies in the middle of a decision on two thousand suggestions."""

from __future__ import annotations

import os
import signal
import traceback

import pytest
from django.db import connection, connections

from editorial.desk.deciding import decide
from editorial.models import Article, Decision, Suggestion, Verdict

from .making import choices, copy_with, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unchecked")]
MANY = 2000
ENOUGH = 100  # statements; a decision on many takes some twenty


def in_a_process_that_dies_after(statements: int, article: Article, asked, editor) -> bool:
    """Decide in a process of its own, killed after so many statements; whether it got to the end."""
    connections.close_all()
    if (child := os.fork()) == 0:
        left = [statements]

        def die_in_time(execute, *arguments):
            answer = execute(*arguments)
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        try:
            with connection.execute_wrapper(die_in_time):
                decide(article.pk, asked, editor)
        except BaseException:  # no connection to be had, say: it did not get to the end either
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def test_killed_at_any_statement_it_leaves_nothing_and_a_repeat_finishes(sound):
    editor = person("maren")
    article, suggestions = copy_with(blocks=200, each=10)
    asked = choices(suggestions, Verdict.ACCEPTED)
    accepted = Suggestion.objects.filter(verdict=Verdict.ACCEPTED)
    for statements in range(1, ENOUGH, 3):
        if in_a_process_that_dies_after(statements, article, asked, editor):
            break
        assert (accepted.count(), Decision.objects.count()) == (0, 0)
    assert statements > 4  # killed twice at least, the second time in the middle
    assert (accepted.count(), Decision.objects.count()) == (MANY, MANY)
    sound()
