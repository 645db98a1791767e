"""The checkers look at an article; what they find becomes suggestions, none of them twice."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from editorial.checkers.document import Document
from editorial.checkers.engine import check
from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Finding
from editorial.checkers.settle import identity, merged
from editorial.formats.characters import clean_text
from editorial.models import Article, Block, Placement, Suggestion, Verdict
from editorial.text.block import BlockKind

from .house import house_style
from .locking import locked
from .settling import resettle

log = logging.getLogger(__name__)


def check_article(article_id: int) -> int:
    """Run every checker over the newest revision; the number of suggestions that are new.

    The checkers run outside any transaction. When the copy changed meanwhile, what they found
    in blocks that no longer stand is left out; the edit has its own check coming.
    """
    article = Article.objects.get(pk=article_id)
    blocks = standing_blocks(article)
    document = Document.of(
        ((BlockKind(block.kind), block.text) for block in blocks),
        language=article.language,
        date=article.dated,
        style=house_style(),
    )
    found = merged(check(document, all_rules().values()), [block.text for block in blocks])
    with transaction.atomic():
        locked(article_id)
        standing = set(
            Placement.objects.standing().filter(article=article).values_list("block_id", flat=True)
        )
        new = _new_suggestions(article, blocks, [f for f in found if blocks[f.block].pk in standing])
        Suggestion.objects.bulk_create(new, batch_size=500)
        resettle(Suggestion.objects.filter(article=article, block__in=standing))
        Article.objects.filter(pk=article_id).update(checked_at=timezone.now(), check_failed=False)
    return len(new)


def standing_blocks(article: Article) -> list[Block]:
    """The blocks of the newest revision in reading order."""
    placements = Placement.objects.standing().filter(article=article).select_related("block")
    return [placement.block for placement in placements]


def _new_suggestions(article: Article, blocks: list[Block], found: Iterable[Finding]) -> list[Suggestion]:
    """Those findings that nobody has raised or rejected here before."""
    known = _Known(article)
    sound = (finding for finding in found if _is_sound(finding, blocks[finding.block].text))
    new = (_suggestion(blocks[finding.block], finding) for finding in sound)
    return [suggestion for suggestion in new if known.admits(suggestion)]


def _is_sound(finding: Finding, text: str) -> bool:
    """Whether the finding would change something and can be stored; one that can't must not stop the rest."""
    words = finding.replacement
    if words == finding.span.of(text):
        return False
    fits = finding.span.end <= len(text)
    if not fits or any(clean_text(w) != w for w in (words or "", finding.message, *finding.alternatives)):
        log.error("a finding of %s cannot be stored and was left out", finding.rule)
        return False
    return True


class _Known:
    """What has been raised in the article already: nothing comes twice, and no rejected one comes back.

    The same change by another rule is not new either, whatever was decided on it. Two questions
    about the same words are two.
    """

    def __init__(self, article: Article) -> None:
        self.raised: set[tuple[int, str]] = set()
        self.rejected: set[str] = set()
        self.changes: set[tuple[int, int, int, str | None]] = set()
        for s in Suggestion.objects.filter(article=article).only(
            "block_id", "identity", "verdict", "start", "end", "replacement"
        ):
            self._add(s)
            if s.verdict == Verdict.REJECTED:
                self.rejected.add(s.identity)

    def admits(self, suggestion: Suggestion) -> bool:
        if (
            (suggestion.block_id, suggestion.identity) in self.raised
            or suggestion.identity in self.rejected
            or _change(suggestion) in self.changes
        ):
            return False
        self._add(suggestion)
        return True

    def _add(self, suggestion: Suggestion) -> None:
        self.raised.add((suggestion.block_id, suggestion.identity))
        if suggestion.replacement is not None:
            self.changes.add(_change(suggestion))


def _change(suggestion: Suggestion) -> tuple[int, int, int, str | None]:
    return suggestion.block_id, suggestion.start, suggestion.end, suggestion.replacement


def _suggestion(block: Block, finding: Finding) -> Suggestion:
    return Suggestion(
        article_id=block.article_id,
        block=block,
        start=finding.span.start,
        end=finding.span.end,
        original=finding.span.of(block.text),
        replacement=finding.replacement,
        alternatives=list(finding.alternatives),
        kind=finding.kind,
        severity=finding.severity,
        category=finding.category,
        rule=finding.rule,
        also=list(finding.also),
        message=finding.message,
        source=finding.source,
        identity=identity(finding, block.text),
    )
