"""Several files in at once, and several articles out at once."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editorial.desk.release import FORMATS, take_out
from editorial.models import Article

from ..formats.word_files import ins, p, r, word


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


def bring(client, *files):
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse("articles-upload"), {"files": sent})


def test_each_file_becomes_an_article_and_a_refused_one_stops_none(client):
    answer = bring(
        client,
        ("one.txt", b"Ferry stays\n\nIt sails."),
        ("two.docx", b"not a zip"),
        ("three.md", "# Zwölf Boote\n\nThey sail.".encode()),
        ("four.exe", b"MZ"),
        ("five.txt", b"\xff\xfe\xff"),
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert set(Article.objects.values_list("headline", flat=True)) == {"Ferry stays", "Zwölf Boote"}
    assert body.count("notice error") == 3
    assert '<b dir="auto">two.docx</b>:' in body


def test_a_word_file_taken_out_tracked_comes_in_with_its_suggestions(client, article, suggest):
    made = article("The mayr spoke.")
    suggest(made, "mayr", "mayor")
    bring(client, ("ferry.docx", take_out(made, FORMATS["docx-tracked"])))
    assert Article.objects.exclude(pk=made.pk).get().suggestions.filter(original="mayr").exists()


def test_an_article_taken_out_whole_comes_in_whole(client, article):
    made = article()
    assert bring(client, ("whole.json", take_out(made, FORMATS["json"]))).status_code == 200
    assert Article.objects.filter(headline=made.headline).count() == 2


def test_a_file_sent_by_itself_is_answered_with_its_line_alone(client):
    file = SimpleUploadedFile("one.txt", b"Ferry stays\n\nIt sails.")
    answer = client.post(reverse("articles-upload"), {"files": file}, headers={"HX-Request": "true"})
    assert answer.content.decode().strip().startswith('<li class="notice success">')
    assert "<html" not in answer.content.decode()
    assert Article.objects.get().headline == "Ferry stays"


def test_a_file_that_is_too_large_is_refused_by_its_size(client, monkeypatch):
    monkeypatch.setattr("editorial.desk.files.MAX_UPLOAD", 10)
    answer = bring(client, ("one.txt", b"Ferry stays\n\nIt sails."), ("two.txt", b"A\n\nB"))
    assert "one.txt</b>: This file has 22 bytes; 10 is the most." in answer.content.decode()
    assert Article.objects.get().headline == "A"


@pytest.mark.parametrize("name", ["\ud800", "\0", "\u202e", "x" * 100_000])
def test_what_a_refusal_quotes_can_be_shown(client, article, name):
    whole = json.loads(take_out(article(), FORMATS["json"]))
    whole["article"][name] = 1
    answer = bring(client, ("whole.json", json.dumps(whole).encode()))
    assert answer.status_code == 422
    assert "which is not known here" in answer.content.decode()
    assert len(answer.content) < 50_000


def test_dates_that_no_calendar_has_keep_no_word_file_out(client):
    dated = [ins("a", date="0001-01-01T00:00:00+14:00"), r("b"), ins("c", date="9999-12-31T23:59:59-12:00")]
    bring(client, ("a.docx", word(p(r("Head")) + p(*dated))))
    assert Article.objects.get().suggestions.filter(source="a.docx").count() == 2


def test_none_and_too_many_are_told(client):
    assert client.post(reverse("articles-upload")).status_code == 422
    assert bring(client, *[(f"{n}.txt", b"x") for n in range(51)]).status_code == 422
    assert Article.objects.count() == 0


@pytest.mark.parametrize("name", FORMATS)
def test_the_chosen_ones_go_out_as_a_zip(client, article, name):
    ids = [article(headline="Same headline").pk, article(headline="Same headline").pk]
    answer = client.get(reverse("articles-export"), {"format": name, "id": [*ids, 999]})
    assert answer["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == [f"{pk}-same-headline{FORMATS[name].ending}" for pk in ids]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "id=",
        "id=x",
        "id=999",
        "id=-1",
        "id=99999999999999999999",
        "&".join(f"id={n}" for n in range(201)),
    ],
)
def test_a_choice_of_nothing_is_told(client, query):
    assert client.get(f"{reverse('articles-export')}?{query}").status_code == 400


def test_a_format_there_is_not_is_told(client, article):
    assert client.get(reverse("articles-export"), {"format": "pdf", "id": article().pk}).status_code == 404


def test_json_holds_every_decision(client, article):
    made = article()
    answer = client.get(reverse("article-export", args=[made.pk]), {"format": "json"})
    assert json.loads(answer.content)["article"]["headline"] == made.headline
