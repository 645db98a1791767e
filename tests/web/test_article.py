"""A new article: what comes in becomes blocks, and what cannot is refused at its field, nothing lost."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.fetching import fetch
from editorial.desk.release import FORMATS, take_out
from editorial.models import Article, Suggestion, Verdict
from tests.desk.elsewhere import Server, serving, to

from .reading import parsed

HEADLINE = "Ferry runs again"
BODY = "The night ferry is back.\n\nIt sails at nine."


@pytest.fixture
def client(sign_in: Callable[..., Client], editor: User) -> Client:
    return sign_in(editor)


def bring_in(client: Client, **fields: Any) -> HttpResponse:
    values = {"headline": HEADLINE, "body": BODY, "language": "en-US", "dated": "2026-11-20", **fields}
    return client.post("/articles/new/", values)


def kinds_and_text() -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in standing_blocks(Article.objects.get())]


def said(response: HttpResponse) -> dict[str, str]:
    """The errors of the answer by the field they stand at."""
    assert response.status_code == 422
    lists = parsed(response).query("ul.errorlist[id]")
    return {e.attrs["id"].removeprefix("id_").removesuffix("_error"): e.to_text().strip() for e in lists}


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_plain_text_becomes_a_headline_and_paragraphs(client: Client, editor: User) -> None:
    response = bring_in(client, source="Harbour desk", language="en-GB")
    article = Article.objects.get()
    assert response.status_code == 302
    assert response["Location"] == article.get_absolute_url()
    assert kinds_and_text() == [
        ("headline", HEADLINE),
        ("paragraph", "The night ferry is back."),
        ("paragraph", "It sails at nine."),
    ]
    assert (article.created_by, article.source, article.language) == (editor, "Harbour desk", "en-GB")
    assert article.dated == datetime.date(2026, 11, 20)


def test_what_is_sent_twice_from_one_sheet_comes_in_once(client: Client) -> None:
    (sheet,) = parsed(client.get("/articles/new/")).query("input[name=sheet]")
    sent = {"sheet": sheet.attrs["value"]}
    first = bring_in(client, **sent)
    assert bring_in(client, **sent).url == first.url
    assert bring_in(client, **sent, body="Written anew.").url != first.url
    assert bring_in(client).url != first.url


def test_without_a_headline_the_first_line_is_it(client: Client) -> None:
    bring_in(client, headline="", body=f"{HEADLINE}\n\n{BODY}")
    assert kinds_and_text()[0] == ("headline", HEADLINE)


def test_html_is_told_by_its_first_tag(client: Client) -> None:
    bring_in(client, body="<h2>Times</h2><p>It sails at <b>nine</b>.</p>")
    assert kinds_and_text()[1:] == [("subheading", "Times"), ("paragraph", "It sails at nine.")]


def test_text_with_a_tag_inside_stays_text(client: Client) -> None:
    bring_in(client, body="Use <b> for bold.")
    assert kinds_and_text()[1:] == [("paragraph", "Use <b> for bold.")]


@pytest.mark.parametrize(
    ("written_as", "text"),
    [("text", "<p>It *sails*.</p>"), ("html", "It *sails*."), ("markdown", "It sails.")],
)
def test_what_the_copy_is_written_as_can_be_said(client: Client, written_as: str, text: str) -> None:
    bring_in(
        client,
        body="<p>It *sails*.</p>" if written_as != "markdown" else "It *sails*.",
        written_as=written_as,
    )
    assert kinds_and_text()[1:] == [("paragraph", text)]


def test_formatting_kept_from_the_clipboard_goes_before_the_words_shown(client: Client) -> None:
    bring_in(client, body="It sails", formatted="<p>It <i>sails</i></p>")
    assert standing_blocks(Article.objects.get())[1].html == "It <em>sails</em>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("copy.txt", b"Ferry runs again\n\nIt sails at nine."),
        ("copy.html", b"<h1>Ferry runs again</h1><p>It sails at nine.</p>"),
        ("COPY.MD", b"# Ferry runs again\n\nIt sails at nine."),
    ],
)
def test_a_file_is_read_by_its_ending(client: Client, name: str, data: bytes) -> None:
    assert bring_in(client, headline="", body="", file=upload(name, data)).status_code == 302
    assert kinds_and_text() == [("headline", HEADLINE), ("paragraph", "It sails at nine.")]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"headline": "", "body": ""}, "headline", "needs a headline"),
        ({"headline": " \n ", "body": "\t"}, "headline", "needs a headline"),
        ({"body": ""}, "body", "no copy below"),
        ({"headline": "", "body": HEADLINE}, "body", "no copy below"),
        ({"headline": "x" * 5000}, "headline", "5,000 characters"),
        ({"body": "one\ntwo\0"}, "body", "Line 2 holds a NUL"),
        ({"headline": "a\0b"}, "headline", "NUL"),
        ({"dated": "yesterday"}, "dated", "valid date"),
        ({"language": "xx"}, "language", "valid choice"),
        ({"source": "x" * 201}, "source", "200 characters"),
        ({"body": "<b>" * 100_000}, "body", "tags"),
        ({"body": "<div>" * 50_000}, "body", "deep"),
        ({"body": "x" * 2_000_001}, "body", "2,000,001 characters"),
    ],
)
def test_bad_input_is_refused_at_its_field_with_the_text_still_there(
    client: Client, fields: dict[str, str], field: str, words: str
) -> None:
    response = bring_in(client, **fields)
    assert words in said(response)[field]
    assert not Article.objects.exists()
    typed = {"body": BODY, "headline": HEADLINE, **fields}
    page = parsed(response)
    assert page.query_one("#id_body").to_text(strip=False) == typed["body"].replace("\0", "\ufffd")
    assert page.query_one("#id_headline").attrs.get("value", "") == typed["headline"].replace("\0", "\ufffd")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("copy.txt", b"", "headline"),
        ("copy.txt", b"Head\n\nbroken \xff\xfe\xfa", "not UTF-8"),
        ("copy.exe", b"MZ", "cannot be read"),
        ("copy.docx", b"PK\x03\x04 and no more", "not a Word file"),
        ("copy", b"Head\n\nBody", "cannot be read"),
        ("copy.html", b"<p>" * 70_000, "tags"),
        ("copy.txt", b"Only a headline", "no copy below"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_with_the_reason(
    client: Client, name: str, data: bytes, words: str
) -> None:
    response = bring_in(client, headline="", body="", file=upload(name, data))
    assert any(words in sentence for sentence in said(response).values())


def test_a_file_and_a_text_at_once_are_not_guessed_at(client: Client) -> None:
    response = bring_in(client, file=upload("copy.txt", b"Head\n\nBody"))
    assert "in one way" in said(response)["file"]


def test_an_article_taken_out_whole_comes_in_with_its_decisions(
    client: Client,
    article: Callable[..., Article],
    suggest: Callable[..., Suggestion],
    editor: User,
) -> None:
    made = article()
    decide(made.pk, [Choice(suggest(made, "mayor", "Mayor").pk, Verdict.ACCEPTED)], editor)
    data = take_out(made, FORMATS["json"])
    response = bring_in(client, headline="", body="", file=upload("whole.JSON", data))
    again = Article.objects.exclude(pk=made.pk).get()
    assert response["Location"] == again.get_absolute_url()
    assert take_out(again, FORMATS["json"]) == data


@pytest.mark.parametrize(
    ("data", "fields", "words"),
    [
        (b"{", {}, "not JSON"),
        (b"[]", {}, "not an article of ours"),
        (b'{"format": "blue-pencil-article", "version": 9}', {}, "version 9"),
        (b'{"format": "blue-pencil-article", "version": 2, "article": {}}', {}, "headline"),
        (b"", {}, "not JSON"),
        (b"{}", {"headline": HEADLINE}, "its own headline"),
    ],
)
def test_a_whole_article_that_does_not_fit_is_refused_at_the_file(
    client: Client, data: bytes, fields: dict[str, str], words: str
) -> None:
    response = bring_in(client, **{"headline": "", "body": "", **fields}, file=upload("whole.json", data))
    assert words in said(response)["file"]
    assert not Article.objects.exists()


def test_a_whole_article_that_breaks_an_invariant_is_refused_at_the_file(
    client: Client, article: Callable[..., Article]
) -> None:
    whole = json.loads(take_out(article(), FORMATS["json"]))
    whole["article"]["revisions"] = []
    response = bring_in(client, headline="", body="", file=upload("a.json", json.dumps(whole).encode()))
    assert said(response)["file"]
    assert Article.objects.count() == 1


@pytest.fixture
def web(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of this machine that stands for the public network."""
    settings.FETCH_URLS = True
    page = b"<title>The press</title><h1>Ferry runs again</h1><p>It sails at <b>nine</b>.<img></p>"
    with serving(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)) as server:
        monkeypatch.setattr("editorial.web.forms.fetch", partial(fetch, reach=to(server)))
        yield server


