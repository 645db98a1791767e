"""What comes by itself becomes an article once, whoever brings it and how often."""

from __future__ import annotations

import pytest
from django.db import transaction

from editorial.desk.arriving import arrive
from editorial.desk.intake import NotCopy
from editorial.formats.draft import Draft
from editorial.models import Arrival, Article, Block
from editorial.text.block import Block as Copy
from editorial.text.block import BlockKind

from .test_races import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
FEED = "https://press.example/feed"


def draft(headline: str = "Ferry stays", body: str = "It left at nine.") -> Draft:
    return Draft((Copy.of_text(headline, BlockKind.HEADLINE), Copy.of_text(body)))


def test_what_comes_is_an_article_that_has_been_checked_and_remembers_where_it_came_from():
    article = arrive(FEED, "tag:1", draft(), source="The press", language="en-GB")
    article.refresh_from_db()
    assert (article.source, article.language, bool(article.checked_at)) == ("The press", "en-GB", True)
    assert [(a.origin, a.key) for a in article.arrivals.all()] == [(FEED, "tag:1")]


def test_what_came_before_does_not_come_again():
    assert arrive(FEED, "tag:1", draft())
    assert arrive(FEED, "tag:1", draft("Ferry stays, with a new headline")) is None
    assert Article.objects.get().headline == "Ferry stays"


def test_the_same_key_from_elsewhere_is_something_else():
    assert arrive(FEED, "1", draft())
    assert arrive("https://other.example/feed", "1", draft())
    assert Article.objects.count() == 2


def test_what_is_refused_may_come_again():
    with pytest.raises(NotCopy):
        arrive(FEED, "tag:1", Draft((Copy.of_text("Ferry stays", BlockKind.HEADLINE),)))
    assert not Arrival.objects.exists()
    assert arrive(FEED, "tag:1", draft())


@pytest.mark.parametrize("odd", ["x" * 5_000, "nul \0 and \ud800 alone", "🖋" * 501, ""])
def test_a_key_that_no_table_holds_is_known_again_all_the_same(odd):
    assert arrive(odd, odd, draft())
    assert arrive(odd, odd, draft()) is None


def test_long_keys_that_differ_only_at_the_end_are_two():
    assert arrive(FEED, "x" * 5_000 + "1", draft())
    assert arrive(FEED, "x" * 5_000 + "2", draft())


def test_of_readers_at_the_same_instant_one_makes_the_article(unchecked, sound):
    keys = [f"tag:{number}" for number in range(100)]
    brought = [lambda key=key: arrive(FEED, key, draft()) for key in keys]
    answers = side_by_side(brought, brought, brought)
    assert [sum(article is not None for article in answer) for answer in answers] == [1] * len(keys)
    assert Article.objects.count() == Arrival.objects.count() == len(keys)
    assert Block.objects.count() == 2 * len(keys)
    sound()


def test_a_reader_that_looked_too_early_gets_neither_a_double_nor_an_error(unchecked, monkeypatch):
    """The other reader stores between our look and our writing, as the race would have it by chance."""
    ours = transaction.atomic

    def after_the_other():
        monkeypatch.setattr("editorial.desk.arriving.transaction.atomic", ours)
        side_by_side([lambda: arrive(FEED, "tag:1", draft())])
        return ours()

    monkeypatch.setattr("editorial.desk.arriving.transaction.atomic", after_the_other)
    assert arrive(FEED, "tag:1", draft()) is None
    assert Article.objects.count() == 1
