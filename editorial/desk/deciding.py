"""Verdicts on suggestions: accept, reject, take back. One path for one or for many.

Whoever decides holds the article's lock, so that two editors come one after the other. Each
verdict is a compare-and-set on the version the page showed, and one decision on record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from editorial.models import Article, Decision, Placement, Suggestion, Verdict
from editorial.models.article import MAX_HEADLINE
from editorial.text.overlay import current_text

from .locking import locked
from .settling import resettle


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict asked for: `seen` is the version of the suggestion that the page showed.

    `words` are what to put instead of the proposed replacement; None takes that as it is.
    """

    suggestion: int
    verdict: Verdict
    seen: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A choice that could not be carried out, and the sentence that says why."""

    choice: Choice
    suggestion: Suggestion
    sentence: str


@dataclass(slots=True)
class Outcome:
    """What became of the choices. `repeated` were on record already, by the same editor."""

    decided: list[Decision] = field(default_factory=list)
    repeated: list[Suggestion] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def decide(article_id: int, choices: Sequence[Choice], editor: User) -> Outcome:
    """Carry out what can be carried out of `choices`, in one transaction, and say what could not.

    Raises Suggestion.DoesNotExist when one of them is not in this article.
    """
    with transaction.atomic():
        article = locked(article_id)
        desk = _Desk(article, choices, editor)
        outcome = Outcome()
        for choice in choices:
            desk.weigh(choice, outcome)
        _store(outcome.decided)
        resettle(desk.suggestions.values())
        _refresh_headline(article, outcome.decided)
    return outcome


class _Desk:
    """The suggestions of every block in question, as they stand under the lock."""

    def __init__(self, article: Article, choices: Iterable[Choice], editor: User) -> None:
        self.editor = editor
        self.now = timezone.now()
        wanted = [choice.suggestion for choice in choices]
        blocks = set(
            Suggestion.objects.filter(pk__in=wanted, article=article).values_list("block_id", flat=True)
        )
        rows = Suggestion.objects.filter(block__in=blocks).select_related("block", "decided_by")
        self.suggestions = {s.pk: s for s in rows}
        self.standing = set(
            Placement.objects.standing().filter(block__in=blocks).values_list("block_id", flat=True)
        )
        if missing := set(wanted) - set(self.suggestions):
            raise Suggestion.DoesNotExist(f"not in article {article.pk}: {sorted(missing)}")

    def weigh(self, choice: Choice, outcome: Outcome) -> None:
        """Put the choice where it belongs: on record already, refused, or decided from now on."""
        suggestion = self.suggestions[choice.suggestion]
        words = _words(suggestion, choice)
        if _is_repeat(suggestion, choice, words, self.editor):
            outcome.repeated.append(suggestion)
        elif sentence := self._objection(suggestion, choice, words):
            outcome.refused.append(Refusal(choice, suggestion, sentence))
        else:
            outcome.decided.append(self._turn(suggestion, choice.verdict, words))

    def _objection(self, suggestion: Suggestion, choice: Choice, words: str | None) -> str:
        """Why the choice cannot be carried out, or nothing."""
        if suggestion.block_id not in self.standing:
            return "This paragraph has been edited since; the suggestion belongs to its earlier text."
        if _is_stale(suggestion, choice):
            return standing_verdict(suggestion)
        if choice.verdict == Verdict.ACCEPTED and words is not None:
            for other in self.suggestions.values():
                if (
                    other.edit
                    and other.block_id == suggestion.block_id
                    and other.span.conflicts(suggestion.span)
                ):
                    return f"This overlaps a change that stands: {standing_verdict(other)}"
        return ""

    def _turn(self, suggestion: Suggestion, verdict: Verdict, words: str | None) -> Decision:
        """The suggestion as it now stands, and the decision that made it so; neither stored yet."""
        is_open = verdict == Verdict.OPEN
        decision = Decision(
            suggestion=suggestion,
            number=suggestion.version + 1,
            before=suggestion.verdict,
            after=verdict,
            words=words,
            editor=self.editor,
            at=self.now,
        )
        suggestion.verdict = verdict
        suggestion.applied = words
        suggestion.held = False
        suggestion.version += 1
        suggestion.decided_by = None if is_open else self.editor
        suggestion.decided_at = None if is_open else self.now
        return decision


def standing_verdict(suggestion: Suggestion) -> str:
    """A sentence on where the suggestion stands: who decided what, and when."""
    if suggestion.decided_at is None:
        return f"{suggestion} is open again: its decision was taken back."
    name = suggestion.decided_by.get_username() if suggestion.decided_by else "Somebody"
    when = timezone.localtime(suggestion.decided_at)
    return f"{name} {suggestion.verdict} {suggestion} at {when:%H:%M} on {when:%d %B %Y}."


def _words(suggestion: Suggestion, choice: Choice) -> str | None:
    """The words that would stand, None where nothing is applied."""
    if choice.verdict != Verdict.ACCEPTED:
        return None
    return suggestion.replacement if choice.words is None else choice.words


def _is_repeat(suggestion: Suggestion, choice: Choice, words: str | None, editor: User) -> bool:
    """A second click on what this editor has just decided: harmless, and not decided twice."""
    return (
        suggestion.verdict == choice.verdict
        and suggestion.applied == words
        and choice.seen in (None, suggestion.version - 1, suggestion.version)
        and (suggestion.decided_by_id == editor.pk or choice.verdict == Verdict.OPEN)
    )


def _is_stale(suggestion: Suggestion, choice: Choice) -> bool:
    if choice.seen is not None and choice.seen != suggestion.version:
        return True
    return (suggestion.verdict == Verdict.OPEN) == (choice.verdict == Verdict.OPEN)


def _store(decisions: Sequence[Decision]) -> None:
    """Write the verdicts and the record of them; those that are alike take one statement."""
    alike: dict[tuple[object, ...], list[Suggestion]] = defaultdict(list)
    for decision in decisions:
        suggestion = decision.suggestion
        as_proposed = decision.words == suggestion.replacement
        words = "" if as_proposed else decision.words
        alike[decision.before, suggestion.version, as_proposed, words].append(suggestion)
    for (before, _, as_proposed, words), suggestions in alike.items():
        _compare_and_set(suggestions, before, F("replacement") if as_proposed else words)
    Decision.objects.bulk_create(decisions, batch_size=500)


def _compare_and_set(suggestions: Sequence[Suggestion], before: object, words: object) -> None:
    """Store suggestions that were alike and were turned alike. Raises RuntimeError if one had moved on."""
    first = suggestions[0]
    stored = Suggestion.objects.filter(
        pk__in=[suggestion.pk for suggestion in suggestions], version=first.version - 1, verdict=before
    ).update(
        verdict=first.verdict,
        applied=words,
        held=False,
        version=first.version,
        decided_by=first.decided_by,
        decided_at=first.decided_at,
    )
    if stored != len(suggestions):
        raise RuntimeError("a suggestion moved on while its article was locked")


def _refresh_headline(article: Article, decisions: Iterable[Decision]) -> None:
    """Keep the article's headline what its headline block now reads."""
    for block in {d.suggestion.block for d in decisions if d.suggestion.block.kind == "headline"}:
        accepted = [s.edit for s in Suggestion.objects.filter(block=block) if s.edit]
        Article.objects.filter(pk=article.pk).update(
            headline=current_text(block.copy, accepted)[:MAX_HEADLINE]
        )
