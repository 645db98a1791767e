"""Every invariant, held against the data as it is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.db import transaction

from editorial.models import (
    Article,
    Block,
    Decision,
    Placement,
    Release,
    Remark,
    Revision,
    Silence,
    Suggestion,
    Verdict,
)
from editorial.models.article import MAX_HEADLINE
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind
from editorial.text.overlay import Conflict, current_text

from .intake import revision_digest
from .locking import locked
from .settling import held_among


def counts() -> dict[str, int]:
    """How many rows of each kind there are."""
    models = Article, Revision, Block, Placement, Suggestion, Decision, Remark, Silence, Release
    return {str(model._meta.verbose_name_plural): model._default_manager.count() for model in models}


def violations() -> Iterator[str]:
    """A sentence for every place where the stored data breaks an invariant; none when all is well.

    Each article is read under its lock: a desk at work meanwhile raises no false alarm.
    """
    for article_id in list(Article.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            found = list(article_violations(locked(article_id)))
        yield from found
    yield from _stray_rows()


def article_violations(article: Article) -> Iterator[str]:
    """The same for one article, whose lock the caller holds."""
    blocks = {block.pk: block for block in Block.objects.filter(article=article)}
    suggestions: dict[int, list[Suggestion]] = defaultdict(list)
    rows = Suggestion.objects.filter(block__article=article).select_related("carried_from")
    for suggestion in rows.prefetch_related("decisions"):
        suggestions[suggestion.block_id].append(suggestion)
    placements = list(Placement.objects.filter(article=article).order_by("position"))
    for block in blocks.values():
        yield from _block_faults(block)
        yield from _overlay_faults(block, suggestions[block.pk])
        for suggestion in suggestions[block.pk]:
            yield from _anchor_faults(block, suggestion)
            yield from _record_faults(suggestion)
    yield from _sight_faults(article)
    yield from _revision_faults(article, blocks, placements)
    yield from _headline_faults(article, blocks, placements, suggestions)


def _block_faults(block: Block) -> Iterator[str]:
    copy = Copy(BlockKind(block.kind), block.html)
    if copy.text != block.text:
        yield f"block {block.pk}: its text is not what its HTML reads"
    if copy.digest != block.digest:
        yield f"block {block.pk}: its digest does not fit its content"


def _anchor_faults(block: Block, suggestion: Suggestion) -> Iterator[str]:
    if suggestion.end > len(block.text):
        yield f"suggestion {suggestion.pk}: it reaches outside its block"
    if suggestion.span.of(block.text) != suggestion.original:
        yield f"suggestion {suggestion.pk}: its original is not what stands at its place"
    if suggestion.article_id != block.article_id:
        yield f"suggestion {suggestion.pk}: its block belongs to another article"


def _overlay_faults(block: Block, suggestions: list[Suggestion]) -> Iterator[str]:
    standing = sorted((s for s in suggestions if s.edit), key=lambda s: s.span)
    for one, other in pairwise(standing):  # in order, so an overlap anywhere shows between neighbours
        if one.span.conflicts(other.span):
            yield f"suggestions {one.pk} and {other.pk}: both accepted, and they overlap"
    held = held_among(suggestions)
    for suggestion in suggestions:
        if suggestion.verdict == Verdict.OPEN and suggestion.held != (suggestion.pk in held):
            yield f"suggestion {suggestion.pk}: {'held' if suggestion.held else 'shown'} against the order"


def _record_faults(suggestion: Suggestion) -> Iterator[str]:
    """The suggestion must be exactly what its decisions make of it, or of what an edit carried here."""
    past = suggestion.carried_from
    decisions = sorted(suggestion.decisions.all(), key=lambda decision: decision.pk)
    begins = suggestion.version - len(decisions)
    if begins != 0 and (past is None or begins != past.version):
        yield f"suggestion {suggestion.pk}: at version {suggestion.version} with {len(decisions)} decisions"
    verdict, words = (past.verdict, past.applied) if past and begins else (str(Verdict.OPEN), None)
    for number, decision in enumerate(decisions, start=begins + 1):
        if decision.number != number or decision.before != verdict:
            yield f"decision {decision.pk}: it does not follow the one before"
        verdict, words = decision.after, decision.words
    if (suggestion.verdict, suggestion.applied) != (verdict, words):
        yield f"suggestion {suggestion.pk}: its verdict is not that of its last decision"
    if past and suggestion.origin_id != (past.origin_id or past.pk):
        yield f"suggestion {suggestion.pk}: it was carried from one of another origin"
    yield from _decider_faults(suggestion, decisions)


def _decider_faults(suggestion: Suggestion, decisions: list[Decision]) -> Iterator[str]:
    by, at = None, None
    if decisions and suggestion.verdict != Verdict.OPEN:
        by, at = decisions[-1].editor_id, decisions[-1].at
    elif suggestion.carried_from and suggestion.verdict != Verdict.OPEN:
        by, at = suggestion.carried_from.decided_by_id, suggestion.carried_from.decided_at
    if suggestion.decided_by_id != by:
        yield f"suggestion {suggestion.pk}: it names another editor than its last decision"
    if suggestion.decided_at != at:
        yield f"suggestion {suggestion.pk}: it names another time than its last decision"


def _revision_faults(
    article: Article, blocks: dict[int, Block], placements: list[Placement]
) -> Iterator[str]:
    revisions = list(Revision.objects.filter(article=article).order_by("number"))
    if [revision.number for revision in revisions] != list(range(1, len(revisions) + 1)) or not revisions:
        yield f"article {article.pk}: its revisions are not numbered from 1 without a gap"
    if any(max(p.since, p.until or 0) > len(revisions) for p in placements):
        yield f"article {article.pk}: a block is placed by a revision that is not there"
    for revision in revisions:
        placed = [p.block_id for p in placements if _stands(p, revision.number)]
        if not set(placed) <= set(blocks):
            yield f"revision {revision.pk}: it holds a block of another article"
        elif revision_digest([blocks[pk] for pk in placed]) != revision.digest:
            yield f"revision {revision.pk}: its blocks are not those it was made of"


def _stands(placement: Placement, number: int) -> bool:
    return placement.since <= number and (placement.until is None or placement.until > number)


def _headline_faults(
    article: Article,
    blocks: dict[int, Block],
    placements: list[Placement],
    suggestions: dict[int, list[Suggestion]],
) -> Iterator[str]:
    standing = [blocks[p.block_id] for p in placements if p.until is None and p.block_id in blocks]
    if not standing:
        return
    first = standing[0]
    if [block for block in standing if block.kind == BlockKind.HEADLINE] != [first]:
        yield f"article {article.pk}: its first block, and no other, has to be a headline"
    try:
        reads = current_text(first.copy, [s.edit for s in suggestions[first.pk] if s.edit])
    except (Conflict, ValueError):
        return  # told already, by its overlay or its anchors
    if reads[:MAX_HEADLINE] != article.headline:
        yield f"article {article.pk}: its headline is not what its first block reads"


def _sight_faults(article: Article) -> Iterator[str]:
    """An edit carries every open suggestion or keeps it in sight."""
    open_ones = Suggestion.objects.filter(article=article, verdict=Verdict.OPEN, carried_to=None)
    for pk in open_ones.exclude(pk__in=open_ones.standing().values("pk")).values_list("pk", flat=True):
        yield f"suggestion {pk}: open, and lost from sight by an edit"


def _stray_rows() -> Iterator[str]:
    for suggestion in Suggestion.objects.filter(block__placements=None):
        yield f"suggestion {suggestion.pk}: its block was never placed"
