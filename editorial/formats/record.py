"""An article with all that happened to it, as JSON: what one database gives and another takes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from editorial.text.block import Block, BlockKind

from .apart import READ_AT_ONCE, apart
from .characters import clean_text
from .draft import Unreadable
from .sanitise import is_inline
from .shape import MAX_NAME, shaped

FORMAT = "blue-pencil-article"
VERSION = 2
MAX_BYTES = 50_000_000
MAX_ROWS = 20_000  # blocks of all revisions, and as many suggestions
SECONDS = 8


@dataclass(frozen=True, slots=True)
class BlockRecord:
    """A block; others refer to it by its place in the record."""

    kind: str
    html: str


@dataclass(frozen=True, slots=True)
class PlacementRecord:
    """Where a block stands, from revision `since` on, up to and without `until`."""

    block: int
    position: int
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """`takes_back` is the number of the one that it undoes."""

    number: int
    made_by: str | None
    made_at: datetime.datetime
    takes_back: int | None


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One verdict on the suggestion it stands in; `act` is shared by those that were decided as one."""

    number: int
    before: str
    after: str
    words: str | None
    reason: str
    act: str | None
    editor: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class RemarkRecord:
    """A line in the thread of the suggestion it stands in."""

    author: str
    text: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class SilenceRecord:
    """What a rule is not to speak of in the article."""

    rule: str
    words: str
    act: str
    made_by: str
    made_at: datetime.datetime
    lifted_by: str | None
    lifted_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """That the copy went out while questions were open."""

    revision: int
    queries: int
    reason: str
    editor: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class SuggestionRecord:
    """A suggestion with its decisions and its thread in their order; people are known by user name.

    `carried_from` is the place of another suggestion in the record, `outdated_at` of a block.
    """

    block: int
    start: int
    end: int
    original: str
    replacement: str | None
    alternatives: tuple[str, ...]
    kind: str
    severity: str
    category: str
    rule: str
    also: tuple[str, ...]
    author: str | None
    author_name: str
    message: str
    source: str
    identity: str
    made_at: datetime.datetime
    carried_from: int | None
    outdated_at: int | None
    verdict: str
    applied: str | None
    held: bool
    withdrawn: bool
    version: int
    decided_by: str | None
    decided_at: datetime.datetime | None
    decisions: tuple[DecisionRecord, ...]
    remarks: tuple[RemarkRecord, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """Everything the database holds about one article but its ids."""

    headline: str
    language: str
    dated: datetime.date
    source: str
    created_by: str | None
    created_at: datetime.datetime
    checked_at: datetime.datetime | None
    blocks: tuple[BlockRecord, ...]
    placements: tuple[PlacementRecord, ...]
    revisions: tuple[RevisionRecord, ...]
    suggestions: tuple[SuggestionRecord, ...]
    silences: tuple[SilenceRecord, ...]
    releases: tuple[ReleaseRecord, ...]


def write(record: ArticleRecord) -> bytes:
    """The record as JSON in UTF-8."""
    whole = {"format": FORMAT, "version": VERSION, "article": asdict(record)}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=lambda moment: moment.isoformat()).encode()


def read(data: bytes) -> ArticleRecord:
    """The record in `data`, its parts whole and fitting one another.

    Raises Unreadable with the place of what does not fit. Whether the people are known here, and
    what a database makes of the rest, is not looked at.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"This file has {len(data):,} bytes; {MAX_BYTES:,} is the most.")
    return _read(data) if len(data) <= READ_AT_ONCE else apart(_read, data, seconds=SECONDS)


def _read(data: bytes) -> ArticleRecord:
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable("This is not JSON in UTF-8.") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Unreadable("This is JSON, but not an article of ours.")
    version = whole.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        said = clean_text(str(version)[:MAX_NAME])
        raise Unreadable(f"This article is in version {said}; 1 to {VERSION} can be read.")
    given = whole.get("article")
    for name in ("blocks", "suggestions"):
        rows = given.get(name) if isinstance(given, dict) else None
        if isinstance(rows, list) and len(rows) > MAX_ROWS:
            raise Unreadable(f"This article has {len(rows):,} {name}; {MAX_ROWS:,} is the most.")
    record = shaped(ArticleRecord, _of_now(given) if version == 1 else given, "article")
    _check(record)
    return record


def _of_now(article: Any) -> Any:
    """An article of version 1, which had no threads, silences or reasons, with none."""
    if not isinstance(article, dict):
        return article
    return {
        **article,
        "silences": [],
        "releases": [],
        "revisions": _with(article.get("revisions"), {"takes_back": None}),
        "suggestions": [
            {**s, "remarks": [], "decisions": _with(s.get("decisions"), {"reason": "", "act": None})}
            for s in _with(article.get("suggestions"), {})
        ],
    }


def _with(rows: Any, more: dict[str, Any]) -> list[Any]:
    """Each row with more in it; what is no row is left for `shaped` to refuse."""
    return (
        [{**row, **more} if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []
    )


def _check(record: ArticleRecord) -> None:
    blocks = [_block(block, f"article.blocks[{n}]") for n, block in enumerate(record.blocks)]
    for n, placement in enumerate(record.placements):
        _within(placement.block, blocks, f"article.placements[{n}]")
    for n, suggestion in enumerate(record.suggestions):
        where = f"article.suggestions[{n}]"
        text = _within(suggestion.block, blocks, where).text
        if not 0 <= suggestion.start <= suggestion.end <= len(text):
            raise Unreadable(f"{where} reaches outside its block.")
        if text[suggestion.start : suggestion.end] != suggestion.original:
            raise Unreadable(f"{where} is about other words than its block has there.")
        if suggestion.outdated_at is not None:
            _within(suggestion.outdated_at, blocks, where)
        for decision in suggestion.decisions:
            _check_act(decision.act, where)
        if suggestion.carried_from is not None and not 0 <= suggestion.carried_from < n:
            raise Unreadable(f"{where} was carried from one that does not come before it.")

    for n, silence in enumerate(record.silences):
        _check_act(silence.act, f"article.silences[{n}]")
    numbers = {revision.number for revision in record.revisions}
    for revision in record.revisions:
        if revision.takes_back is not None and revision.takes_back not in numbers - {revision.number}:
            raise Unreadable("article.revisions take back one that is not there.")


def _check_act(act: str | None, where: str) -> None:
    try:
        UUID(act or str(UUID(int=0)))
    except ValueError:
        raise Unreadable(f"{where} names an act in a way that is not known here.") from None


def _block(record: BlockRecord, where: str) -> Block:
    if record.kind not in set(BlockKind):
        raise Unreadable(f"{where} is of a kind that is not known here.")
    if not is_inline(record.html):
        raise Unreadable(f"{where} has markup that no block of ours has.")
    return Block(BlockKind(record.kind), record.html)


def _within(number: int, blocks: Sequence[Block], where: str) -> Block:
    if not 0 <= number < len(blocks):
        raise Unreadable(f"{where} is about a block that the article does not have.")
    return blocks[number]
