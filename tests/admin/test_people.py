"""Users and groups: nobody gives, to themselves or to others, what they do not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

USERS = "/admin/auth/user/"
GROUPS = "/admin/auth/group/"


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


def form(person: User, **changed: Any) -> dict[str, Any]:
    """What the page of a person sends."""
    joined = person.date_joined
    return {
        "username": person.username,
        "is_active": "on",
        "is_staff": "on" if person.is_staff else "",
        "groups": [group.pk for group in person.groups.all()],
        "date_joined_0": f"{joined:%Y-%m-%d}",
        "date_joined_1": f"{joined:%H:%M:%S}",
        **changed,
    }


def test_an_administrator_brings_in_an_editor(client: Client, editor: User) -> None:
    answer = client.post(
        f"{USERS}add/",
        {
            "username": "petra",
            "usable_password": "true",
            "password1": "night-ferry-44",
            "password2": "night-ferry-44",
        },
    )
    petra = User.objects.get(username="petra")
    assert answer.status_code == 302
    client.post(f"{USERS}{petra.pk}/change/", form(petra, groups=[editor.groups.get().pk]))
    assert petra.groups.get().name == "editor"


def test_an_administrator_makes_another(client: Client, administrator: User, outsider: User) -> None:
    sent = form(outsider, is_staff="on", groups=[administrator.groups.get().pk])
    client.post(f"{USERS}{outsider.pk}/change/", sent)
    outsider.refresh_from_db()
    assert (outsider.is_staff, outsider.groups.get().name) == (True, "administrator")


def test_nobody_makes_themselves_a_superuser(client: Client, administrator: User, outsider: User) -> None:
    for person in (administrator, outsider):
        client.post(f"{USERS}{person.pk}/change/", form(person, is_superuser="on"))
        person.refresh_from_db()
        assert not person.is_superuser


def test_a_superuser_is_not_made_by_adding_one(client: Client) -> None:
    client.post(
        f"{USERS}add/",
        {
            "username": "petra",
            "usable_password": "true",
            "password1": "night-ferry-44",
            "password2": "night-ferry-44",
            "is_superuser": "on",
            "is_staff": "on",
        },
    )
    petra = User.objects.get(username="petra")
    assert (petra.is_superuser, petra.is_staff) == (False, False)


def test_nobody_grants_a_permission_they_lack(client: Client, administrator: User, outsider: User) -> None:
    lacking = Permission.objects.get(codename="delete_user")
    for person in (administrator, outsider):
        client.post(f"{USERS}{person.pk}/change/", form(person, user_permissions=[lacking.pk]))
        assert not person.user_permissions.exists()


def test_nobody_grants_a_group_that_has_more(client: Client, administrator: User) -> None:
    strong = Group.objects.create(name="strong")
    strong.permissions.add(Permission.objects.get(codename="delete_user"))
    client.post(f"{USERS}{administrator.pk}/change/", form(administrator, groups=[strong.pk]))
    assert administrator.groups.get().name == "administrator"


def test_a_permission_that_is_held_can_be_granted(client: Client, outsider: User) -> None:
    held = Permission.objects.get(codename="view_article")
    client.post(f"{USERS}{outsider.pk}/change/", form(outsider, user_permissions=[held.pk]))
    assert outsider.user_permissions.get() == held


@pytest.mark.parametrize("is_active", [True, False])
def test_who_has_more_is_left_alone(client: Client, superuser: User, outsider: User, is_active: bool) -> None:
    """Else a new password would be the way up."""
    outsider.user_permissions.add(Permission.objects.get(codename="delete_user"))
    for person in (superuser, outsider):
        User.objects.filter(pk=person.pk).update(is_active=is_active)
        new = {"password1": "taken-over-44", "password2": "taken-over-44", "usable_password": "true"}
        assert client.post(f"{USERS}{person.pk}/password/", new).status_code == 403
        assert client.post(f"{USERS}{person.pk}/change/", form(person, username="x")).status_code == 403
        person.refresh_from_db()
        assert not person.check_password("taken-over-44")
        assert person.is_active == is_active


def test_a_group_is_not_the_way_up_either(administrator: User, client: Client, superuser: User) -> None:
    """Who may change groups gives them, and takes from them, only what they have."""
    for verb in ("view", "add", "change"):
        administrator.user_permissions.add(Permission.objects.get(codename=f"{verb}_group"))
    own = administrator.groups.get()
    lacking = Permission.objects.get(codename="delete_user")
    held = Permission.objects.get(codename="view_article")
    client.post(f"{GROUPS}{own.pk}/change/", {"name": own.name, "permissions": [lacking.pk]})
    client.post(f"{GROUPS}add/", {"name": "new", "permissions": [lacking.pk]})
    assert not Group.objects.filter(permissions=lacking).exists()
    strong = Group.objects.create(name="strong")
    strong.permissions.add(lacking)
    sent = {"name": "weak", "permissions": [held.pk]}
    assert client.post(f"{GROUPS}{strong.pk}/change/", sent).status_code == 403
    assert client.post(f"{GROUPS}add/", {"name": "new", "permissions": [held.pk]}).status_code == 302


def test_a_superuser_may_do_all_of_it(
    superuser: User, outsider: User, sign_in: Callable[[User], Client]
) -> None:
    client = sign_in(superuser)
    lacking = Permission.objects.get(codename="delete_user")
    client.post(
        f"{USERS}{outsider.pk}/change/", form(outsider, is_superuser="on", user_permissions=[lacking.pk])
    )
    outsider.refresh_from_db()
    assert outsider.is_superuser
    assert outsider.user_permissions.get() == lacking
