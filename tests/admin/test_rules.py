"""The rules' page: every rule with its switch, and nothing that is no rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils.html import escape

from editorial.checkers.registry import all_rules
from editorial.desk.checking import check_article
from editorial.models import Article, RuleSwitch, Suggestion

PAGE = "/admin/editorial/ruleswitch/"


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


def test_every_rule_is_listed_with_what_it_says_and_why(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    for rule in all_rules().values():
        assert f'<tr id="{rule.id}">' in page
        assert escape(rule.message) in page
        assert escape(rule.source) in page


def test_a_rule_is_switched_off_and_on_again(client: Client, article: Callable[..., Article]) -> None:
    for on, found in (("0", 0), ("1", 1)):
        answer = client.post(PAGE, {"rule": "words.doubled", "on": on})
        assert answer.headers["Location"] == f"{PAGE}#words.doubled"
        made = article("The ferry was full of of people.")
        check_article(made.pk)
        assert Suggestion.objects.filter(article=made, rule="words.doubled").count() == found


def test_a_rule_that_is_off_is_switched_on(client: Client, article: Callable[..., Article]) -> None:
    for found in (0, 1):
        made = article("They chose peace rather then war.")
        check_article(made.pk)
        assert Suggestion.objects.filter(article=made, rule="harper.usage").count() == found
        client.post(PAGE, {"rule": "harper.usage", "on": "1"})


def test_a_switch_is_logged_with_who_turned_it(client: Client, administrator: User) -> None:
    client.post(PAGE, {"rule": "words.doubled", "on": "0"})
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr) == (administrator, "words.doubled: off")


@pytest.mark.parametrize(
    "sent",
    [
        {"rule": "no.such_rule", "on": "1"},
        {"rule": "words.doubled", "on": "perhaps"},
        {"rule": "words.doubled"},
        {"rule": "<script>alert(1)</script>", "on": "1"},
        {},
    ],
)
def test_what_is_no_rule_or_no_switch_is_refused(client: Client, sent: dict[str, str]) -> None:
    answer = client.post(PAGE, sent, follow=True)
    assert "There is no such rule" in answer.content.decode()
    assert not RuleSwitch.objects.exists()


def test_who_may_only_look_sees_no_switch_and_turns_none(
    outsider: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=outsider.pk).update(is_staff=True)
    outsider.user_permissions.add(Permission.objects.get(codename="view_ruleswitch"))
    client = sign_in(outsider)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert 'name="on"' not in page.content.decode()
    assert client.post(PAGE, {"rule": "words.doubled", "on": "0"}).status_code == 403
    assert not RuleSwitch.objects.exists()
