"""The cast and the copy that tests of every layer share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import count
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from hypothesis import settings

from editorial.desk.checking import standing_blocks
from editorial.desk.intake import take_in
from editorial.formats.draft import Draft
from editorial.models import Article, Suggestion
from editorial.text.block import Block, BlockKind

settings.register_profile("any machine", deadline=None)  # however busy it is
settings.load_profile("any machine")

PASSWORD = "ferry-timetable-1987"
HEADLINE = "Council votes to keep the ferry"
PARAGRAPHS = (
    "The council voted on Tuesday to keep the night ferry until spring,the mayor said.",
    "Some forty people came to the meeting, most of them amidst the crossing's regular users.",
)


def _person(username: str, *, group: str = "", permissions: tuple[str, ...] = (), **fields: Any) -> User:
    person = User.objects.create_user(username, password=PASSWORD, **fields)
    if group:
        person.groups.add(_group(group))
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return person


def _group(name: str) -> Group:
    """The group as the migration makes it; a test with real transactions empties the tables it fills."""
    if not Group.objects.filter(name=name).exists():
        import_module("editorial.migrations.0003_groups").add_groups(apps, None)
        for later in ("0006_reporter", "0007_house_terms"):
            import_module(f"editorial.migrations.{later}").add_permissions(apps, None)
    return Group.objects.get(name=name)


@pytest.fixture
def editor(db: None) -> User:
    """Works on copy: reads, brings in, decides, takes out."""
    return _person("maren", group="editor")


@pytest.fixture
def colleague(db: None) -> User:
    """A second editor."""
    return _person("tomas", group="editor")


@pytest.fixture
def administrator(db: None) -> User:
    """An editor who also keeps house style and people, in the admin."""
    return _person("ilse", group="administrator", is_staff=True)


@pytest.fixture
def reporter(db: None) -> User:
    """Reads, proposes, asks and answers; decides nothing."""
    return _person("hanna", group="reporter")


@pytest.fixture
def reader(db: None) -> User:
    """May see everything and change nothing."""
    return _person("otto", permissions=("view_article", "view_suggestion"))


@pytest.fixture
def outsider(db: None) -> User:
    """Has a login and no permission."""
    return _person("nell")


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """A client of its own for a person, with the CSRF check on where asked for."""

    def signed_in(person: User, *, csrf: bool = False) -> Client:
        client = Client(enforce_csrf_checks=csrf)
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def article(db: None) -> Callable[..., Article]:
    """Makes articles: paragraphs of plain text, their headline, and what `take_in` takes besides."""

    def make(*paragraphs: str, headline: str = HEADLINE, **details: Any) -> Article:
        blocks = [Block.of_text(headline, BlockKind.HEADLINE), *map(Block.of_text, paragraphs or PARAGRAPHS)]
        return take_in(Draft(tuple(blocks)), **details)

    return make


@pytest.fixture
def suggest(db: None) -> Callable[..., Suggestion]:
    """Makes suggestions: `words` as they first stand in the article, what to put there (None asks)."""
    numbers = count(1)

    def make(article: Article, words: str, replacement: str | None, **fields: Any) -> Suggestion:
        block = next(block for block in standing_blocks(article) if words in block.text)
        start = block.text.index(words)
        kind = "query" if replacement is None else "fix"
        values = {
            "kind": kind,
            "severity": "query" if replacement is None else "error",
            "rule": "tests.example",
            "message": "An example.",
            "identity": f"example {next(numbers)}",
        }
        return Suggestion.objects.create(
            article=article,
            block=block,
            start=start,
            end=start + len(words),
            original=words,
            replacement=replacement,
            **{**values, **fields},
        )

    return make
