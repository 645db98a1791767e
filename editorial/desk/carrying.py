"""What was proposed and decided on blocks that an edit replaces goes on with the same words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from editorial.checkers.rule import Finding, Kind
from editorial.checkers.settle import identity
from editorial.models import Block, Suggestion, Verdict
from editorial.text.carry import Carrier
from editorial.text.rebase import BETWEEN, home_of, starts
from editorial.text.span import Span

from .settling import resettle

Home = tuple[Block, Span]


def carry(left: Sequence[Block], came: Sequence[Block], beside: Block, accepted: dict[int, Home]) -> None:
    """Bring the suggestions of the blocks that `left` to the same words in those that `came`.

    `accepted` says where each accepted edit stands now, by id; the words of one that is not there
    were written over, so that it stays behind. An open one whose words were edited stays in sight
    `beside` what was made of them, as outdated.
    """
    route = _route(left, came)
    carried, outdated = [], []
    for suggestion in Suggestion.objects.filter(block__in=left, carried_to=None, outdated_at=None):
        home = accepted.get(suggestion.pk) if suggestion.edit else route(suggestion)
        if home:
            carried.append(_on(suggestion, *home))
        elif suggestion.verdict == Verdict.OPEN:
            outdated.append(suggestion.pk)
    Suggestion.objects.bulk_create(carried, batch_size=500)
    Suggestion.objects.filter(pk__in=outdated).update(outdated_at=beside)
    Suggestion.objects.filter(outdated_at__in=left).update(outdated_at=beside)
    resettle(Suggestion.objects.filter(block__in=came))


def bring_home(stranded: Sequence[Block], back: Sequence[Block]) -> None:
    """Bring what stayed behind on blocks that once stood to their words, now that those are `back`.

    One that cannot stand beside what is accepted there by now stays where it is.
    """
    route = _route(stranded, back)
    standing = [(s.block_id, s.span) for s in Suggestion.objects.filter(block__in=back) if s.edit]
    carried = []
    for suggestion in Suggestion.objects.filter(block__in=stranded, carried_to=None):
        home = route(suggestion)
        if not home or (suggestion.edit and _is_taken(home, standing)) or _is_there(suggestion, home):
            continue
        if suggestion.edit:
            standing.append((home[0].pk, home[1]))
        Suggestion.objects.filter(pk=suggestion.pk).update(outdated_at=None)
        carried.append(_on(suggestion, *home))
    Suggestion.objects.bulk_create(carried, batch_size=500)
    resettle(Suggestion.objects.filter(block__in=back))


def route_of_edits(left: Sequence[Block], came: Sequence[Block]) -> dict[int, Home]:
    """Where the accepted edits of the blocks that `left` find the words they replace in those that `came`."""
    route = _route(left, came)
    homes = {s.pk: route(s) for s in Suggestion.objects.filter(block__in=left, carried_to=None) if s.edit}
    return {pk: home for pk, home in homes.items() if home}


def _route(left: Sequence[Block], came: Sequence[Block]) -> Callable[[Suggestion], Home | None]:
    """Says for a suggestion on one of `left` where the same words stand in `came`."""
    before, after = [block.text for block in left], [block.text for block in came]
    carrier = Carrier(BETWEEN.join(before), BETWEEN.join(after))
    begins = dict(zip((block.pk for block in left), starts(before), strict=True))

    def route(suggestion: Suggestion) -> Home | None:
        span = carrier.carry(suggestion.span.shifted(begins[suggestion.block_id]))
        home = home_of(span, after) if span else None
        return (came[home[0]], home[1]) if home else None

    return route


def _is_taken(home: Home, standing: Collection[tuple[int, Span]]) -> bool:
    return any(home[0].pk == block and home[1].conflicts(span) for block, span in standing)


def _is_there(suggestion: Suggestion, home: Home) -> bool:
    """Whether the checkers or a colleague have proposed the same anew."""
    block, span = home
    same = Suggestion.objects.filter(block=block, start=span.start, end=span.end)
    return bool(same.filter(replacement=suggestion.replacement, rule=suggestion.rule).exists())


def _on(suggestion: Suggestion, block: Block, span: Span) -> Suggestion:
    """The same suggestion on other words that read the same, known by what is about them now."""
    if suggestion.rule:
        kind = Kind(suggestion.kind)
        finding = Finding(0, span, suggestion.replacement, suggestion.rule, kind)
        suggestion.identity = identity(finding, block.text)
    suggestion.carried_from_id = suggestion.pk
    suggestion.origin_id = suggestion.origin_id or suggestion.pk
    suggestion.outdated_at = None
    suggestion.pk = None
    suggestion._state.adding = True
    suggestion.block = block
    suggestion.start, suggestion.end = span.start, span.end
    return suggestion
