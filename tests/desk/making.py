"""Copy, people and rules for the tests of the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, Outcome, decide
from editorial.desk.intake import take_in
from editorial.desk.settling import resettle
from editorial.formats.draft import Draft
from editorial.models import Article, Suggestion, Verdict
from editorial.text.block import Block, BlockKind
from editorial.text.span import Span


def person(name: str) -> User:
    return User.objects.create(username=name)


def take_in_text(headline: str, *paragraphs: str) -> Article:
    return take_in(Draft((Block.of_text(headline, BlockKind.HEADLINE), *map(Block.of_text, paragraphs))))


def copy_with(blocks: int, each: int) -> tuple[Article, list[Suggestion]]:
    """An article of `blocks` paragraphs of numbered words, `each` of the words with a suggestion."""
    paragraph = " ".join(f"word{n}" for n in range(each))
    article = take_in_text("Ferry stays", *[paragraph] * blocks)
    made = [
        suggestion_at(block, match.start(), match.end(), match[0].upper())
        for block in standing_blocks(article)[1:]
        for match in re.finditer(r"word\d+", block.text)
    ]
    return article, Suggestion.objects.bulk_create(made)


def pairs(number: int) -> tuple[Article, list[tuple[Suggestion, Suggestion]]]:
    """An article with `number` pairs of suggestions that overlap, each in a paragraph of its own."""
    article = take_in_text("Ferry stays", *["the night ferry"] * number)
    made = [
        suggestion_at(block, start, end, words)
        for block in standing_blocks(article)[1:]
        for start, end, words in ((0, 9, "a night"), (4, 15, "boat"))
    ]
    stored = Suggestion.objects.bulk_create(made)
    resettle(stored)
    return article, list(zip(stored[::2], stored[1::2], strict=True))


def suggestion_at(block: object, start: int, end: int, words: str | None, **fields: object) -> Suggestion:
    """A suggestion, not stored yet."""
    kind = "query" if words is None else "fix"
    values = {
        "kind": kind,
        "severity": "error",
        "rule": "tests.example",
        "identity": f"{start}-{end}-{words}"[:64],
    }
    return Suggestion(
        article_id=block.article_id,
        block=block,
        start=start,
        end=end,
        original=block.text[start:end],
        replacement=words,
        **{**values, **fields},
    )


def turn(suggestion: Suggestion, verdict: Verdict | str, editor: User, words: str | None = None) -> Outcome:
    """Decide as a page does that shows the suggestion as it stands."""
    seen = Suggestion.objects.get(pk=suggestion.pk).version
    return decide(suggestion.article_id, [Choice(suggestion.pk, Verdict(verdict), seen, words)], editor)


def choices(suggestions: Sequence[Suggestion], verdict: Verdict) -> list[Choice]:
    return [Choice(suggestion.pk, verdict, suggestion.version) for suggestion in suggestions]


def rule(
    name: str, pattern: str, words: str | None, *, kind: Kind = Kind.FIX, message: str = "Wrong."
) -> Rule:
    """A rule that reports every match of `pattern`."""
    made = Rule(message=message, source="The desk's tests", category="tests", bad={}, good=(), kind=kind)
    made.id = f"tests.{name}"

    @made.detects
    def find(passage: Passage) -> Iterator[Hit]:
        for match in re.finditer(pattern, passage.text):
            yield Hit(Span(*match.span()), words)

    return made
