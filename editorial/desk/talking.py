"""The thread of a suggestion or query: remarks, read along all the rows that edits carried it through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from editorial.formats.characters import clean_text
from editorial.models import Remark, Suggestion
from editorial.models.talk import MAX_REMARK

from .locking import locked
from .stamping import touch


def remark(suggestion: Suggestion, text: str, author: User) -> Remark:
    """Add a line to the thread; the one there is already when it was the last and the same.

    Raises ValueError for one that is empty or too long.
    """
    text = clean_text(text).strip()
    if not text:
        raise ValueError("Write something first.")
    if len(text) > MAX_REMARK:
        raise ValueError(f"This has {len(text):,} characters; {MAX_REMARK:,} is the most.")
    with transaction.atomic():
        locked(suggestion.article_id)
        thread = suggestion.origin_id or suggestion.pk
        last: Remark | None = Remark.objects.filter(suggestion=thread).order_by("pk").last()
        if last and (last.author_id, last.text) == (author.pk, text):
            return last
        added: Remark = Remark.objects.create(suggestion_id=thread, author=author, text=text)
        touch(suggestion.article_id, [suggestion.outdated_at_id or suggestion.block_id])
    return added


def threads(suggestions: Iterable[Suggestion]) -> dict[int, list[Remark]]:
    """The remarks on each of these, by its id: one query."""
    origins = {s.pk: s.origin_id or s.pk for s in suggestions}
    by_origin: dict[int, list[Remark]] = defaultdict(list)
    for line in Remark.objects.filter(suggestion__in=set(origins.values())).select_related("author"):
        by_origin[line.suggestion_id].append(line)
    return {pk: by_origin[origin] for pk, origin in origins.items() if origin in by_origin}
