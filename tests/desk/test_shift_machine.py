"""A whole shift at one article: three editors and a reporter do all there is to do, in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from editorial.checkers.settle import outcome
from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice
from editorial.desk.editing import Changed, add_after, join_with_next, move, write
from editorial.desk.gate import let_out
from editorial.desk.integrity import violations
from editorial.desk.proposing import CannotPropose, Side, Wish, propose
from editorial.desk.revising import Overtaken, layer_of
from editorial.desk.settling import as_finding
from editorial.desk.silencing import lift, silence, silences
from editorial.desk.talking import remark, threads
from editorial.desk.undoing import CannotGoBack, take_back_act, take_back_edit, take_back_last
from editorial.desk.wording import subject
from editorial.models import Block, Decision, Revision, Silence, Suggestion, Verdict
from editorial.text.block import BlockKind

from .shift import LONG, WORDS, texts
from .shift_pages import Pages, editors, picks

inserted = st.lists(st.sampled_from([*WORDS, "\n\n"]), max_size=3).map("".join)
verdicts = st.sampled_from(Verdict)
own_words = st.one_of(st.none(), inserted)
kinds = st.sampled_from([None, None, None, BlockKind.QUOTE])


class Shift(Pages):
    @rule(
        pick=picks, editor=editors, verdict=verdicts, words=own_words, reason=st.sampled_from(["", "House"])
    )
    def decide_one(self, pick: int, editor: int, verdict: Verdict, words: str | None, reason: str) -> None:
        """From a page that shows it as it stands: carried out unless something stands in the way."""
        row = self._pick(Suggestion.objects.standing(), pick)
        if row is None:
            return
        before, is_free = self._desk(), self._is_free(row, verdict, words)
        made = self._decide([Choice(row.pk, verdict, row.version, words, reason)], editor)
        assert bool(made) == is_free
        if made and verdict != Verdict.OPEN:
            with self._rolled_back():
                self._decide([Choice(row.pk, Verdict.OPEN, row.version + 1)], editor)
                assert self._desk() == before

    @rule(chosen=st.lists(st.tuples(picks, verdicts, st.integers(0, 2)), max_size=5), editor=editors)
    def decide_many_from_any_page(self, chosen: list[tuple[int, Verdict, int]], editor: int) -> None:
        """Of any time: of blocks long gone, of versions behind."""
        rows = Suggestion.objects.all()
        picked = [(self._pick(rows, pick), verdict, behind) for pick, verdict, behind in chosen]
        self._decide([Choice(r.pk, v, max(0, r.version - b)) for r, v, b in picked if r], editor)

    @rule(pick=picks, editor=editors, at=picks, size=st.integers(0, 4), words=inserted, kind=kinds)
    def write_in_it(
        self, pick: int, editor: int, at: int, size: int, words: str, kind: BlockKind | None
    ) -> None:
        block = self._standing(pick)
        reads = layer_of(block).reads.text
        at %= len(reads) + 1
        text = reads[:at] + words + reads[at + size :]
        kind = None if block.kind == BlockKind.HEADLINE else kind
        self._edit(lambda: write(block, text, seen=reads, editor=self.editors[editor], kind=kind), block)

    @rule(pick=picks, editor=editors, text=st.one_of(texts, st.just("")))
    def write_all_of_it(self, pick: int, editor: int, text: str) -> None:
        block = self._standing(pick)
        reads = layer_of(block).reads.text
        self._edit(lambda: write(block, text, seen=reads, editor=self.editors[editor]), block)

    @rule(pick=picks, editor=editors, text=inserted)
    def add(self, pick: int, editor: int, text: str) -> None:
        block = self._standing(pick)
        self._edit(lambda: add_after(block, text, self.editors[editor]), block)

    @rule(pick=picks, editor=editors)
    def join(self, pick: int, editor: int) -> None:
        block = self._standing(pick)
        is_last = block == standing_blocks(self.article)[-1]
        self._edit(lambda: join_with_next(block, self.editors[editor]), block, may_refuse=is_last)

    @rule(pick=picks, editor=editors, by=st.integers(-2, 2))
    def move(self, pick: int, editor: int, by: int) -> None:
        block, places = self._standing(pick), standing_blocks(self.article)
        is_none = not 1 <= places.index(block) + by < len(places)
        self._edit(
            lambda: move(self.article.pk, block.pk, by, self.editors[editor]), block, may_refuse=is_none
        )

    @rule(pick=picks, editor=editors, act=st.integers(0, 3))
    def edit_from_a_stale_page(self, pick: int, editor: int, act: int) -> None:
        block, person = self._pick(Block.objects.all(), pick), self.editors[editor]
        is_gone = block not in standing_blocks(self.article)
        acts: list[Callable[[], Revision]] = [
            lambda: write(block, "the", seen="long ago", editor=person),
            lambda: add_after(block, "the", person),
            lambda: join_with_next(block, person),
            lambda: move(self.article.pk, block.pk, 1, person),
        ]
        if is_gone or act == 0:
            with pytest.raises((Overtaken, Changed, ValueError)):
                acts[act]()

    @rule(pick=picks, editor=editors)
    def take_back_an_edit(self, pick: int, editor: int) -> None:
        revision = self._pick(self.article.revisions.all(), pick)
        try:
            take_back_edit(revision, self.editors[editor])
        except CannotGoBack:
            assert revision.number < self.article.revisions.count() or revision.number == 1

    @rule(editor=editors)
    def take_back_the_last_thing(self, editor: int) -> None:
        revisions, decisions = self.article.revisions.count(), Decision.objects.count()
        try:
            assert take_back_last(self.article, self.editors[editor])
        except CannotGoBack:
            return
        self.decisions = Decision.objects.count()
        assert (self.article.revisions.count() > revisions) != (self.decisions > decisions)

    @rule(pick=picks, editor=editors)
    def take_back_an_act(self, pick: int, editor: int) -> None:
        decision = self._pick(Decision.objects.exclude(act=None), pick)
        if decision:
            self.decisions += len(take_back_act(self.article.pk, decision.act, self.editors[editor]).decided)

    @rule(
        pick=picks,
        person=st.sampled_from(range(4)),
        at=picks,
        size=st.integers(0, 6),
        words=own_words,
        side=st.sampled_from(Side),
        note=st.sampled_from(["", "Sure?"]),
    )
    def propose(
        self, pick: int, person: int, at: int, size: int, words: str | None, side: Side, note: str
    ) -> None:
        block = self._pick(Block.objects.all(), pick)
        text = layer_of(block).reads.text
        at %= len(text) + 1
        said = Wish(text[at : at + size] or LONG, words, note, at if pick % 2 else None, side)
        try:
            made = propose(block, said, self.editors[person])
        except CannotPropose:
            return
        assert block in standing_blocks(self.article)
        assert made.replacement in (words, f" {words}", f"{words} ", f" {words} ")

    @rule(pick=picks, person=st.sampled_from(range(4)), text=st.sampled_from(["Yes.", "No.", "  "]))
    def remark(self, pick: int, person: int, text: str) -> None:
        row = self._pick(Suggestion.objects.all(), pick)
        if row and text.strip():
            line = remark(row, text, self.editors[person])
            assert line in threads([row])[row.pk]
        elif row:
            with pytest.raises(ValueError, match="something"):
                remark(row, text, self.editors[person])

    @rule(pick=picks, editor=editors)
    def silence(self, pick: int, editor: int) -> None:
        row = self._pick(Suggestion.objects.all(), pick)
        if row is None or not row.rule:
            return
        silence(row, self.editors[editor])
        self.decisions = Decision.objects.count()
        open_ones = Suggestion.objects.standing().filter(verdict=Verdict.OPEN, rule=row.rule)
        words = subject(row, row.block.text)
        assert words not in [subject(s, s.block.text) for s in open_ones if s.original == row.original]

    @rule(pick=picks, editor=editors)
    def lift(self, pick: int, editor: int) -> None:
        kept = self._pick(Silence.objects.all(), pick)
        if kept:
            self.decisions += len(lift(kept, self.editors[editor]).decided)
            assert kept not in silences(self.article)

    @rule(editor=editors)
    def let_out(self, editor: int) -> None:
        let_out(self.article, "It is late.", self.editors[editor])

    @rule(whole=st.booleans())
    def check(self, whole: bool) -> None:
        """Nothing comes back that was rejected or silenced, and checked again it finds nothing more."""
        old = set(Suggestion.objects.values_list("pk", flat=True))
        check_article(self.article.pk, whole=whole)
        new = Suggestion.objects.exclude(pk__in=old)
        rejected = Suggestion.objects.filter(verdict=Verdict.REJECTED)
        assert {s.identity for s in new}.isdisjoint(s.identity for s in rejected)
        assert {_outcome(s) for s in new}.isdisjoint(map(_outcome, Suggestion.objects.filter(pk__in=old)))
        quiet = {(kept.rule, kept.words) for kept in silences(self.article)}
        assert quiet.isdisjoint((s.rule, subject(s, s.block.text)) for s in new)
        assert check_article(self.article.pk, whole=True) == 0 or not whole

    @invariant()
    def the_data_is_sound(self) -> None:
        assert list(violations()) == []

    @invariant()
    def every_answered_decision_is_on_record(self) -> None:
        assert Decision.objects.count() == self.decisions

    @invariant()
    def nothing_stands_twice(self) -> None:
        last = Suggestion.objects.filter(carried_to=None).values_list("origin", "pk")
        assert max(Counter(origin or pk for origin, pk in last).values(), default=0) <= 1

    @invariant()
    def all_that_was_accepted_can_be_taken_back_and_the_blocks_read_as_they_are(self) -> None:
        with self._rolled_back():
            accepted = Suggestion.objects.standing().filter(verdict=Verdict.ACCEPTED)
            choices = [Choice(s.pk, Verdict.OPEN, s.version) for s in accepted]
            assert len(self._decide(choices, 0)) == len(choices)
            assert self._texts() == [block.text for block in standing_blocks(self.article)]
            assert list(violations()) == []


def _outcome(suggestion: Suggestion) -> tuple[object, ...]:
    return suggestion.block_id, *outcome(as_finding(suggestion), suggestion.block.text)


@pytest.mark.django_db
def test_whatever_a_shift_brings_the_invariants_hold():
    run_state_machine_as_test(
        Shift,
        settings=settings(
            max_examples=30,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
            database=None,
        ),
    )
