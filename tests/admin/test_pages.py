"""The admin's pages: what they show, what can be asked of them, and what that costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editorial.desk.deciding import Choice, decide
from editorial.models import Article, Suggestion, Verdict

from .conftest import Rows
from .test_forged import MODELS, url

COMMITTING = pytest.mark.django_db(transaction=True)  # a check follows the commit


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


def test_nothing_is_amiss_with_any_page() -> None:
    reverse("admin:index")  # the pages load with the URLs
    assert admin.site.check(None) == []


@MODELS
def test_lists_and_rows_open(model: Any, client: Client, rows: Rows) -> None:
    assert client.get(url(model, "changelist")).status_code == 200
    assert client.get(url(model, "change", rows[model].pk)).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "article/?waiting=yes",
        "article/?waiting=no&q=ferry",
        "article/?dated__year=2024",
        "article/?language__exact=en-US",
        "suggestion/?verdict__exact=accepted&severity__exact=error&kind__exact=fix",
        "suggestion/?rule=words.doubled",
        "suggestion/?rule=-&q=council",
        "decision/?after__exact=accepted&q=council",
        "decision/?at__gte=2024-01-01+00:00:00%2B00:00",
        "revision/?q=ferry",
        "block/?kind__exact=headline&q=ferry",
        "housename/?is_name__exact=1&q=Kyiv",
        "houseterm/?on__exact=0&variety__exact=&kind__exact=choice&q=used",
        "officeholder/?until__isempty=1&q=Odesa",
        "feed/?on__exact=1&trouble__isempty=1&q=press",
        "arrival/?at__year=2024&q=tag",
    ],
)
def test_filters_and_searches_answer(asked: str, client: Client, rows: Rows) -> None:
    assert client.get(f"/admin/editorial/{asked}").status_code == 200


def shown(client: Client, asked: str) -> set[int]:
    return {row.pk for row in client.get(f"/admin/editorial/{asked}").context["cl"].result_list}


def test_articles_are_found_by_what_waits_in_them(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion]
) -> None:
    busy, idle = article("Nothing wrong here."), article("Nor is there here.")
    suggest(busy, "wrong", "amiss")
    assert shown(client, "article/?waiting=yes") == {busy.pk}
    assert shown(client, "article/?waiting=no") == {idle.pk}


def test_suggestions_are_found_by_who_made_them(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion], editor: User
) -> None:
    made = article("Nothing wrong here.")
    by_rule = suggest(made, "wrong", "amiss", rule="words.doubled")
    by_person = suggest(made, "here", "there", rule="", author=editor)
    assert shown(client, "suggestion/?rule=words.doubled") == {by_rule.pk}
    assert shown(client, "suggestion/?rule=-") == {by_person.pk}


def test_articles_show_how_much_waits_by_severity(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion]
) -> None:
    made = article("One two three four.")
    suggest(made, "One", "Two", severity="error")
    suggest(made, "three", "3", severity="style")
    suggest(made, "four", None)
    page = client.get(url(Article, "changelist")).content.decode()
    for column in ("errors", "style", "queries"):
        assert f'<td class="field-{column}">1</td>' in page


@pytest.mark.parametrize("model", ["article", "suggestion", "decision", "revision", "block"])
def test_a_longer_list_takes_no_more_queries(
    model: str,
    client: Client,
    article: Callable[..., Article],
    suggest: Callable[..., Suggestion],
    editor: User,
) -> None:
    def grow(number: int) -> None:
        for _ in range(number):
            made = article("One two three.", by=editor)
            suggestion = suggest(made, "two", "2")
            decide(made.pk, [Choice(suggestion.pk, Verdict.ACCEPTED)], editor)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"/admin/editorial/{model}/")
        return len(asked)

    grow(2)
    queries()
    few = queries()
    grow(6)
    assert queries() == few


def test_a_suggestion_shows_its_decisions(client: Client, rows: Rows, colleague: User) -> None:
    suggestion = rows[Suggestion]
    decide(suggestion.article_id, [Choice(suggestion.pk, Verdict.OPEN)], colleague)
    page = client.get(url(Suggestion, "change", suggestion.pk)).content.decode()
    assert "maren: open → accepted board" in page
    assert "tomas: accepted → open" in page


@COMMITTING
def test_articles_are_checked_again(client: Client, rows: Rows) -> None:
    Article.objects.update(checked_at=None)
    picked = {"action": "check_again", "_selected_action": rows[Article].pk}
    answer = client.post(url(Article, "changelist"), picked, follow=True)
    assert Article.objects.get().checked_at
    assert "checked again: 1" in answer.content.decode()


@COMMITTING
def test_too_many_articles_at_once_are_not_checked(client: Client, rows: Rows) -> None:
    first = Article.objects.get()
    Article.objects.bulk_create(Article(headline="Ferry", dated=first.dated) for _ in range(50))
    Article.objects.update(checked_at=None)
    everything = {"action": "check_again", "_selected_action": first.pk, "select_across": "1"}
    answer = client.post(url(Article, "changelist"), everything, follow=True)
    assert "at most 50" in answer.content.decode()
    assert not Article.objects.exclude(checked_at=None).exists()


@COMMITTING
def test_who_may_only_look_cannot_check_again(
    rows: Rows, reader: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=reader.pk).update(is_staff=True)
    Article.objects.update(checked_at=None)
    picked = {"action": "check_again", "_selected_action": rows[Article].pk}
    sign_in(reader).post(url(Article, "changelist"), picked)
    assert Article.objects.get().checked_at is None


@COMMITTING
def test_a_date_set_right_is_checked_by(client: Client, rows: Rows) -> None:
    Article.objects.update(checked_at=None)
    client.post(url(Article, "change", rows[Article].pk), {"dated": "2019-05-01", "source": "wire"})
    article = Article.objects.get()
    assert (str(article.dated), bool(article.checked_at)) == ("2019-05-01", True)


def test_a_headline_decided_meanwhile_is_not_overwritten(client: Client, rows: Rows) -> None:
    """The form was opened before the headline changed; saving it must not put the old one back."""
    client.get(url(Article, "change", rows[Article].pk))
    Article.objects.update(headline="Decided meanwhile")
    client.post(
        url(Article, "change", rows[Article].pk),
        {"dated": "2019-05-01", "source": "agency", "headline": "Council votes to keep the ferry"},
    )
    article = Article.objects.get()
    assert (article.headline, article.source) == ("Decided meanwhile", "agency")


def test_an_office_cannot_end_before_it_begins(client: Client, db: None) -> None:
    answer = client.post(
        reverse("admin:editorial_officeholder_add"),
        {"person": "The incumbent", "title": "Mayor", "since": "2024-01-01", "until": "2023-01-01"},
    )
    assert answer.status_code == 200
    assert "The term ends before it begins." in answer.content.decode()
