"""Which of several open suggestions on the same words is shown and which held, and how one is known."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from editorial.checkers.rule import Finding, Kind
from editorial.checkers.settle import identity, settle
from editorial.models import Suggestion, Verdict


def resettle(suggestions: Iterable[Suggestion]) -> list[int]:
    """Store anew which of these are held; give back the ids of those that changed.

    `suggestions` are all those of the blocks in question, as they stand; the caller holds the
    article's lock.
    """
    suggestions = list(suggestions)
    held = held_among(suggestions)
    changed = [s for s in suggestions if s.verdict == Verdict.OPEN and s.held != (s.pk in held)]
    for now_held in (True, False):
        ids = [s.pk for s in changed if (s.pk in held) is now_held]
        if ids:
            Suggestion.objects.filter(pk__in=ids, verdict=Verdict.OPEN).update(held=now_held)
    for suggestion in changed:
        suggestion.held = suggestion.pk in held
    return [s.pk for s in changed]


def held_among(suggestions: Iterable[Suggestion]) -> set[int]:
    """The ids of the open ones that are withdrawn or give way to an accepted one or one of higher rank."""
    suggestions = list(suggestions)
    accepted = [(s.block_id, s.span) for s in suggestions if s.edit]
    waiting = [s for s in suggestions if s.verdict == Verdict.OPEN]
    by_finding = {as_finding(s): s.pk for s in waiting if not s.withdrawn}
    _, held = settle(by_finding, accepted)
    return {by_finding[finding] for finding in held} | {s.pk for s in waiting if s.withdrawn}


def as_finding(suggestion: Suggestion) -> Finding:
    """The suggestion as the checkers compare it; its block is the block's id."""
    return Finding(
        block=suggestion.block_id,
        span=suggestion.span,
        replacement=suggestion.replacement,
        rule=suggestion.rule or f"person.{suggestion.author_id}",
        kind=Kind(suggestion.kind),
        alternatives=tuple(suggestion.alternatives),
        message=suggestion.identity,  # the last thing the order looks at: no two share it
    )


def known_by(suggestion: Suggestion, text: str) -> str:
    """What the suggestion is known by where it stands now, in a block of this plain text.

    A colleague's is known by its place: a question asked twice by one person is one. What came with
    a file keeps what it was given.
    """
    if suggestion.rule:
        return identity(as_finding(suggestion), text)
    if suggestion.author_id is None:
        return suggestion.identity
    note = "" if suggestion.replacement else suggestion.message
    span = suggestion.start, suggestion.end
    told = suggestion.author_id, suggestion.original, suggestion.replacement, note, *span
    return sha256(repr(told).encode()).hexdigest()
