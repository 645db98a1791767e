"""The copy as it came in, with all that was written, accepted and is open as tracked changes on it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from editorial.formats.draft import Draft, Proposal
from editorial.models import Article, Block, Decision, Placement, Revision, Suggestion, Verdict
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind
from editorial.text.carry import Carrier
from editorial.text.compose import composed
from editorial.text.overlay import Edit
from editorial.text.span import Span

from .reading import read_review
from .showing import BlockView

Turn = tuple[int, int]  # a suggestion, by the id it first had, and the number of a decision on it

_BY_NOBODY = "Blue Pencil"


def tracked_draft(article: Article) -> Draft:
    """The first revision's blocks, with hand edits, accepted suggestions and open ones as proposals.

    What was written goes by its writer, an accepted suggestion by whoever accepted it, an open one
    by who or what proposed it, each with its reason, what was said about it and why it was accepted.
    A paragraph added later is an empty one with an insertion, one removed later a deletion; one that
    was moved stands where it stands now.
    """
    strands, reasons = _strands(article), _reasons(article)
    blocks = tuple(strand.base for strand in strands)
    proposals = [p for number, strand in enumerate(strands) for p in strand.proposals(number, reasons)]
    return Draft(blocks, tuple(proposals))


@dataclass(frozen=True)
class _Strand:
    """A block as it came in, if it did, what stands there now, if anything does, and who last wrote it."""

    came: Block | None
    now: BlockView | None
    wrote: Revision | None

    @property
    def base(self) -> Copy:
        if self.came:
            return self.came.copy
        assert self.now, "what never came in was written later and stands"
        return Copy(BlockKind(self.now.block.kind), "")

    def proposals(self, number: int, reasons: Mapping[Turn, str]) -> Iterator[Proposal]:
        shown = [s for s in self.now.suggestions if s.edit or s in self.now.waiting] if self.now else []
        by_id = {s.pk: s for s in shown}
        new = self.now.block.text if self.now else ""
        for edit in composed(self.base.text, new, [e for s in shown if (e := s.edit or s.proposal)]):
            if edit.key:
                yield self._of_suggestion(number, by_id[edit.key], edit.span, reasons)
            else:
                yield self._by_hand(number, edit)
        carrier = Carrier(new, self.base.text)
        for query in (s for s in shown if not (s.edit or s.proposal)):
            span = carrier.carry(query.span) or Span(0, len(self.base.text))
            yield self._of_suggestion(number, query, span, reasons)

    def _of_suggestion(
        self, number: int, suggestion: Suggestion, span: Span, reasons: Mapping[Turn, str]
    ) -> Proposal:
        decider = suggestion.decided_by if suggestion.verdict == Verdict.ACCEPTED else None
        thread = self.now.threads.get(suggestion.pk, []) if self.now else []
        said = [f"{line.author.get_username()}: {line.text}" for line in thread]
        why = reasons.get((suggestion.origin_id or suggestion.pk, suggestion.version), "")
        return Proposal(
            block=number,
            span=span,
            replacement=suggestion.replacement if suggestion.applied is None else suggestion.applied,
            author=decider.get_username() if decider else suggestion.voice,
            date=suggestion.decided_at or suggestion.made_at,
            note="\n".join(filter(None, (suggestion.message, *said, why))),
        )

    def _by_hand(self, number: int, edit: Edit) -> Proposal:
        writer = self.wrote and self.wrote.made_by
        return Proposal(
            block=number,
            span=edit.span,
            replacement=edit.replacement,
            author=writer.get_username() if writer else _BY_NOBODY,
            date=self.wrote.made_at if self.wrote else datetime.datetime.now(datetime.UTC),
            note="",
        )


def _reasons(article: Article) -> dict[Turn, str]:
    """Why each was decided as it last was, where the editor said so; an edit may have carried it since."""
    given = Decision.objects.filter(suggestion__article=article).exclude(reason="")
    roots = given.annotate(root=Coalesce("suggestion__origin", "suggestion"))
    return {(root, number): why for root, number, why in roots.values_list("root", "number", "reason")}


def _strands(article: Article) -> list[_Strand]:
    """What stands, in reading order, each with where it came from; what is gone where it stood."""
    placements = list(Placement.objects.filter(article=article).select_related("block").order_by("position"))
    revisions = {r.number: r for r in article.revisions.select_related("made_by")}
    source = _sources(placements, len(revisions))
    first = [p.block for p in placements if p.since == 1]
    strands: list[_Strand] = []
    used: set[Block] = set()
    for view in read_review(article).blocks:
        root = _root(view.block, source)
        came = root if root in first and root not in used else None
        used.add(root)
        since = min(p.since for p in placements if p.block_id == view.block.pk)
        strands.append(_Strand(came, view, revisions[since]))
    ends = {p.block_id: p.until for p in placements if p.until}
    for block in reversed([block for block in first if block not in used]):
        behind = {b.pk for b in first[first.index(block) + 1 :]}
        at = next((n for n, s in enumerate(strands) if s.came and s.came.pk in behind), len(strands))
        strands.insert(at, _Strand(block, None, revisions[ends[block.pk]]))
    return strands


def _sources(placements: Sequence[Placement], last: int) -> dict[int, Block]:
    """For each block that an edit brought, the one that it took the place of."""
    came: dict[int, list[Block]] = defaultdict(list)
    gone: dict[int, list[Block]] = defaultdict(list)
    for placement in placements:
        came[placement.since].append(placement.block)
        if placement.until:
            gone[placement.until].append(placement.block)
    source: dict[int, Block] = {}
    for number in range(2, last + 1):
        left = [block for block in gone[number] if block not in came[number]]
        fresh = [block for block in came[number] if block not in gone[number]]
        source |= {new.pk: old for new, old in zip(fresh, left, strict=False)}
    return source


def _root(block: Block, source: dict[int, Block]) -> Block:
    while block.pk in source:
        block = source[block.pk]
    return block
