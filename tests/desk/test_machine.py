"""Three editors decide on one article in any order, held against a model that knows nothing of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from editorial.checkers.rule import Kind
from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.desk.reading import read_review
from editorial.models import Article, Decision, Suggestion, Verdict

from . import making

EDITORS = ["maren", "tomas", "ilse"]
WORDS = ["the", "teh", "night", " ", ",", "\N{HATCHING CHICK}", "e\N{COMBINING ACUTE ACCENT}", "\u05d0\u05d1"]
RULES = [
    making.rule("teh", "teh", "the"),
    making.rule("doubled", "  +", " "),
    making.rule("wide", "teh night", "tonight", kind=Kind.CHOICE),
    making.rule("cut", "night ", ""),
    making.rule("after_comma", "(?<=,)(?! )", " "),
    making.rule("before_comma", "(?=,)", "\N{HATCHING CHICK}"),
    making.rule("asked", "night", None),
    making.rule("opening", "^..", "Ah"),
    making.rule("second", "(?<=^.)..?", "oh", kind=Kind.CHOICE),
    making.rule("chick", "\N{HATCHING CHICK}.?", "chick"),
]

texts = st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map("".join).filter(str.strip)
picks = st.integers(0, 10**6)
editors = st.sampled_from(range(3))
verdicts = st.sampled_from(Verdict.values)
replacements = st.one_of(st.none(), st.lists(st.sampled_from(WORDS), max_size=2).map("".join))


@dataclass
class Known:
    """What the model knows of one suggestion."""

    block: int
    start: int
    end: int
    proposed: str | None
    verdict: str = "open"
    applied: str | None = None
    version: int = 0
    by: int | None = None

    def points(self) -> set[int]:
        """The places it takes up, with one between every two characters."""
        return set(range(2 * self.start + 1, 2 * self.end)) if self.end > self.start else {2 * self.start}

    def overlaps(self, other: Known) -> bool:
        return self.block == other.block and bool(self.points() & other.points())


class Desk(RuleBasedStateMachine):
    @initialize(headline=texts, paragraphs=st.lists(texts, min_size=1, max_size=2))
    def take_in(self, headline: str, paragraphs: list[str]) -> None:
        self.scope = transaction.atomic()
        self.scope.__enter__()
        rules = {rule.id: rule for rule in RULES}
        self.patch = mock.patch("editorial.desk.checking.all_rules", return_value=rules)
        self.patch.start()
        self.editors = [making.person(name) for name in EDITORS]
        self.article = making.take_in_text(headline, *paragraphs)
        self.blocks = {block.pk: block.text for block in standing_blocks(self.article)}
        check_article(self.article.pk)
        self.known = {
            s.pk: Known(s.block_id, s.start, s.end, s.replacement) for s in Suggestion.objects.order_by("pk")
        }
        self.record: list[tuple[int, str, str, int]] = []

    def teardown(self) -> None:
        if hasattr(self, "scope"):
            self.patch.stop()
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)

    @rule(pick=picks, editor=editors, verdict=verdicts, words=replacements)
    def one(self, pick: int, editor: int, verdict: str, words: str | None) -> None:
        """From a page that shows the suggestion as it stands."""
        self._ask(self._picked([(pick, verdict)]), editor, words)

    @rule(pick=picks, editor=editors, verdict=verdicts, behind=st.integers(1, 2))
    def stale(self, pick: int, editor: int, verdict: str, behind: int) -> None:
        """From a page that shows it as it stood some decisions ago: stale, or a second click."""
        self._ask(self._picked([(pick, verdict)]), editor, behind=behind)

    @rule(chosen=st.lists(st.tuples(picks, verdicts), max_size=6), editor=editors)
    def many(self, chosen: list[tuple[int, str]], editor: int) -> None:
        self._ask(self._picked(chosen), editor)

    @rule(chosen=st.permutations(range(4)), editor=editors, words=replacements)
    def accept_some_and_take_them_back(self, chosen: list[int], editor: int, words: str | None) -> None:
        before = self._texts()
        turned = self._ask(self._picked([(n, "accepted") for n in chosen]), editor, words)
        self._ask([(pk, "open") for pk in turned[::2] + turned[1::2]], editor)
        assert self._texts() == before

    @rule()
    def check_again(self) -> None:
        assert check_article(self.article.pk) == 0

    @invariant()
    def the_data_is_sound(self) -> None:
        assert list(violations()) == []

    @invariant()
    def the_text_is_the_block_with_what_was_accepted_spliced_in(self) -> None:
        expected = {pk: self._spliced(pk) for pk in self.blocks}
        assert self._texts() == expected
        assert Article.objects.get(pk=self.article.pk).headline == next(iter(expected.values()))

    @invariant()
    def every_answered_decision_is_on_record_once_and_in_order(self) -> None:
        rows = Decision.objects.values_list("suggestion_id", "before", "after", "editor_id")
        assert list(rows) == self.record

    @invariant()
    def what_is_shown_can_be_accepted_side_by_side_and_what_is_held_cannot(self) -> None:
        rows = {s.pk: s for s in Suggestion.objects.all()}
        changes = {pk: known for pk, known in self.known.items() if known.proposed is not None}
        accepted = [k for k in self.known.values() if k.applied is not None]
        shown = [k for pk, k in changes.items() if k.verdict == "open" and not rows[pk].held]
        for place, one in enumerate(shown):
            assert not any(one.overlaps(other) for other in accepted + shown[place + 1 :])
        for pk, row in rows.items():
            assert not row.held or any(self.known[pk].overlaps(other) for other in accepted + shown)

    def _picked(self, chosen: list[tuple[int, str]]) -> list[tuple[int, str]]:
        ids = list(self.known)
        return [(ids[n % len(ids)], verdict) for n, verdict in chosen] if ids else []

    def _ask(
        self, asked: list[tuple[int, str]], editor: int, words: str | None = None, behind: int = 0
    ) -> list[int]:
        """Ask the desk and the model alike; the suggestions that were decided."""
        seen = {pk: max(0, self.known[pk].version - behind) for pk, _ in asked}
        choices = [Choice(pk, Verdict(verdict), seen[pk], words) for pk, verdict in asked]
        outcome = decide(self.article.pk, choices, self.editors[editor])
        answers = [self._expect(pk, editor, verdict, words, seen[pk]) for pk, verdict in asked]
        told = {"decided": outcome.decided, "repeated": outcome.repeated, "refused": outcome.refused}
        assert {name: answers.count(name) for name in told} == {name: len(told[name]) for name in told}
        assert all(refusal.sentence for refusal in outcome.refused)
        return [pk for (pk, _), answer in zip(asked, answers, strict=True) if answer == "decided"]

    def _expect(self, pk: int, editor: int, verdict: str, words: str | None, seen: int) -> str:
        known = self.known[pk]
        wanted = (known.proposed if words is None else words) if verdict == "accepted" else None
        is_own = verdict == "open" or known.by == editor
        if (known.verdict, known.applied) == (verdict, wanted) and is_own and known.version - seen in (0, 1):
            return "repeated"
        others = [k for k in self.known.values() if k is not known and k.applied is not None]
        is_free = wanted is None or not any(known.overlaps(other) for other in others)
        if seen != known.version or (known.verdict == "open") == (verdict == "open") or not is_free:
            return "refused"
        self.record.append((pk, known.verdict, verdict, self.editors[editor].pk))
        known.verdict, known.applied, known.version = verdict, wanted, known.version + 1
        known.by = None if verdict == "open" else editor
        return "decided"

    def _texts(self) -> dict[int, str]:
        return {view.block.pk: view.text for view in read_review(self.article).blocks}

    def _spliced(self, block: int) -> str:
        text = self.blocks[block]
        applied = [k for k in self.known.values() if k.block == block and k.applied is not None]
        for known in sorted(applied, key=lambda k: (k.start, k.end), reverse=True):
            text = text[: known.start] + known.applied + text[known.end :]
        return text


@pytest.mark.django_db
def test_whatever_three_editors_do_the_invariants_hold():
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=40,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
            database=None,
        ),
    )
