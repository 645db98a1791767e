"""House style as data: which rules are on, the house's names and terms, who held which office when."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from editorial.checkers.terms import plain


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


class HouseTerm(models.Model):
    """A word or phrase the house writes otherwise, or does not use; off until it has been tried.

    In lower case it is found in any case; with capitals of its own as written only.
    """

    class Variety(models.TextChoices):
        ANY = "", "Any English"
        AMERICAN = "en-US", "American English"
        BRITISH = "en-GB", "British English"

    class Kind(models.TextChoices):
        FIX = "fix"
        CHOICE = "choice"

    words = models.CharField(
        "term",
        max_length=100,
        help_text="In lower case it is found in any case; with capitals of its own only as written here.",
    )
    instead = models.CharField(
        "write instead", max_length=100, blank=True, help_text="Empty: the editor is asked for another word."
    )
    note = models.CharField(max_length=200, blank=True, help_text="The reason, as the editor is to read it.")
    variety = models.CharField(
        max_length=5, blank=True, choices=Variety.choices, help_text="The articles it is for."
    )
    kind = models.CharField(
        max_length=10,
        choices=Kind.choices,
        default=Kind.CHOICE,
        help_text="A fix is right wherever it is found, and may be accepted with all that are like it.",
    )
    on = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["words", "variety"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="house_term_has_words",
                violation_error_message="The term is empty.",
            ),
            models.CheckConstraint(
                condition=~Q(words=F("instead")),
                name="house_term_changes_something",
                violation_error_message="The term is what is to be written instead.",
            ),
            models.CheckConstraint(
                condition=Q(variety__in=["", "en-US", "en-GB"], kind__in=["fix", "choice"]),
                name="house_term_is_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["words", "variety"],
                name="house_term_once",
                violation_error_message="There is a row for this term in this variety already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.instead or 'another word'}"

    def clean(self) -> None:
        """Store one way of writing each term, and nothing that could never be found or shown."""
        self.words = plain(_tidy(self.words))
        self.instead = _tidy(self.instead).replace("’", "'")
        self.note = _tidy(self.note)
        wrong: dict[str, str] = {}
        if set('"“”„') & set(self.words):
            wrong["words"] = "Words in quotation marks are left alone: a term has none."
        elif self.words and not self.words[0].isalnum():
            wrong["words"] = "A term begins with a letter or a digit."
        for name in ("words", "instead", "note"):
            if not getattr(self, name).isprintable():
                wrong[name] = "There is a character in it that cannot be seen."
        if wrong:
            raise ValidationError(wrong)


def _tidy(words: str) -> str:
    """`words` with single spaces and none around them."""
    return " ".join(words.split())


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
