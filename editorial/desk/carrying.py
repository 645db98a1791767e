"""What was proposed and decided on blocks that an edit replaces goes on with the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy

from django.db.models.base import ModelState

from editorial.models import Block, Suggestion, Verdict
from editorial.text.carry import Carrier
from editorial.text.rebase import BETWEEN, home_of, starts
from editorial.text.span import Span

from .settling import known_by, resettle

Home = tuple[Block, Span]


def carry(left: Sequence[Block], came: Sequence[Block], beside: Block, homes: Mapping[int, Home]) -> None:
    """Bring the suggestions of the blocks that `left` to the same words in those that `came`.

    `homes` says by id where suggestions stand now, for each accepted edit and for others of which
    that is known, those first that go before others; an edit with none stays behind. An open one
    whose words were edited, or whose place another has taken, stays in sight `beside` what was made
    of them, as outdated.
    """
    route, room = route_between(left, came), _Room()
    carried, outdated = [], []
    rows = Suggestion.objects.filter(block__in=left, carried_to=None, outdated_at=None)
    ranks = {pk: rank for rank, pk in enumerate(homes)}
    for suggestion in sorted(rows, key=lambda row: ranks.get(row.pk, len(ranks))):
        is_told = suggestion.edit or suggestion.pk in homes
        home = homes.get(suggestion.pk) if is_told else route(suggestion)
        moved = _on(suggestion, *home) if home else None
        if moved and room.takes(moved):
            carried.append(moved)
        elif suggestion.verdict == Verdict.OPEN:
            outdated.append(suggestion.pk)
    Suggestion.objects.bulk_create(carried, batch_size=500)
    Suggestion.objects.filter(pk__in=outdated).update(outdated_at=beside)
    Suggestion.objects.filter(outdated_at__in=left).update(outdated_at=beside)
    resettle(Suggestion.objects.filter(block__in=came))


def bring_home(stranded: Sequence[Block], back: Sequence[Block]) -> None:
    """Bring what stayed behind on blocks that once stood to their words, now that those are `back`.

    One that cannot stand beside what is accepted there by now, or was proposed anew, stays where it is.
    """
    route, room = route_between(stranded, back), _Room(Suggestion.objects.filter(block__in=back))
    carried = []
    for suggestion in Suggestion.objects.filter(block__in=stranded, carried_to=None):
        home = route(suggestion)
        moved = _on(suggestion, *home) if home else None
        if moved and room.takes(moved):
            carried.append(moved)
    Suggestion.objects.filter(pk__in=[s.carried_from_id for s in carried]).update(outdated_at=None)
    Suggestion.objects.bulk_create(carried, batch_size=500)
    resettle(Suggestion.objects.filter(block__in=back))


def route_between(left: Sequence[Block], came: Sequence[Block]) -> Callable[[Suggestion], Home | None]:
    """Says for a suggestion on one of `left` where the same words stand in `came`."""
    before, after = [block.text for block in left], [block.text for block in came]
    carrier = Carrier(BETWEEN.join(before), BETWEEN.join(after))
    begins = dict(zip((block.pk for block in left), starts(before), strict=True))

    def route(suggestion: Suggestion) -> Home | None:
        span = carrier.carry(suggestion.span.shifted(begins[suggestion.block_id]))
        home = home_of(span, after) if span else None
        return (came[home[0]], home[1]) if home else None

    return route


class _Room:
    """What stands in some blocks: no two accepted edits at odds, and nothing twice."""

    def __init__(self, there: Iterable[Suggestion] = ()) -> None:
        self.edits: dict[int, list[Span]] = defaultdict(list)
        self.known: set[tuple[object, ...]] = set()
        for suggestion in there:
            self._add(suggestion)

    def takes(self, suggestion: Suggestion) -> bool:
        """Let it in where there is room for it; whether there was."""
        places = self.edits[suggestion.block_id] if suggestion.edit else []
        is_free = not any(suggestion.span.conflicts(span) for span in places)
        if is_free and self.known.isdisjoint(_marks(suggestion)):
            self._add(suggestion)
            return True
        return False

    def _add(self, suggestion: Suggestion) -> None:
        self.known |= _marks(suggestion)
        if suggestion.edit:
            self.edits[suggestion.block_id].append(suggestion.span)


def _marks(suggestion: Suggestion) -> set[tuple[object, ...]]:
    """What no other of the block may share: what it is known by, and the change it proposes."""
    block, change = suggestion.block_id, (suggestion.span, suggestion.replacement)
    return {(block, suggestion.identity)} | ({(block, *change)} if suggestion.proposal else set())


def _on(suggestion: Suggestion, block: Block, span: Span) -> Suggestion:
    """The same suggestion on other words that read the same, known by what is about them now."""
    moved = copy(suggestion)
    moved.carried_from_id = suggestion.pk
    moved.origin_id = suggestion.origin_id or suggestion.pk
    moved.outdated_at = None
    moved.pk = None
    moved._state = ModelState()
    moved.block = block
    moved.start, moved.end = span.start, span.end
    moved.identity = known_by(moved, block.text)
    return moved


def carried_to(ids: Iterable[int]) -> dict[int, int]:
    """By each id that of the row which edits have carried it to: a query for each edit on the way."""
    now = {pk: pk for pk in ids}
    while moved := dict(
        Suggestion.objects.filter(carried_from__in=now.values()).values_list("carried_from", "pk")
    ):
        now = {asked: moved.get(pk, pk) for asked, pk in now.items()}
    return now
