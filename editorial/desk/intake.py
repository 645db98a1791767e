"""Copy comes in: a draft becomes an article with its first revision."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from editorial.formats.draft import Draft, Proposal, sorted_out
from editorial.models import Article, Block, Placement, Revision, Suggestion
from editorial.models.article import MAX_HEADLINE

from .tasks import check_soon

MAX_AUTHOR = 150  # code points
NOBODY = "Unnamed"  # proposed it, as far as the file tells
GAP = 1 << 20  # between neighbours' positions: room for twenty splits at one place


class NotCopy(ValueError):
    """The draft cannot become an article; `field` is what is wrong with it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def take_in(
    draft: Draft,
    *,
    by: User | None = None,
    source: str = "",
    language: str = "en-US",
    dated: datetime.date | None = None,
) -> Article:
    """The article made of `draft`; its check follows as soon as it is stored.

    Changes and remarks that came with it are open suggestions by those who made them. Raises
    NotCopy when it has no headline, too long a one, or nothing below it.
    """
    headline = _headline(draft)
    with transaction.atomic():
        article = Article.objects.create(
            headline=headline,
            language=language,
            dated=dated or timezone.localdate(),
            source=source,
            created_by=by,
        )
        blocks = Block.objects.bulk_create(
            Block(article=article, kind=b.kind, html=b.html, text=b.text, digest=b.digest)
            for b in draft.blocks
        )
        Placement.objects.bulk_create(
            Placement(article=article, block=block, position=GAP * place, since=1)
            for place, block in enumerate(blocks, start=1)
        )
        Revision.objects.create(article=article, number=1, digest=revision_digest(blocks), made_by=by)
        Suggestion.objects.bulk_create(_proposed(article, blocks, draft, source), batch_size=500)
        check_soon(article.pk)
    return article


def _proposed(article: Article, blocks: Sequence[Block], draft: Draft, source: str) -> Iterator[Suggestion]:
    """What was proposed in the draft, as suggestions; a change that changes nothing is none."""
    changes, remarks = sorted_out(draft.proposals)
    for number, proposal in enumerate([*changes, *remarks]):
        block = blocks[proposal.block]
        original = proposal.span.of(block.text)
        if proposal.replacement == original:
            continue
        is_query = proposal.replacement is None
        yield Suggestion(
            article=article,
            block=block,
            start=proposal.span.start,
            end=proposal.span.end,
            original=original,
            replacement=proposal.replacement,
            kind=Suggestion.Kind.QUERY if is_query else Suggestion.Kind.CHOICE,
            severity=Suggestion.Severity.QUERY if is_query else Suggestion.Severity.ERROR,
            author_name=proposal.author[:MAX_AUTHOR] or NOBODY,
            made_at=proposal.date or timezone.now(),
            message=proposal.note,
            source=source,
            identity=_identity(number, proposal, original),
        )


def _identity(number: int, proposal: Proposal, original: str) -> str:
    """What a proposal is known by: whose it is, about which words, the how manyth of its draft."""
    told = proposal.author, original, proposal.replacement or "", repr(proposal.span), str(number)
    return sha256("\0".join(told).encode()).hexdigest()


def revision_digest(blocks: Sequence[Block]) -> str:
    """SHA-256 over the digests of a revision's blocks in reading order."""
    return sha256("\n".join(block.digest for block in blocks).encode()).hexdigest()


def _headline(draft: Draft) -> str:
    headline = draft.headline
    if not headline.strip():
        raise NotCopy("headline", "The article needs a headline.")
    if len(headline) > MAX_HEADLINE:
        raise NotCopy(
            "headline", f"The headline is {len(headline):,} characters long; {MAX_HEADLINE} is the most."
        )
    if not any(block.text.strip() for block in draft.blocks[1:]):
        raise NotCopy("body", "There is no copy below the headline.")
    return headline
