"""Files come in, whatever they hold: copy, or a whole article from another desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile

from editorial.formats import record
from editorial.formats.characters import clean_text
from editorial.formats.draft import Unreadable
from editorial.formats.registry import IMPORTERS, read_file
from editorial.models import Article

from .archive import take_in_record
from .intake import NotCopy, take_in

WHOLE = ".json"  # the ending of an article with its decisions
ENDINGS = ",".join([*IMPORTERS, WHOLE])
MAX_SOURCE = 200  # code points
MAX_UPLOAD = 10 * 1024 * 1024  # bytes
AT_ONCE = 50  # files


@dataclass(frozen=True)
class Line:
    """What became of one uploaded file: an article and what had no place in it, or a refusal."""

    name: str
    article: Article | None = None
    losses: tuple[str, ...] = ()
    refusal: str = ""


def is_whole(name: str) -> bool:
    """Whether a file of this name holds an article with its decisions, not only copy."""
    return name.lower().endswith(WHOLE)


def take_in_uploads(files: Iterable[UploadedFile[bytes]], by: User) -> Iterator[Line]:
    """Take in each file; one that is refused keeps none of the others out."""
    for file in files:
        name = clean_text(file.name or "")
        try:
            article, losses = take_in_file(name, uploaded(file), by=by)
        except (Unreadable, NotCopy) as refusal:
            yield Line(name, refusal=str(refusal))
        else:
            yield Line(name, article, losses)


def uploaded(file: UploadedFile[bytes]) -> bytes:
    """What an uploaded file holds. Raises Unreadable when it is too large."""
    if (file.size or 0) > MAX_UPLOAD:
        raise Unreadable(f"This file has {file.size:,} bytes; {MAX_UPLOAD:,} is the most.")
    data: bytes = file.read()
    return data


def take_in_file(
    name: str,
    data: bytes,
    *,
    by: User | None = None,
    language: str = "en-US",
    dated: datetime.date | None = None,
) -> tuple[Article, tuple[str, ...]]:
    """The article in the file, and a sentence for each thing in it that had no place here.

    Raises Unreadable or NotCopy with what is wrong with it.
    """
    if is_whole(name):
        return take_in_record(record.read(data)), ()
    draft = read_file(name, data)
    return take_in(draft, by=by, source=name[-MAX_SOURCE:], language=language, dated=dated), draft.losses
