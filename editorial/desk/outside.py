"""The services outside the house are asked about an article; what they say joins the other suggestions."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from editorial.checkers.outside.judging import judged
from editorial.checkers.outside.quoting import Heard
from editorial.checkers.settle import merged
from editorial.formats.characters import clean_text
from editorial.models import Article, OutsideAnswer, OutsideChecker

from .checking import Copy, newest
from .locking import locked
from .raising import raise_findings
from .services import asked, host, listen

log = logging.getLogger(__name__)

MAX_TROUBLE = 200  # code points, as the table has it


@dataclass(frozen=True, slots=True)
class Service:
    """A service that an article is sent to, as its page tells it; `answer` is None before the first."""

    label: str
    host: str
    answer: OutsideAnswer | None


def read_services(article: Article) -> list[Service]:
    """The services that this article's copy is sent to."""
    names = asked()
    answers = {a.checker: a for a in article.outside_answers.all()} if names else {}
    return [Service(OutsideChecker.Name(name).label, host(name), answers.get(name)) for name in names]


def ask_services(article_id: int, *, again: bool = False) -> int:
    """Send the newest revision to every service that is switched on; the number of suggestions that are new.

    A revision that a service has answered is sent to it `again` only when an editor asks for it.
    """
    new = 0
    for name in asked():
        copy = newest(article_id)
        answered = OutsideAnswer.objects.filter(checker=name, article=article_id, trouble="")
        if again or not answered.filter(revision=copy.revision).exists():
            new += _ask(name, copy)
    return new


def _ask(name: str, copy: Copy) -> int:
    """Ask one service, outside any transaction, and store what came of it."""
    heard = judged(copy.document, _heard(name, copy))
    trouble = _told(heard.trouble)
    log.info(
        "%s on article %d: %d found, %d dropped%s",
        name,
        copy.article.pk,
        len(heard.findings),
        heard.dropped,
        f"; {trouble}" if trouble else "",
    )
    with transaction.atomic():
        locked(copy.article.pk)
        if name not in asked():  # switched off meanwhile
            return 0
        new = raise_findings(copy.article, copy.blocks, merged(heard.findings, copy.texts))
        OutsideAnswer.objects.update_or_create(
            article=copy.article,
            checker=name,
            defaults={"revision": copy.revision, "dropped": heard.dropped, "trouble": trouble},
        )
    return new


def _heard(name: str, copy: Copy) -> Heard:
    try:
        return listen(name, copy.document)
    except Exception:
        log.exception("asking %s about article %d broke off", name, copy.article.pk)
        return Heard(trouble="asking broke off")


def _told(trouble: str) -> str:
    """The trouble as a page may show it: a service can answer with anything, our key among it."""
    if settings.LLM_API_KEY:
        trouble = trouble.replace(settings.LLM_API_KEY, "…")
    return clean_text(trouble)[:MAX_TROUBLE]
