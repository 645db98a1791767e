"""What a page asks every two seconds, and what it is told when it is behind."""

from __future__ import annotations

import pytest
from django.core import signing
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.revising import revise
from editorial.models import Article, Verdict
from editorial.text.block import Block
from editorial.web.tickets import ticket_for

from .reading import parsed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def copy(article):
    made = article("The mayr spoke.", "It rained.")
    made.suggestions.all().delete()
    return made


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


def stamp(copy):
    return Article.objects.get(pk=copy.pk).stamp


def ask(client, copy, ticket, **query):
    url = reverse("article-pulse", args=[copy.pk])
    known = {} if "stamp" in query else {"stamp": stamp(copy)}
    return client.get(url, {"ticket": ticket, "others": "", **known, **query})


@pytest.fixture
def ticket(client, copy):
    """The one on the page, which puts its reader down as being here."""
    desk = parsed(client.get(copy.get_absolute_url())).query("#desk")[0]
    return desk.attrs["data-pulse"].partition("ticket=")[2].replace("%3A", ":")


def test_while_nothing_happens_the_answer_is_204_and_costs_one_query(
    client, copy, ticket, django_assert_num_queries
):
    now = stamp(copy)
    with django_assert_num_queries(1):
        answer = ask(client, copy, ticket, stamp=now)
    assert (answer.status_code, answer.content) == (204, b"")


def test_it_tells_that_something_happened_and_who_else_is_here(
    client, copy, ticket, sign_in, colleague, suggest
):
    before = stamp(copy)
    sign_in(colleague).get(copy.get_absolute_url())
    decide(copy.pk, [Choice(suggest(copy, "mayr", "mayor").pk, Verdict.ACCEPTED, 0)], colleague)
    assert ask(client, copy, ticket, stamp=before).json() == {"stamp": before + 1, "others": "tomas"}
    assert ask(client, copy, ticket, others="tomas").status_code == 204


def test_without_a_good_ticket_there_is_nothing(
    client, copy, ticket, article, editor, colleague, monkeypatch
):
    other = article()
    forged = signing.dumps([copy.pk, editor.pk], salt="another")
    for bad in ("", "nonsense", ticket + "x", forged, ticket_for(other, editor), ticket_for(copy, colleague)):
        assert ask(client, copy, bad).status_code == 404
    monkeypatch.setattr("editorial.web.tickets.GOOD_FOR", -1)
    assert ask(client, copy, ticket).status_code == 404


def test_what_changed_is_told_to_whoever_may_read_it(client, copy, suggest, colleague):
    since = stamp(copy)
    fix = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(fix.pk, Verdict.ACCEPTED, 0)], colleague)
    revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("It snowed.")], colleague)
    tree = parsed(client.get(reverse("article-changes", args=[copy.pk]), {"since": since}, headers=HTMX))
    changes = tree.query("#changes")[0]
    blocks = standing_blocks(copy)
    assert changes.attrs["data-order"].split() == [str(block.pk) for block in blocks]
    assert changes.attrs["data-stamp"] == str(stamp(copy))
    assert [section.attrs["id"] for section in tree.query("#changes > section")] == [
        f"block-{block.pk}" for block in blocks[1:]
    ]
    assert tree.query("#tally")
    quiet = client.get(reverse("article-changes", args=[copy.pk]), {"since": stamp(copy)}, headers=HTMX)
    assert not parsed(quiet).query("#changes > section")


@pytest.fixture
def many(article, monkeypatch):
    """Five lines, of which two are told at once."""
    monkeypatch.setattr("editorial.desk.reading.AT_ONCE", 2)
    made = article(*(f"Line{n} is here." for n in range(5)))
    made.suggestions.all().delete()
    return made


def told(client, copy, since, **query):
    """The ids of the sections that a page at this stamp is told, in as many answers as it takes."""
    seen, after = [], ""
    while True:
        asked = {"since": since, "after": after, **query}
        answer = client.get(reverse("article-changes", args=[copy.pk]), asked, headers=HTMX)
        changes = parsed(answer).query("#changes")[0]
        seen += [section.attrs["id"] for section in parsed(answer).query("#changes > section")]
        since, after = int(changes.attrs["data-stamp"]), changes.attrs["data-after"]
        if since == stamp(copy) and not after:
            return seen


def ids(blocks):
    return [f"block-{block.pk}" for block in blocks]


@pytest.mark.parametrize("as_one", [False, True])
def test_what_changed_much_comes_in_several_answers_and_nothing_is_passed_over(
    client, many, suggest, colleague, as_one
):
    since = stamp(many)
    choices = [Choice(suggest(many, f"Line{n}", "X").pk, Verdict.REJECTED, 0) for n in range(5)]
    for act in [choices] if as_one else [[choice] for choice in choices]:
        decide(many.pk, act, colleague)
    assert told(client, many, since) == ids(standing_blocks(many)[1:])


def test_only_what_the_page_shows_is_told(client, many, suggest, colleague):
    since = stamp(many)
    decide(
        many.pk,
        [Choice(suggest(many, f"Line{n}", "X").pk, Verdict.REJECTED, 0) for n in range(5)],
        colleague,
    )
    blocks = standing_blocks(many)
    places = [block.placements.get().position for block in blocks]
    assert told(client, many, since, until=places[2]) == ids(blocks[1:2])
    assert told(client, many, since, **{"from": places[2], "until": places[4]}) == ids(blocks[2:4])
    assert told(client, many, since, **{"from": places[4]}) == ids(blocks[4:])


def test_one_block_more_is_sent_where_it_is_asked_for(client, copy, article):
    block = standing_blocks(copy)[1].pk
    elsewhere = standing_blocks(article())[1].pk
    url = reverse("article-changes", args=[copy.pk])
    sections = parsed(client.get(url, {"since": stamp(copy), "also": block}, headers=HTMX)).query("section")
    assert [section.attrs["id"] for section in sections] == [f"block-{block}"]
    assert not parsed(client.get(url, {"since": stamp(copy), "also": elsewhere}, headers=HTMX)).query(
        "section"
    )


def test_a_decision_tells_the_stamp_after_it(client, copy, suggest):
    fix = suggest(copy, "mayr", "mayor")
    form = {"verdict": "accepted", "seen": 0}
    answer = client.post(reverse("suggestion-decide", args=[fix.pk]), form, headers=HTMX)
    assert answer["Desk-Stamp"] == str(stamp(copy))


def test_a_stale_page_decides_what_an_edit_has_carried_on(client, copy, suggest, colleague):
    fix = suggest(copy, "mayr", "mayor")
    old = standing_blocks(copy)[1]
    revise(copy.pk, [old.pk], [Block.of_text("The mayr spoke at length.")], colleague)
    form = {"verdict": "accepted", "seen": 0}
    answer = client.post(reverse("suggestion-decide", args=[fix.pk]), form, headers=HTMX)
    assert answer.status_code == 200
    assert f'id="block-{standing_blocks(copy)[1].pk}"' in answer.content.decode()
