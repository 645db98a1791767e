"""Copy that comes by itself: what has come once from a place does not come from there again."""

from __future__ import annotations

import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from editorial.formats.characters import clean_text
from editorial.formats.draft import Draft
from editorial.models import Arrival, Article

from .intake import take_in

MAX_KNOWN_AS = 500  # code points of an origin or a key, as the table has them


def arrive(
    origin: str,
    key: str,
    draft: Draft,
    *,
    source: str = "",
    language: str = "en-US",
    dated: datetime.date | None = None,
) -> Article | None:
    """The article made of what came from `origin` under `key`; None when it came before.

    Of two that bring the same at the same instant, one makes the article. Raises NotCopy, and
    what was refused may come again.
    """
    known = Arrival.objects.filter(origin=_known_as(origin), key=_known_as(key))
    if known.exists():
        return None
    try:
        with transaction.atomic():
            article = take_in(draft, source=source, language=language, dated=dated)
            Arrival.objects.create(origin=_known_as(origin), key=_known_as(key), article=article)
    except IntegrityError:
        if known.exists():  # another reader was quicker, and our article is undone
            return None
        raise
    return article


def _known_as(words: str) -> str:
    """The words as the table can hold them: what is too long is known by its digest."""
    words = clean_text(words)
    return words if len(words) <= MAX_KNOWN_AS else sha256(words.encode()).hexdigest()
