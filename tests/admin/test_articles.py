"""Articles come in as files and go out in every format from the admin too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from editorial.desk.release import FORMATS, take_out
from editorial.models import Article, Suggestion

UPLOAD = "/admin/editorial/article/add/"
LIST = "/admin/editorial/article/"


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


def bring(client: Client, **files: bytes) -> str:
    sent = [SimpleUploadedFile(name.replace("_", "."), data) for name, data in files.items()]
    return client.post(UPLOAD, {"files": sent}, follow=True).content.decode()


def test_the_list_leads_to_the_upload(client: Client) -> None:
    page = client.get(LIST).content.decode()
    assert f'<a href="{UPLOAD}" class="addlink">Upload articles</a>' in page
    assert client.get(UPLOAD).status_code == 200


def test_each_file_comes_in_or_is_told_of(client: Client, administrator: User) -> None:
    page = bring(
        client, ferry_txt=b"Ferry stays\n\nIt sails.", bad_docx=b"no zip", x_html=b"<h1>A</h1><p>B<img>"
    )
    assert "“ferry.txt”: “Ferry stays” is in." in page
    assert "“bad.docx”: This is not a Word file: it cannot be unpacked." in page
    assert "“x.html”: 1 picture was left out." in page
    assert set(Article.objects.values_list("headline", "created_by")) == {
        ("Ferry stays", administrator.pk),
        ("A", administrator.pk),
    }


def test_a_whole_article_comes_back_in(client: Client, article: Callable[..., Article]) -> None:
    bring(client, whole_json=take_out(article(), FORMATS["json"]))
    assert Article.objects.count() == 2


@pytest.mark.parametrize("number", [0, 51])
def test_no_files_and_too_many_are_told(client: Client, number: int) -> None:
    sent = [SimpleUploadedFile(f"{n}.txt", b"A\n\nB") for n in range(number)]
    answer = client.post(UPLOAD, {"files": sent})
    assert answer.status_code == 422
    assert "Choose between one and 50 files." in answer.content.decode()
    assert not Article.objects.exists()


def test_whoever_may_only_add_can_upload_and_finds_the_way(
    outsider: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=outsider.pk).update(is_staff=True)
    outsider.user_permissions.set(Permission.objects.filter(codename="add_article"))
    client = sign_in(outsider)
    assert UPLOAD in client.get("/admin/").content.decode()
    assert "is in." in bring(client, ferry_txt=b"Ferry stays\n\nIt sails.")


def test_whoever_may_not_add_cannot_upload(reader: User, sign_in: Callable[[User], Client]) -> None:
    User.objects.filter(pk=reader.pk).update(is_staff=True)
    client = sign_in(reader)
    assert client.get(UPLOAD).status_code == 403
    assert client.post(UPLOAD, {"files": SimpleUploadedFile("a.txt", b"A\n\nB")}).status_code == 403
    assert "Upload" not in client.get(LIST).content.decode()


def take(client: Client, name: str, *articles: Article) -> Any:
    picked = {"action": f"take_out_{name}", "_selected_action": [article.pk for article in articles]}
    return client.post(reverse("admin:editorial_article_changelist"), picked, follow=True)


@pytest.mark.parametrize("name", FORMATS)
def test_the_chosen_ones_go_out_in_any_format(
    client: Client, article: Callable[..., Article], name: str
) -> None:
    first, second = article(headline="First"), article(headline="Second")
    archive = zipfile.ZipFile(io.BytesIO(take(client, name, second, first).content))
    ending = FORMATS[name].ending
    assert archive.namelist() == [f"{first.pk}-first{ending}", f"{second.pk}-second{ending}"]


def test_clean_copy_is_held_back_while_people_ask(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion], editor: User
) -> None:
    asked = article(headline="Asked about")
    suggest(asked, "council", None, rule="", author=editor)
    assert "Questions are open." in take(client, "txt", asked, article()).content.decode()
    assert take(client, "json", asked)["Content-Type"] == "application/zip"


def test_too_many_are_not_taken_out(
    client: Client, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editorial.admin.articles.TAKEN_OUT_AT_ONCE", 1)
    assert "at most 1 at a time" in take(client, "txt", article(), article()).content.decode()


def test_whoever_may_only_look_takes_nothing_out(
    article: Callable[..., Article], reader: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=reader.pk).update(is_staff=True)
    assert take(sign_in(reader), "json", article())["Content-Type"].startswith("text/html")
