"""Articles, their numbered revisions, and the blocks that revisions share."""

from __future__ import annotations

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind

from .written_once import WrittenOnce

MAX_HEADLINE = 500  # code points


class Article(models.Model):
    """A piece of copy on its way through the desk. Its row is what every writer locks."""

    headline = models.CharField(max_length=MAX_HEADLINE, help_text="As it reads now.")
    language = models.CharField(max_length=35, default="en-US", help_text="BCP 47, such as en-US or en-GB.")
    dated = models.DateField(help_text="The day the article speaks from; titles are judged by it.")
    source = models.CharField(max_length=200, blank=True, help_text="Where the copy came from.")
    stamp = models.PositiveBigIntegerField(
        default=0, editable=False, help_text="Counts what happened to it; a page that shows less is behind."
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    check_failed = models.BooleanField(default=False, editable=False, help_text="The last check broke off.")
    checked_revision = models.PositiveIntegerField(
        null=True, editable=False, help_text="The last one of which every block has been looked at."
    )
    checked_by = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Digest of the rules and the house style it met."
    )

    class Meta:
        ordering = ["-id"]
        permissions = [("export_article", "Can take clean copy out")]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.pk])


class Revision(WrittenOnce):
    """The article's blocks at one time: those placed since this number or before, and not taken out by it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, help_text="SHA-256 over its blocks' digests, in order.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    takes_back = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="taken_back_by", help_text="The edit that it undoes."
    )

    class Meta:
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.article} (revision {self.number})"


class Block(WrittenOnce):
    """A stretch of copy, the same row in every revision that an edit has left it alone in."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="blocks")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value.capitalize()) for k in BlockKind])
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.text[:60]

    @cached_property
    def copy(self) -> Copy:
        """The block as the pure layers know it."""
        return Copy(BlockKind(self.kind), self.html)


class PlacementQuerySet(models.QuerySet["Placement"]):
    def at(self, number: int) -> PlacementQuerySet:
        """The placements that make up revision `number`, in reading order."""
        return self.filter(Q(until=None) | Q(until__gt=number), since__lte=number).order_by("position")

    def standing(self) -> PlacementQuerySet:
        """The placements that make up the newest revision, in reading order."""
        return self.filter(until=None).order_by("position")


class Placement(models.Model):
    """Where a block stands, from which revision on and until which one (that one excluded)."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="placements")
    block = models.ForeignKey(Block, models.PROTECT, related_name="placements")
    position = models.BigIntegerField(help_text="Order within the article; gaps leave room for insertions.")
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)
    stamp = models.PositiveBigIntegerField(
        default=0, help_text="The article's stamp when what this block shows changed last."
    )

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="placement_begins_before_it_ends"
            ),
            models.UniqueConstraint(
                fields=["article", "position"], condition=Q(until=None), name="placement_one_block_a_place"
            ),
            models.UniqueConstraint(
                fields=["block"], condition=Q(until=None), name="placement_block_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block_id} at {self.position}"
