"""What the tests of the desk share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from editorial.checkers.rule import Rule
from editorial.desk.integrity import violations


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says which rules there are instead of the house's own."""

    def only(*those: Rule) -> None:
        monkeypatch.setattr("editorial.desk.checking.all_rules", lambda: {rule.id: rule for rule in those})

    return only


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy that comes in waits for its check until the test asks for it."""
    monkeypatch.setattr("editorial.desk.intake.check_soon", lambda article_id: None)


@pytest.fixture
def sound(db: None) -> Callable[[], None]:
    """Fails the test when the stored data breaks an invariant."""

    def look() -> None:
        assert list(violations()) == []

    return look
