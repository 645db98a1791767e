"""A desk of its own for a bench: a database that goes away, an editor logged in, copy of any length."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

# ruff: noqa: E402 - Django is set up before anything of it is imported
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editorial.desk.checking import standing_blocks
from editorial.desk.intake import take_in
from editorial.formats.draft import Draft
from editorial.models import Article, Suggestion
from editorial.text.block import Block, BlockKind

REPORT = Path(__file__).resolve().parents[2] / "bench.json"
WORDS_A_PARAGRAPH = 100
SUGGESTIONS_A_PARAGRAPH = 10


@contextmanager
def desk() -> Iterator[Client]:
    """A client logged in as an editor, on an empty database."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        editor = User.objects.create_user("editor")
        editor.groups.add(Group.objects.get(name="editor"))
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(editor)
        yield client
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def copy_of(words: int) -> tuple[Article, list[Suggestion]]:
    """An article of so many words, one in ten of them with a suggestion; the checkers are left out."""
    every = WORDS_A_PARAGRAPH // SUGGESTIONS_A_PARAGRAPH
    text = " ".join(f"paper{n:03}" for n in range(WORDS_A_PARAGRAPH))
    paragraphs = [Block.of_text(text)] * (words // WORDS_A_PARAGRAPH)
    with mock.patch("editorial.desk.intake.check_soon"):
        article = take_in(Draft((Block.of_text("Papers", BlockKind.HEADLINE), *paragraphs)))
    at = range(0, len(text), every * len("paper000 "))
    made = [_suggestion(block, start, start + 8) for block in standing_blocks(article)[1:] for start in at]
    return article, Suggestion.objects.bulk_create(made)


def _suggestion(block: Any, start: int, end: int) -> Suggestion:
    return Suggestion(
        article_id=block.article_id,
        block=block,
        start=start,
        end=end,
        original=block.text[start:end],
        replacement=block.text[start:end].title(),
        kind="fix",
        severity="error",
        rule="bench.title",
        message="A capital begins a name.",
        source="The bench",
        identity=f"{start}",
    )


def queries_of(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def seconds_of(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def milliseconds(times: list[float]) -> float:
    """The median, in milliseconds."""
    return round(statistics.median(times) * 1000, 2)


def report(key: str, figures: dict[str, Any]) -> None:
    """Print the figures and put them into bench.json, by database."""
    figures = {connection.vendor: figures}
    print(json.dumps(figures, indent=1))
    known = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    known[key] = {**known.get(key, {}), **figures}
    REPORT.write_text(json.dumps(known, indent=1) + "\n")
