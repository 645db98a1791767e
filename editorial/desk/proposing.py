"""People propose: a change to some words, or a question about them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from editorial.formats.characters import clean_text
from editorial.models import Article, Block, Placement, Suggestion
from editorial.text.carry import Carrier
from editorial.text.overlay import current_text
from editorial.text.rebase import Layer
from editorial.text.span import Span

from .locking import locked
from .revising import heirs, layer_of, stand_ins
from .settling import known_by, resettle
from .stamping import touch


class CannotPropose(ValueError):
    """The words cannot be proposed on; the sentence says why. `places` are where they might stand.

    `block` is the one they were looked for in, where an edit has put another in the place of theirs.
    """

    def __init__(self, sentence: str, places: tuple[Span, ...] = (), block: Block | None = None) -> None:
        super().__init__(sentence)
        self.places = places
        self.block = block


_EDITED = "This paragraph has been edited since you marked the words."


class Side(StrEnum):
    """Where new words go: in the place of the words marked, before them, or behind."""

    INSTEAD = "replace"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Wish:
    """What a colleague wants done with some words of a block as it reads.

    `at` is where they begin, in code points of the text as it reads; without it they must stand
    there once. Before or behind them, new words are kept apart from the old by a space, and words taken
    out take one with them. Without a replacement it is a query; a `certain` one is a fix, which may be
    decided with others of its kind.
    """

    words: str
    replacement: str | None
    note: str = ""
    at: int | None = None
    side: Side = Side.INSTEAD
    certain: bool = False
    category: str = ""


def propose(block: Block, wish: Wish, author: User) -> Suggestion:
    """The suggestion that the wish makes; the one there is already where it was made before.

    Of a block that was edited since, its words are followed to where they stand now. Raises
    CannotPropose where the words cannot be found or taken.
    """
    with transaction.atomic():
        article = locked(block.article_id)
        if Placement.objects.filter(block=block, until=None).exists():
            return _proposed(block, wish, author)
        now, wish = _followed(article, block, wish)
        try:
            return _proposed(now, wish, author)
        except CannotPropose as refusal:
            raise CannotPropose(str(refusal), refusal.places, now) from None


def _proposed(block: Block, wish: Wish, author: User) -> Suggestion:
    wish, span = _placed(layer_of(block), wish)
    if wish.replacement is not None and clean_text(wish.replacement) == span.of(block.text):
        raise CannotPropose("This is what stands there already.")
    there = Suggestion.objects.filter(block=block)
    proposed = _suggestion(block, span, wish, author)
    same = _same(there, proposed)
    if same is not None:
        return same
    proposed.save()
    resettle(there)
    touch(block.article_id, [block.pk])
    proposed.refresh_from_db(fields=["held"])
    return proposed


def _followed(article: Article, block: Block, wish: Wish) -> tuple[Block, Wish]:
    """Where the words of a block that an edit took out stand by now, and the wish told of that place.

    Words that stand there several times are told apart by what is about them. Raises CannotPropose
    where the edit touched them, with the block that stands there.
    """
    made_of_it = heirs(block)
    if not made_of_it:
        beside = stand_ins(article, [block.pk])[block.pk]
        raise CannotPropose(f"{_EDITED} Is this still where they belong?", block=beside)
    was = layer_of(block).reads.text
    try:
        marked = _found(was, wish)
    except CannotPropose:  # they never told one place: what is there now is asked for it
        return made_of_it[0], replace(wish, at=None)
    reads = [(heir, layer_of(heir).reads.text) for heir in made_of_it]
    for heir, text in reads:
        if there := Carrier(was, text).carry(marked):
            return heir, replace(wish, at=there.start)
    heir, text = next((row for row in reads if wish.words in row[1]), reads[0])
    raise CannotPropose(f"{_EDITED} Say which words are meant now.", tuple(_places(text, wish.words)), heir)


def _suggestion(block: Block, span: Span, wish: Wish, author: User) -> Suggestion:
    words = wish.replacement
    kind = Suggestion.Kind.FIX if wish.certain else Suggestion.Kind.CHOICE
    made = Suggestion(
        article_id=block.article_id,
        block=block,
        start=span.start,
        end=span.end,
        original=span.of(block.text),
        replacement=words,
        kind=Suggestion.Kind.QUERY if words is None else kind,
        severity=Suggestion.Severity.QUERY if words is None else Suggestion.Severity.ERROR,
        category=wish.category,
        author=author,
        message=wish.note,
    )
    made.identity = known_by(made, block.text)
    return made


def _same(there: QuerySet[Suggestion], proposed: Suggestion) -> Suggestion | None:
    """The same change by whomever, or the same question by the same person."""
    same = Q(identity=proposed.identity)
    if proposed.replacement is not None:
        same |= Q(start=proposed.start, end=proposed.end, replacement=proposed.replacement)
    return there.filter(same).first()


def _found(text: str, wish: Wish) -> Span:
    """Where the words stand in the text as it reads."""
    if not wish.words:
        raise CannotPropose("Say which words: mark them, or copy them from the paragraph.")
    if wish.at is not None and text.startswith(wish.words, wish.at):
        return Span(wish.at, wish.at + len(wish.words))
    places = _places(text, wish.words)
    if not places:
        raise CannotPropose("These words do not stand in the paragraph as it reads now.")
    if len(places) > 1:
        raise CannotPropose(f"These words stand there {len(places)} times: say where.", tuple(places))
    return places[0]


def _places(text: str, words: str) -> list[Span]:
    return [Span(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]


def _placed(layer: Layer, wish: Wish) -> tuple[Wish, Span]:
    """The wish with the spaces it takes, and its span in the block's own text."""
    text = current_text(layer.block, layer.edits)
    reads = _found(text, wish)
    span = _in_block(layer, reads)
    if wish.side is not Side.INSTEAD:
        at, place = (reads.end, span.end) if wish.side is Side.AFTER else (reads.start, span.start)
        words = wish.replacement and _kept_apart(text[:at], wish.replacement, text[at:])
        return replace(wish, replacement=words), Span(place, place)
    if wish.replacement == "":
        with suppress(CannotPropose):  # a space that an accepted suggestion put there stays
            return wish, _in_block(layer, _with_a_space(text, reads))
    return wish, span


def _kept_apart(before: str, words: str, after: str) -> str:
    """The words, parted by spaces from those they would run into."""
    lead = " " if _ends_a_word(before) and words[0].isalnum() else ""
    tail = " " if _ends_a_word(words) and after[:1].isalnum() else ""
    return lead + words + tail


def _ends_a_word(text: str) -> bool:
    return bool(text) and (text[-1].isalnum() or text[-1] in ".,;:!?…”’)]")


def _with_a_space(text: str, span: Span) -> Span:
    """The words and the one space that would be left over beside them."""
    before, after = text[: span.start], text[span.end :]
    if after.startswith(" ") and (not before or before.endswith(" ")):
        return Span(span.start, span.end + 1)
    if before.endswith(" ") and not after[:1].isalnum():
        return Span(span.start - 1, span.end)
    return span


def _in_block(layer: Layer, reads: Span) -> Span:
    """The span of the block's own text under `reads`, which counts in the text as it reads."""
    shift = 0
    for edit, stands in layer.placed():
        if stands.conflicts(reads):
            raise CannotPropose(
                "Some of these words were put there by an accepted suggestion: take that back first, or write"
                " in the paragraph."
            )
        if stands.start >= reads.end:
            break
        shift += len(edit.span) - len(edit.replacement)
    return reads.shifted(shift)
