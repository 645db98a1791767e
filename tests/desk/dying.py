"""A process that accepts every suggestion of an article and dies after so many statements.

    python -m tests.desk.dying DATABASE ARTICLE EDITOR STATEMENTS

A program of its own rather than a fork: a fork inherits open connections. `connections.close_all()`
closes only those that can be seen, and a running event loop, such as a browser's driver starts, hides
the older ones from the parent but not from the child (asgiref.local.Local). All children would then
speak on one connection, the next going on in the transaction that the last one died in.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

# ruff: noqa: E402 - Django is set up before anything of it is imported
from django.contrib.auth.models import User
from django.db import connection

from editorial.desk.deciding import decide
from editorial.models import Article, Verdict

from .making import choices


def main(database: str, article_id: str, editor: str, statements: str) -> None:
    connection.settings_dict["NAME"] = database
    asked = choices(Article.objects.get(pk=article_id).suggestions.all(), Verdict.ACCEPTED)
    person = User.objects.get(username=editor)
    left = [int(statements)]

    def die_in_time(execute: Callable[..., Any], *arguments: Any) -> Any:
        answer = execute(*arguments)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    with connection.execute_wrapper(die_in_time):
        decide(int(article_id), asked, person)


if __name__ == "__main__":
    main(*sys.argv[1:])
