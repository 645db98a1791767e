"""The history page: every decision and edit, in order, with a way back."""

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.revising import revise
from editorial.models import Verdict
from editorial.text.block import Block


@pytest.fixture
def copy(article, suggest, editor, colleague):
    made = article("The mayr spoke amidst protest.", "It rained.", source="the wire")
    made.suggestions.all().delete()
    mayr, amidst = suggest(made, "mayr", "mayor"), suggest(made, "amidst", "amid")
    decide(made.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0, "chair")], editor)
    decide(made.pk, [Choice(amidst.pk, Verdict.REJECTED, 0)], colleague)
    decide(made.pk, [Choice(amidst.pk, Verdict.OPEN, 1)], editor)
    return made


@pytest.fixture
def page(sign_in, editor):
    client = sign_in(editor)
    return lambda article: client.get(f"{article.get_absolute_url()}history/").content.decode()


def test_every_decision_is_there_in_order_with_who_and_what(copy, page):
    told = page(copy)
    steps = ["Came in</b> from the wire", "“mayr” → “chair”", "Rejected", "Taken back"]
    places = [told.index(step) for step in steps]
    assert places == sorted(places)
    assert told.count("maren") >= 2
    assert "tomas" in told


def test_only_what_stands_decided_can_be_taken_back(copy, page):
    assert page(copy).count('value="open"') == 1


def test_an_edit_shows_what_became_of_what(copy, page, colleague):
    revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("It snowed.")], colleague)
    told = page(copy)
    assert "Edited by hand" in told
    assert "<del>rained</del><ins>snowed</ins>" in told


def test_a_decision_whose_words_were_written_over_is_taken_back_too(copy, page, sign_in, editor, colleague):
    paragraph = standing_blocks(copy)[1]
    mayr = paragraph.suggestions.get(original="mayr")
    revise(copy.pk, [paragraph.pk], [Block.of_text("All new.")], colleague)
    told = page(copy)
    assert told.count("written over since") == told.count('value="open"') == 1
    taken = sign_in(editor).post(
        reverse("suggestion-decide", args=[mayr.pk]), {"verdict": "open", "seen": 1}, follow=True
    )
    said = taken.content.decode()
    assert "Taken back: “mayr” → “mayor”. Its words have been written over since" in said
    assert "All new." in said
    assert 'value="open"' not in page(copy)


def test_the_page_costs_the_same_however_long_the_history(
    copy, page, suggest, editor, django_assert_max_num_queries
):
    for word in ("The", "spoke", "protest", "It", "rained"):
        made = suggest(copy, word, word.upper())
        decide(copy.pk, [Choice(made.pk, Verdict.ACCEPTED, 0)], editor)
    with django_assert_max_num_queries(12):
        page(copy)


def test_what_was_typed_is_escaped(copy, page, suggest, editor):
    nasty = suggest(copy, "rained", "<script>alert(1)</script>", message="<img src=x>")
    decide(copy.pk, [Choice(nasty.pk, Verdict.ACCEPTED, 0)], editor)
    told = page(copy)
    assert "<script>alert" not in told
    assert "<img src=x>" not in told
