"""What pages show, in a fixed number of queries."""

from __future__ import annotations

import pytest

from editorial.desk.deciding import decide
from editorial.desk.reading import count_words, read_block, read_queue, read_review, read_tally
from editorial.desk.release import clean_draft
from editorial.models import Suggestion, Verdict

from .making import choices, copy_with, suggestion_at, turn


@pytest.fixture
def ferry(article):
    return article("The night ferry stays.", "It is late.", headline="Council votes to keep its boat")


def tally(article):
    counted = read_tally(article)
    return counted.error, counted.style, counted.query, counted.decided


def test_the_counters_tell_what_waits_and_what_is_decided(ferry, suggest, editor):
    suggest(ferry, "late", "slow", severity="style")
    suggest(ferry, "stays", None)
    decided = suggest(ferry, "ferry", "boat")
    night = suggest(ferry, "night", "late")
    assert tally(ferry) == (2, 1, 1, 0)
    turn(decided, Verdict.ACCEPTED, editor)
    Suggestion.objects.filter(pk=night.pk).update(held=True)
    assert tally(ferry) == (0, 1, 1, 1)


def test_page_counters_and_queue_agree(ferry, suggest, article, editor):
    turn(suggest(ferry, "ferry", "boat"), Verdict.REJECTED, editor)
    suggest(ferry, "late", "slow")
    empty = article()
    rows = read_queue([empty, ferry])
    assert [row.article for row in rows] == [empty, ferry]
    assert rows[1].tally == read_review(ferry).tally == read_tally(ferry)
    assert (rows[0].tally.all, rows[1].tally.all) == (0, 2)


def test_a_block_alone_reads_as_it_does_on_the_page(ferry, suggest, editor):
    turn(suggest(ferry, "night ", ""), Verdict.ACCEPTED, editor)
    query = suggest(ferry, "ferry", None)
    on_page = read_review(ferry).blocks[1]
    alone = read_block(query.block)
    assert alone.text == on_page.text == "The ferry stays."
    assert alone.pieces == on_page.pieces
    assert alone.waiting == on_page.waiting == [query]


def test_a_card_shows_its_sentence_and_counts_what_is_held_behind_it(ferry, suggest):
    wide = suggest(ferry, "night ferry", "boat")
    held = [suggestion_at(wide.block, *span, "X", held=True) for span in ((4, 9), (10, 15), (16, 21))]
    Suggestion.objects.bulk_create(held)
    (card,) = read_block(wide.block).cards
    assert (card.before, card.after, card.behind) == ("The ", " stays.", 2)


def test_clean_copy_has_what_was_accepted_and_nothing_else(ferry, suggest, editor):
    suggest(ferry, "stays", "goes")
    turn(suggest(ferry, "night", "late"), Verdict.ACCEPTED, editor)
    turn(suggest(ferry, "ferry", "boat"), Verdict.REJECTED, editor)
    turn(suggest(ferry, "It is late.", ""), Verdict.ACCEPTED, editor)
    assert [block.text for block in clean_draft(ferry).blocks] == [
        "Council votes to keep its boat",
        "The late ferry stays.",
    ]


def test_the_page_takes_the_same_queries_whatever_its_length(editor, django_assert_num_queries):
    for blocks, each in ((1, 10), (50, 20)):
        article, suggestions = copy_with(blocks, each)
        decide(article.pk, choices(suggestions[::2], Verdict.ACCEPTED), editor)
        with django_assert_num_queries(6):
            page = read_review(article)
            assert count_words(article) == sum(len(view.text.split()) for view in page.blocks)
            assert [view.pieces for view in page.blocks]
            assert all(s.decided_by.username for view in page.blocks for s in view.decided)


def test_a_block_with_a_thousand_suggestions_held_behind_others_is_read(editor):
    _, suggestions = copy_with(blocks=1, each=1000)
    block = suggestions[0].block
    Suggestion.objects.bulk_create(
        suggestion_at(block, s.start, s.end, "other", held=True, kind="choice") for s in suggestions
    )
    assert [card.behind for card in read_block(block).cards] == [1] * 1000
