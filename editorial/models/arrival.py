"""Where copy comes in by itself: feeds, drop folders, and what has come from them."""

from __future__ import annotations

from django.db import models

from .article import Article


class Feed(models.Model):
    """An RSS or Atom feed whose items become articles, once each."""

    url = models.URLField(max_length=500, unique=True)
    title = models.CharField(max_length=200, blank=True)
    on = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, editable=False)
    trouble = models.CharField(max_length=500, blank=True, editable=False)

    class Meta:
        ordering = ["title", "url"]

    def __str__(self) -> str:
        return self.title or self.url


class Arrival(models.Model):
    """One thing that came from one place, known by its key (a guid, or a digest of what it holds).

    It comes once: the pair is unique, so that reading a place again is safe.
    """

    origin = models.CharField(max_length=500, help_text="The feed's address, or the folder's path.")
    key = models.CharField(max_length=500)
    article = models.ForeignKey(Article, models.PROTECT, related_name="arrivals")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "key"], name="arrival_once")]

    def __str__(self) -> str:
        return f"{self.key} from {self.origin}"
