"""What tests of pages share."""

import pytest


@pytest.fixture
def whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long articles are shown whole, so that one page has every attack."""
    monkeypatch.setattr("editorial.desk.outline.FULL", 50_000)
