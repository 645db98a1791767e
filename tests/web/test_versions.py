"""Two versions of the copy on one page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.revising import revise
from editorial.models import Decision, Verdict
from editorial.text.block import Block

from .reading import parsed


@pytest.fixture
def copy(article, suggest, editor):
    made = article("The mayr spoke.", "It <b>rained</b>.")
    made.suggestions.all().delete()
    decide(made.pk, [Choice(suggest(made, "mayr", "mayor").pk, Verdict.ACCEPTED, 0)], editor)
    revise(made.pk, [standing_blocks(made)[1].pk], [Block.of_text("The mayor spoke well.")], editor)
    return made


@pytest.fixture
def page(sign_in, reader):
    client = sign_in(reader)
    return lambda made, **query: client.get(reverse("article-compare", args=[made.pk]), query)


def changed(answer):
    return [element.to_html(pretty=False) for element in parsed(answer).query(".changed del, .changed ins")]


def test_it_begins_with_all_that_became_of_the_copy(page, copy):
    answer = page(copy)
    assert changed(answer) == [
        '<del role="deletion">mayr</del>',
        '<ins role="insertion">mayor</ins>',
        '<ins role="insertion"> well</ins>',
    ]
    assert "<b>rained" not in answer.content.decode()


def test_any_two_moments_are_compared_and_stay_chosen(page, copy):
    after = f"d{Decision.objects.get().pk}"
    answer = page(copy, **{"from": after, "to": "r2"})
    assert changed(answer) == ['<ins role="insertion"> well</ins>']
    chosen = [option.attrs["value"] for option in parsed(answer).query("option[selected]")]
    assert chosen == [after, "r2"]


def test_the_same_moment_twice_reads_the_same(page, copy):
    assert "Both read the same." in page(copy, **{"from": "now", "to": "now"}).content.decode()


def test_a_moment_that_never_was_is_told(page, copy):
    answer = page(copy, **{"from": "r99", "to": "now"})
    assert answer.status_code == 422
    assert "There is no revision 99." in answer.content.decode()
    assert [option.attrs["value"] for option in parsed(answer).query("option[selected]")] == ["now"]
