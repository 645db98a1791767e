"""The one lock of the desk: whoever writes to an article holds its row until the transaction ends."""

from __future__ import annotations

from editorial.models import Article


def locked(article_id: int) -> Article:
    """The article, locked. Raises Article.DoesNotExist.

    On SQLite the transaction took the write lock of the whole database when it began.
    """
    return Article.objects.select_for_update(of=("self",)).get(pk=article_id)
