"""Verdicts on suggestions: accept, reject, take back. One path for one or for many.

Whoever decides holds the article's lock, so that two editors come one after the other. Each
verdict is a compare-and-set on the version the page showed, and one decision on record.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from editorial.models import Article, Block, Decision, Placement, Suggestion, Verdict
from editorial.models.article import MAX_HEADLINE
from editorial.text.block import BlockKind
from editorial.text.overlay import current_text
from editorial.text.span import Span

from .carrying import carried_to
from .locking import locked
from .revising import stand_ins
from .settling import resettle
from .stamping import touch
from .wording import spoken


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict asked for: `seen` is the version of the suggestion that the page showed.

    `words` are what to put instead of the proposed replacement; None takes that as it is. `reason`
    goes on record.
    """

    suggestion: int
    verdict: Verdict
    seen: int | None = None
    words: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A choice that could not be carried out, and the sentence that says why."""

    choice: Choice
    suggestion: Suggestion
    sentence: str


@dataclass(slots=True)
class Outcome:
    """What became of the choices. `repeated` were on record already, by the same editor.

    `act` names those that were decided as one; `stamp` is the article's after it.
    """

    act: UUID | None = None
    stamp: int = 0
    decided: list[Decision] = field(default_factory=list)
    repeated: list[Suggestion] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def decide(article_id: int, choices: Sequence[Choice], editor: User, *, act: UUID | None = None) -> Outcome:
    """Carry out what can be carried out of `choices`, in one transaction, and say what could not.

    They are weighed in the order given; several are one `act` on record. One that an edit has
    carried on meanwhile is decided where it stands now; one whose words an edit wrote over can be
    taken back, changes no copy by that, and waits beside what was written. Raises
    Suggestion.DoesNotExist when one of them is not in this article.
    """
    with transaction.atomic():
        article = locked(article_id)
        desk = _Desk(article, choices, editor)
        if desk.is_behind:
            desk = _Desk(article, _where_they_stand(choices), editor)
        outcome = Outcome(act or (uuid4() if len(choices) > 1 else None))
        for choice in desk.choices:
            desk.weigh(choice, outcome)
        if outcome.decided:
            _store(outcome.decided)
            resettle(desk.suggestions.values())
            desk.refresh_headline()
            outcome.stamp = article.stamp + 1
            touch(article_id, {s.outdated_at_id or s.block_id for s in desk.suggestions.values()})
    return outcome


def _where_they_stand(choices: Sequence[Choice]) -> list[Choice]:
    """The choices, each about the row that the last edit of its paragraph carried its suggestion to."""
    now = carried_to(choice.suggestion for choice in choices)
    return [replace(choice, suggestion=now[choice.suggestion]) for choice in choices]


class _Desk:
    """The suggestions of every block in question, as they stand under the lock."""

    def __init__(self, article: Article, choices: Sequence[Choice], editor: User) -> None:
        self.article = article
        self.choices = choices
        self.editor = editor
        self.now = timezone.now()
        wanted = [choice.suggestion for choice in choices]
        holding = Suggestion.objects.filter(pk__in=wanted, article=article).order_by().values("block")
        stands = Exists(Placement.objects.filter(block=OuterRef("pk"), until=None))
        blocks = {b.pk: b for b in Block.objects.filter(pk__in=holding).annotate(stands=stands)}
        self.standing = {block.pk for block in blocks.values() if block.stands}
        self.suggestions: dict[int, Suggestion] = {}
        self.accepted = {block: _Standing() for block in blocks}
        for suggestion in Suggestion.objects.filter(block__in=blocks).select_related("decided_by"):
            suggestion.article, suggestion.block = article, blocks[suggestion.block_id]
            suggestion.block.article = article
            self.suggestions[suggestion.pk] = suggestion
            if suggestion.edit:
                self.accepted[suggestion.block_id].add(suggestion)
        self.turned: set[int] = set()
        if missing := set(wanted) - set(self.suggestions):
            raise Suggestion.DoesNotExist(f"not in article {article.pk}: {sorted(missing)}")

    @property
    def is_behind(self) -> bool:
        """Whether one of the choices is about a block that an edit has replaced."""
        asked = (self.suggestions[choice.suggestion] for choice in self.choices)
        return any(suggestion.block_id not in self.standing for suggestion in asked)

    @cached_property
    def stand_ins(self) -> dict[int, Block]:
        """What stands for each of the blocks that an edit has replaced."""
        return stand_ins(self.article, self.accepted.keys() - self.standing)

    def weigh(self, choice: Choice, outcome: Outcome) -> None:
        """Put the choice where it belongs: on record already, refused, or decided from now on."""
        suggestion = self.suggestions[choice.suggestion]
        words = _words(suggestion, choice)
        if _is_repeat(suggestion, choice, words, self.editor):
            outcome.repeated.append(suggestion)
        elif sentence := self._objection(suggestion, choice, words):
            outcome.refused.append(Refusal(choice, suggestion, sentence))
        else:
            outcome.decided.append(self._turn(suggestion, choice, words, outcome.act))

    def _objection(self, suggestion: Suggestion, choice: Choice, words: str | None) -> str:
        """Why the choice cannot be carried out, or nothing."""
        in_sight = suggestion.outdated_at_id is not None
        changes_copy = words is not None or (choice.verdict != Verdict.OPEN and not in_sight)
        if suggestion.block_id not in self.standing and changes_copy:
            return "This paragraph has been edited since; the suggestion belongs to its earlier text."
        if suggestion.pk in self.turned or _is_stale(suggestion, choice):
            return standing_verdict(suggestion)
        if words is not None and (other := self.accepted[suggestion.block_id].in_the_way(suggestion)):
            return f"This overlaps a change that stands: {standing_verdict(other)}"
        return ""

    def _turn(self, suggestion: Suggestion, choice: Choice, words: str | None, act: UUID | None) -> Decision:
        """The suggestion as it now stands, and the decision that made it so; neither stored yet."""
        is_open = choice.verdict == Verdict.OPEN
        decision = Decision(
            suggestion=suggestion,
            number=suggestion.version + 1,
            before=suggestion.verdict,
            after=choice.verdict,
            words=words,
            reason=choice.reason,
            act=act,
            editor=self.editor,
            at=self.now,
        )
        self.turned.add(suggestion.pk)
        if suggestion.edit:
            self.accepted[suggestion.block_id].remove(suggestion)
        if suggestion.block_id not in self.standing and suggestion.outdated_at_id is None:
            suggestion.outdated_at = self.stand_ins[suggestion.block_id]
        suggestion.verdict = choice.verdict
        suggestion.applied = words
        suggestion.held = False
        suggestion.version += 1
        suggestion.decided_by = None if is_open else self.editor
        suggestion.decided_at = None if is_open else self.now
        if suggestion.edit:
            self.accepted[suggestion.block_id].add(suggestion)
        return decision

    def refresh_headline(self) -> None:
        """Keep the article's headline what its headline block now reads."""
        standing = [s for s in self.suggestions.values() if s.block_id in self.standing]
        of_headline = [s for s in standing if s.block.kind == BlockKind.HEADLINE]
        if self.turned.isdisjoint(s.pk for s in of_headline):
            return
        reads = current_text(of_headline[0].block.copy, [s.edit for s in of_headline if s.edit])
        Article.objects.filter(pk=self.article.pk).update(headline=reads[:MAX_HEADLINE])


