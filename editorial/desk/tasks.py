"""Work that may run elsewhere: in this process by default, on workers where TASKS_BACKEND names one."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.functions import Length

try:
    from django.tasks import task
except ImportError:
    from django_tasks import task  # type: ignore[no-redef]

from editorial.models import Article, Placement

from .checking import check_article
from .outside import ask_services
from .services import asked

log = logging.getLogger(__name__)

WHILE_ONE_WAITS = 60_000  # code points; some two seconds
waiting_threads = ThreadPoolExecutor(2, "outside")  # for the answers of services, without workers


@task()
def check(article_id: int, whole: bool = False) -> None:
    """Check the article, all of it where `whole`.

    That it failed is logged and told on its page, since no one awaits a task.
    """
    try:
        check_article(article_id, whole=whole)
    except Exception:
        log.exception("the check of article %d broke off", article_id)
        Article.objects.filter(pk=article_id).update(check_failed=True)
        raise
    _ask_aside(article_id, again=whole)


@task()
def ask_outside(article_id: int, again: bool = False) -> None:
    """Send the article to the services that are switched on, `again` though they have answered."""
    ask_services(article_id, again=again)


def _ask_aside(article_id: int, again: bool) -> None:
    """Nobody waits for a service: workers ask it, or without any a few threads do."""
    if not asked():
        return
    if settings.TASKS_BACKEND:
        ask_outside.enqueue(article_id, again)
    else:
        waiting_threads.submit(_ask_in_thread, article_id, again)


def _ask_in_thread(article_id: int, again: bool) -> None:
    try:
        ask_outside.enqueue(article_id, again)
    except Exception:
        log.exception("asking about article %d broke off", article_id)
    finally:
        connection.close()


def check_soon(article_id: int, *, whole: bool = False) -> None:
    """Have the article checked once the transaction that is open has been stored.

    A queue that does not answer is logged: the copy is stored all the same.
    """
    transaction.on_commit(lambda: _check_now_or_aside(article_id, whole), robust=True)


def _check_now_or_aside(article_id: int, whole: bool) -> None:
    """Without workers, nobody waits for the check of a long article: a thread does it meanwhile."""
    if settings.TASKS_BACKEND or _length(article_id) <= WHILE_ONE_WAITS:
        check.enqueue(article_id, whole)
    else:
        threading.Thread(target=_check_aside, args=[article_id, whole], name=f"check {article_id}").start()


def _check_aside(article_id: int, whole: bool) -> None:
    try:
        check.enqueue(article_id, whole)
    finally:
        connection.close()


def _length(article_id: int) -> int:
    """How many code points the newest revision has."""
    standing = Placement.objects.filter(article=article_id, until=None)
    return standing.aggregate(length=Sum(Length("block__text")))["length"] or 0
