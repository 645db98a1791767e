"""The article's stamp: a page that is open learns by it that something changed, and where."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from editorial.models import Article, Placement


def touch(article_id: int, blocks: Iterable[int]) -> None:
    """Note that what `blocks` show has changed, or with none of them something about the article.

    The caller holds the article's lock.
    """
    Article.objects.filter(pk=article_id).update(stamp=F("stamp") + 1)
    if blocks := set(blocks):
        stamp = Article.objects.filter(pk=article_id).values("stamp")
        Placement.objects.filter(until=None, block__in=blocks).update(stamp=stamp)
