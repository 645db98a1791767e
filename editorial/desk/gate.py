"""Copy with open questions goes out only when an editor says so, on record.

What people ask holds the copy back; what a rule asks is advice and is shown, but stops nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from editorial.models import Article, Release, Suggestion

from .locking import locked
from .stamping import touch

# What holds copy back, among the suggestions that wait.
ASKED = (~Q(author=None) | ~Q(author_name="")) & Q(kind=Suggestion.Kind.QUERY)


def questions(article: Article) -> list[Suggestion]:
    """The queries by people that wait for an answer."""
    waiting = Suggestion.objects.waiting().filter(ASKED, article=article)
    return list(waiting.select_related("author", "block"))


def held_back(articles: Sequence[Article]) -> list[Article]:
    """Those of the articles that questions hold back: one query."""
    waiting = Suggestion.objects.waiting().filter(ASKED)
    asked = set(waiting.filter(article__in=articles).order_by().values_list("article", flat=True))
    return [article for article in articles if article.pk in asked]


def let_out(article: Article, reason: str, editor: User) -> Release:
    """Put on record that the article goes out though questions are open."""
    with transaction.atomic():
        locked(article.pk)
        release: Release = Release.objects.create(
            article=article,
            revision=article.revisions.count(),
            queries=len(questions(article)),
            reason=reason,
            editor=editor,
        )
        touch(article.pk, [])
    return release
