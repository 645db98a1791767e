"""Every address, as every role and as nobody, with every method. An address without a row fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from editorial.models import Article, Silence, Suggestion
from editorial.web.login import PAGES

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Row:
    """What an address takes and whom it serves; `sends` is a form that an editor may send to it."""

    methods: str
    reader: int = 403
    reporter: tuple[int, ...] = ()  # where it is served otherwise than a reader
    editor: tuple[int, ...] = (200,)
    public: bool = False
    sends: dict[str, str] = field(default_factory=dict)


ROWS = {
    "queue": Row("GET", reader=200),
    "login": Row("GET POST", public=True),
    "logout": Row("POST", public=True, editor=(302,)),
    "healthz": Row("GET", public=True),
    "article-new": Row(
        "GET POST",
        editor=(200, 302),
        sends={"headline": "Ferry", "body": "It sails.", "language": "en-US", "dated": "2026-11-20"},
    ),
    "article-export": Row("GET POST"),
    "articles-upload": Row("GET POST", editor=(200, 422)),
    "articles-export": Row("GET", editor=(200, 400)),
    "block-edit": Row("GET POST", editor=(200, 302), sends={"act": "add", "text": "It sails."}),
    "block-propose": Row(
        "GET POST", editor=(200, 302), reporter=(200, 302), sends={"words": "amidst", "act": "delete"}
    ),
    "article-changes": Row("GET", reader=404, editor=(404,)),
    "article-check": Row("POST", editor=(302,)),
    "article-names": Row("GET", reader=200),
    "article-names-settle": Row("POST", editor=(409,), sends={"spelling": "Nobody"}),
    "article-names-register": Row("POST", editor=(403,), sends={"spelling": "Nobody"}),
    "article-pulse": Row("GET", public=True, editor=(404,)),
    "article-undo": Row("POST", editor=(302,)),
    "revision-take-back": Row("POST", editor=(302,)),
    "silence-lift": Row("POST", editor=(302,)),
    "suggestion-remark": Row("POST", editor=(200, 302), reporter=(302,), sends={"text": "Sure?"}),
    "suggestion-silence": Row("POST", editor=(200, 302)),
    "article-compare": Row("GET", reader=200),
    "article-receipt": Row("GET", reader=200),
    "article-history": Row("GET", reader=200),
    "review": Row("GET", reader=200),
    "suggestion-alike": Row("GET POST", editor=(200, 422), sends={"verdict": "accepted"}),
    "suggestion-decide": Row("POST", editor=(200, 302), sends={"verdict": "rejected"}),
}
GUARDED = [name for name, row in ROWS.items() if not row.public]


def our_names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name)
        elif pattern.app_name != "admin":
            yield from our_names(pattern.url_patterns)


@pytest.fixture
def address(article: Callable[..., Article], suggest: Callable[..., Suggestion]) -> Callable[[str], str]:
    copy = article()
    amidst = suggest(copy, "amidst", "amid")
    ids = {
        "article_id": copy.pk,
        "block_id": amidst.block_id,
        "suggestion_id": amidst.pk,
        "revision_id": copy.revisions.get().pk,
        "silence_id": Silence.objects.create(
            article=copy, rule="a.rule", words="ferry", act=uuid4(), made_by=_somebody()
        ).pk,
    }

    def made(name: str) -> str:
        wanted = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
        return reverse(name, kwargs={key: ids[key] for key in wanted})

    return made


def _somebody() -> User:
    return User.objects.get_or_create(username="somebody")[0]


def send(client: Client, method: str, name: str, address: Callable[[str], str], **headers: str) -> Any:
    form = {"data": ROWS[name].sends} if method == "POST" else {}
    return getattr(client, method.lower())(address(name), **form, headers=headers)


def test_every_address_has_its_row() -> None:
    assert sorted(our_names()) == sorted(ROWS)


def test_the_pages_a_login_leads_back_to_are_those_a_get_answers_with_a_page() -> None:
    others = {"article-export", "articles-export", "article-changes"}
    assert {name for name in GUARDED if "GET" in ROWS[name].methods} - others == PAGES


@pytest.mark.parametrize("name", GUARDED)
def test_nobody_is_sent_to_the_login(client: Client, address: Callable[[str], str], name: str) -> None:
    for method in METHODS:
        page = send(client, method, name, address)
        assert (page.status_code, page["Location"].partition("?")[0]) == (302, "/login/"), method
        fragment = send(client, method, name, address, **HTMX)
        assert (fragment.status_code, fragment.content) == (204, b""), method
        assert fragment["HX-Redirect"] == "/login/?next=/", method


@pytest.mark.parametrize("name", GUARDED)
def test_an_outsider_finds_nothing(
    sign_in: Callable[..., Client], outsider: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(outsider)
    for method in ROWS[name].methods.split():
        assert send(client, method, name, address).status_code == 404, method


@pytest.mark.parametrize("name", GUARDED)
def test_a_reader_may_look_and_not_act(
    sign_in: Callable[..., Client], reader: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(reader)
    for method in ROWS[name].methods.split():
        assert send(client, method, name, address).status_code == ROWS[name].reader, method
    assert set(Suggestion.objects.values_list("verdict", flat=True)) == {"open"}


@pytest.mark.parametrize("name", GUARDED)
def test_a_reporter_may_look_and_talk_and_decides_nothing(
    sign_in: Callable[..., Client], reporter: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(reporter)
    served = ROWS[name].reporter or (ROWS[name].reader,)
    for method in ROWS[name].methods.split():
        assert send(client, method, name, address).status_code in served, method
    assert set(Suggestion.objects.values_list("verdict", flat=True)) == {"open"}


@pytest.mark.parametrize("name", ROWS)
def test_an_editor_is_served(
    sign_in: Callable[..., Client], editor: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(editor)
    for method in ROWS[name].methods.split():
        assert send(client, method, name, address).status_code in ROWS[name].editor, method


@pytest.mark.parametrize("name", ROWS)
def test_an_administrator_is_served_like_an_editor_and_keeps_the_register(
    sign_in: Callable[..., Client], administrator: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(administrator)
    served = (409,) if name == "article-names-register" else ROWS[name].editor
    for method in ROWS[name].methods.split():
        assert send(client, method, name, address).status_code in served, method


@pytest.mark.parametrize("name", ROWS)
def test_a_method_that_an_address_does_not_take_is_refused(
    sign_in: Callable[..., Client], editor: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(editor)
    for method in set(METHODS) - set(ROWS[name].methods.split()):
        assert send(client, method, name, address).status_code == 405, method


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "POST" in row.methods])
def test_a_post_without_its_token_is_refused(
    sign_in: Callable[..., Client], editor: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(editor, csrf=True)
    assert send(client, "POST", name, address).status_code == 403


@pytest.mark.parametrize("name", ROWS)
def test_every_answer_carries_the_policy_on_scripts(
    sign_in: Callable[..., Client], editor: User, address: Callable[[str], str], name: str
) -> None:
    client = sign_in(editor)
    for method in METHODS:
        policy = send(client, method, name, address)["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/auth/user/", "/nowhere/"])
def test_the_admin_and_error_pages_carry_it_too(
    sign_in: Callable[..., Client], administrator: User, path: str
) -> None:
    policy = sign_in(administrator).get(path)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
