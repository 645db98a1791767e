"""What goes wrong is told in our look, with what to do, as a page or as a line; never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from .reading import parsed

HTMX = {"HX-Request": "true"}
FAULTS = {
    "locked": OperationalError("database is locked"),
    "lost": InterfaceError("connection already closed"),
    "bug": RuntimeError("a secret in a message"),
}


def fails(request: HttpRequest, how: str) -> HttpResponse:
    raise FAULTS[how]


urlpatterns = [path("fails/<how>/", fails), path("", include("editorial.urls"))]
handler500 = "editorial.web.errors.server_error"


@pytest.fixture
def client(sign_in: Callable[..., Client], editor: User) -> Client:
    client = sign_in(editor)
    client.raise_request_exception = False
    return client


def told(response: HttpResponse) -> str:
    return " ".join(parsed(response).query_one("h1").to_text().split())


def test_a_page_that_is_not_there(client: Client) -> None:
    response = client.get("/nowhere/")
    assert (response.status_code, told(response)) == (404, "There is nothing here.")
    assert "HX-Request" in response["Vary"]


def test_a_login_without_any_role_is_told_whom_to_ask(sign_in: Callable[..., Client], outsider: User) -> None:
    response = sign_in(outsider).get("/")
    assert response.status_code == 404
    assert "Ask an administrator" in response.content.decode()


def test_what_a_reader_may_not_do(sign_in: Callable[..., Client], reader: User) -> None:
    response = sign_in(reader).get("/articles/new/")
    assert (response.status_code, told(response)) == (403, "This is not yours to do.")


def test_a_form_without_its_token_as_page_and_as_line(sign_in: Callable[..., Client], editor: User) -> None:
    client = sign_in(editor, csrf=True)
    page = client.post("/articles/new/")
    line = client.post("/articles/new/", headers=HTMX)
    assert (page.status_code, told(page)) == (403, "This page has been open too long.")
    assert line.status_code == 403
    assert line.content.decode().startswith("<p ")
    assert "Load the page again" in line.content.decode()


def test_an_unknown_host(client: Client) -> None:
    response = client.get("/", headers={"Host": "elsewhere.example"})
    assert (response.status_code, told(response)) == (400, "This request cannot be understood.")


def test_too_much_in_one_form(client: Client) -> None:
    response = client.post("/articles/new/", {"body": "x" * 5_000_000})
    assert (response.status_code, told(response)) == (413, "This is too much at once.")


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("how", ["locked", "lost"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_database_that_does_not_answer_is_worth_another_try(
    client: Client, how: str, headers: dict[str, str]
) -> None:
    response = client.get(f"/fails/{how}/", headers=headers)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Try again in a few seconds" in response.content.decode()


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_says_nothing_of_its_inside(client: Client, settings: Any) -> None:
    settings.STORAGES = {  # a table of static files that is missing must not break the page that says so
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    response = client.get("/fails/bug/")
    assert (response.status_code, told(response)) == (500, "Something broke on our side.")
    assert "secret" not in response.content.decode()
    assert parsed(response).query_one("link").attrs["href"] == "/static/css/base.css"


@pytest.mark.urls(__name__)
def test_the_page_for_a_lost_database_asks_nothing_of_it(
    client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(2):  # the session and the user, before the view
        client.get("/fails/lost/")
