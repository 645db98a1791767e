"""The queue: what waits, newest first, in the same few queries however much it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from editorial.models import Article, Suggestion

from .reading import parsed


@pytest.fixture
def client(sign_in: Callable[..., Client], editor: User) -> Client:
    return sign_in(editor)


def headlines(client: Client, address: str = "/") -> list[str]:
    return [link.to_text() for link in parsed(client.get(address)).query("ol.queue h2 a")]


def row(client: Client) -> str:
    """The one row there is, as it reads."""
    return " ".join(parsed(client.get("/")).query_one("ol.queue > li").to_text().split())


def checked(*articles: Article) -> None:
    Article.objects.filter(pk__in=[a.pk for a in articles]).update(checked_at=timezone.now())


def test_the_newest_article_stands_first(client: Client, article: Callable[..., Article]) -> None:
    article(headline="First in")
    article(headline="Second in")
    assert headlines(client) == ["Second in", "First in"]


def test_a_row_counts_what_waits_by_severity_and_what_is_decided(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion], editor: User
) -> None:
    copy = article(by=editor, source="Harbour desk")
    checked(copy)
    suggest(copy, "spring,the", "spring, the")
    suggest(copy, "amidst", "amid", severity="style")
    suggest(copy, "forty", None)
    suggest(copy, "council", "Council", verdict="rejected", decided_at=timezone.now(), decided_by=editor)
    told = row(client)
    assert "1 error 1 query 1 style 1 decided" in told
    assert "maren · Harbour desk" in told


def test_suggestions_held_back_by_others_are_not_counted(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion]
) -> None:
    copy = article()
    checked(copy)
    suggest(copy, "spring,the", "spring, the", held=True)
    assert "Ready" in row(client)


def test_an_article_not_checked_yet_says_so(client: Client, article: Callable[..., Article]) -> None:
    article()
    assert "Being checked" in row(client)


def test_filters_part_what_waits_from_what_is_ready(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion]
) -> None:
    unchecked, waiting, ready = (article(headline=name) for name in ("Unchecked", "Waiting", "Finished"))
    checked(waiting, ready)
    suggest(waiting, "amidst", "amid")
    assert headlines(client, "/?show=open") == ["Waiting", "Unchecked"]
    assert headlines(client, "/?show=ready") == ["Finished"]
    assert headlines(client) == ["Finished", "Waiting", "Unchecked"]
    assert unchecked.headline in headlines(client, "/?show=nonsense")


def test_the_search_looks_in_headlines_and_is_kept_by_the_filters(
    client: Client, article: Callable[..., Article]
) -> None:
    article(headline="Ferry runs again")
    article(headline="School roof mended")
    assert headlines(client, "/?q=FERRY") == ["Ferry runs again"]
    links = parsed(client.get("/?q=ferry")).query(".queue-tools nav a")
    assert [link.attrs["href"] for link in links] == ["?q=ferry", "?q=ferry&show=open", "?q=ferry&show=ready"]


@pytest.mark.parametrize("q", ["%00", "a%00b", "%ED%A0%80", "%", "x" * 5000, "%F0%9F%A6%86"])
def test_no_search_breaks_the_queue(client: Client, article: Callable[..., Article], q: str) -> None:
    article()
    assert client.get(f"/?q={q}").status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30, "two", "%00"])
def test_a_page_that_does_not_exist_is_answered_with_one_that_does(
    client: Client, article: Callable[..., Article], page: str
) -> None:
    article()
    assert headlines(client, f"/?page={page}")


def test_older_articles_are_on_the_next_page_and_the_links_keep_the_filter(
    client: Client, article: Callable[..., Article]
) -> None:
    for number in range(27):
        article(headline=f"Item {number}")
    assert len(headlines(client)) == 25
    assert headlines(client, "/?page=2") == ["Item 1", "Item 0"]
    older = parsed(client.get("/?q=item")).query_one("a[rel=next]")
    assert older.attrs["href"] == "?q=item&page=2"


def test_the_number_of_queries_does_not_grow_with_the_queue(
    client: Client, article: Callable[..., Article], editor: User, django_assert_num_queries: Callable
) -> None:
    for _ in range(3):
        article(by=editor)
    with django_assert_num_queries(7):  # session, user, two of permissions; how many, which, and what waits
        client.get("/")
    for _ in range(9):
        article(by=editor)
    with django_assert_num_queries(7):
        client.get("/")


def test_an_empty_queue_says_what_to_do(client: Client) -> None:
    page = parsed(client.get("/"))
    assert page.query_one(".empty a").attrs["href"] == "/articles/new/"
    assert "Clear the search" in parsed(client.get("/?q=ferry")).query_one(".empty").to_text()


def test_dates_read_as_dates(client: Client, article: Callable[..., Article]) -> None:
    copy = article()
    Article.objects.filter(pk=copy.pk).update(
        created_at=datetime.datetime(2026, 3, 4, 17, 5, tzinfo=datetime.UTC)
    )
    assert "4 March 2026, 17:05" in row(client)
