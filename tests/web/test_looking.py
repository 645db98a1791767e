"""How the review page is looked at: views, filter and parts, kept in its address."""

from __future__ import annotations

import pytest
from django.urls import reverse

from editorial.desk.deciding import Choice, decide
from editorial.models import Verdict

from .reading import parsed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def copy(article, suggest, editor):
    made = article("The mayr spoke amidst protest.", "It rained on forty.")
    made.suggestions.all().delete()
    mayr = suggest(made, "mayr", "mayor")
    suggest(made, "amidst", "amid", severity="style", rule="tests.style")
    suggest(made, "forty", None)
    decide(made.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    return made


@pytest.fixture
def page(sign_in, editor):
    client = sign_in(editor)
    return lambda copy, query="": parsed(client.get(f"{copy.get_absolute_url()}{query}"))


def words(tree):
    return [" ".join(element.to_text().split()) for element in tree.query(".words")]


def cards(tree):
    return [card.attrs["aria-label"] for card in tree.query("[data-card]")]


def test_the_clean_view_is_what_would_go_out_and_the_original_what_came_in(page, copy):
    assert words(page(copy, "?view=clean"))[1] == "The mayor spoke amidst protest."
    assert words(page(copy, "?view=original"))[1] == "The mayr spoke amidst protest."
    assert cards(page(copy, "?view=clean")) == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?severity=style", ["Style: “amidst” → “amid”"]),
        ("?voice=tests.style", ["Style: “amidst” → “amid”"]),
        ("?severity=query&voice=tests.example", ["Query: “forty”?"]),
        ("?verdict=accepted", []),
        ("?verdict=open", ["Style: “amidst” → “amid”", "Query: “forty”?"]),
        ("?severity=nonsense&verdict=%00&part=x&view=%F0", ["Style: “amidst” → “amid”", "Query: “forty”?"]),
    ],
)
def test_the_filter_shows_what_it_asks_for(page, copy, query, shown):
    assert cards(page(copy, query)) == shown


def test_a_filter_leaves_out_the_paragraphs_without_a_match(page, copy):
    assert (
        words(page(copy, "?severity=query")) == ["It rained on forty ✓ ✕ ."]
        or len(words(page(copy, "?severity=query"))) == 1
    )
    assert "mayr" in page(copy, "?verdict=accepted").query(".decided")[0].to_text()


def test_what_waits_behind_the_filter_is_not_marked_in_the_copy(page, copy):
    tree = page(copy, "?verdict=accepted")
    assert not tree.query(".mark")
    assert tree.query(".stands")


def test_an_act_keeps_the_address_and_its_filter(sign_in, editor, copy):
    client = sign_in(editor)
    style, query = copy.suggestions.get(original="amidst"), copy.suggestions.get(original="forty")
    here = f"http://testserver{copy.get_absolute_url()}?verdict=open"
    form = {"verdict": "rejected", "seen": 0}
    plain = client.post(reverse("suggestion-decide", args=[style.pk]), form, headers={"Referer": here})
    assert plain["Location"] == f"{copy.get_absolute_url()}?verdict=open#card-{query.pk}"
    headers = {**HTMX, "HX-Current-URL": here}
    answer = client.post(reverse("suggestion-decide", args=[query.pk]), form, headers=headers)
    assert "decided" not in parsed(answer).query("section")[0].to_text()


def test_a_long_article_comes_in_parts(page, article, suggest, monkeypatch, sign_in, editor):
    monkeypatch.setattr("editorial.desk.reading.PART", 3)
    copy = article(*(f"Line{n} is here." for n in range(8)))
    copy.suggestions.all().delete()
    last = suggest(copy, "Line7", "Line seven")
    first = suggest(copy, "Line0", "Line nought")
    assert [len(words(page(copy, f"?part={n}"))) for n in (1, 2, 3)] == [3, 3, 3]
    assert page(copy).query("#more")[0].attrs["hx-get"] == f"{copy.get_absolute_url()}?part=2"
    assert not page(copy, "?part=3").query("#more")
    assert len(words(page(copy, "?part=99"))) == 3
    client = sign_in(editor)
    fragment = client.get(f"{copy.get_absolute_url()}?part=3", headers=HTMX)
    assert b"<html" not in fragment.content
    assert cards(parsed(fragment)) == ["Error: “Line7” → “Line seven”"]
    form = {"verdict": "rejected", "seen": 0}
    onward = client.post(reverse("suggestion-decide", args=[first.pk]), form)
    assert onward["Location"] == f"{copy.get_absolute_url()}?part=3#card-{last.pk}"
    done = client.post(reverse("suggestion-decide", args=[last.pk]), form)
    assert done["Location"] == f"{copy.get_absolute_url()}#finished"


def test_a_refusal_is_shown_in_the_part_it_belongs_to(
    article, suggest, monkeypatch, sign_in, editor, colleague
):
    monkeypatch.setattr("editorial.desk.reading.PART", 2)
    copy = article(*(f"Line{n} is here." for n in range(5)))
    copy.suggestions.all().delete()
    late = suggest(copy, "Line4", "Line four")
    decide(copy.pk, [Choice(late.pk, Verdict.REJECTED, 0)], colleague)
    form = {"verdict": "accepted", "seen": 0, "replacement": "The fifth line"}
    answer = sign_in(editor).post(reverse("suggestion-decide", args=[late.pk]), form)
    assert answer.status_code == 409
    assert "You had typed: “The fifth line”" in answer.content.decode()
