"""Suggested corrections and the decisions on them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from editorial.text.overlay import Edit, Note
from editorial.text.span import Span

from .article import Article, Block, Placement
from .written_once import WrittenOnce


class Verdict(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


MAX_REASON = 500  # code points
_BLANKS = {" ": "a space", "\u00a0": "a no-break space", "\t": "a tab", "\n": "a line break"}
_SHOWN = 80  # code points of a text that is quoted in a sentence


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def standing(self) -> SuggestionQuerySet:
        """Those shown with the newest revision: on a block of it, or outdated beside one."""
        placed = Placement.objects.filter(until=None, block=OuterRef("home"))
        return self.alias(home=Coalesce("outdated_at", "block")).filter(Exists(placed))

    def beside(self, block: Block) -> SuggestionQuerySet:
        """Those shown with `block`."""
        return self.filter(Q(block=block, outdated_at=None) | Q(outdated_at=block))

    def waiting(self) -> SuggestionQuerySet:
        """Those an editor still has to decide: open, and not held back by another."""
        return self.standing().filter(verdict=Verdict.OPEN, held=False)


class Suggestion(models.Model):
    """A change proposed to `[start, end)` of a block's plain text, or a question about it.

    Offsets are code points, half-open; `original` are the words there. The anchor never moves.
    `applied` are the words that stand in their place while it is accepted; None where nothing is
    applied. An edit of its paragraph carries it to a row on the new block, with its verdict, its
    version and its `origin`, by which its thread and all its decisions are found. `held` ones give
    way to another on the same words and return when that is rejected, or are `withdrawn`: nothing
    that is switched on proposes them any more; they return when it does. `version` counts the
    decisions: a page shows it, and a decision on another version is stale.
    The same change is proposed once in a block, whatever became of it: an index of the guards.
    """

    class Kind(models.TextChoices):
        FIX = "fix"
        CHOICE = "choice"
        QUERY = "query"

    class Severity(models.TextChoices):
        ERROR = "error"
        STYLE = "style"
        QUERY = "query"

    article = models.ForeignKey(Article, models.PROTECT, related_name="suggestions")
    block = models.ForeignKey(Block, models.PROTECT, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    original = models.TextField(blank=True)
    replacement = models.TextField(null=True, blank=True)
    alternatives = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    category = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=100, blank=True)
    also = models.JSONField(default=list, blank=True, help_text="Further rules that propose the same.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(
        max_length=150, blank=True, help_text="Who proposed it in the file it came with."
    )
    message = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    identity = models.CharField(max_length=64, help_text="What it is about: rule, words and neighbours.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="carried_to", help_text="Itself, before an edit."
    )
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="Itself, before the first edit."
    )
    outdated_at = models.ForeignKey(
        Block,
        models.PROTECT,
        null=True,
        related_name="outdated",
        help_text="Beside it since an edit took its words.",
    )

    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.OPEN)
    applied = models.TextField(null=True, blank=True)
    held = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False, help_text="Its rule was off when the article was checked.")
    version = models.PositiveIntegerField(default=0)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["block", "start", "end", "id"]
        permissions = [
            ("decide_suggestion", "Can accept and reject suggestions"),
            ("propose_suggestion", "Can propose changes, ask and answer"),
        ]
        indexes = [models.Index(fields=["article", "verdict", "held"])]
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="suggestion_is_a_span"),
            models.CheckConstraint(
                condition=Q(kind="query", replacement=None)
                | Q(kind__in=["fix", "choice"], replacement__isnull=False),
                name="suggestion_only_a_query_has_no_words",
            ),
            models.CheckConstraint(
                condition=~Q(rule="") | Q(author__isnull=False) | ~Q(author_name=""),
                name="suggestion_comes_from_someone",
            ),
            models.CheckConstraint(
                condition=Q(verdict="open", decided_at=None, decided_by=None, applied=None)
                | Q(verdict="accepted", decided_at__isnull=False, decided_by__isnull=False, held=False)
                | Q(
                    verdict="rejected",
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    applied=None,
                    held=False,
                ),
                name="suggestion_verdict_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="accepted", kind__in=["fix", "choice"], applied=None),
                name="suggestion_accepted_words_stand",
            ),
            models.UniqueConstraint(fields=["block", "identity"], name="suggestion_raised_once"),
        ]

    def __str__(self) -> str:
        return self.change(self.replacement)

    def change(self, words: str | None) -> str:
        """The original and `words` in its place, for a sentence: long ones cut short."""
        return change(self.original, words)

    @property
    def voice(self) -> str:
        """Who speaks: the colleague by name, or the rule by its id."""
        return self.author.get_username() if self.author else self.author_name or self.rule

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def edit(self) -> Edit | None:
        """What it changes now; None while it changes nothing."""
        return None if self.applied is None else Edit(self.span, self.applied, self.pk)

    @property
    def proposal(self) -> Edit | None:
        """What it would change; None for a query."""
        return None if self.replacement is None else Edit(self.span, self.replacement, self.pk)

    @property
    def note(self) -> Note:
        """The words it points at."""
        return Note(self.span, self.pk)


def change(was: str, now: str | None) -> str:
    """What became of some words, for a sentence; None asks about them."""
    if now is None:
        return f"{_quoted(was)}?"
    if not was or not now:
        return f"{_quoted(now)} added" if now else f"{_quoted(was)} cut"
    return f"{_quoted(was)} → {_quoted(now)}"


def _quoted(words: str) -> str:
    """The words between quotation marks; white space by its name, as it is neither seen nor heard."""
    if words in _BLANKS:
        return _BLANKS[words]
    if words and not words.strip(" "):
        return f"{len(words)} spaces"
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[: _SHOWN - 1]}…”"


class Decision(WrittenOnce):
    """One verdict on one suggestion: who, when, before and after. Undo is one more, never one less.

    Order is by id, never by time: clocks jump. `number` is the suggestion's version it made.
    """

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    before = models.CharField(max_length=10, choices=Verdict.choices)
    after = models.CharField(max_length=10, choices=Verdict.choices)
    words = models.TextField(null=True, help_text="The words that stand by this decision.")
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    act = models.UUIDField(null=True, help_text="Shared by those that were decided as one.")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["act"])]
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "number"], name="decision_once_a_version"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="decision_changes_the_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion}: {self.before} → {self.after}"
