"""The desk at which a shift is worked through: who is there, the rules, what it shows at any time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from unittest import mock

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from editorial.checkers.rule import Kind
from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.desk.reading import read_review
from editorial.desk.undoing import CannotGoBack, take_back_edit
from editorial.models import Article, Block, Decision, Revision, Suggestion, Verdict
from editorial.models.article import MAX_HEADLINE
from editorial.text.block import BlockKind

from . import making

LONG = "n" * 220
WORDS = [
    "the ",
    "teh ",
    "night ",
    " ",
    ",",
    "\N{HATCHING CHICK}",
    "e\N{COMBINING ACUTE ACCENT}",
    "ferry ",
    "Kyiv ",
    "kyiv ",
    LONG,
]
RULES = [
    making.rule("teh", "teh", "the"),
    making.rule("doubled", "  +", " "),
    making.rule("wide", "teh night", "tonight", kind=Kind.CHOICE),
    making.rule("cut", "night ?", ""),
    making.rule("after_comma", "(?<=,)(?! )", " "),
    making.rule("asked", "ferry", None),
]

texts = st.lists(st.sampled_from(WORDS[:-1]), min_size=2, max_size=8).map("".join).filter(str.strip)
headlines = st.one_of(texts, texts.map(lambda text: LONG + text + LONG))


class Desk(RuleBasedStateMachine):
    @initialize(headline=headlines, paragraphs=st.lists(texts, min_size=1, max_size=3))
    def take_in(self, headline: str, paragraphs: list[str]) -> None:
        self.scope = transaction.atomic()
        self.scope.__enter__()
        rules = {rule.id: rule for rule in RULES}
        self.patch = mock.patch("editorial.desk.checking.all_rules", return_value=rules)
        self.patch.start()
        self.editors = [making.person(name) for name in ("maren", "tomas", "ilse", "hanna")]
        self.article = making.take_in_text(headline, *paragraphs)
        check_article(self.article.pk)
        self.decisions = 0
        self.moments: dict[str, list[str]] = {}

    def teardown(self) -> None:
        if not hasattr(self, "article"):
            return
        try:
            self._take_back_every_edit()
        finally:
            self.patch.stop()
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)

    def _decide(self, choices: list[Choice], editor: int) -> list[Decision]:
        made = decide(self.article.pk, choices, self.editors[editor])
        assert len(made.decided) + len(made.repeated) + len(made.refused) == len(choices)
        assert all(refusal.sentence for refusal in made.refused)
        self.decisions += len(made.decided)
        return made.decided

    def _is_free(self, row: Suggestion, verdict: Verdict, words: str | None) -> bool:
        """Whether the verdict is another and nothing that stands is in its way."""
        if (row.verdict == Verdict.OPEN) == (verdict == Verdict.OPEN):
            return False
        puts = None if verdict != Verdict.ACCEPTED else row.replacement if words is None else words
        if row.outdated_at_id:
            return puts is None
        beside = [s.span for s in Suggestion.objects.filter(block=row.block_id) if s.edit]
        return puts is None or not any(row.span.conflicts(span) for span in beside)

    def _edit(self, act: Callable[[], Revision], block: Block, may_refuse: bool = False) -> None:
        """Make the edit; taken back right away it leaves nothing behind, and that can be taken back too."""
        before, newest = self._desk(), self.article.revisions.count()
        try:
            with transaction.atomic():
                revision = act()
        except ValueError:
            assert may_refuse or block.kind == BlockKind.HEADLINE
            assert self._desk() == before
            return
        if revision.number == newest:
            assert self._desk() == before
            return
        after = self._texts()
        with self._rolled_back():
            back = take_back_edit(revision, self.editors[0])
            assert self._desk() == before
            assert list(violations()) == []
            take_back_edit(back, self.editors[0])
            assert self._texts() == after
            assert list(violations()) == []

    def _take_back_every_edit(self) -> None:
        """The newest first, so that each leaves the one before as it was made."""
        made = self.article.revisions.filter(number__gt=1, takes_back=None, taken_back_by=None)
        for revision in made.order_by("-number"):
            with suppress(CannotGoBack):
                take_back_edit(revision, self.editors[0])
            assert list(violations()) == []

    def _desk(self) -> tuple[list[str], Counter[tuple[object, ...]]]:
        """What each block reads, and all that is shown with it."""
        blocks = {block.pk: place for place, block in enumerate(standing_blocks(self.article))}
        shown = Suggestion.objects.standing()
        return self._texts(), Counter(
            (
                blocks.get(s.block_id),
                s.span,
                s.original,
                s.replacement,
                s.voice,
                s.message,
                s.verdict,
                s.applied,
                s.held,
            )
            for s in shown
        )

    def _texts(self) -> list[str]:
        texts = [view.text for view in read_review(self.article).blocks]
        assert Article.objects.get(pk=self.article.pk).headline == texts[0][:MAX_HEADLINE]
        return texts

    def _standing(self, pick: int) -> Block:
        blocks = standing_blocks(self.article)
        return blocks[pick % len(blocks)]

    def _pick(self, rows: Any, pick: int) -> Any:
        count = rows.count()
        return rows.order_by("pk")[pick % count] if count else None

    @contextmanager
    def _rolled_back(self) -> Iterator[None]:
        decisions = self.decisions
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.decisions = decisions