def test_a_page_is_fetched_by_its_address(client: Client, web: Server) -> None:
    response = bring_in(client, headline="", body="", address=web.url("/news"))
    assert kinds_and_text() == [("headline", HEADLINE), ("paragraph", "It sails at nine.")]
    assert Article.objects.get().source == web.url("/news")
    assert "1 picture was left out." in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.2:{port}/", "not on the public network"),
        ("http://press.example:1/", "Port 1 is not asked"),
        ("ftp://press.example/", "begins with http"),
        ("http://editor:secret@press.example/", "with a login"),
        ("no address", "valid URL"),
    ],
)
def test_an_address_that_is_not_asked_is_refused_at_its_field(
    client: Client, web: Server, address: str, words: str
) -> None:
    response = bring_in(client, headline="", body="", address=address.format(port=web.port))
    assert words in said(response)["address"]
    assert web.requests == []
    assert not Article.objects.exists()


def test_a_page_with_no_copy_is_refused_at_the_address(client: Client, web: Server) -> None:
    web.answers[:] = [b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews"]
    assert "no copy below" in said(bring_in(client, headline="", body="", address=web.url()))["address"]


def test_an_address_and_a_text_at_once_are_not_guessed_at(client: Client, web: Server) -> None:
    assert "in one way" in said(bring_in(client, address=web.url()))["address"]
    assert web.requests == []


def test_without_fetching_there_is_no_field_for_an_address(client: Client, settings: Any) -> None:
    settings.FETCH_URLS = False
    assert "id_address" not in client.get("/articles/new/").content.decode()
    assert "headline" in said(bring_in(client, headline="", body="", address="http://press.example/"))


@pytest.mark.parametrize(
    "body",
    [
        "<p>It <b>sails <i>at nine",
        "<p>at nine</b></i></div>",
        "<p>\ud7ff\u202eat nine\u200d",
        "<p>It\x08 sails",
    ],
)
def test_odd_copy_that_can_be_read_comes_in(client: Client, body: str) -> None:
    assert bring_in(client, body=body).status_code == 302


def test_a_megabyte_of_copy_comes_in(client: Client) -> None:
    paragraph = " ".join(["The night ferry sails at nine from the old pier."] * 10)
    body = "\n\n".join([paragraph] * 2_000)
    assert bring_in(client, body=body).status_code == 302


def test_what_a_page_could_not_hand_over_is_told(client: Client) -> None:
    response = bring_in(client, body="<p>Look:</p><img src='x.png'><p>It sails.</p>")
    assert "1 picture was left out." in client.get(response["Location"]).content.decode()
