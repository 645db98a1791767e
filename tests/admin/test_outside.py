"""The page of the checkers outside the house: what switching one on means, and who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from editorial.desk.services import asked
from editorial.models import OutsideChecker

PAGE = "/admin/editorial/outsidechecker/"


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


@pytest.fixture
def placed(settings: Any) -> None:
    settings.LANGUAGETOOL_URL = "https://check.example/secret-path"
    settings.LLM_BASE_URL, settings.LLM_MODEL, settings.LLM_API_KEY = "https://m.example", "some", "sk-1"


@pytest.mark.usefixtures("placed")
def test_the_page_says_that_copy_leaves_the_building_and_where_to(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "Copy leaves the building" in page
    assert "<td>check.example</td>" in page
    assert "<td>m.example</td>" in page
    assert "secret-path" not in page
    assert "sk-1" not in page


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize("name", OutsideChecker.Name.values)
def test_a_checker_is_switched_on_and_off_and_that_is_logged(client: Client, name: str) -> None:
    for sent, names in (({"on": "on"}, [name]), ({}, [])):
        client.post(PAGE, {"name": name, **sent})
        assert asked() == names
    assert [entry.object_repr.rpartition(" ")[2] for entry in LogEntry.objects.order_by("pk")] == [
        "on",
        "off",
    ]


@pytest.mark.parametrize(
    ("name", "variable"), [("languagetool", "LANGUAGETOOL_URL"), ("model", "LLM_BASE_URL")]
)
def test_a_checker_without_its_address_stays_off_and_the_page_says_why(
    client: Client, name: str, variable: str
) -> None:
    page = client.post(PAGE, {"name": name, "on": "on"}, follow=True).content.decode()
    assert "cannot be switched on" in page
    assert variable in page
    row = OutsideChecker.objects.create(name=name)
    client.post(f"{PAGE}{row.pk}/change/", {"on": "on"})
    assert not OutsideChecker.objects.filter(on=True).exists()


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize("sent", [{"name": "elsewhere", "on": "on"}, {"on": "on"}, {}])
def test_what_is_no_checker_is_refused(client: Client, sent: dict[str, str]) -> None:
    assert "There is no such checker" in client.post(PAGE, sent, follow=True).content.decode()
    assert not OutsideChecker.objects.exists()


@pytest.mark.usefixtures("placed")
def test_who_may_only_look_sees_no_switch_and_turns_none(
    outsider: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=outsider.pk).update(is_staff=True)
    outsider.user_permissions.add(Permission.objects.get(codename="view_outsidechecker"))
    client = sign_in(outsider)
    assert "Switch" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"name": "languagetool", "on": "on"}).status_code == 403
    assert asked() == []
