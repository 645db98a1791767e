"""What an edit removed, put back in the place of what it brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from editorial.models import Article, Block, Placement, Revision, Suggestion
from editorial.text.block import Block as Copy
from editorial.text.carry import Carrier, changes
from editorial.text.overlay import Edit, current_html

from .carrying import Home, route_between
from .revising import Swap, blocks_of, stored, successors


@dataclass(frozen=True)
class Past:
    """An edit among all that was ever placed in its article, `places`, in reading order."""

    article: Article
    revision: Revision
    places: Sequence[Placement]

    @classmethod
    def of(cls, article: Article, revision: Revision) -> Past:
        places = Placement.objects.filter(article=article).select_related("block").order_by("position")
        return cls(article, revision, list(places))

    @cached_property
    def standing(self) -> list[Placement]:
        return [place for place in self.places if place.until is None]

    @cached_property
    def came(self) -> list[Placement]:
        return self.made_by(self.revision.number)

    @cached_property
    def gone(self) -> list[Placement]:
        return self.ended_by(self.revision.number)

    @property
    def stranded(self) -> list[Block]:
        """The blocks that the edit took out of the copy."""
        return [block for block in blocks_of(self.gone) if block not in blocks_of(self.came)]

    def made_by(self, number: int) -> list[Placement]:
        return [place for place in self.places if place.since == number]

    def ended_by(self, number: int) -> list[Placement]:
        return [place for place in self.places if place.until == number]


def swap_back(past: Past) -> Swap | None:
    """What undoes the edit and nothing else; None where its words have been edited again since."""
    return _whole(past) or _piecemeal(past)


def _whole(past: Past) -> Swap | None:
    """What the edit removed, in the place of all it brought; None when that no longer stands together."""
    here = _as_they_stand(past)
    if past.came:
        at = past.standing.index(here[0]) if here else -1
    else:
        at = sum(1 for place in past.standing if place.position < past.gone[0].position)
    if at < 0 or past.standing[at : at + len(here)] != here:
        return None
    same = {place.block_id: now.block for place, now in zip(past.came, here, strict=True)}
    back = {b.pk: stored(past.article, b.copy) for b in blocks_of(past.gone) if b.pk not in same}
    blocks = [back.get(block.pk) or same[block.pk] for block in blocks_of(past.gone)]
    return _swap(past, at, here, blocks, back)


def _as_they_stand(past: Past) -> list[Placement]:
    """Where all that the edit brought stands now, if only by edits taken back since; else nothing."""
    undone = dict(past.article.revisions.exclude(takes_back=None).values_list("takes_back__number", "number"))
    here = []
    for place in past.came:
        now: Placement | None = place
        while now and now.until:
            now = _restored(past, now, undone.get(now.until))
        here.append(now)
    return [place for place in here if place] if all(here) else []


def _restored(past: Past, place: Placement, number: int | None) -> Placement | None:
    """Where the revision of this number, by taking back the edit that ended `place`, put the same again."""
    assert place.until is not None
    was = past.ended_by(place.until)
    again = past.made_by(number) if number else []
    if len(was) != len(again):
        return None
    found = again[was.index(place)]
    return found if found.block.digest == place.block.digest else None


def _piecemeal(past: Past) -> Swap | None:
    """The one block that stands where the edit was, without what the edit changed in it."""
    came, gone = blocks_of(past.came), blocks_of(past.gone)
    now = successors([block.pk for block in came], past.standing) if came else []
    if not len(now) == len(came) == len(gone) == 1:
        return None
    carrier = Carrier(came[0].text, now[0].text)
    edits = []
    for change in changes(came[0].text, gone[0].text):
        span = carrier.carry(change.before)
        if span is None:
            return None
        edits.append(Edit(span, change.after.of(gone[0].text)))
    kind = gone[0].copy.kind if now[0].kind == came[0].kind else now[0].copy.kind
    block = stored(past.article, Copy(kind, current_html(now[0].copy, edits)))
    at = next(n for n, place in enumerate(past.standing) if place.block == now[0])
    return _swap(past, at, [past.standing[at]], [block], {})


def _swap(
    past: Past, at: int, gone: Sequence[Placement], blocks: Sequence[Block], back: Mapping[int, Block]
) -> Swap:
    left = [block for block in blocks_of(gone) if block not in blocks]
    fresh = [block for block in blocks if block not in blocks_of(gone)]
    return Swap(at, gone, blocks, _homes(past, left, fresh, back))


def _homes(
    past: Past, left: Sequence[Block], fresh: Sequence[Block], back: Mapping[int, Block]
) -> dict[int, Home]:
    """Where suggestions go: those that the edit carried, to where it took them from.

    `back` has the new blocks by the ids of those that they are copies of. An accepted one that the
    edit itself brought home stays behind with it; one accepted since finds the words it replaces.
    """
    route, exact, found = route_between(left, fresh), {}, {}
    rows = Suggestion.objects.filter(block__in=left, carried_to=None)
    before = _before_the_edit(past, rows)
    gone = {block.pk for block in past.stranded}
    for row in rows:
        was = before.get(row.pk)
        is_part = was and was.block_id not in gone and was.version == row.version
        if was and was.block_id in back:
            exact[row.pk] = back[was.block_id], was.span
        elif row.edit and not is_part and (home := route(row)):
            found[row.pk] = home
    return exact | found


def _before_the_edit(past: Past, rows: Iterable[Suggestion]) -> dict[int, Suggestion]:
    """What each row was before the edit carried it, by its id; none for those that came later."""
    came = {block.pk for block in blocks_of(past.came)} - {block.pk for block in blocks_of(past.gone)}
    line = {row.pk: row for row in rows}
    while climbing := {pk: row for pk, row in line.items() if row.block_id not in came and row.carried_from}:
        line |= {pk: row.carried_from for pk, row in climbing.items() if row.carried_from}
    there = ((pk, row.carried_from) for pk, row in line.items() if row.block_id in came)
    return {pk: was for pk, was in there if was}
