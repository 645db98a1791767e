"""The review page, and deciding from it, through HTTP: with HTMX and without."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from editorial.desk.checking import check_article
from editorial.desk.intake import take_in
from editorial.desk.integrity import violations
from editorial.formats import html
from editorial.models import Article, Decision, Verdict

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def copy(article, suggest):
    """An article with two fixes in its first paragraph and a query in its second."""
    made = article("The mayr spoke amidst protest.", "Some forty people came.")
    check_article(made.pk)
    made.suggestions.all().delete()
    return {
        "article": made,
        "fix": suggest(made, "mayr", "mayor", message="A slip of the pen.", alternatives=["mare"]),
        "style": suggest(made, "amidst", "amid", severity="style"),
        "query": suggest(made, "forty", None, message="Who counted?"),
    }


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


def decide(client, suggestion, verdict, **more):
    """Decides as the page's own form does; `seen` is what the page would carry."""
    data = {"verdict": verdict, "seen": suggestion.version, **{k: v for k, v in more.items() if k.islower()}}
    headers = {k: v for k, v in more.items() if k.isupper()}
    return client.post(reverse("suggestion-decide", args=[suggestion.pk]), data, **headers)


def test_the_page_shows_each_suggestion_in_its_place_and_on_a_card(client, copy):
    page = client.get(copy["article"].get_absolute_url()).content.decode()
    marks = '<span role="suggestion"><del role="deletion">mayr</del><ins role="insertion">mayor</ins></span>'
    assert marks in page
    assert "A slip of the pen." in page
    assert "Who counted?" in page
    assert f'action="{reverse("suggestion-decide", args=[copy["fix"].pk])}"' in page


def test_a_decision_without_htmx_leads_to_the_next_that_waits(client, copy):
    answer = decide(client, copy["fix"], "accepted")
    assert answer.status_code == 302
    assert answer["Location"] == f"{copy['article'].get_absolute_url()}#card-{copy['style'].pk}"
    copy["fix"].refresh_from_db()
    assert copy["fix"].verdict == Verdict.ACCEPTED


def test_the_last_decision_leads_to_the_notice_that_all_is_done(client, copy):
    for name in ("style", "query"):
        decide(client, copy[name], "rejected")
    assert decide(client, copy["fix"], "accepted")["Location"].endswith("#finished")
    assert "Ready." in client.get(copy["article"].get_absolute_url()).content.decode()


def test_with_htmx_the_answer_is_the_block_and_the_counters_alone(client, copy):
    answer = decide(client, copy["fix"], "accepted", **HTMX)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert body.lstrip().startswith(f'<section id="block-{copy["fix"].block_id}"')
    assert body.count("<section") == 1
    assert 'id="tally" class="tally" hx-swap-oob="true"' in body
    assert "Accepted: “mayr” → “mayor”" in body
    assert "Some forty people" not in body


def test_the_questions_that_hold_copy_back_are_counted_on_the_page_and_in_every_answer(
    client, copy, suggest, reporter
):
    suggest(copy["article"], "people", None, rule="", author=reporter)
    suggest(copy["article"], "came", None, rule="", author_name="hanna", held=True)
    changes = f"{reverse('article-changes', args=[copy['article'].pk])}?since=0"
    answers = [
        client.get(copy["article"].get_absolute_url()),
        decide(client, copy["fix"], "accepted", **HTMX),
        client.get(changes, **HTMX),
    ]
    assert ["<b>1</b> asked" in answer.content.decode() for answer in answers] == [True] * 3


def test_accept_take_back_and_reject_are_all_on_record(client, copy):
    fix = copy["fix"]
    for verdict in ("accepted", "open", "rejected"):
        assert decide(client, fix, verdict, **HTMX).status_code == 200
        fix.refresh_from_db()
    steps = Decision.objects.filter(suggestion=fix).values_list("before", "after")
    assert list(steps) == [("open", "accepted"), ("accepted", "open"), ("open", "rejected")]
    assert list(violations()) == []


def test_a_second_identical_click_is_harmless(client, copy):
    for _ in range(2):
        assert decide(client, copy["fix"], "accepted", **HTMX).status_code == 200
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_a_stale_page_is_told_who_decided_what_and_keeps_what_was_typed(
    sign_in, colleague, client, copy, headers
):
    decide(sign_in(colleague), copy["fix"], "rejected")
    answer = decide(client, copy["fix"], "accepted", replacement="mayoress", **headers)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "tomas rejected “mayr” → “mayor”" in body
    assert "mayoress" in body
    copy["fix"].refresh_from_db()
    assert copy["fix"].verdict == Verdict.REJECTED


