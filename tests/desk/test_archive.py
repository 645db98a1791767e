"""A whole article out of one database and into another: equal, or refused."""

import dataclasses
import datetime

import pytest
from django.contrib.auth.models import User

from editorial.desk.archive import article_record, take_in_record
from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.gate import let_out
from editorial.desk.integrity import violations
from editorial.desk.revising import revise
from editorial.desk.silencing import silence
from editorial.desk.talking import remark
from editorial.desk.undoing import take_back_last
from editorial.formats import record
from editorial.formats.draft import Unreadable
from editorial.models import Article, Suggestion, Verdict
from editorial.text.block import Block


@pytest.fixture
def whole(article, suggest, editor, colleague):
    """An article with everything in it: decisions, an edit, something carried, something outdated."""
    made = article("The mayr spoke amidst protest.", "Some forty people came.", source="wire", by=editor)
    check_article(made.pk)
    mayr, forty = suggest(made, "mayr", "mayor"), suggest(made, "forty", None, message="Who counted?")
    people = suggest(made, "people", "persons")
    decide(made.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0, "chair")], editor)
    decide(made.pk, [Choice(forty.pk, Verdict.REJECTED, 0)], colleague)
    decide(made.pk, [Choice(forty.pk, Verdict.OPEN, 1)], colleague)
    new = [Block.of_text("On Monday some forty persons came.")]
    revise(made.pk, [standing_blocks(made)[2].pk], new, colleague)
    assert Suggestion.objects.get(pk=people.pk).outdated_at
    remark(forty, "The desk did.", editor)
    silence(suggest(made, "protest", "protests", rule="tests.other"), editor)
    take_back_last(made, colleague)
    let_out(made, "It is late.", editor)
    return Article.objects.get(pk=made.pk)


def test_out_and_in_again_is_an_equal_article(whole):
    told = record.read(record.write(article_record(whole)))
    again = take_in_record(told)
    assert again.pk != whole.pk
    assert article_record(again) == told == article_record(whole)
    assert list(violations()) == []


def test_people_who_are_not_known_come_without_a_login(whole):
    told = article_record(whole)
    strangers = [dataclasses.replace(r, made_by="wanderer") for r in told.revisions]
    take_in_record(dataclasses.replace(told, revisions=tuple(strangers)))
    stranger = User.objects.get(username="wanderer")
    assert not stranger.is_active
    assert not stranger.has_usable_password()


def _forged(told, **fields):
    first, *rest = told.suggestions
    return dataclasses.replace(told, suggestions=(dataclasses.replace(first, **fields), *rest))


FORGERIES = {
    "a verdict without a decision": lambda told: _forged(told, decisions=()),
    "a version of no decision": lambda told: _forged(told, version=9),
    "a kind there is not": lambda told: _forged(told, kind="order"),
    "a rule's name too long": lambda told: _forged(told, rule="x" * 101),
    "words accepted that no decision put": lambda told: _forged(told, applied="forged"),
    "a headline too long": lambda told: dataclasses.replace(told, headline="x" * 501),
    "another headline": lambda told: dataclasses.replace(told, headline="Forged"),
    "no revision": lambda told: dataclasses.replace(told, revisions=()),
    "no placement": lambda told: dataclasses.replace(told, placements=()),
    "a twin": lambda told: dataclasses.replace(told, suggestions=told.suggestions * 2),
    "a person of no name": lambda told: dataclasses.replace(told, created_by="not a name!"),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_record_is_refused_and_leaves_nothing(whole, forge):
    told = article_record(whole)
    mayr = next(n for n, s in enumerate(told.suggestions) if s.applied is not None)
    order = [mayr, *(n for n in range(len(told.suggestions)) if n != mayr)]
    told = dataclasses.replace(
        told, suggestions=tuple(dataclasses.replace(told.suggestions[n], carried_from=None) for n in order)
    )
    before = Article.objects.count(), Suggestion.objects.count(), User.objects.count()
    with pytest.raises(Unreadable, match="This article"):
        take_in_record(forge(told))
    assert before == (Article.objects.count(), Suggestion.objects.count(), User.objects.count())


def test_overlapping_accepted_edits_are_refused(whole, editor):
    told = article_record(whole)
    accepted = next(s for s in told.suggestions if s.applied is not None)
    over = dataclasses.replace(
        accepted, identity="another", replacement="x", start=accepted.start, carried_from=None
    )
    with pytest.raises(Unreadable):
        take_in_record(dataclasses.replace(told, suggestions=(*told.suggestions, over)))


def test_the_date_it_speaks_from_and_the_times_are_kept(whole):
    Article.objects.filter(pk=whole.pk).update(dated=datetime.date(2020, 2, 29))
    again = take_in_record(article_record(Article.objects.get(pk=whole.pk)))
    assert (again.dated, again.created_at) == (datetime.date(2020, 2, 29), whole.created_at)
