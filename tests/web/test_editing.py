"""Writing in the copy through HTTP: with HTMX and without, and never over what another did."""

import json

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.desk.revising import revise
from editorial.models import Revision, Verdict
from editorial.text.block import Block

from .reading import parsed

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def copy(article):
    made = article("The mayr spoke.", "It rained.")
    made.suggestions.all().delete()
    return made


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


def address(copy, place):
    return reverse("block-edit", args=[standing_blocks(copy)[place].pk])


def texts(copy):
    return [block.text for block in standing_blocks(copy)]


def save(client, url, text, seen, act="save", **more):
    return client.post(url, {"act": act, "text": text, "seen": seen, "kind": more.pop("kind", "")}, **more)


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_the_form_holds_what_the_block_reads(client, copy, editor, suggest, headers):
    mayr = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    body = client.get(address(copy, 1), **headers).content.decode()
    assert "The mayor spoke.</textarea>" in body
    assert ("<!DOCTYPE html>" in body) is (not headers)


def test_two_forms_on_a_page_share_no_id(client, copy):
    for place in (1, 2):
        tree, pk = parsed(client.get(address(copy, place), **HTMX)), standing_blocks(copy)[place].pk
        field = tree.query_one("textarea")
        assert field.attrs["id"] == tree.query_one("label").attrs["for"] == f"id_text_{pk}"
        assert field.attrs["aria-describedby"] == tree.query_one(".hint").attrs["id"] == f"text-hint-{pk}"


def test_what_is_saved_is_the_next_revision(client, copy):
    block = standing_blocks(copy)[1]
    answer = save(client, address(copy, 1), "The mayor spoke.\r\n\r\nAt length.", "The mayr spoke.")
    assert answer["Location"] == f"{copy.get_absolute_url()}?block={block.pk}"
    assert texts(copy)[1:] == ["The mayor spoke.", "At length.", "It rained."]
    assert Revision.objects.filter(article=copy).count() == 2
    assert list(violations()) == []


def test_with_htmx_the_review_page_fetches_what_changed(client, copy):
    here = {"HTTP_HX_CURRENT_URL": f"http://testserver{copy.get_absolute_url()}?view=marked"}
    answer = save(client, address(copy, 1), "The mayor spoke.", "The mayr spoke.", **HTMX, **here)
    assert answer.status_code == 204
    assert json.loads(answer["HX-Trigger"]) == {"desk:behind": {}, "desk:said": {"sentence": "Saved."}}


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
@pytest.mark.parametrize(
    ("act", "text", "said"),
    [
        ("save", "The mayor spoke.", "Saved."),
        ("save", "The mayr spoke.", "Nothing was changed."),
        ("save", "The mayor.\r\n\r\nSpoke.", "Saved: parted in 2."),
        ("save", " ", "Paragraph removed; u takes it back."),
        ("add", "New.", "Paragraph added."),
        ("add", "New.\n\nNewer.", "2 paragraphs added."),
        ("add", "", "Nothing was changed."),
        ("join", "The mayr spoke.", "Joined with the next paragraph."),
        ("down", "The mayr spoke.", "Moved down."),
    ],
)
def test_what_was_done_is_told(client, copy, headers, act, text, said):
    here = {"HTTP_HX_CURRENT_URL": f"http://testserver{copy.get_absolute_url()}"} if headers else {}
    answer = save(client, address(copy, 1), text, "The mayr spoke.", act, **headers, **here)
    if headers:
        assert json.loads(answer["HX-Trigger"])["desk:said"] == {"sentence": said}
    else:
        page = client.get(answer["Location"]).content.decode()
        assert f">{said}<" in page


