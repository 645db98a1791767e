"""What a page shows when it asks whether anything has happened: no login is looked up for it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core import signing

from editorial.models import Article

GOOD_FOR = 12 * 60 * 60  # seconds
_SALT = "editorial.pulse"


def ticket_for(article: Article, person: User) -> str:
    """A signed word that this person may ask after this article; it opens nothing else."""
    return signing.dumps([article.pk, person.pk], salt=_SALT)


def person_of(ticket: str, article_id: int) -> int | None:
    """Whose ticket this is, if it is one for the article and not too old."""
    try:
        article, person = signing.loads(ticket, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    return int(person) if article == article_id else None
