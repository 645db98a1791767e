"""Checkers at an address of their own: which may be asked, and what came of asking them."""

from __future__ import annotations

from django.db import models

from .article import Article


class OutsideChecker(models.Model):
    """A checker at an address of its own: copy leaves the building for it once it is switched on."""

    class Name(models.TextChoices):
        LANGUAGETOOL = "languagetool", "LanguageTool"
        MODEL = "model", "Language model"

    name = models.CharField(max_length=20, choices=Name.choices, unique=True)
    on = models.BooleanField(default=False, help_text="Copy leaves the building.")

    def __str__(self) -> str:
        return f"{self.get_name_display()}: {'on' if self.on else 'off'}"


class OutsideAnswer(models.Model):
    """What came of asking a checker about an article the last time."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="outside_answers")
    checker = models.CharField(max_length=20, choices=OutsideChecker.Name.choices)
    revision = models.PositiveIntegerField(help_text="The one it was sent.")
    at = models.DateTimeField(auto_now=True)
    dropped = models.PositiveIntegerField(default=0, help_text="Remarks that could not be used.")
    trouble = models.CharField(max_length=200, blank=True, help_text="Why there was no answer.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "checker"], name="outside_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_checker_display()} on {self.article}"
