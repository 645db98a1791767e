"""Long copy at the desk: thousands of suggestions are decided, and taken back, as one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.models import Decision, Suggestion, Verdict
from tests.desk.making import copy_with

MANY = 1_500


@pytest.fixture
def copy(db):
    return copy_with(blocks=10, each=MANY // 10)


def test_all_alike_of_more_than_a_thousand_are_decided_at_once(sign_in, editor, copy):
    _, suggestions = copy
    picks = [f"{s.pk}:{s.version}" for s in suggestions]
    address = reverse("suggestion-alike", args=[suggestions[0].pk]) + "?among=rule"
    answer = sign_in(editor).post(address, {"verdict": "accepted", "pick": picks})
    assert answer.status_code == 200
    assert Suggestion.objects.filter(verdict=Verdict.ACCEPTED).count() == MANY
    assert Decision.objects.values("act").distinct().count() == 1


def test_what_was_decided_as_one_is_taken_back_in_few_queries(
    sign_in, editor, copy, django_assert_max_num_queries
):
    article, suggestions = copy
    client = sign_in(editor)
    picks = [f"{s.pk}:{s.version}" for s in suggestions]
    address = reverse("suggestion-alike", args=[suggestions[0].pk]) + "?among=rule"
    client.post(address, {"verdict": "rejected", "pick": picks})
    with django_assert_max_num_queries(45):
        answer = client.post(reverse("article-undo", args=[article.pk]), headers={"HX-Request": "true"})
    said = answer.content.decode()
    assert said.startswith("Taken back: “word0” → “WORD0” (10 times), ")
    assert said.endswith(f", and {MANY - 30} more.")
    assert not Suggestion.objects.exclude(verdict=Verdict.OPEN).exists()


def test_an_edit_leads_back_to_its_part_of_the_copy(sign_in, editor, copy):
    block = standing_blocks(copy[0])[-1]
    address = reverse("block-edit", args=[block.pk])
    words = {"act": "save", "seen": block.text, "text": f"{block.text} So it ends.", "kind": ""}
    page = sign_in(editor).post(address, words, follow=True).content.decode()
    assert "So it ends." in page
