"""Clean copy goes out as a file with a name of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from editorial.models import Article, Suggestion


@pytest.fixture
def client(sign_in: Callable[..., Client], editor: User) -> Client:
    return sign_in(editor)


@pytest.mark.parametrize(
    ("format", "media_type", "name"),
    [
        ("html", "text/html; charset=utf-8", "ferry-back.html"),
        ("md", "text/markdown; charset=utf-8", "ferry-back.md"),
        ("txt", "text/plain; charset=utf-8", "ferry-back.txt"),
    ],
)
def test_each_format_is_a_file_named_by_the_headline(
    client: Client, article: Callable[..., Article], format: str, media_type: str, name: str
) -> None:
    copy = article("It sails at nine – “sharp”.", headline="Ferry back!")
    response = client.get(f"/articles/{copy.pk}/export/", {"format": format})
    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "It sails at nine – “sharp”." in response.content.decode()


def test_accepted_changes_are_in_it_and_open_ones_are_not(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion], editor: User
) -> None:
    copy = article("It sail at nine amidst fog.")
    decided = {"verdict": "accepted", "decided_at": timezone.now(), "decided_by": editor}
    suggest(copy, "sail", "sails", applied="sails", **decided)
    suggest(copy, "amidst", "amid")
    out = client.get(f"/articles/{copy.pk}/export/?format=txt").content.decode()
    assert "It sails at nine amidst fog." in out


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Fähre fährt", "filename*=utf-8''f%C3%A4hre-f%C3%A4hrt.txt"),
        ("../../etc/passwd", 'filename="etcpasswd.txt"'),
        ('"; rm -rf', 'filename="rm-rf.txt"'),
        ("？！", 'filename="article-{pk}.txt"'),
        ("word " * 99, f'filename="{"word-" * 16}'[:-1] + '.txt"'),
    ],
)
def test_no_headline_makes_a_bad_file_name(
    client: Client, article: Callable[..., Article], headline: str, name: str
) -> None:
    copy = article(headline=headline)
    disposition = client.get(f"/articles/{copy.pk}/export/?format=txt")["Content-Disposition"]
    assert disposition == f"attachment; {name.format(pk=copy.pk)}"


def test_clean_copy_goes_out_as_a_word_file(client: Client, article: Callable[..., Article]) -> None:
    response = client.get(f"/articles/{article(headline='Ferry back').pk}/export/?format=docx")
    assert response["Content-Disposition"] == 'attachment; filename="ferry-back.docx"'
    assert response.content.startswith(b"PK")


@pytest.mark.parametrize("format", ["exe", "", "html%00", "../html"])
def test_an_unknown_format_is_told_with_those_there_are(
    client: Client, article: Callable[..., Article], format: str
) -> None:
    response = client.get(f"/articles/{article().pk}/export/?format={format}")
    assert response.status_code == 404
    assert "html, md, txt" in response.content.decode()


@pytest.mark.parametrize("article_id", ["0", "9" * 30])
def test_an_article_that_is_not_there(client: Client, article_id: str) -> None:
    assert client.get(f"/articles/{article_id}/export/").status_code == 404
