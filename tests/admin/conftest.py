"""A desk with one row of each kind, and the people who look at it in the admin."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from editorial.desk.deciding import Choice, decide
from editorial.desk.gate import let_out
from editorial.desk.silencing import silence
from editorial.desk.talking import remark
from editorial.models import (
    Arrival,
    Article,
    Decision,
    Feed,
    HouseName,
    HouseTerm,
    OfficeHolder,
    OutsideChecker,
    RuleSwitch,
    Suggestion,
    Verdict,
)
from tests.conftest import PASSWORD

Rows = dict[type[Model], Model]


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("root", password=PASSWORD)


@pytest.fixture
def rows(article: Callable[..., Article], suggest: Callable[..., Suggestion], editor: User) -> Rows:
    """One row of each of our models, by model."""
    HouseTerm.objects.all().delete()  # those a new desk has
    made = article(by=editor, source="wire")
    suggestion = suggest(made, "council", "board")
    decide(made.pk, [Choice(suggestion.pk, Verdict.ACCEPTED)], editor)
    decision = Decision.objects.get()
    kept: list[Any] = [
        made,
        suggestion,
        decision,
        made.revisions.get(),
        made.blocks.first(),
        remark(suggestion, "Since 1987.", editor),
        silence(suggest(made, "ferry", "boat"), editor),
        let_out(made, "The page closes at six.", editor),
        RuleSwitch.objects.create(rule="words.doubled", on=False),
        HouseName.objects.create(spelling="Kyiv"),
        HouseTerm.objects.create(words="utilized", instead="used"),
        OfficeHolder.objects.create(
            person="The incumbent", title="Mayor of Odesa", since=datetime.date(2020, 1, 1)
        ),
        OutsideChecker.objects.create(name="languagetool", on=True),
        Feed.objects.create(url="https://press.example/feed", title="The press"),
        Arrival.objects.create(origin="https://press.example/feed", key="tag:1", article=made),
    ]
    return {type(row): row for row in kept}
