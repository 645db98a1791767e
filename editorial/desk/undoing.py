"""Edits and acts taken back: always by one more revision or decision, never by one less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from editorial.models import Article, Decision, Revision, Silence, Suggestion, Verdict
from editorial.models.article import MAX_HEADLINE
from editorial.models.suggestion import change
from editorial.text.carry import compared

from .carrying import bring_home, carried_to
from .deciding import Choice, Outcome, decide
from .locking import locked
from .reversing import Past, swap_back
from .revising import blocks_of, guard_headline, layer_of, put, standing_places
from .stamping import touch
from .tasks import check_soon
from .wording import spoken

_LOOKED_BACK = 200  # decisions
_TOLD = 3  # different changes that a sentence names


class CannotGoBack(ValueError):
    """The edit cannot be taken back as things stand, and why."""


def take_back_edit(revision: Revision, editor: User) -> Revision:
    """The revision without what `revision` changed, all later decisions and edits kept.

    Raises CannotGoBack when it is the first one or taken back already, or when its words have been
    edited again since.
    """
    with transaction.atomic():
        article = locked(revision.article_id)
        if revision.number == 1 or Revision.objects.filter(takes_back=revision).exists():
            raise CannotGoBack("This is how the copy came in." if revision.number == 1 else _ALREADY)
        past = Past.of(article, revision)
        swap = swap_back(past)
        if swap is None:
            raise CannotGoBack(_WRITTEN_OVER)
        guard_headline(swap.at, [block.copy for block in swap.blocks], past.standing)
        back = [block for block in swap.blocks if block not in blocks_of(swap.gone)]
        made = put(article, past.standing, swap, editor, takes_back=revision)
        bring_home(past.stranded, back)
        _refresh_headline(article)
        return made


_ALREADY = "This edit has been taken back already."
_WRITTEN_OVER = (
    "What this edit wrote has been edited again since: take that back first, or write in the paragraph."
)


def _refresh_headline(article: Article) -> None:
    first = standing_places(article)[0].block
    headline = layer_of(first).reads.text[:MAX_HEADLINE]
    Article.objects.filter(pk=article.pk).update(headline=headline)


def take_back_act(article_id: int, act: UUID, editor: User) -> Outcome:
    """Take back all of what was decided as one that nothing was decided on since, and its silence."""
    with transaction.atomic():
        locked(article_id)
        kept = Silence.objects.filter(act=act, article=article_id, lifted_at=None)
        if kept.update(lifted_by=editor, lifted_at=timezone.now()):
            touch(article_id, [])
            check_soon(article_id, whole=True)
        made = Decision.objects.filter(act=act, suggestion__article=article_id).exclude(after=Verdict.OPEN)
        choices = [
            Choice(d.suggestion_id, Verdict.OPEN, d.number) for d in _last_on(made, Suggestion.objects.all())
        ]
        return decide(article_id, choices, editor)


def take_back_last(article: Article, editor: User) -> str:
    """Take back what this editor did last in the article and still stands; a sentence on what that was.

    One decision, all that were decided as one, or an edit. Raises CannotGoBack where there is
    nothing, or when it no longer can be.
    """
    with transaction.atomic():
        locked(article.pk)
        decision, revision = _last_decision(article, editor), _last_edit(article, editor)
        if revision and (decision is None or revision.made_at > decision.at):
            take_back_edit(revision, editor)
            return (
                f"Taken back: your edit of {timezone.localtime(revision.made_at):%H:%M}{_change(revision)}."
            )
        if decision is None:
            raise CannotGoBack("There is nothing of yours to take back here.")
        if decision.act:
            outcome = take_back_act(article.pk, decision.act, editor)
        else:
            choice = Choice(decision.suggestion_id, Verdict.OPEN, decision.number)
            outcome = decide(article.pk, [choice], editor)
        return told(outcome)


def told(outcome: Outcome) -> str:
    """What was taken back, and what could not be; of many changes the first few, each with its number."""
    rows = [decision.suggestion for decision in outcome.decided]
    changes = Counter(spoken(row, row.block.text) for row in rows)
    said = [what if times == 1 else f"{what} ({times} times)" for what, times in changes.items()]
    if len(said) > _TOLD:
        said[_TOLD:] = [f"and {sum(list(changes.values())[_TOLD:])} more"]
    return " ".join([f"Taken back: {', '.join(said)}.", *(refusal.sentence for refusal in outcome.refused)])


def _change(revision: Revision) -> str:
    """What the edit first wrote in place of what, for a sentence; nothing where it only moved blocks."""
    past = Past.of(revision.article, revision)
    old, new = ("\n".join(block.text for block in blocks_of(run)) for run in (past.gone, past.came))
    first = next((s for s in compared(old, new) if s.was or s.now), None)
    return f": {change(first.was, first.now)}" if first else ""


def _last_decision(article: Article, editor: User) -> Decision | None:
    mine = Decision.objects.filter(suggestion__article=article, editor=editor).exclude(after=Verdict.OPEN)
    in_sight = Suggestion.objects.standing()
    return next(iter(_last_on(mine.order_by("-pk")[:_LOOKED_BACK], in_sight)), None)


def _last_on(decisions: Iterable[Decision], among: QuerySet[Suggestion]) -> list[Decision]:
    """Those of which the suggestion, as edits have carried it, is among these and as they left it."""
    decisions = list(decisions)
    now = carried_to(decision.suggestion_id for decision in decisions)
    rows = among.filter(pk__in=now.values())
    states = {pk: state for pk, *state in rows.values_list("pk", "version", "verdict")}
    return [d for d in decisions if states.get(now[d.suggestion_id]) == [d.number, d.after]]


def _last_edit(article: Article, editor: User) -> Revision | None:
    mine = article.revisions.filter(made_by=editor, number__gt=1, takes_back=None, taken_back_by=None)
    return mine.order_by("-number").first()
