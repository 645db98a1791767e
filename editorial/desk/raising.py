"""Findings become suggestions: nothing comes twice, and nothing comes back that was rejected."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence

from editorial.checkers.rule import Finding
from editorial.checkers.settle import identity, outcome
from editorial.formats.characters import clean_text
from editorial.models import Article, Block, Placement, Silence, Suggestion, Verdict

from .settling import as_finding, resettle
from .stamping import touch
from .wording import subject

log = logging.getLogger(__name__)


def raise_findings(article: Article, blocks: Sequence[Block], found: Collection[Finding]) -> int:
    """Store what is new of `found`, whose blocks count in `blocks`; the number of suggestions that are new.

    What was found in blocks that no longer stand is left out. One that is open already gains the
    further rule's name. The caller holds the article's lock.
    """
    placed = Placement.objects.standing().filter(article=article)
    standing = set(placed.values_list("block_id", flat=True))
    known = _Known(article, {block.pk: block.text for block in blocks if block.pk in standing})
    for finding in found:
        block = blocks[finding.block]
        if block.pk in standing and _is_sound(finding, block.text):
            known.meet(_suggestion(block, finding))
    Suggestion.objects.bulk_create(known.new, batch_size=500)
    Suggestion.objects.bulk_update(known.joined.values(), ["also", "withdrawn"], batch_size=500)
    turned = resettle(Suggestion.objects.filter(article=article, block__in=standing))
    told = {s.block_id for s in [*known.new, *known.joined.values()]}
    if told or turned:
        settled = Suggestion.objects.filter(pk__in=turned).values_list("block_id", flat=True)
        touch(article.pk, {*told, *settled})
    return len(known.new)


def _is_sound(finding: Finding, text: str) -> bool:
    """Whether the finding would change something and can be stored; one that can't must not stop the rest."""
    words = finding.replacement
    if words == finding.span.of(text):
        return False
    told = words or "", finding.rule, finding.message, *finding.alternatives
    if finding.span.end > len(text) or any(clean_text(part) != part for part in told):
        log.error("a finding of %r cannot be stored and was left out", finding.rule)
        return False
    return True


class _Known:
    """What has been raised in the article already: nothing comes twice, and no rejected one comes back.

    Nor does what was silenced. The same change by another rule is not new either, whatever was
    decided on it. Two questions
    about the same words are two. `texts` are those of the blocks that findings may be in.
    """

    def __init__(self, article: Article, texts: dict[int, str]) -> None:
        self.texts = texts
        self.new: list[Suggestion] = []
        self.joined: dict[int, Suggestion] = {}
        self._raised: dict[tuple[object, ...], Suggestion] = {}
        self._rejected: set[str] = set()
        quiet = Silence.objects.filter(article=article, lifted_at=None)
        self._silenced = set(quiet.values_list("rule", "words"))
        for suggestion in Suggestion.objects.filter(article=article):
            if suggestion.verdict == Verdict.REJECTED:
                self._rejected.add(suggestion.identity)
            if suggestion.block_id in texts:
                self._add(suggestion)

    def meet(self, suggestion: Suggestion) -> None:
        """Take it in as new, or let the one that says the same name its rule too."""
        same = next((self._raised[key] for key in self._keys(suggestion) if key in self._raised), None)
        if same is not None:
            self._join(same, suggestion)
        elif suggestion.identity not in self._rejected and not self._is_silenced(suggestion):
            self.new.append(suggestion)
            self._add(suggestion)

    def _is_silenced(self, suggestion: Suggestion) -> bool:
        about = subject(suggestion, self.texts[suggestion.block_id])
        return (suggestion.rule, about) in self._silenced

    def _join(self, same: Suggestion, suggestion: Suggestion) -> None:
        further = {suggestion.rule, *suggestion.also} - {same.rule, *same.also}
        if same.verdict == Verdict.OPEN and (further or same.withdrawn):
            same.also = [*same.also, *sorted(further)]
            same.withdrawn = False
            if same.pk:
                self.joined[same.pk] = same

    def _add(self, suggestion: Suggestion) -> None:
        for key in self._keys(suggestion):
            self._raised[key] = suggestion

    def _keys(self, suggestion: Suggestion) -> tuple[tuple[object, ...], ...]:
        block = suggestion.block_id
        return (block, suggestion.identity), (block, *outcome(as_finding(suggestion), self.texts[block]))


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
