"""Work that may run elsewhere: in this process by default, on workers where TASKS_BACKEND names one."""

from __future__ import annotations

from django.db import transaction

try:
    from django.tasks import task
except ImportError:
    from django_tasks import task

from .checking import check_article


@task()
def check(article_id: int) -> None:
    check_article(article_id)


def check_soon(article_id: int) -> None:
    """Have the article checked once the transaction that is open has been stored."""
    transaction.on_commit(lambda: check.enqueue(article_id))
