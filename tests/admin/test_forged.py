"""Whatever is sent to the admin, only what is its to change changes; for a superuser too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, URLField
from django.test import Client
from django.urls import reverse

from editorial.desk.integrity import violations
from editorial.models import (
    Arrival,
    Article,
    Block,
    Decision,
    Feed,
    HouseName,
    HouseTerm,
    OfficeHolder,
    OutsideChecker,
    Release,
    Remark,
    Revision,
    RuleSwitch,
    Silence,
    Suggestion,
)

from .conftest import Rows

ALLOWED: dict[type[Model], set[str]] = {
    Article: {"change"},
    Arrival: set(),
    Block: set(),
    Decision: set(),
    Release: set(),
    Remark: set(),
    Revision: set(),
    Silence: set(),
    Suggestion: set(),
    RuleSwitch: {"change"},
    OutsideChecker: {"change"},
    HouseName: {"add", "change", "delete"},
    HouseTerm: {"add", "change", "delete"},
    OfficeHolder: {"add", "change", "delete"},
    Feed: {"add", "change", "delete"},
}
MAY_CHANGE = {
    Article: {"dated", "source"},
    RuleSwitch: {"on"},
    OutsideChecker: {"on"},
    HouseName: {"spelling", "is_name", "note"},
    HouseTerm: {"words", "instead", "note", "variety", "kind", "changed_by_id", "changed_at"},
    OfficeHolder: {"person", "title", "since", "until"},
    Feed: {"url", "title", "on"},
}
MODELS = pytest.mark.parametrize("model", ALLOWED, ids=lambda model: model.__name__)
WHO = pytest.mark.parametrize("who", ["administrator", "superuser"])


@pytest.fixture
def client_of(who: str, administrator: User, superuser: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in({"administrator": administrator, "superuser": superuser}[who])


def url(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:editorial_{model._meta.model_name}_{page}", args=args)


def stored() -> dict[type[Model], list[dict[str, Any]]]:
    """Every row of ours as it is stored."""
    models = apps.get_app_config("editorial").get_models()
    return {model: list(model._default_manager.order_by("pk").values()) for model in models}


def forged(row: Model) -> dict[str, str]:
    """Another value for every field of the row, valid in itself where the field is open."""
    sent = {}
    for field in row._meta.concrete_fields:
        value = _other(field, getattr(row, field.attname))
        sent |= {field.name: value, f"{field.name}_0": value, f"{field.name}_1": "00:00"}
    return sent


def _other(field: Any, value: object) -> str:
    if field.choices:
        return next(str(choice) for choice, _ in field.choices if choice != value)
    if isinstance(field, URLField):
        return "https://forged.example/"
    match field.get_internal_type():
        case "BooleanField":
            return "" if value else "on"
        case "DateField" | "DateTimeField":
            return "2001-01-01"
        case "CharField" | "TextField":
            return f"Forged {field.name}"
        case "JSONField":
            return '["forged"]'
    return "7"


def test_every_model_in_the_admin_has_its_row_here() -> None:
    ours = {model for model in admin.site._registry if model._meta.app_label == "editorial"}
    assert ours == set(ALLOWED)


@MODELS
@WHO
def test_nothing_is_added_but_house_style(model: type[Model], client_of: Client, rows: Rows) -> None:
    before = stored()
    answer = client_of.post(url(model, "add"), forged(rows[model]))
    if "add" in ALLOWED[model]:
        assert len(stored()[model]) == 2
    else:
        refused = 422 if model is Article else 403  # articles are added as files, of which there is none
        assert (answer.status_code, stored()) == (refused, before)


@MODELS
@WHO
def test_only_the_fields_that_are_open_change(model: type[Model], client_of: Client, rows: Rows) -> None:
    before = stored()
    answer = client_of.post(url(model, "change", rows[model].pk), forged(rows[model]))
    after = stored()
    if "change" not in ALLOWED[model]:
        assert (answer.status_code, after) == (403, before)
        return
    was, now = before.pop(model)[0], after.pop(model)[0]
    changed = {field for field in was if was[field] != now[field]}
    assert changed
    assert changed <= MAY_CHANGE[model] | {"checked_at"}
    assert list(violations()) == []


@MODELS
@WHO
def test_nothing_is_deleted_but_house_style(model: type[Model], client_of: Client, rows: Rows) -> None:
    before = stored()
    by_page = client_of.post(url(model, "delete", rows[model].pk), {"post": "yes"})
    if "delete" in ALLOWED[model]:
        assert stored()[model] == []
    else:
        assert (by_page.status_code, stored()) == (403, before)


@MODELS
@WHO
def test_no_list_action_deletes_what_stays_on_record(
    model: type[Model], client_of: Client, rows: Rows
) -> None:
    before = stored()
    picked = {"action": "delete_selected", "_selected_action": rows[model].pk, "post": "yes"}
    client_of.post(url(model, "changelist"), picked)
    if "delete" in ALLOWED[model]:
        assert stored()[model] == []
    else:
        assert stored() == before


@MODELS
def test_the_admin_is_for_staff(
    model: type[Model], rows: Rows, editor: User, outsider: User, sign_in: Callable[[User], Client]
) -> None:
    before = stored()
    for client in (sign_in(editor), sign_in(outsider), Client()):
        for address in (url(model, "changelist"), url(model, "change", rows[model].pk), url(model, "add")):
            assert client.get(address).status_code == 302
            assert client.post(address, forged(rows[model])).status_code in (302, 403)
    assert stored() == before


@MODELS
def test_staff_without_permission_see_nothing(
    model: type[Model], rows: Rows, outsider: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=outsider.pk).update(is_staff=True)
    client = sign_in(outsider)
    for address in (url(model, "changelist"), url(model, "change", rows[model].pk)):
        assert client.get(address).status_code == 403
        assert client.post(address, forged(rows[model])).status_code == 403