class _Standing:
    """The accepted edits of a block, in reading order and clear of each other."""

    def __init__(self) -> None:
        self.places: list[tuple[Span, int, Suggestion]] = []

    def add(self, suggestion: Suggestion) -> None:
        insort(self.places, (suggestion.span, suggestion.pk, suggestion))

    def remove(self, suggestion: Suggestion) -> None:
        self.places.remove((suggestion.span, suggestion.pk, suggestion))

    def in_the_way(self, suggestion: Suggestion) -> Suggestion | None:
        """The edit that `suggestion` cannot stand beside; only its neighbours can be such."""
        at = bisect(self.places, (suggestion.span, suggestion.pk, suggestion))
        near = self.places[max(at - 1, 0) : at + 1]
        return next((other for span, _, other in near if span.conflicts(suggestion.span)), None)


def standing_verdict(suggestion: Suggestion) -> str:
    """A sentence on where the suggestion stands: who decided what, and when."""
    change = spoken(suggestion, suggestion.block.text)
    if suggestion.decided_at is None:
        return f"{change} is open again: its decision was taken back."
    name = suggestion.decided_by.get_username() if suggestion.decided_by else "Somebody"
    when = timezone.localtime(suggestion.decided_at)
    return f"{name} {suggestion.verdict} {change} at {when:%H:%M} on {when.day} {when:%B %Y}."


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


@dataclass(frozen=True, slots=True)
class _Turn:
    """What decisions have in common that one statement can store."""

    before: str
    after: str
    number: int
    as_proposed: bool
    words: str | None
    outdated_at: int | None

    @classmethod
    def of(cls, decision: Decision) -> _Turn:
        suggestion = decision.suggestion
        as_proposed = decision.words == suggestion.replacement
        words = None if as_proposed else decision.words
        outdated_at = suggestion.outdated_at_id
        return cls(decision.before, decision.after, decision.number, as_proposed, words, outdated_at)


def _store(decisions: Sequence[Decision]) -> None:
    """Write the verdicts and the record of them; those that are alike take one statement.

    What is accepted comes last: at no moment do two edits that overlap stand in the table.
    """
    alike: dict[_Turn, list[Suggestion]] = defaultdict(list)
    for decision in decisions:
        alike[_Turn.of(decision)].append(decision.suggestion)
    for turn in sorted(alike, key=lambda turn: turn.after == Verdict.ACCEPTED):
        _compare_and_set(turn, alike[turn])
    Decision.objects.bulk_create(decisions, batch_size=500)


def _compare_and_set(turn: _Turn, suggestions: Sequence[Suggestion]) -> None:
    """Turn what was alike alike. Raises RuntimeError if one had moved on."""
    first = suggestions[0]
    stored = Suggestion.objects.filter(
        pk__in=[suggestion.pk for suggestion in suggestions], version=turn.number - 1, verdict=turn.before
    ).update(
        verdict=turn.after,
        applied=F("replacement") if turn.as_proposed else turn.words,
        held=False,
        outdated_at=turn.outdated_at,
        version=turn.number,
        decided_by=first.decided_by,
        decided_at=first.decided_at,
    )
    if stored != len(suggestions):
        raise RuntimeError("a suggestion moved on while its article was locked")