def test_a_change_that_overlaps_one_that_stands_is_told_which(client, copy, suggest):
    other = suggest(copy["article"], "The mayr", "The head")
    decide(client, copy["fix"], "accepted")
    answer = decide(client, other, "accepted", **HTMX)
    assert answer.status_code == 409
    assert "overlaps a change that stands: maren accepted “mayr” → “mayor”" in answer.content.decode()


def test_other_words_can_be_put(client, copy):
    assert decide(client, copy["fix"], "accepted", replacement="chair", **HTMX).status_code == 200
    copy["fix"].refresh_from_db()
    assert copy["fix"].applied == "chair"


def test_no_words_at_all_delete(client, copy):
    decide(client, copy["style"], "accepted", replacement="")
    copy["style"].refresh_from_db()
    assert copy["style"].applied == ""


def test_a_query_is_resolved_without_touching_the_copy(client, copy):
    decide(client, copy["query"], "accepted", replacement="forty")
    copy["query"].refresh_from_db()
    assert (copy["query"].verdict, copy["query"].applied) == (Verdict.ACCEPTED, None)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"verdict": "maybe"}, "is no verdict"),
        ({}, "required"),
        ({"verdict": "accepted", "replacement": "x" * 10_001}, "at most 10000 characters"),
        ({"verdict": "accepted", "replacement": "a\0b"}, "NUL"),
        ({"verdict": "accepted", "seen": "soon"}, "whole number"),
    ],
)
@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_bad_input_is_told_at_the_card(client, copy, data, told, headers):
    answer = client.post(reverse("suggestion-decide", args=[copy["fix"].pk]), data, **headers)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Decision.objects.count() == 0


def test_what_stands_in_copy_and_cards_is_escaped(client, article, suggest):
    nasty = '<script>alert(1)</script> & "quotes" <img src=x onerror=alert(2)>'
    made = article(nasty)
    suggest(made, "<img src=x onerror=alert(2)>", "<b onclick=alert(3)>", message=nasty, source=nasty[:200])
    page = client.get(made.get_absolute_url()).content.decode()
    for raw in ("<script>alert", "<img src=x", "<b onclick"):
        assert raw not in page


def test_a_reader_sees_everything_and_has_no_buttons(sign_in, reader, copy):
    page = sign_in(reader).get(copy["article"].get_absolute_url()).content.decode()
    assert "Who counted?" in page
    assert "/decide/" not in page
    assert 'name="seen"' not in page
    assert "/remark/" not in page


def test_links_in_copy_do_not_lead_away_from_the_desk(client):
    made = take_in(html.read("<h1>Head</h1><p>See <a href='https://example.org/x'>this</a>.</p>"))
    page = client.get(made.get_absolute_url()).content.decode()
    assert '<span class="link">this</span>' in page
    assert "example.org" not in page


def test_check_again_brings_nothing_back(client, copy):
    decide(client, copy["fix"], "rejected")
    before = copy["article"].suggestions.count()
    answer = client.post(reverse("article-check", args=[copy["article"].pk]))
    assert answer["Location"] == copy["article"].get_absolute_url()
    again = client.post(reverse("article-check", args=[copy["article"].pk]))
    assert again.status_code == 302
    assert copy["article"].suggestions.filter(pk=copy["fix"].pk, verdict=Verdict.REJECTED).exists()
    assert copy["article"].suggestions.count() >= before


@pytest.mark.parametrize("number", [3, 60])
def test_a_decision_costs_the_same_however_much_waits(
    client, article, suggest, django_assert_max_num_queries, number
):
    made = article(*[f"Word{n} stands here." for n in range(number)])
    made.suggestions.all().delete()
    first, *_ = [suggest(made, f"Word{n} ", f"Term{n} ") for n in range(number)]
    with django_assert_max_num_queries(17):
        assert decide(client, first, "accepted", **HTMX).status_code == 200


