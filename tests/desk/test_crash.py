"""A process that dies in the middle of a decision on two thousand suggestions."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection

from editorial.models import Article, Decision, Suggestion, Verdict

from .making import copy_with, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unchecked")]
MANY = 2000
ENOUGH = 100  # statements; a decision on many takes some twenty
ROOT = Path(__file__).parents[2]


def in_a_process_that_dies_after(statements: int, article: Article, editor: User) -> bool:
    """Accept all in a process of its own, killed after so many statements; whether it got to the end."""
    arguments = connection.settings_dict["NAME"], article.pk, editor.username, statements
    command = [sys.executable, "-m", "tests.desk.dying", *map(str, arguments)]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    assert code in (0, -signal.SIGKILL)
    return code == 0


def test_killed_at_any_statement_it_leaves_nothing_and_a_repeat_finishes(sound):
    editor = person("maren")
    article, _ = copy_with(blocks=200, each=10)
    accepted = Suggestion.objects.filter(verdict=Verdict.ACCEPTED)
    for statements in range(1, ENOUGH, 3):
        if in_a_process_that_dies_after(statements, article, editor):
            break
        assert (accepted.count(), Decision.objects.count()) == (0, 0)
    assert statements > 4  # killed twice at least, the second time in the middle
    assert (accepted.count(), Decision.objects.count()) == (MANY, MANY)
    sound()
