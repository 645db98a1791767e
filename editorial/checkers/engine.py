"""Runs rules over a document. One rule that fails or is slow is logged and skipped, never fatal."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterable, Iterator

from editorial.text.span import Span

from .document import LONGEST_BLOCK, Document, Passage
from .languages import is_of
from .rule import Finding, Hit, Kind, Rule, Severity

log = logging.getLogger(__name__)

SECONDS_A_RULE = 2.0


def check(
    document: Document,
    rules: Iterable[Rule],
    *,
    fresh: Collection[int] | None = None,
    seconds: float = SECONDS_A_RULE,
) -> list[Finding]:
    """What `rules` find in `document`, unsettled and in no promised order.

    `fresh` are the indexes of the blocks that have not been looked at before (None: all): rules
    that need one block only leave the others alone. A rule that computes for more than `seconds`
    over the article gives what it has found by then; one that fails, what it had found before. What
    else the machine does meanwhile is not counted: a busy hour must not change what is found.
    """
    findings = [_too_long(block) for block in document.unread]
    for rule in in_force(document, rules):
        try:
            for passage, hit in _hits(rule, document, fresh, _Allowance(seconds)):
                findings.append(_finding(rule, passage, hit))
        except Exception:
            log.exception("rule %s failed and was skipped", rule.id)
    return findings


def in_force(document: Document, rules: Iterable[Rule]) -> list[Rule]:
    """Those of `rules` that the house has switched on and that speak the document's language."""
    style = document.style
    return [rule for rule in rules if style.wants(rule.id, rule.on) and _speaks(rule, document.language)]


def _too_long(block: int) -> Finding:
    """Says of a block that nobody has looked at it: silence would pass for praise."""
    return Finding(
        block=block,
        span=Span(0, 1),
        replacement=None,
        rule="engine.too_long",
        kind=Kind.QUERY,
        severity=Severity.QUERY,
        category="unread",
        message=f"This block is longer than {LONGEST_BLOCK:,} characters and was not checked. Part it.",
        source="The checkers' own limit",
    )


def _speaks(rule: Rule, language: str) -> bool:
    return not rule.languages or any(is_of(language, prefix) for prefix in rule.languages)


class _Allowance:
    """What a rule may compute over one article."""

    def __init__(self, seconds: float) -> None:
        self._passed = time.perf_counter() + seconds
        self._computed = time.thread_time() + seconds

    def is_spent(self) -> bool:
        # A thread never computes for longer than passes, and what has passed is far cheaper to ask for.
        return time.perf_counter() > self._passed and time.thread_time() > self._computed


def _hits(
    rule: Rule, document: Document, fresh: Collection[int] | None, allowance: _Allowance
) -> Iterator[tuple[Passage, Hit]]:
    if rule.by_article:
        for hit in rule.by_article(document):
            assert hit.passage is not None, "a rule that looks across names the passage of each hit"
            yield hit.passage, hit
            if allowance.is_spent():
                log.warning("rule %s ran out of time", rule.id)
                return
    if rule.by_block:
        for passage in document.passages:
            if fresh is not None and passage.index not in fresh:
                continue
            if allowance.is_spent():
                log.warning("rule %s ran out of time at block %d", rule.id, passage.index)
                return
            for hit in rule.by_block(passage):
                yield passage, hit


def _finding(rule: Rule, passage: Passage, hit: Hit) -> Finding:
    kind = hit.kind or (rule.kind if hit.replacement is not None else Kind.QUERY)
    finding = Finding(
        block=passage.index,
        span=hit.span,
        replacement=hit.replacement,
        rule=rule.id,
        kind=kind,
        severity=Severity.QUERY if kind is Kind.QUERY else rule.severity,
        category=rule.category,
        message=hit.message or rule.message,
        source=rule.source,
        alternatives=hit.alternatives,
    )
    if rule.changes_words and kind is not Kind.QUERY and passage.is_quoted(hit.span):
        return finding.as_query()
    return finding
