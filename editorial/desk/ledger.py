"""The names in an article as it now reads; settling how one is spelled, here or for the house."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from editorial.checkers.document import Document
from editorial.checkers.ledger import Entry, Mention, ledger
from editorial.models import Article, Block, HouseName, Suggestion
from editorial.text.block import BlockKind
from editorial.text.overlay import Edit, spliced

from .checking import standing_blocks
from .house import house_style
from .locking import locked
from .proposing import CannotPropose, Wish, propose

_AROUND = 36  # code points on either side of a mention that are shown with it
_LONGEST = HouseName._meta.get_field("spelling").max_length or 0


class Unsettled(ValueError):
    """Nothing could be settled; the sentence says why."""


@dataclass(frozen=True)
class Place:
    """A mention with the words around it, and in which block of the article it stands."""

    mention: Mention
    block: int
    before: str
    after: str


@dataclass(frozen=True)
class Written:
    """One spelling of a name with its places, and whether the house has it."""

    form: str
    places: list[Place]
    is_registered: bool

    @property
    def may_be_registered(self) -> bool:
        return not self.is_registered and _is_fit(self.form)


@dataclass(frozen=True)
class Row:
    """A name; `waiting` suggestions would put one of its spellings for another."""

    entry: Entry
    written: list[Written]
    waiting: int

    @property
    def places(self) -> list[Place]:
        """Wherever it stands, in the order of the copy."""
        every = [place for one in self.written for place in one.places]
        return sorted(every, key=lambda place: place.mention.place)

    @property
    def others(self) -> list[tuple[Written, list[Written]]]:
        """Each spelling with the others that are in use."""
        return [(one, [w for w in self.written if w is not one and w.places]) for one in self.written]


@dataclass(frozen=True)
class _Copy:
    """The newest revision as it reads, and its names."""

    blocks: list[Block]
    texts: list[str]
    document: Document

    @property
    def entries(self) -> list[Entry]:
        return ledger(self.document)

    def place(self, mention: Mention) -> Place:
        text, span = self.texts[mention.block], mention.span
        before, after = text[: span.start], text[span.end :]
        if len(before) > _AROUND:
            before = "…" + before[-_AROUND:].partition(" ")[2]
        if len(after) > _AROUND:
            after = after[:_AROUND].rpartition(" ")[0] + "…"
        return Place(mention, self.blocks[mention.block].pk, before, after)


def read_ledger(article: Article) -> list[Row]:
    """Every name of the article, odd ones out first: six queries, whatever its length."""
    copy = _as_it_reads(article)
    names = Suggestion.objects.waiting().filter(article=article, replacement__isnull=False)
    waiting = Counter(names.order_by().values_list("original", "replacement"))
    return [_row(copy, entry, waiting) for entry in copy.entries]


def settle(article: Article, spelling: str, others: Collection[str], editor: User) -> int:
    """Suggest `spelling` wherever the article has one of `others` for the same name; how many are new.

    What has been proposed before is not proposed again, whatever became of it, and words that an
    accepted suggestion stands in are left alone. Raises Unsettled where the name is not there.
    """
    with transaction.atomic():
        locked(article.pk)
        copy = _as_it_reads(article)
        entry = _entry_of(copy.entries, spelling, others)
        known = set(article.suggestions.values_list("pk", flat=True))
        made = set()
        for mention in _mentions(entry, set(others) - {spelling}):
            try:
                wish = _wish(mention, spelling)
                made.add(propose(copy.blocks[mention.block], wish, editor).pk)
            except CannotPropose:
                continue
    return len(made - known)


def put_in_register(article: Article, spelling: str, editor: User) -> bool:
    """Make a spelling of the article the house's own; whether it is new there.

    Raises Unsettled where the article does not have it, or the house calls it an ordinary word.
    """
    _entry_of(_as_it_reads(article).entries, spelling)
    if not _is_fit(spelling):
        raise Unsettled(f"“{spelling}” is no spelling for the register.")
    note = f"Settled by {editor.get_username()} in article {article.pk}"[:200]
    name, is_new = HouseName.objects.get_or_create(spelling=spelling, defaults={"note": note})
    if not name.is_name:
        raise Unsettled(f"The house has “{spelling}” for an ordinary word: change that in the register.")
    return is_new


def _as_it_reads(article: Article) -> _Copy:
    blocks = standing_blocks(article)
    accepted: dict[int, list[Edit]] = defaultdict(list)
    for suggestion in article.suggestions.filter(applied__isnull=False, carried_to=None):
        if suggestion.edit:
            accepted[suggestion.block_id].append(suggestion.edit)
    texts = [spliced(block.text, accepted[block.pk]) for block in blocks]
    document = Document.of(
        [(BlockKind(block.kind), text) for block, text in zip(blocks, texts, strict=True)],
        language=article.language,
        date=article.dated,
        style=house_style(),
    )
    return _Copy(blocks, texts, document)


def _row(copy: _Copy, entry: Entry, waiting: Counter[tuple[str, str | None]]) -> Row:
    house = set(copy.document.style.names)
    written = [
        Written(spelling.form, [copy.place(mention) for mention in spelling.mentions], spelling.form in house)
        for spelling in entry.spellings
    ]
    forms = _forms(entry)
    changes = sum(count for change, count in waiting.items() if forms.issuperset(change))
    return Row(entry, written, changes)


def _entry_of(entries: list[Entry], spelling: str, others: Collection[str] = ()) -> Entry:
    """The name with this spelling; of several the one that has `others` as well."""
    found = [entry for entry in entries if spelling in _forms(entry)]
    if found:
        return max(found, key=lambda entry: len(_forms(entry) & set(others)))
    raise Unsettled(f"The article has no name spelled “{spelling}” any more; these are the ones it has now.")


def _forms(entry: Entry) -> set[str]:
    return {written.form for written in entry.spellings}


def _mentions(entry: Entry, forms: Collection[str]) -> list[Mention]:
    return [m for spelling in entry.spellings if spelling.form in forms for m in spelling.mentions]


def _wish(mention: Mention, spelling: str) -> Wish:
    note = f"The desk settled on “{spelling}” in this article."
    at = mention.span.start
    return Wish(mention.words, mention.put(spelling), note, at, certain=True, category="names")


def _is_fit(form: str) -> bool:
    return not form.islower() and len(form) <= _LONGEST
