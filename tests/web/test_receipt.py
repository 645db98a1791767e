"""The receipt tells everything on record, each suggestion once, whatever edits did to it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.gate import let_out
from editorial.desk.proposing import Wish, propose
from editorial.desk.revising import revise
from editorial.desk.silencing import lift, silence
from editorial.desk.talking import remark
from editorial.models import Suggestion, Verdict
from editorial.text.block import Block

from .reading import parsed


@pytest.fixture
def copy(article, suggest, editor, colleague, reporter):
    made = article("The mayr spoke amidst protest.", "It rained.", source="the wire")
    made.suggestions.all().delete()
    mayr = suggest(made, "mayr", "mayor")
    decide(made.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0, reason="Her title.")], editor)
    revise(made.pk, [mayr.block_id], [Block.of_text("The mayor spoke amidst protest, she said.")], colleague)
    now = Suggestion.objects.standing().get(origin=mayr)
    decide(made.pk, [Choice(now.pk, Verdict.OPEN, 1)], colleague)
    asked = propose(standing_blocks(made)[2], Wish("rained", None, note="Where?"), reporter)
    remark(asked, "In Odesa.", editor)
    lift(silence(suggest(made, "amidst", "amid"), editor), colleague)
    let_out(made, "The page closes at six.", editor)
    return made


@pytest.fixture
def page(sign_in, reader):
    client = sign_in(reader)
    return lambda made: parsed(client.get(reverse("article-receipt", args=[made.pk])))


def told(tree, selector):
    return [" ".join(element.to_text().split()) for element in tree.query(selector)]


def test_each_suggestion_is_one_entry_in_reading_order_with_all_that_happened(page, copy):
    entries = told(page(copy), ".entries > li")
    assert len(entries) == 3
    assert "Her title." in entries[0]
    assert (
        entries[0].index("maren accepted") < entries[0].index("tomas took back") < entries[0].index("Open.")
    )
    assert "Not in this article" in entries[1]
    assert "hanna" in entries[2]
    assert "maren said: In Odesa." in entries[2]


def test_it_tells_revisions_silences_releases_and_a_digest(page, copy):
    text = " ".join(told(page(copy), "main"))
    for fact in (
        "edited by hand",
        "tests.example about “amidst”; lifted by tomas",
        "revision 2, 1 open – The page closes at six.",
        copy.revisions.get(number=2).digest,
        "the wire",
    ):
        assert fact in text


def test_it_takes_the_same_queries_whatever_its_length(
    sign_in, reader, copy, suggest, editor, django_assert_max_num_queries
):
    client = sign_in(reader)
    for word in ("protest", "she", "said"):
        made = suggest(copy, word, word.upper())
        decide(copy.pk, [Choice(made.pk, Verdict.REJECTED, 0)], editor)
    with django_assert_max_num_queries(14):
        client.get(reverse("article-receipt", args=[copy.pk]))


def test_what_was_typed_is_escaped(page, copy, suggest, editor):
    nasty = suggest(copy, "protest", "<script>alert(1)</script>", message="<img src=x>")
    decide(copy.pk, [Choice(nasty.pk, Verdict.REJECTED, 0, reason="<b onclick=x>")], editor)
    tree = page(copy)
    assert not tree.query("img[src=x]")
    assert not tree.query("b[onclick]")
    assert "<script>alert(1)</script>" in " ".join(told(tree, ".entries"))


def test_an_article_that_nobody_touched_has_one_too(page, article):
    made = article("It sails.", "It sails again.", headline="Ferry")
    made.suggestions.all().delete()
    assert "None was ever raised." in " ".join(told(page(made), "main"))
