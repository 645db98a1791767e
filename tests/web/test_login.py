"""In, out, and back to the page: nobody is told who has an account, nobody is sent elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from tests.conftest import PASSWORD

from .reading import parsed

REDIRECTS = Path(__file__).parents[3] / "shared/hostile/dev/url_open_redirect.json"
HTMX = {"HX-Request": "true"}


def attempt(client: Client, username: str, password: str, next_page: str = "") -> HttpResponse:
    return client.post("/login/", {"username": username, "password": password, "next": next_page})


def next_of(location: str) -> str:
    return parse_qs(urlsplit(location).query)["next"][0]


def host_a_browser_would_go_to(location: str) -> str:
    """By the URL standard: white space and control characters go, backslashes are slashes."""
    told = re.sub(r"[\t\r\n]", "", location).strip("".join(map(chr, range(33)))).replace("\\", "/")
    return urlsplit(urljoin("http://testserver/login/", told)).netloc


def attacks() -> list[str]:
    if not REDIRECTS.exists():
        pytest.skip("needs ../shared/hostile/dev")
    return [row["payload"] for row in json.loads(REDIRECTS.read_text())]


def test_a_login_leads_to_the_queue(client: Client, editor: User) -> None:
    assert attempt(client, "maren", PASSWORD)["Location"] == "/"


def test_a_login_leads_back_to_the_page_asked_for(client: Client, editor: User) -> None:
    location = client.get("/articles/new/")["Location"]
    assert location == "/login/?next=/articles/new/"
    assert parsed(client.get(location)).query_one("input[name=next]").attrs["value"] == "/articles/new/"
    assert attempt(client, "maren", PASSWORD, "/articles/new/")["Location"] == "/articles/new/"


def test_a_login_never_leads_off_the_site(client: Client, editor: User) -> None:
    hosts = set()
    for attack in ["https://example.org/", "//example.org", "/\\/example.org", *attacks()]:
        hosts.add(host_a_browser_would_go_to(attempt(client, "maren", PASSWORD, attack)["Location"]))
        client.logout()
    assert hosts == {"testserver"}


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer_for_the_same_work(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    encode = MD5PasswordHasher.encode
    hashed: list[str] = []

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    answers, work = [], []
    for name in ("maren", "nobody"):
        page = attempt(client, name, "wrong").content.decode().replace(name, "NAME")
        answers.append(re.sub(r'value="\w{64}"', "", page))
        work.append(len(hashed))
        hashed.clear()
    assert answers[0] == answers[1]
    assert "correct username and password" in answers[0]
    assert work[0] == work[1] > 0


@pytest.mark.parametrize("name", ["maren", "nobody"])
def test_who_fails_too_often_is_locked_out_known_or_not(
    client: Client, editor: User, settings: Any, name: str
) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    statuses = [attempt(client, name, "wrong").status_code for _ in range(3)]
    locked = attempt(client, name, PASSWORD)
    assert statuses == [200, 200, 429]
    assert locked.status_code == 429
    assert "Too many attempts" in locked.content.decode()
    assert attempt(client, "someone else", "wrong").status_code == 200


def test_logging_out_takes_a_post_and_ends_the_session(sign_in: Callable[..., Client], editor: User) -> None:
    client = sign_in(editor)
    assert client.get("/logout/").status_code == 405
    assert client.get("/").status_code == 200
    assert client.post("/logout/")["Location"] == "/login/"
    assert client.get("/")["Location"] == "/login/?next=/"


def test_a_fragment_without_a_session_redirects_the_whole_page_back_to_where_it_was(
    client: Client, db: None
) -> None:
    here = {**HTMX, "HX-Current-URL": "http://testserver/articles/7/?show=open&by=rule"}
    response = client.post("/articles/new/", headers=here)
    assert (response.status_code, response.content) == (204, b"")
    assert response["HX-Redirect"].startswith("/login/?next=")
    assert next_of(response["HX-Redirect"]) == "/articles/7/?show=open&by=rule"


def test_a_form_sent_without_a_session_leads_back_to_the_page_that_held_it(client: Client, db: None) -> None:
    response = client.post("/articles/new/", headers={"Referer": "http://testserver/articles/7/?show=open"})
    assert response.status_code == 302
    assert next_of(response["Location"]) == "/articles/7/?show=open"


@pytest.mark.parametrize(
    "elsewhere",
    ["", "http://testserver/logout/", "http://testserver/nowhere/", "https://example.org/", "//example.org/"],
)
def test_what_is_no_page_of_ours_is_never_led_back_to(client: Client, db: None, elsewhere: str) -> None:
    fragment = client.post("/articles/new/", headers={**HTMX, "HX-Current-URL": elsewhere})
    form = client.post("/articles/new/", headers={"Referer": elsewhere})
    assert next_of(fragment["HX-Redirect"]) == next_of(form["Location"]) == "/"


def test_no_address_that_a_page_claims_to_come_from_leads_off_the_site(client: Client, db: None) -> None:
    hosts = set()
    for attack in attacks():
        address = attack.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "")
        fragment = client.post("/articles/new/", headers={**HTMX, "HX-Current-URL": address})
        form = client.post("/articles/new/", headers={"Referer": address})
        hosts |= {
            host_a_browser_would_go_to(next_of(where))
            for where in (fragment["HX-Redirect"], form["Location"])
        }
    assert hosts == {"testserver"}


def test_a_changed_password_or_a_disabled_account_ends_the_session(
    sign_in: Callable[..., Client], editor: User, colleague: User
) -> None:
    one, other = sign_in(editor), sign_in(colleague)
    editor.set_password("another-timetable-1988")
    editor.save()
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    assert {one.get("/").status_code, other.get("/").status_code} == {302}


def test_a_role_taken_away_counts_from_the_next_request(sign_in: Callable[..., Client], editor: User) -> None:
    client = sign_in(editor)
    editor.groups.clear()
    assert client.get("/").status_code == 404
