"""Who has an article's page open, and whether anything has happened to it: asked every two seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from editorial.models import Article, Presence

BEAT = timedelta(seconds=10)  # how often a page that asks is put down as open
GONE = timedelta(seconds=30)  # after which a page that has not asked is taken for closed


@dataclass(frozen=True)
class Pulse:
    """The article's stamp, and who else is at it."""

    stamp: int
    others: tuple[str, ...]


def arrive(article: Article, person: User) -> None:
    """Put down that the person has the article's page open."""
    Presence.objects.update_or_create(article=article, person=person, defaults={"seen_at": timezone.now()})


def pulse(article_id: int, person_id: int) -> Pulse | None:
    """One query, and another every ten seconds.

    None for a person who never arrived or is no longer active.
    """
    now = timezone.now()
    rows = list(
        Presence.objects.filter(article=article_id)
        .order_by("person__username")
        .values_list("person_id", "person__username", "person__is_active", "seen_at", "article__stamp")
    )
    own = next((row for row in rows if row[0] == person_id and row[2]), None)
    if own is None:
        return None
    if now - own[3] > BEAT:
        Presence.objects.filter(article=article_id, person=person_id).update(seen_at=now)
    others = tuple(name for pk, name, _, seen_at, _ in rows if pk != person_id and now - seen_at < GONE)
    return Pulse(own[4], others)