def test_with_htmx_the_page_of_its_own_leads_to_the_copy(client, copy):
    block = standing_blocks(copy)[1]
    answer = save(client, address(copy, 1), "The mayor spoke.", "The mayr spoke.", **HTMX)
    assert answer["HX-Redirect"] == f"{copy.get_absolute_url()}?block={block.pk}"


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("add", ["The mayr spoke.", "New.", "It rained."]),
        ("join", ["The mayr spoke. It rained."]),
        ("down", ["It rained.", "The mayr spoke."]),
    ],
)
def test_blocks_are_added_joined_and_moved(client, copy, act, after):
    words = "New." if act == "add" else "The mayr spoke."
    save(client, address(copy, 1), words, "The mayr spoke.", act)
    assert texts(copy)[1:] == after


@pytest.mark.parametrize("act", ["join", "up", "down"])
def test_what_was_written_is_not_lost_by_moving_or_joining(client, copy, act):
    answer = save(client, address(copy, 1), "New.", "The mayr spoke.", act)
    assert answer.status_code == 422
    assert "save that first" in answer.content.decode()
    assert "New.</textarea>" in answer.content.decode()
    assert texts(copy)[1:] == ["The mayr spoke.", "It rained."]


def test_no_words_remove_the_block(client, copy):
    save(client, address(copy, 1), "", "The mayr spoke.")
    assert texts(copy)[1:] == ["It rained."]


def test_a_paragraph_becomes_a_subheading(client, copy):
    save(client, address(copy, 1), "The mayr spoke.", "The mayr spoke.", kind="subheading")
    assert standing_blocks(copy)[1].kind == "subheading"


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_the_second_to_write_sees_both_versions_and_chooses(client, copy, colleague, headers):
    url = address(copy, 1)
    revise(copy.pk, [standing_blocks(copy)[1].pk], [Block.of_text("The mayor spoke.")], colleague)
    answer = save(client, url, "The chair spoke.", "The mayr spoke.", **headers)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "<del>mayor</del><ins>chair</ins>" in body
    assert "The chair spoke.</textarea>" in body
    assert texts(copy)[1] == "The mayor spoke."
    assert address(copy, 1) in body
    save(client, address(copy, 1), "The chair spoke.", "The mayor spoke.", **headers)
    assert texts(copy)[1] == "The chair spoke."


def test_a_decision_made_meanwhile_is_shown_and_not_written_over(client, copy, colleague, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], colleague)
    answer = save(client, address(copy, 1), "The mayr left.", "The mayr spoke.")
    assert answer.status_code == 409
    assert "A decision was made here while you wrote." in answer.content.decode()
    assert texts(copy)[1] == "The mayr spoke."


def test_words_for_a_block_that_is_gone_are_given_back(client, copy, colleague):
    url = address(copy, 1)
    revise(copy.pk, [standing_blocks(copy)[1].pk], [], colleague)
    answer = save(client, url, "My words.", "The mayr spoke.")
    assert answer.status_code == 409
    assert "My words.</textarea>" in answer.content.decode()


@pytest.mark.parametrize(
    ("place", "text", "act", "told"),
    [
        (0, "", "save", "needs its headline"),
        (0, "x" * 501, "save", "500 is the most"),
        (1, "a\0b", "save", "NUL"),
        (1, "x", "burn", "burn"),
        (1, None, "up", "no place to move it to"),
        (2, None, "join", "nothing below"),
    ],
)
def test_bad_input_is_told_on_the_form_and_kept(client, copy, place, text, act, told):
    seen = texts(copy)[place]
    answer = save(client, address(copy, place), seen if text is None else text, seen, act)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert told in body
    assert len(texts(copy)) == 3


def test_what_an_edit_outdated_is_shown_and_can_be_dismissed(client, copy, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    save(client, address(copy, 1), "The chair spoke.", "The mayr spoke.")
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "its words were edited" in page
    data = {"verdict": "rejected", "seen": 0}
    answer = client.post(reverse("suggestion-decide", args=[mayr.pk]), data, **HTMX)
    assert f'id="block-{standing_blocks(copy)[1].pk}"' in answer.content.decode()
    mayr.refresh_from_db()
    assert mayr.verdict == Verdict.REJECTED
