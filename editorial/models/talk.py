"""What people say about an article beside their verdicts: remarks, silences, and going out regardless."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .article import Article
from .suggestion import MAX_REASON, Suggestion
from .written_once import WrittenOnce

MAX_REMARK = 2_000  # code points


class Remark(WrittenOnce):
    """A line in the thread of a suggestion or query; it belongs to the suggestion's origin."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="remarks")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(max_length=MAX_REMARK)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]


class Silence(models.Model):
    """“Not in this article”: a rule that is to say nothing more about some words in it.

    `act` names the decisions that it made; whoever lifts it takes them back.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="silences")
    rule = models.CharField(max_length=100)
    words = models.TextField(help_text="As they stand in the copy.")
    act = models.UUIDField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "rule", "words"], condition=Q(lifted_at=None), name="silence_kept_once"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="silence_lifted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.words}”, {self.rule}"


class Release(WrittenOnce):
    """That the copy went out while queries were open: who let it, at which revision, and why."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="releases")
    revision = models.PositiveIntegerField()
    queries = models.PositiveIntegerField(help_text="How many were open.")
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.article} went out with {self.queries} open"


class Presence(models.Model):
    """That someone has an article's page open: when it was heard of last."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person} at {self.article}"