def test_a_page_that_waits_for_the_checkers_is_loaded_anew_when_they_are_done(client, copy):
    url = copy["article"].get_absolute_url()
    Article.objects.update(checked_at=None)
    assert 'hx-trigger="every 2s"' in client.get(url).content.decode()
    assert client.get(url, **HTMX).status_code == 204
    check_article(copy["article"].pk)
    assert client.get(url, **HTMX)["HX-Refresh"] == "true"
    assert 'hx-trigger="every' not in client.get(url).content.decode()


def test_a_page_does_not_wait_for_ever(client, copy):
    long_ago = timezone.now() - timedelta(hours=1)
    Article.objects.update(checked_at=None, created_at=long_ago)
    url = copy["article"].get_absolute_url()
    assert "has not been checked yet" in client.get(url).content.decode()
    assert client.get(url, **HTMX)["HX-Refresh"] == "true"


def test_a_check_that_broke_off_is_told(client, copy):
    Article.objects.update(check_failed=True)
    assert "The last check broke off" in client.get(copy["article"].get_absolute_url()).content.decode()


@pytest.mark.django_db(transaction=True)
def test_check_again_says_what_came_of_it(client, copy):
    check_article(copy["article"].pk, whole=True)
    answer = client.post(reverse("article-check", args=[copy["article"].pk]), follow=True)
    assert "Checked again: nothing new." in answer.content.decode()


def test_a_check_that_runs_elsewhere_is_announced(client, copy, monkeypatch):
    monkeypatch.setattr("editorial.web.review.check_soon", lambda article_id, **how: None)
    answer = client.post(reverse("article-check", args=[copy["article"].pk]), follow=True)
    assert "The checkers will look again" in answer.content.decode()


@pytest.mark.parametrize(("verdict", "word"), [("accepted", "Resolved"), ("rejected", "Dismissed")])
def test_a_query_is_spoken_of_as_one(client, copy, verdict, word):
    body = decide(client, copy["query"], verdict, **HTMX).content.decode()
    assert f"{word}: “forty”?" in body
    assert f"{word.lower()} by maren" in body


def test_a_query_can_be_answered_with_other_words(client, copy):
    body = decide(client, copy["query"], "accepted", replacement="fifty", **HTMX).content.decode()
    assert "Accepted: “forty” → “fifty”" in body
    assert "accepted by maren" in body


def test_an_accepted_change_says_what_stood_there_and_who_let_it_go(client, copy):
    body = decide(client, copy["fix"], "accepted", **HTMX).content.decode()
    assert 'title="Was “mayr”; accepted by maren">mayor</span>' in body


@pytest.mark.parametrize(("old", "new", "look"), [("mayr ", " ", "blank"), ("mayr", "–", "sign")])
def test_a_change_that_is_easily_overlooked_is_marked(client, article, suggest, old, new, look):
    made = article("The mayr spoke.")
    made.suggestions.all().delete()
    suggest(made, old, new)
    body = client.get(made.get_absolute_url()).content.decode()
    assert f'<ins role="insertion" class="{look}">{new}</ins>' in body


def test_a_change_across_elements_is_one_mark_with_one_id(client, suggest):
    made = take_in(html.read("<h1>Head</h1><p>The <b>may</b>r of <i>Ode</i>sa spoke.</p>"))
    made.suggestions.all().delete()
    change = suggest(made, "mayr of Odesa", "mayor of Odesa")
    body = client.get(made.get_absolute_url()).content.decode()
    assert body.count(f'id="mark-{change.pk}"') == 1
    assert body.count(f'data-mark="{change.pk}"') > 1
    assert body.count(f'data-decide="{change.pk}"') == 2


def test_a_change_of_signs_is_named_with_the_words_it_touches(client, article, suggest):
    made = article(headline="KYIV,Ukraine calls")
    made.suggestions.all().delete()
    space = suggest(made, ",", ", ")
    change = "“KYIV,Ukraine” → “KYIV, Ukraine”"
    assert f'aria-label="Accept: {change}"' in client.get(made.get_absolute_url()).content.decode()
    body = decide(client, space, "accepted", **HTMX).content.decode()
    assert f"Accepted: {change}" in body
    assert f'aria-label="Take back: {change}"' in body


def test_a_query_about_a_sign_is_named_with_the_words_it_touches(client, article, suggest):
    made = article("Is this so? He said.")
    made.suggestions.all().delete()
    suggest(made, "?", None)
    assert 'aria-label="Resolved: “so?”?"' in client.get(made.get_absolute_url()).content.decode()
