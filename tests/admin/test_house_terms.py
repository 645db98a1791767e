"""The pages of house terms: written, tried, and only then switched on; by those who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from editorial.desk.checking import check_article
from editorial.models import Article, HouseTerm, RuleSwitch, Suggestion

LIST = "/admin/editorial/houseterm/"
SENT = {"words": "utilized", "instead": "used", "note": "Plain words.", "variety": "", "kind": "fix"}


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


@pytest.fixture
def term(db: None) -> HouseTerm:
    return HouseTerm.objects.create(words="utilized", instead="used", kind="fix")


def trial_of(term: HouseTerm) -> str:
    return f"{LIST}{term.pk}/try/"


def staff(outsider: User, *permissions: str) -> User:
    User.objects.filter(pk=outsider.pk).update(is_staff=True)
    outsider.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return outsider


def test_a_new_term_is_off_and_leads_to_its_trial(client: Client, administrator: User) -> None:
    answer = client.post(f"{LIST}add/", {**SENT, "on": "on"})
    term = HouseTerm.objects.get(words="utilized")
    assert answer.headers["Location"] == trial_of(term)
    assert (term.on, term.changed_by) == (False, administrator)


def test_a_term_is_switched_on_and_off_where_it_was_tried(
    client: Client, term: HouseTerm, administrator: User, article: Callable[..., Article]
) -> None:
    copy = article("They utilized the ferry.")
    for on, seen in (("1", 1), ("0", 0)):
        answer = client.post(trial_of(term), {"on": on}, follow=True)
        assert "from the next check on" in answer.content.decode()
        check_article(copy.pk)
        assert Suggestion.objects.filter(rule="style.preferred", withdrawn=False).count() == seen
    term.refresh_from_db()
    assert (term.on, term.changed_by) == (False, administrator)
    said = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert said == ["Switched on.", "Switched off."]


@pytest.mark.parametrize("sent", [{"on": "perhaps"}, {"on": ""}])
def test_what_is_no_switch_is_refused(client: Client, term: HouseTerm, sent: dict[str, str]) -> None:
    assert "no such switch" in client.post(trial_of(term), sent, follow=True).content.decode()
    assert not HouseTerm.objects.get(pk=term.pk).on


@pytest.mark.parametrize(
    ("field", "value", "on"),
    [
        ("words", "utilised", False),
        ("instead", "", False),
        ("variety", "en-GB", False),
        ("note", "New.", True),
    ],
)
def test_a_term_that_says_something_else_is_off_until_it_is_tried_again(
    client: Client, term: HouseTerm, field: str, value: str, on: bool
) -> None:
    HouseTerm.objects.update(on=True)
    answer = client.post(f"{LIST}{term.pk}/change/", {**SENT, "note": "", field: value})
    assert answer.headers["Location"] == trial_of(term)
    term.refresh_from_db()
    assert (getattr(term, field), term.on) == (value, on)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"words": ""}, "This field is required."),
        ({"words": "\u200b"}, "cannot be seen"),
        ({"words": "“so-called”"}, "quotation marks"),
        ({"words": "-chair"}, "begins with a letter or a digit"),
        ({"words": "x" * 101}, "at most 100 characters"),
        ({"words": "used"}, "The term is what is to be written instead."),
        ({"words": "whilst", "variety": "en-US"}, "There is a row for this term in this variety already."),
    ],
)
def test_a_term_that_makes_no_sense_is_refused_and_the_page_says_why(
    client: Client, db: None, sent: dict[str, str], told: str
) -> None:
    before = HouseTerm.objects.count()
    answer = client.post(f"{LIST}add/", {**SENT, **sent})
    assert told in answer.content.decode()
    assert HouseTerm.objects.count() == before


def test_examples_and_archive_show_where_it_would_speak(
    client: Client, term: HouseTerm, article: Callable[..., Article]
) -> None:
    copy = article("It rained. They utilized the <b>ferry</b>.")
    answer = client.post(trial_of(term), {"examples": "Utilized & <i>old</i>.\nNothing here."})
    page = answer.content.decode()
    assert "<del>Utilized</del> <ins>Used</ins> &amp; &lt;i&gt;old&lt;/i&gt;." in page
    assert "They <del>utilized</del> <ins>used</ins> the &lt;b&gt;ferry&lt;/b&gt;." in page
    assert f'<a href="/articles/{copy.pk}/">' in page
    assert "It would speak in 1 place in 1 article; the newest 1 was looked at" in page
    assert not HouseTerm.objects.get(pk=term.pk).on


def test_a_banned_word_is_marked_and_nothing_put_for_it(client: Client, term: HouseTerm) -> None:
    HouseTerm.objects.update(instead="")
    page = client.post(trial_of(term), {"examples": "They utilized it."}).content.decode()
    assert "They <mark>utilized</mark> it." in page


def test_examples_in_which_it_says_nothing_are_told(client: Client, term: HouseTerm) -> None:
    assert "say nothing of these" in client.post(trial_of(term), {"examples": "Used."}).content.decode()
    too_many = client.post(trial_of(term), {"examples": "x" * 10_001})
    assert (too_many.status_code, "at most 10000" in too_many.content.decode()) == (422, True)


def test_the_trial_says_when_the_rule_is_off(client: Client, term: HouseTerm) -> None:
    assert "no term speaks" not in client.get(trial_of(term)).content.decode()
    RuleSwitch.objects.create(rule="style.preferred", on=False)
    assert "no term speaks" in client.get(trial_of(term)).content.decode()


def test_terms_are_found_and_filtered(client: Client, term: HouseTerm) -> None:
    for asked in ("?q=utilized", "?q=used", "?on__exact=0", "?on__exact=0&variety__exact=&kind__exact=fix"):
        rows = client.get(f"{LIST}{asked}").context["cl"].result_list
        assert [row.words for row in rows] == ["utilized"]
    assert f'href="{trial_of(term)}"' in client.get(LIST).content.decode()
    assert f'href="{trial_of(term)}"' in client.get(f"{LIST}{term.pk}/change/").content.decode()


def test_who_may_not_read_articles_sees_none_of_the_archive(
    outsider: User, sign_in: Callable[[User], Client], term: HouseTerm, article: Callable[..., Article]
) -> None:
    article("They utilized the ferry.")
    page = sign_in(staff(outsider, "view_houseterm")).post(trial_of(term), {"examples": "They utilized it."})
    assert "In the archive" not in page.content.decode()
    assert "ferry" not in page.content.decode()
    assert "They <del>utilized</del>" in page.content.decode()


def test_who_may_only_look_sees_no_switch_and_turns_none(
    outsider: User, sign_in: Callable[[User], Client], term: HouseTerm
) -> None:
    client = sign_in(staff(outsider, "view_houseterm"))
    assert 'name="on"' not in client.get(trial_of(term)).content.decode()
    assert client.post(trial_of(term), {"on": "1"}).status_code == 403
    assert client.post(f"{LIST}add/", SENT).status_code == 403
    assert not HouseTerm.objects.get(pk=term.pk).on


METHODS = ("get", "post", "put", "patch", "delete")
SERVED = {
    "nobody": (302, 302, 302, 302, 302),
    "reporter": (302, 302, 302, 302, 302),
    "editor": (302, 302, 302, 302, 302),
    "outsider": (302, 302, 302, 302, 302),
    "staff": (403, 403, 405, 405, 405),
    "administrator": (200, 302, 405, 405, 405),
}


@pytest.mark.parametrize("role", SERVED)
def test_the_trial_serves_each_role_by_each_method(
    role: str, request: pytest.FixtureRequest, sign_in: Callable[..., Client], term: HouseTerm
) -> None:
    client = Client()
    if role == "staff":
        client = sign_in(staff(request.getfixturevalue("outsider"), "view_article", "view_ruleswitch"))
    elif role != "nobody":
        client = sign_in(request.getfixturevalue(role))
    data = {"post": {"data": {"on": "1"}}}
    answers = tuple(getattr(client, m)(trial_of(term), **data.get(m, {})).status_code for m in METHODS)
    assert answers == SERVED[role]
    assert HouseTerm.objects.get(pk=term.pk).on == (role == "administrator")


def test_a_switch_without_its_token_is_refused(
    administrator: User, sign_in: Callable[..., Client], term: HouseTerm
) -> None:
    client = sign_in(administrator, csrf=True)
    for sent in ({"on": "1"}, {"examples": "They utilized it."}):
        assert client.post(trial_of(term), sent).status_code == 403
    assert not HouseTerm.objects.get(pk=term.pk).on


def test_the_trial_of_no_term_is_not_found(client: Client, db: None) -> None:
    assert client.get(f"{LIST}999999/try/").status_code == 404
    assert client.get(f"{LIST}99999999999999999999999/try/").status_code == 404
    assert client.get(f"{LIST}whilst/try/").status_code in (302, 404)
