"""Edits and acts taken back: always by one more revision or decision, never by one less."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from editorial.models import Article, Block, Decision, Placement, Revision, Suggestion, Verdict
from editorial.text.block import Block as Copy
from editorial.text.carry import Carrier, changes
from editorial.text.overlay import Edit, current_html, current_text

from .carrying import bring_home, route_of_edits
from .deciding import Choice, Outcome, decide
from .locking import locked
from .revising import Swap, blocks_of, guard_headline, layer_of, put, standing_places, stored, successors
from .wording import spoken

_LOOKED_BACK = 200  # decisions


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
        places = Placement.objects.filter(article=article).select_related("block").order_by("position")
        came, gone = list(places.filter(since=revision.number)), list(places.filter(until=revision.number))
        standing = standing_places(article)
        stranded = [block for block in blocks_of(gone) if block not in blocks_of(came)]
        swap = _back(article, standing, came, gone) or _piecemeal(article, standing, came, gone)
        guard_headline(swap.at, [block.copy for block in swap.blocks], standing)
        back = [block for block in swap.blocks if block not in blocks_of(swap.gone)]
        made = put(article, standing, swap, editor, takes_back=revision)
        bring_home(stranded, back)
        _refresh_headline(article)
        return made


_ALREADY = "This edit has been taken back already."
_WRITTEN_OVER = (
    "What this edit wrote has been edited again since: take that back first, or write in the paragraph."
)


def _back(
    article: Article, standing: Sequence[Placement], came: Sequence[Placement], gone: Sequence[Placement]
) -> Swap | None:
    """What the edit removed, in the place of all it brought; None when that no longer stands together."""
    ids = [p.pk for p in standing]
    if came:
        at = ids.index(came[0].pk) if came[0].pk in ids else -1
    else:
        at = sum(1 for p in standing if p.position < gone[0].position)
    if at < 0 or ids[at : at + len(came)] != [p.pk for p in came]:
        return None
    here = blocks_of(came)
    blocks = [block if block in here else stored(article, block.copy) for block in blocks_of(gone)]
    return _swap(at, came, blocks)


def _piecemeal(
    article: Article, standing: Sequence[Placement], came: Sequence[Placement], gone: Sequence[Placement]
) -> Swap:
    """The one block that stands where the edit was, without what the edit changed in it."""
    now = successors([p.block_id for p in came], standing) if came else []
    if not len(now) == len(came) == len(gone) == 1:
        raise CannotGoBack(_WRITTEN_OVER)
    old, new = came[0].block.text, now[0].text
    carrier = Carrier(old, new)
    edits = []
    for change in changes(old, gone[0].block.text):
        span = carrier.carry(change.before)
        if span is None:
            raise CannotGoBack(_WRITTEN_OVER)
        edits.append(Edit(span, change.after.of(gone[0].block.text)))
    kind = gone[0].block.copy.kind if now[0].kind == came[0].block.kind else now[0].copy.kind
    block = stored(article, Copy(kind, current_html(now[0].copy, edits)))
    at = next(n for n, p in enumerate(standing) if p.block == now[0])
    return _swap(at, [standing[at]], [block])


def _swap(at: int, gone: Sequence[Placement], blocks: Sequence[Block]) -> Swap:
    """With the accepted edits of those that go anchored where their original words stand again."""
    left = [block for block in blocks_of(gone) if block not in blocks]
    fresh = [block for block in blocks if block not in blocks_of(gone)]
    return Swap(at, gone, blocks, route_of_edits(left, fresh))


def _refresh_headline(article: Article) -> None:
    first = standing_places(article)[0].block
    layer = layer_of(first)
    Article.objects.filter(pk=article.pk).update(headline=current_text(layer.block, layer.edits))


def take_back_act(article_id: int, act: UUID, editor: User) -> Outcome:
    """Take back all that was decided as one, as far as it still stands."""
    decisions = Decision.objects.filter(act=act, suggestion__article=article_id).exclude(after=Verdict.OPEN)
    choices = [Choice(d.suggestion_id, Verdict.OPEN, d.number) for d in decisions if _still_stands(d)]
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
            return f"Taken back: your edit of {timezone.localtime(revision.made_at):%H:%M}."
        if decision is None:
            raise CannotGoBack("There is nothing of yours to take back here.")
        if decision.act:
            outcome = take_back_act(article.pk, decision.act, editor)
        else:
            choice = Choice(decision.suggestion_id, Verdict.OPEN, decision.number)
            outcome = decide(article.pk, [choice], editor)
        return told(outcome)


def told(outcome: Outcome) -> str:
    """A sentence on what was taken back, and on what could not be."""
    taken = [decision.suggestion for decision in outcome.decided]
    if len(taken) == 1:
        said = f"Taken back: {spoken(taken[0], taken[0].block.text)}."
    else:
        said = f"Taken back: {len(taken)} decisions."
    return " ".join([said, *(refusal.sentence for refusal in outcome.refused)])


def _last_decision(article: Article, editor: User) -> Decision | None:
    mine = Decision.objects.filter(suggestion__article=article, editor=editor).exclude(after=Verdict.OPEN)
    rows = mine.select_related("suggestion").order_by("-pk")[:_LOOKED_BACK]
    return next((decision for decision in rows if _still_stands(decision)), None)


def _still_stands(decision: Decision) -> bool:
    """Whether nothing has been decided on its suggestion since, and its words are there."""
    row = decision.suggestion
    while carried := row.carried_to.first():
        row = carried
    in_sight = Suggestion.objects.standing().filter(pk=row.pk).exists()
    return in_sight and (row.version, row.verdict) == (decision.number, decision.after)


def _last_edit(article: Article, editor: User) -> Revision | None:
    mine = article.revisions.filter(made_by=editor, number__gt=1, takes_back=None, taken_back_by=None)
    return mine.order_by("-number").first()
