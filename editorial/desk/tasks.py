"""Work that may run elsewhere: in this process by default, on workers where TASKS_BACKEND names one."""

from __future__ import annotations

import logging

from django.db import transaction

try:
    from django.tasks import task
except ImportError:
    from django_tasks import task  # type: ignore[no-redef]

from editorial.models import Article

from .checking import check_article

log = logging.getLogger(__name__)


@task()
def check(article_id: int) -> None:
    """Check the article; that it failed is logged and told on its page, since no one awaits a task."""
    try:
        check_article(article_id)
    except Exception:
        log.exception("the check of article %d broke off", article_id)
        Article.objects.filter(pk=article_id).update(check_failed=True)
        raise


def check_soon(article_id: int) -> None:
    """Have the article checked once the transaction that is open has been stored.

    A queue that does not answer is logged: the copy is stored all the same.
    """
    transaction.on_commit(lambda: check.enqueue(article_id), robust=True)
