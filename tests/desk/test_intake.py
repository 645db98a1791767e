"""Copy comes in whole, once, or not at all."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.desk import tasks
from editorial.desk.checking import standing_blocks
from editorial.desk.intake import NotCopy, take_in
from editorial.desk.integrity import violations
from editorial.desk.release import clean_draft
from editorial.desk.tracking import tracked_draft
from editorial.formats import html, plain
from editorial.formats.characters import clean_text
from editorial.formats.draft import Draft, Proposal
from editorial.models import Article
from editorial.text.block import Block, BlockKind
from editorial.text.span import Span
from tests.formats.word_files import drafts

HEADLINE = Block.of_text("Ferry stays", BlockKind.HEADLINE)
BODY = Block(
    BlockKind.PARAGRAPH, 'The <em>night</em> ferry &amp; its <a href="https://example.org/">crew</a>.'
)


def test_a_draft_becomes_an_article_with_its_first_revision(db, editor, sound):
    day = datetime.date(2024, 2, 29)
    article = take_in(Draft((HEADLINE, BODY)), by=editor, source="wire", language="en-GB", dated=day)
    assert (article.headline, article.source, article.language, article.dated) == (
        "Ferry stays",
        "wire",
        "en-GB",
        day,
    )
    assert [block.copy for block in standing_blocks(article)] == [HEADLINE, BODY]
    revision = article.revisions.get()
    assert (revision.number, revision.made_by) == (1, editor)
    sound()


def test_copy_that_nobody_touched_goes_out_as_it_came_in(db):
    article = take_in(Draft((HEADLINE, BODY)))
    assert clean_draft(article).blocks == (HEADLINE, BODY)


@pytest.mark.parametrize(
    ("blocks", "field", "sentence"),
    [
        ((), "headline", "The article needs a headline."),
        ((BODY,), "headline", "The article needs a headline."),
        ((Block.of_text(" ", BlockKind.HEADLINE), BODY), "headline", "The article needs a headline."),
        (
            (Block.of_text("x" * 5000, BlockKind.HEADLINE), BODY),
            "headline",
            "The headline is 5,000 characters long; 500 is the most.",
        ),
        ((HEADLINE,), "body", "There is no copy below the headline."),
        ((HEADLINE, Block.of_text("  ")), "body", "There is no copy below the headline."),
    ],
)
def test_what_is_no_article_is_refused_and_leaves_nothing(db, blocks, field, sentence):
    with pytest.raises(NotCopy, match="headline") as refusal:
        take_in(Draft(blocks))
    assert (refusal.value.field, str(refusal.value)) == (field, sentence)
    assert not Article.objects.exists()


def test_a_headline_is_kept_to_the_last_blank(db, sound):
    article = take_in(Draft((Block.of_text(" Ferry  stays ", BlockKind.HEADLINE), BODY)))
    assert article.headline == " Ferry  stays "
    sound()


def test_the_check_follows_when_the_article_is_stored(db, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr(tasks, "check_article", lambda article_id, *, whole: asked.append(article_id))
    with django_capture_on_commit_callbacks(execute=True):
        article = take_in(Draft((HEADLINE, BODY)))
        assert not asked
    assert asked == [article.pk]


def test_copy_is_stored_even_when_the_queue_of_checks_does_not_answer(
    db, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    class Broken:
        def enqueue(self, article_id, whole):
            raise ConnectionError("no queue")

    monkeypatch.setattr(tasks, "check", Broken())
    with django_capture_on_commit_callbacks(execute=True):
        article = take_in(Draft((HEADLINE, BODY)))
    assert Article.objects.filter(pk=article.pk, checked_at=None).exists()
    assert "no queue" in caplog.text


def test_an_article_of_any_length_takes_few_queries(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        take_in(Draft((HEADLINE, *[BODY] * 1000)))


any_text = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from('<>&"\n\0\u202e\ud83d\U0001f425\u0301'))
)
within_one_test = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@within_one_test
@given(copy=any_text, reader=st.sampled_from([plain.read, html.read]))
def test_whatever_comes_through_the_door_is_stored_and_comes_out_the_same(db, copy, reader):
    draft = reader(clean_text(copy), "Ferry stays")
    try:
        article = take_in(draft)
    except NotCopy:
        return
    assert list(violations()) == []
    assert clean_draft(article).blocks == tuple(b for b in draft.blocks if b.html.strip())


@within_one_test
@given(draft=drafts())
def test_what_was_proposed_in_the_copy_goes_out_again_as_it_came(db, unchecked, draft):
    try:
        article = take_in(draft)
    except NotCopy:
        return
    assert told(tracked_draft(article)) == told(draft)


def told(draft):
    """The draft's proposals that change or ask anything, without their dates."""
    return {
        (p.block, p.span, p.replacement, p.author, p.note)
        for p in draft.proposals
        if p.replacement != p.span.of(draft.blocks[p.block].text)
    }


def test_changes_at_the_same_place_in_two_paragraphs_are_two(db, unchecked):
    proposals = tuple(Proposal(number, Span(0, 2), "He", "Ana") for number in (1, 2, 3))
    article = take_in(Draft((HEADLINE, BODY, BODY, BODY), proposals))
    assert [s.kind for s in article.suggestions.all()] == ["choice"] * 3
