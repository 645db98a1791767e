"""What is done in a shift from the pages beside the copy: all alike, names, history, versions, archive."""

from __future__ import annotations

from contextlib import suppress
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from editorial.desk.archive import article_record, take_in_record
from editorial.desk.deciding import Choice
from editorial.desk.history import Decided, DecidedTogether, read_history
from editorial.desk.integrity import violations
from editorial.desk.ledger import Unsettled, put_in_register, read_ledger, settle
from editorial.desk.reading import Among, read_alike
from editorial.desk.receipt import read_receipt
from editorial.desk.undoing import take_back_act
from editorial.desk.versions import moment, read_at
from editorial.formats import record
from editorial.models import Article, Decision, RuleSwitch, Suggestion, Verdict

from .shift import RULES, Desk

picks = st.integers(0, 10**6)
editors = st.sampled_from(range(3))


class Pages(Desk):
    @rule(
        pick=picks,
        editor=editors,
        among=st.sampled_from(Among),
        verdict=st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED]),
        left_out=st.integers(0, 3),
    )
    def decide_all_alike(self, pick: int, editor: int, among: Among, verdict: Verdict, left_out: int) -> None:
        """What can be done is done, and taken back as one it leaves the desk as it was."""
        row = self._pick(Suggestion.objects.standing(), pick)
        if row is None:
            return
        alike = [card.suggestion for card in read_alike(row, among)]
        ticked = [Choice(s.pk, verdict, s.version) for n, s in enumerate(alike) if n != left_out]
        before = self._desk()
        made = self._decide(ticked, editor)
        if made and made[0].act:
            with self._rolled_back():
                taken = take_back_act(self.article.pk, made[0].act, self.editors[editor])
                assert len(taken.decided) == len(made)
                assert self._desk() == before

    @rule(pick=picks, editor=editors)
    def settle_a_name(self, pick: int, editor: int) -> None:
        """It suggests and changes nothing; a second time there is nothing left to suggest."""
        rows = read_ledger(self.article)
        if rows:
            forms = [one.form for one in rows[pick % len(rows)].written]
            before = self._texts()
            settle(self.article, forms[pick % len(forms)], forms, self.editors[editor])
            assert settle(self.article, forms[pick % len(forms)], forms, self.editors[editor]) == 0
            assert self._texts() == before

    @rule(pick=picks, editor=editors)
    def put_a_name_in_the_register(self, pick: int, editor: int) -> None:
        rows = read_ledger(self.article)
        if rows:
            written = rows[pick % len(rows)].written
            with suppress(Unsettled):
                put_in_register(self.article, written[pick % len(written)].form, self.editors[editor])

    @rule(switched=st.sampled_from(RULES), on=st.booleans())
    def switch_a_rule(self, switched: object, on: bool) -> None:
        RuleSwitch.objects.update_or_create(rule=switched.id, defaults={"on": on})

    @rule(pick=picks, editor=editors)
    def take_back_from_the_history(self, pick: int, editor: int) -> None:
        """Every verdict that still is the last on its suggestion, whatever was written since."""
        verdicts = [event for event in self._decided() if event.now]
        assert {event.now.pk for event in verdicts} == set(
            Suggestion.objects.filter(carried_to=None)
            .exclude(verdict=Verdict.OPEN)
            .values_list("pk", flat=True)
        )
        if verdicts:
            event, before = verdicts[pick % len(verdicts)], self._texts()
            choice = Choice(event.now.pk, Verdict.OPEN, event.now.version)
            assert len(self._decide([choice], editor)) == 1
            assert self._texts() == before or not event.is_gone

    @rule()
    def read_what_is_on_record(self) -> None:
        """History and receipt tell every decision once, and the receipt every suggestion."""
        made = sorted(Decision.objects.values_list("pk", flat=True))
        assert sorted(event.decision.pk for event in self._decided()) == made
        receipt = read_receipt(self.article)
        assert sorted(step.decision.pk for entry in receipt.entries for step in entry.steps) == made
        assert {entry.first.pk for entry in receipt.entries} == set(
            Suggestion.objects.filter(origin=None).values_list("pk", flat=True)
        )

    @rule()
    def take_it_out_whole_and_in_again(self) -> None:
        with self._rolled_back():
            told = article_record(Article.objects.get(pk=self.article.pk))
            with mock.patch("editorial.formats.record.READ_AT_ONCE", 10**9):  # no process that may time out
                again = take_in_record(record.read(record.write(told)))
            assert article_record(again) == told
            assert list(violations()) == []

    @invariant()
    def it_reads_now_as_it_shows(self) -> None:
        reads = self._texts()
        assert read_at(self.article, moment(self.article, "now")) == reads
        last = Decision.objects.order_by("pk").last()
        if last:
            self.moments.setdefault(f"d{last.pk}", reads)

    def teardown(self) -> None:
        try:
            for name, read in getattr(self, "moments", {}).items():
                assert read_at(self.article, moment(self.article, name)) == read, name
        finally:
            super().teardown()

    def _decided(self) -> list[Decided]:
        out: list[Decided] = []
        for event in read_history(self.article):
            out += event.each if isinstance(event, DecidedTogether) else []
            out += [event] if isinstance(event, Decided) else []
        return out
