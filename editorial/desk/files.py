"""Files come in, whatever they hold: copy, or a whole article from another desk."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User

from editorial.formats import record
from editorial.formats.registry import read_file
from editorial.models import Article

from .archive import take_in_record
from .intake import take_in

WHOLE = ".json"  # the ending of an article with its decisions
MAX_SOURCE = 200  # code points


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
    if name.lower().endswith(WHOLE):
        return take_in_record(record.read(data)), ()
    draft = read_file(name, data)
    return take_in(draft, by=by, source=name[-MAX_SOURCE:], language=language, dated=dated), draft.losses
