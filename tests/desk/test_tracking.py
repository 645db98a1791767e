"""Tracked changes tell all that happened: rejected, the copy is as it came; accepted, as it reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from editorial.desk.archive import article_record, take_in_record
from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import add_after, join_with_next, write
from editorial.desk.intake import take_in
from editorial.desk.integrity import violations
from editorial.desk.reading import read_review
from editorial.desk.release import FORMATS, take_out
from editorial.desk.talking import remark
from editorial.desk.tracking import tracked_draft
from editorial.formats import record
from editorial.formats.registry import read_file
from editorial.models import Suggestion, Verdict
from editorial.text.overlay import Edit, current_text, spliced
from editorial.text.span import Span

from ..formats.office import Office, is_installed
from .making import person, suggestion_at, take_in_text, turn

SENTENCES = st.lists(st.sampled_from(["ferry", "mayr", "forty", "the", "left"]), min_size=2, max_size=6).map(
    " ".join
)


def rejected(draft):
    return [block.text for block in draft.blocks if block.text]


def accepted(draft):
    told = []
    for number, block in enumerate(draft.blocks):
        edits = [
            Edit(p.span, p.replacement)
            for p in draft.proposals
            if p.block == number and p.replacement is not None
        ]
        told.append(spliced(block.text, edits))
    return [text for text in told if text]


def told(draft):
    """What becomes of which words; changes of one person that touch are one to Word."""
    out = []
    for p in sorted(draft.proposals, key=lambda p: (p.block, p.span, p.replacement or "")):
        span, words = p.span, p.replacement
        if (
            out
            and None not in (words, out[-1][2])
            and out[-1][:1] == (p.block,)
            and out[-1][1].end == span.start
        ):
            _, before, put = out.pop()
            span, words = Span(before.start, span.end), put + words
        out.append((p.block, span, words))
    return [(draft.blocks[block].text, span, words) for block, span, words in out]


def with_what_is_open(article):
    views = read_review(article).blocks
    texts = [
        current_text(v.block.copy, [*v.accepted, *(s.proposal for s in v.waiting if s.proposal)])
        for v in views
    ]
    return [text for text in texts if text]


class Tracking(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_whatever_was_written_and_decided(self, data):
        article = self.taken_in(data)
        came = [block.text for block in standing_blocks(article)]
        self.work_on(article, data)
        draft = tracked_draft(article)
        assert rejected(draft) == came
        assert accepted(draft) == with_what_is_open(article)
        assert list(violations()) == []

    @settings(max_examples=10, deadline=None)
    @given(st.data())
    def test_out_to_word_and_in_again_it_is_proposed_to_the_same_words(self, data):
        article = self.taken_in(data)
        self.work_on(article, data)
        gone_out = take_out(article, FORMATS["docx-tracked"])
        again = take_in(read_file("a.docx", gone_out))
        assert told(tracked_draft(again)) == told(tracked_draft(article))

    @settings(max_examples=30, deadline=None)
    @given(st.data())
    def test_out_and_in_again_whole_it_is_an_equal_article(self, data):
        article = self.taken_in(data)
        self.work_on(article, data)
        whole = article_record(article)
        assert article_record(take_in_record(record.read(record.write(whole)))) == whole

    def taken_in(self, data):
        article = take_in_text("Head", *[data.draw(SENTENCES) for _ in range(3)])
        Suggestion.objects.filter(article=article).delete()
        return article

    def work_on(self, article, data):
        editor = person("maren")
        for _ in range(data.draw(st.integers(1, 5))):
            self.act(data, article, editor)

    def act(self, data, article, editor):
        blocks = standing_blocks(article)
        block = data.draw(st.sampled_from(blocks[1:] or blocks))
        what = data.draw(st.sampled_from(["write", "part", "remove", "add", "join", "propose", "decide"]))
        reads = next(v.text for v in read_review(article).blocks if v.block == block)
        if what in ("write", "part", "remove") and block != blocks[0]:
            words = {"part": "one\n\ntwo", "remove": ""}.get(what) or data.draw(SENTENCES)
            write(block, words, seen=reads, editor=editor)
        elif what == "add":
            add_after(block, "New words.", editor)
        elif what == "join" and block not in (blocks[0], blocks[-1]):
            join_with_next(block, editor)
        elif what == "propose" and block.text:
            at = data.draw(st.integers(0, len(block.text) - 1))
            if not Suggestion.objects.filter(block=block).exists():
                suggestion_at(block, at, at + 1, "x!", identity=f"{block.pk} {at}").save()
        for suggestion in Suggestion.objects.waiting().filter(article=article):
            if what == "decide":
                turn(suggestion, data.draw(st.sampled_from(["accepted", "rejected"])), editor)


def test_what_was_written_by_hand_is_tracked_in_word_by_its_writer(article, editor, suggest):
    copy = article("The mayr spoke.", "It rained.")
    copy.suggestions.all().delete()
    turn(suggest(copy, "mayr", "mayor"), "accepted", editor)
    block = standing_blocks(copy)[1]
    write(block, "The mayor spoke at length.\n\nThen she left.", seen="The mayor spoke.", editor=editor)
    draft = read_file("a.docx", take_out(copy, FORMATS["docx-tracked"]))
    assert rejected(draft)[1:] == ["The mayr spoke.", "It rained."]
    assert accepted(draft)[1:] == ["The mayor spoke at length.", "Then she left.", "It rained."]
    assert {p.author for p in draft.proposals} == {"maren"}


@pytest.mark.parametrize("name", ["docx-tracked", "html-marked"])
def test_what_was_said_about_a_question_goes_out_with_it(article, editor, colleague, suggest, name):
    copy = article("The mayor spoke.")
    copy.suggestions.all().delete()
    asked = suggest(copy, "mayor", None, message="Which one?")
    remark(asked, "Of Leeds.", colleague)
    remark(asked, "Then say so.", editor)
    said = f"Which one?\n{colleague}: Of Leeds.\n{editor}: Then say so."
    data = take_out(copy, FORMATS[name])
    if name == "html-marked":
        assert said in data.decode()
        return
    (proposal,) = read_file("a.docx", data).proposals
    assert (proposal.replacement, proposal.note) == (None, said)


@pytest.mark.parametrize("name", ["docx-tracked", "html-marked"])
def test_why_it_was_accepted_goes_out_with_it_also_after_an_edit(article, editor, suggest, name):
    copy = article("The mayr spoke.")
    copy.suggestions.all().delete()
    mayr = suggest(copy, "mayr", "mayor", message="No such word.")
    decide(copy.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0, reason="Not his name.")], editor)
    write(standing_blocks(copy)[1], "The mayor spoke. So be it.", seen="The mayor spoke.", editor=editor)
    data = take_out(copy, FORMATS[name])
    said = "No such word.\nNot his name."
    notes = (
        [data.decode()] if name == "html-marked" else [p.note for p in read_file("a.docx", data).proposals]
    )
    assert any(said in note for note in notes)


@pytest.mark.skipif(not is_installed(), reason="LibreOffice (soffice) is not installed")
def test_a_word_processor_accepts_and_rejects_what_was_written_by_hand(article, editor, suggest, tmp_path):
    copy = article("The mayr spoke at noon.", "It rained.", "Gone.", "Last words.")
    copy.suggestions.all().delete()
    came = [block.text for block in standing_blocks(copy)]
    turn(suggest(copy, "mayr", "mayor"), "accepted", editor)
    block = standing_blocks(copy)[1]
    write(block, "The mayor spoke well.\n\nThen she left.", seen="The mayor spoke at noon.", editor=editor)
    write(standing_blocks(copy)[4], "", seen="Gone.", editor=editor)
    suggest(copy, "rained", "poured")
    data, office = take_out(copy, FORMATS["docx-tracked"]), Office(tmp_path)
    as_it_came = read_file("a.docx", office.resaved(data, ".uno:RejectAllTrackedChanges"))
    assert [block.text for block in as_it_came.blocks] == came
    as_it_reads = read_file("a.docx", office.resaved(data, ".uno:AcceptAllTrackedChanges"))
    assert [block.text for block in as_it_reads.blocks] == with_what_is_open(copy)
