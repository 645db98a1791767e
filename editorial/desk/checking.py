"""The checkers look at an article; after an edit, only at what that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from editorial.checkers.document import Document
from editorial.checkers.engine import check, in_force
from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Rule
from editorial.checkers.rules.style import preferred
from editorial.checkers.settle import merged
from editorial.checkers.style import Style
from editorial.models import Article, Block, OutsideChecker, Placement, Suggestion, Verdict
from editorial.text.block import BlockKind

from .house import house_style
from .locking import locked
from .raising import raise_findings
from .services import asked
from .settling import resettle
from .stamping import touch


@dataclass(frozen=True)
class Copy:
    """An article as the checkers see it at one revision."""

    article: Article
    revision: int
    blocks: list[Block]
    document: Document

    @property
    def texts(self) -> list[str]:
        return [block.text for block in self.blocks]


def check_article(article_id: int, *, whole: bool = False) -> int:
    """Run the checkers over the newest revision; the number of suggestions that are new.

    Rules that need one block only look at the blocks that have changed since the last check, and at
    all of them where `whole`, or where the rules or the house style have changed. The checkers run
    outside any transaction. When the copy changed meanwhile, what they found in blocks that no
    longer stand is left out; the edit has its own check coming.
    """
    copy = newest(article_id)
    rules = all_rules()
    terms = _terms(copy.document, rules.values())
    fresh = None if whole or copy.article.checked_by != terms else _fresh(copy)
    found = merged(check(copy.document, rules.values(), fresh=fresh), copy.texts)
    with transaction.atomic():
        locked(article_id)
        new = raise_findings(copy.article, copy.blocks, found)
        _withdraw(copy.article, rules, copy.document)
        looked_at = {"checked_at": timezone.now(), "check_failed": False}
        if copy.article.revisions.count() == copy.revision:
            looked_at |= {"checked_revision": copy.revision, "checked_by": terms}
        Article.objects.filter(pk=article_id).update(**looked_at)
    return new


def newest(article_id: int) -> Copy:
    """The article at its newest revision, under the house style of now. Raises Article.DoesNotExist."""
    article = Article.objects.get(pk=article_id)
    return _at(article, article.revisions.count(), house_style())


def standing_blocks(article: Article) -> list[Block]:
    """The blocks of the newest revision in reading order."""
    placements = Placement.objects.standing().filter(article=article).select_related("block")
    return [placement.block for placement in placements]


def _at(article: Article, revision: int, style: Style) -> Copy:
    placements = Placement.objects.at(revision).filter(article=article).select_related("block")
    blocks = [placement.block for placement in placements]
    document = Document.of(
        ((BlockKind(block.kind), block.text) for block in blocks),
        language=article.language,
        date=article.dated,
        style=style,
    )
    return Copy(article, revision, blocks, document)


def _terms(document: Document, rules: Iterable[Rule]) -> str:
    """Digest of all that a check goes by besides the copy and its date."""
    style = document.style
    house = [sorted(style.names), sorted(style.not_names), sorted(map(repr, style.offices))]
    house.append(sorted(map(repr, style.terms or ())))
    ids = sorted(rule.id for rule in in_force(document, rules))
    return sha256(repr((document.language, ids, house)).encode()).hexdigest()


def _fresh(copy: Copy) -> set[int]:
    """The indexes of the blocks that were not part of the revision checked last, or not as they stand now."""
    assert copy.article.checked_revision is not None, "what a check went by is stored with its revision"
    seen = _standings(_at(copy.article, copy.article.checked_revision, copy.document.style))
    return {index for index, standing in enumerate(_standings(copy)) if standing not in seen}


def _standings(copy: Copy) -> list[tuple[int, bool]]:
    """Each block and whether a quotation runs on into it: all that a rule of one block is told."""
    return [(b.pk, p.opens_quoted) for b, p in zip(copy.blocks, copy.document.passages, strict=True)]


def _withdraw(article: Article, rules: Mapping[str, Rule], document: Document) -> None:
    """Put out of sight the open suggestions that only rules or terms now off propose; bring back the others.

    They stay on record. A rule that is no longer there has not been switched off.
    """
    services = asked()
    turned = []
    for suggestion in Suggestion.objects.filter(article=article, verdict=Verdict.OPEN).exclude(rule=""):
        voices = suggestion.rule, *suggestion.also
        off = all(_is_off(voice, suggestion.original, rules, document, services) for voice in voices)
        if off != suggestion.withdrawn:
            suggestion.withdrawn = off
            turned.append(suggestion)
    Suggestion.objects.bulk_update(turned, ["withdrawn"], batch_size=500)
    if turned:
        blocks = {s.block_id for s in turned}
        resettle(Suggestion.objects.filter(block__in=blocks))
        touch(article.pk, blocks)


def _is_off(
    voice: str, words: str, rules: Mapping[str, Rule], document: Document, services: Collection[str]
) -> bool:
    family = voice.partition(".")[0]
    if family in OutsideChecker.Name.values:
        return family not in services
    if voice not in rules:
        return False
    is_term_off = voice == preferred.RULE.id and not preferred.speaks_of(document, words)
    return is_term_off or not document.style.wants(voice, rules[voice].on)
