"""A house term tried before it is switched on: where it would speak, in examples and in the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from editorial.checkers.document import Document
from editorial.checkers.engine import in_force
from editorial.checkers.registry import all_rules
from editorial.checkers.rules.style import preferred
from editorial.checkers.style import Style
from editorial.checkers.terms import plain
from editorial.models import Article, HouseTerm, Placement
from editorial.text.block import BlockKind

from .house import as_term, house_style
from .showing import in_sentence

PLACES = 200  # as many as a person looks at
ARTICLES = 500
_AT_ONCE = 50  # articles in memory
_AROUND = 300  # code points of a sentence on either side; copy without stops has no shorter ones

Blocks = list[tuple[BlockKind, str]]


@dataclass(frozen=True)
class Place:
    """Words that the term would speak of, in their sentence; `instead` is None for a query."""

    before: str
    words: str
    after: str
    instead: str | None
    article: Article | None = None


@dataclass(frozen=True)
class Trial:
    """Where the term would speak among the newest articles, and how many were looked at."""

    places: list[Place]
    looked_at: int

    @property
    def articles(self) -> int:
        """How many it would speak in."""
        return len({place.article for place in self.places})

    @property
    def is_full(self) -> bool:
        """Whether there may be more places than are shown."""
        return len(self.places) >= PLACES


def are_terms_heard() -> bool:
    """Whether the rule that speaks for the terms is switched on."""
    nothing = Document.of([], style=house_style())
    return preferred.RULE in in_force(nothing, all_rules().values())


def try_on_examples(term: HouseTerm, examples: str) -> list[Place]:
    """Where the term would speak in an article of these lines, whatever its date."""
    blocks = [(BlockKind.PARAGRAPH, line) for line in examples.splitlines() if line.strip()]
    return list(islice(_places(term, blocks, term.variety or "en-US"), PLACES))


def try_on_archive(term: HouseTerm) -> Trial:
    """Where it would speak in the newest revisions of the newest articles, whether or not it is on."""
    places: list[Place] = []
    looked_at = 0
    newest = Article.objects.only("headline", "language").order_by("-pk")[:ARTICLES]
    for article, blocks in _with_blocks(list(newest)):
        places += islice(_places(term, blocks, article.language, article), PLACES - len(places))
        looked_at += 1
        if len(places) == PLACES:
            break
    return Trial(places, looked_at)


def _with_blocks(articles: list[Article]) -> Iterator[tuple[Article, Blocks]]:
    for at in range(0, len(articles), _AT_ONCE):
        some = articles[at : at + _AT_ONCE]
        standing = Placement.objects.standing().filter(article__in=some)
        blocks: dict[int, list[tuple[BlockKind, str]]] = defaultdict(list)
        for pk, kind, text in standing.values_list("article_id", "block__kind", "block__text"):
            blocks[pk].append((BlockKind(kind), text))
        yield from ((article, blocks[article.pk]) for article in some)


def _places(
    term: HouseTerm, blocks: Blocks, language: str, article: Article | None = None
) -> Iterator[Place]:
    words = plain(term.words).lower()
    if not any(words in plain(text).lower() for _, text in blocks):
        return  # most copy: it need not be read closely
    document = Document.of(blocks, language=language, style=Style(terms=(as_term(term),)))
    if not in_force(document, [preferred.RULE]):
        return
    for hit in preferred.find(document):
        assert hit.passage is not None, "a rule that looks across names the passage of each hit"
        before, after = in_sentence(hit.passage.text, hit.span)
        if len(before) > _AROUND:
            before = f"…{before[-_AROUND:]}"
        if len(after) > _AROUND:
            after = f"{after[:_AROUND]}…"
        yield Place(before, hit.span.of(hit.passage.text), after, hit.replacement, article)
