"""The watchman's page."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_it_is_up_with_its_database_and_asks_for_no_login(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_it_is_down_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any) -> None:
        raise OperationalError("no connection")

    monkeypatch.setattr(connection, "cursor", away)
    assert client.get("/healthz").status_code == 503
