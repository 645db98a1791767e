"""Threads, questions that hold the copy back, and who is at an article."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial.desk.checking import standing_blocks
from editorial.desk.gate import let_out, questions
from editorial.desk.presence import arrive, pulse
from editorial.desk.proposing import CannotPropose, Side, Wish, propose
from editorial.desk.revising import revise
from editorial.desk.talking import remark, threads
from editorial.models import Presence, Release, Remark, Suggestion
from editorial.text.block import Block
from editorial.text.span import Span

from .making import turn


@pytest.fixture
def copy(article, unchecked):
    return article("The mayr spoke, and the mayr left.", "It rained.")


def body(copy):
    return standing_blocks(copy)[1]


def test_a_colleague_proposes_on_the_words_as_they_read(copy, reporter, editor, suggest):
    turn(suggest(copy, "The mayr", "Our long-standing mayor"), "accepted", editor)
    made = propose(body(copy), Wish("left", "went home", note="As she said."), reporter)
    assert (made.span.of(made.block.text), made.voice, made.kind) == ("left", "hanna", "choice")
    turn(made, "accepted", editor)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish("spoke", ""), (Span(8, 14), "")),
        (Wish("The ", ""), (Span(0, 4), "")),
        (Wish("The", ""), (Span(0, 4), "")),
        (Wish("the", ""), (Span(20, 24), "")),
        (Wish("poke", ""), (Span(10, 14), "")),
        (Wish("spoke", " at length", side=Side.AFTER), (Span(14, 14), " at length")),
        (Wish("spoke", "at length", side=Side.AFTER), (Span(14, 14), " at length")),
        (Wish("spoke", ";", side=Side.AFTER), (Span(14, 14), ";")),
        (Wish("The", "Yesterday", side=Side.BEFORE), (Span(0, 0), "Yesterday ")),
        (Wish("spoke", "never", side=Side.BEFORE), (Span(9, 9), "never ")),
        (Wish("The", "So,", side=Side.BEFORE), (Span(0, 0), "So, ")),
        (Wish("left.", "\u05d0\u05d1", side=Side.AFTER), (Span(34, 34), " \u05d0\u05d1")),
        (Wish("mayr", "mayor", at=24), (Span(24, 28), "mayor")),
        (Wish("spoke", None, note="When?"), (Span(9, 14), None)),
    ],
)
def test_words_are_taken_out_put_in_and_asked_about(copy, reporter, wish, told):
    made = propose(body(copy), wish, reporter)
    assert (made.span, made.replacement) == told


def test_words_that_stand_twice_are_asked_about_and_those_gone_refused(copy, reporter):
    with pytest.raises(CannotPropose, match="2 times") as refused:
        propose(body(copy), Wish("mayr", "mayor"), reporter)
    assert refused.value.places == (Span(4, 8), Span(24, 28))
    for words, sentence in (("chair", "do not stand"), ("", "Say which")):
        with pytest.raises(CannotPropose, match=sentence):
            propose(body(copy), Wish(words, "x"), reporter)
    with pytest.raises(CannotPropose, match="already"):
        propose(body(copy), Wish("spoke", "spoke"), reporter)


def test_a_space_that_an_accepted_change_put_there_is_not_taken_with_the_words(
    copy, reporter, editor, suggest
):
    turn(suggest(copy, " mayr", " the mayor"), "accepted", editor)
    assert propose(body(copy), Wish("The", ""), reporter).span == Span(0, 3)


def test_words_put_there_by_an_accepted_change_are_not_proposed_on(copy, reporter, editor, suggest):
    turn(suggest(copy, "spoke", "talked at length"), "accepted", editor)
    with pytest.raises(CannotPropose, match="take that back"):
        propose(body(copy), Wish("at length", "long"), reporter)


@pytest.mark.parametrize(
    ("wish", "now", "place", "span"),
    [
        (Wish("spoke", "talked"), ["Yes, the mayr spoke, and left."], 0, Span(14, 19)),
        (Wish("spoke", "talked", at=9), ["Yes, the mayr spoke, and left."], 0, Span(14, 19)),
        (Wish("mayr", "mayor", at=24), ["So: The mayr spoke, and the mayr left."], 0, Span(28, 32)),
        (Wish("left", "went"), ["The mayr spoke.", "And the mayr left."], 1, Span(13, 17)),
    ],
)
def test_words_of_a_paragraph_edited_meanwhile_are_followed(
    copy, reporter, editor, suggest, wish, now, place, span
):
    turn(suggest(copy, "The mayr", "Our mayr"), "rejected", editor)
    old = body(copy)
    revise(copy.pk, [old.pk], [Block.of_text(text) for text in now], editor)
    made = propose(old, wish, reporter)
    assert (made.block, made.span) == (standing_blocks(copy)[1 + place], span)
    assert made.span.of(made.block.text) == wish.words


@pytest.mark.parametrize(
    ("wish", "now", "places", "told"),
    [
        (Wish("mayr", "mayor", at=24), ["The mayr spoke, and the mayor left."], (Span(4, 8),), "now"),
        (Wish("mayr", "mayor"), ["The mayr, the mayr and the mayr."], None, "3 times"),
        (Wish("spoke", "talked"), ["The mayr left."], (), "edited since"),
        (Wish("mayr", "mayor", at=4), [], (), "edited since"),
    ],
)
def test_words_that_the_edit_touched_are_asked_for_in_what_stands_there(
    copy, reporter, editor, wish, now, places, told
):
    old = body(copy)
    revise(copy.pk, [old.pk], [Block.of_text(text) for text in now], editor)
    with pytest.raises(CannotPropose, match=told) as refused:
        propose(old, wish, reporter)
    assert refused.value.block == standing_blocks(copy)[1 if now else 0]
    assert places is None or refused.value.places == places
    assert not Suggestion.objects.exists()


def test_the_same_wish_twice_is_one_suggestion(copy, reporter, colleague):
    one = propose(body(copy), Wish("spoke", "talked"), reporter)
    assert propose(body(copy), Wish("spoke", "talked"), reporter) == one
    assert propose(body(copy), Wish("spoke", "talked"), colleague) == one
    ask = propose(body(copy), Wish("spoke", None, note="When?"), reporter)
    assert propose(body(copy), Wish("spoke", None, note="When?"), reporter) == ask
    assert propose(body(copy), Wish("spoke", None, note="Where?"), reporter) != ask


def test_a_thread_is_read_across_edits(copy, reporter, editor):
    ask = propose(body(copy), Wish("spoke", None, note="When?"), reporter)
    remark(ask, "On Monday.", editor)
    revise(copy.pk, [body(copy).pk], [Block.of_text("The mayr spoke, and the mayor left.")], editor)
    now = Suggestion.objects.waiting().get(origin=ask)
    remark(now, "Sure?", reporter)
    assert [line.text for line in threads([now])[now.pk]] == ["On Monday.", "Sure?"]


def test_a_remark_says_something_and_once(copy, reporter, suggest):
    ask = suggest(copy, "spoke", None)
    assert remark(ask, " When? ", reporter) == remark(ask, "When?", reporter)
    assert Remark.objects.count() == 1
    for words, sentence in (("  ", "Write something"), ("x" * 2_001, "2,001")):
        with pytest.raises(ValueError, match=sentence):
            remark(ask, words, reporter)


def test_only_what_people_ask_holds_the_copy_back(copy, reporter, editor, suggest):
    suggest(copy, "rained", None)
    assert questions(copy) == []
    ask = propose(body(copy), Wish("spoke", None, note="When?"), reporter)
    assert questions(copy) == [ask]
    let_out(copy, "The page closes at six.", editor)
    told = Release.objects.get()
    assert (told.revision, told.queries, told.reason, told.editor) == (
        1,
        1,
        "The page closes at six.",
        editor,
    )
    turn(ask, "accepted", editor)
    assert questions(copy) == []


def test_a_page_hears_who_else_is_there_with_one_query(
    copy, editor, colleague, reporter, django_assert_num_queries
):
    for person in (editor, colleague, reporter):
        arrive(copy, person)
    Presence.objects.filter(person=reporter).update(seen_at=timezone.now() - timedelta(minutes=1))
    with django_assert_num_queries(1):
        heard = pulse(copy.pk, editor.pk)
    assert heard.others == ("tomas",)


def test_a_page_that_asks_stays_and_a_person_who_is_out_hears_nothing(copy, editor, colleague):
    arrive(copy, editor)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=20))
    assert pulse(copy.pk, editor.pk).others == ()
    assert timezone.now() - Presence.objects.get().seen_at < timedelta(seconds=5)
    assert pulse(copy.pk, colleague.pk) is None
    arrive(copy, colleague)
    colleague.is_active = False
    colleague.save()
    assert pulse(copy.pk, colleague.pk) is None


def test_whatever_happens_to_an_article_moves_its_stamp(copy, editor, reporter, suggest):
    arrive(copy, editor)

    def stamp():
        return pulse(copy.pk, editor.pk).stamp

    seen = [stamp()]
    mayr = suggest(copy, "mayr", "mayor")
    for act in (
        lambda: turn(mayr, "accepted", editor),
        lambda: propose(body(copy), Wish("spoke", None, note="When?"), reporter),
        lambda: remark(mayr, "Why?", reporter),
        lambda: revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("It snowed.")], editor),
        lambda: let_out(copy, "", editor),
    ):
        act()
        seen.append(stamp())
    assert seen == sorted(set(seen))
