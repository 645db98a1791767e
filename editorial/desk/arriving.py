"""Copy comes once: what has come from a place does not come from there again."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
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
    taken_in = partial(take_in, draft, source=source, language=language, dated=dated)
    article, is_new = once(origin, key, taken_in)
    return article if is_new else None


def once(origin: str, key: str, make: Callable[[], Article]) -> tuple[Article, bool]:
    """The article that `make` makes of what came from `origin` under `key`, or did before; whether it is new.

    What `make` raises leaves nothing behind.
    """
    known = Arrival.objects.filter(origin=_known_as(origin), key=_known_as(key)).select_related("article")
    if before := known.first():
        return before.article, False
    try:
        with transaction.atomic():
            article = make()
            Arrival.objects.create(origin=_known_as(origin), key=_known_as(key), article=article)
    except IntegrityError:
        if before := known.first():  # another was quicker, and our article is undone
            return before.article, False
        raise
    return article, True


def _known_as(words: str) -> str:
    """The words as the table can hold them: what is too long is known by its digest."""
    words = clean_text(words)
    return words if len(words) <= MAX_KNOWN_AS else sha256(words.encode()).hexdigest()
