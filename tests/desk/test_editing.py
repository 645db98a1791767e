"""Writing by hand: what an edit leaves alone stays, what it touches is carried or kept in sight."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import Changed, add_after, join_with_next, move, write
from editorial.desk.intake import take_in
from editorial.desk.integrity import violations
from editorial.desk.reading import read_review
from editorial.desk.revising import Overtaken, revise
from editorial.formats.draft import Draft
from editorial.models import Revision, Suggestion, Verdict
from editorial.text.block import Block, BlockKind
from editorial.text.rewrite import parted, reworded


def texts(article):
    return [view.text for view in read_review(article).blocks]


def rewrite(article, block, text, editor):
    return revise(article.pk, [block.pk], [reworded(block.copy, text)], editor)


@pytest.fixture
def copy(article):
    made = article("The mayr spoke.", "Some forty people came, then left.", "It rained.")
    made.suggestions.all().delete()
    return made


def test_an_edit_is_the_next_revision_and_leaves_the_others_alone(copy, editor):
    before = standing_blocks(copy)
    rewrite(copy, before[1], "The mayor spoke at length.", editor)
    after = standing_blocks(copy)
    assert [b.pk for b in after if b in before] == [before[0].pk, before[2].pk, before[3].pk]
    assert texts(copy)[1] == "The mayor spoke at length."
    assert Revision.objects.filter(article=copy).count() == 2
    assert list(violations()) == []


def test_an_open_suggestion_is_carried_to_the_same_words(copy, editor, suggest):
    forty = suggest(copy, "forty", "40")
    rewrite(copy, standing_blocks(copy)[2], "On Monday some forty people came.", editor)
    now = Suggestion.objects.standing().get(original="forty")
    assert (now.carried_from, now.span.of(now.block.text)) == (forty, "forty")


def test_a_suggestion_whose_words_were_edited_stays_in_sight(copy, editor, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    rewrite(copy, standing_blocks(copy)[1], "The chair spoke.", editor)
    mayr.refresh_from_db()
    assert mayr.outdated_at == standing_blocks(copy)[1]
    assert mayr.verdict == Verdict.OPEN
    outcome = decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    assert "edited since" in outcome.refused[0].sentence
    assert decide(copy.pk, [Choice(mayr.pk, Verdict.REJECTED, 0)], editor).decided
    assert list(violations()) == []


def test_an_outdated_one_goes_on_with_the_next_edit(copy, editor, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    for text in ("The chair spoke.", "The chair spoke well."):
        rewrite(copy, standing_blocks(copy)[1], text, editor)
    mayr.refresh_from_db()
    assert mayr.outdated_at == standing_blocks(copy)[1]


def test_a_block_is_parted_and_its_suggestions_go_with_their_words(copy, editor, suggest):
    suggest(copy, "left", "went")
    block = standing_blocks(copy)[2]
    revise(copy.pk, [block.pk], list(parted(block.copy, 24)), editor)
    assert texts(copy)[2:4] == ["Some forty people came, ", "then left."]
    assert Suggestion.objects.standing().get(original="left").block == standing_blocks(copy)[3]


def test_blocks_are_added_removed_and_moved(copy, editor):
    head, one, two, three = standing_blocks(copy)
    revise(copy.pk, [one.pk], [one.copy, Block.of_text("New.")], editor)
    assert texts(copy) == [head.text, one.text, "New.", two.text, three.text]
    revise(copy.pk, [two.pk], [], editor)
    assert texts(copy) == [head.text, one.text, "New.", three.text]
    move(copy.pk, three.pk, -2, editor)
    assert texts(copy) == [head.text, three.text, one.text, "New."]
    assert {b.pk for b in standing_blocks(copy)} >= {head.pk, one.pk, three.pk}
    assert list(violations()) == []


def test_many_additions_at_one_place_find_room(copy, editor):
    for number in range(30):
        first = standing_blocks(copy)[1]
        revise(copy.pk, [first.pk], [first.copy, Block.of_text(f"Line {number}.")], editor)
    assert texts(copy)[2] == "Line 29."
    assert texts(copy)[31] == "Line 0."
    assert list(violations()) == []


def test_the_second_to_edit_is_shown_what_stands_now(copy, editor, colleague):
    block = standing_blocks(copy)[1]
    rewrite(copy, block, "The mayor spoke.", editor)
    with pytest.raises(Overtaken) as overtaken:
        rewrite(copy, block, "The mayr was silent.", colleague)
    assert [b.text for b in overtaken.value.now] == ["The mayor spoke."]


@pytest.mark.parametrize("new", [[], [Block.of_text("No headline.")], [Block(BlockKind.HEADLINE, " ")]])
def test_an_article_keeps_its_headline(copy, editor, new):
    with pytest.raises(ValueError, match="headline"):
        revise(copy.pk, [standing_blocks(copy)[0].pk], new, editor)


def test_an_edited_headline_is_the_articles(copy, editor):
    rewrite(copy, standing_blocks(copy)[0], "Ferry stays", editor)
    copy.refresh_from_db()
    assert copy.headline == "Ferry stays"


WORDS = st.lists(
    st.sampled_from(["ferry", "mayr", "the", ",", " ", " ", "👩‍👧", "é"]), min_size=1, max_size=12
)


class EditsAndSuggestions(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_no_edit_loses_an_open_suggestion(self, data):
        bodies = [Block.of_text("".join(data.draw(WORDS)) + ".") for _ in range(3)]
        article = take_in(Draft((Block.of_text("Head", BlockKind.HEADLINE), *bodies)))
        blocks = standing_blocks(article)[1:]
        for number, block in enumerate(blocks):
            start = data.draw(st.integers(0, len(block.text) - 1))
            end = data.draw(st.integers(start + 1, len(block.text)))
            words = block.text[start:end]
            Suggestion.objects.create(
                article=article,
                block=block,
                start=start,
                end=end,
                original=words,
                replacement=words + "!",
                kind="fix",
                severity="error",
                rule="a.rule",
                identity=f"id {number}",
            )
        first = data.draw(st.integers(0, 2))
        old = blocks[first : first + data.draw(st.integers(1, 2))]
        new = [Block.of_text("".join(data.draw(WORDS))) for _ in range(data.draw(st.integers(0, 3)))]
        revise(article.pk, [b.pk for b in old], new, None)
        standing = Suggestion.objects.standing().filter(verdict=Verdict.OPEN)
        assert standing.count() == 3
        assert all(s.span.of(s.block.text) == s.original for s in standing)
        assert list(violations()) == []


def test_what_is_written_stands_on_what_was_accepted(copy, editor, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    write(standing_blocks(copy)[1], "The mayor spoke.\n\nAt length.", seen="The mayor spoke.", editor=editor)
    assert texts(copy)[1:3] == ["The mayor spoke.", "At length."]
    assert list(violations()) == []


def test_a_decision_made_while_one_wrote_is_not_written_over(copy, editor, colleague, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], colleague)
    with pytest.raises(Changed, match="The mayor spoke"):
        write(standing_blocks(copy)[1], "The mayr left.", seen="The mayr spoke.", editor=editor)
    assert texts(copy)[1] == "The mayor spoke."


def test_neighbours_are_joined_as_they_read(copy, editor, suggest):
    mayr = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    join_with_next(standing_blocks(copy)[1], editor)
    assert texts(copy)[1] == "The mayor spoke. Some forty people came, then left."
    with pytest.raises(ValueError, match="nothing below"):
        join_with_next(standing_blocks(copy)[2], editor)


def test_paragraphs_are_added_below_one(copy, editor):
    add_after(standing_blocks(copy)[0], "First.\n\nSecond.", editor)
    assert texts(copy)[1:3] == ["First.", "Second."]
