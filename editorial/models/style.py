"""House style as data: which rules are on, the house's names, who held which office when."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class RuleSwitch(models.Model):
    """A rule switched on or off against its own default. Not a choice field: rules come and go."""

    rule = models.CharField(max_length=100, unique=True)
    on = models.BooleanField()

    class Meta:
        verbose_name_plural = "rule switches"

    def __str__(self) -> str:
        return f"{self.rule}: {'on' if self.on else 'off'}"


class HouseName(models.Model):
    """A spelling the house has settled, or a word that is never to be taken for a name."""

    spelling = models.CharField(max_length=100, unique=True)
    is_name = models.BooleanField(
        default=True, help_text="Off: an ordinary word, whatever the lexicon says of it."
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["spelling"]

    def __str__(self) -> str:
        return self.spelling


class OfficeHolder(models.Model):
    """Who held an office, from and until when; adds to the register that ships with the rules."""

    person = models.CharField(max_length=100)
    title = models.CharField(max_length=100, help_text="As the copy gives it: U.S. President.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="Empty while they hold it.")

    class Meta:
        ordering = ["title", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="office_begins_before_it_ends"
            ),
            models.UniqueConstraint(fields=["person", "title", "since"], name="office_term_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.person}"

    def clean(self) -> None:
        if self.until and self.until < self.since:
            raise ValidationError({"until": "The term ends before it begins."})
