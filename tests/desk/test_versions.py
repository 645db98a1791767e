"""The copy at any moment reads as it did then."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from editorial.desk.checking import standing_blocks
from editorial.desk.editing import write
from editorial.desk.reading import read_review
from editorial.desk.undoing import CannotGoBack, take_back_edit
from editorial.desk.versions import Moment, NoMoment, difference, moment, read_at
from editorial.models import Decision, Suggestion
from editorial.text.carry import Stretch

from .making import person, suggestion_at, take_in_text, turn

SENTENCES = st.lists(st.sampled_from(["ferry", "mayr", "forty", "the", "left"]), min_size=2, max_size=5).map(
    " ".join
)


def reads(article):
    return [view.text for view in read_review(article).blocks]


class Versions(TestCase):
    @settings(max_examples=50, deadline=None)
    @given(st.data())
    def test_every_moment_reads_as_it_did_then(self, data):
        editor = person("maren")
        article = take_in_text("Head", data.draw(SENTENCES), data.draw(SENTENCES))
        Suggestion.objects.filter(article=article).delete()
        came, told = reads(article), {}
        for _ in range(data.draw(st.integers(1, 8))):
            before, number = reads(article), article.revisions.count()
            decided = Decision.objects.count()
            self.act(data, article, editor)
            if article.revisions.count() > number:
                told[f"r{number}"] = before
            elif Decision.objects.count() > decided:
                told[f"d{Decision.objects.latest('pk').pk}"] = reads(article)
        assert read_at(article, moment(article, "start")) == came
        assert read_at(article, moment(article, "now")) == reads(article)
        for name, texts in told.items():
            assert read_at(article, moment(article, name)) == texts

    def act(self, data, article, editor):
        block = data.draw(st.sampled_from(standing_blocks(article)[1:] or standing_blocks(article)))
        what = data.draw(st.sampled_from(["write", "part", "take back", "propose", "decide", "decide"]))
        if what in ("write", "part"):
            text = "one\n\ntwo" if what == "part" else data.draw(SENTENCES)
            seen = next(view.text for view in read_review(article).blocks if view.block == block)
            if block != standing_blocks(article)[0]:
                write(block, text, seen=seen, editor=editor)
        elif what == "take back":
            try:
                take_back_edit(article.revisions.order_by("number").last(), editor)
            except CannotGoBack:
                return
        elif what == "propose" and not Suggestion.objects.filter(block=block).exists() and block.text:
            suggestion_at(block, 0, 1, "x!", identity=f"{block.pk}").save()
        for suggestion in Suggestion.objects.standing().filter(article=article, outdated_at=None):
            if what == "decide":
                verdicts = ["accepted", "rejected"] if suggestion.verdict == "open" else ["open"]
                turn(suggestion, data.draw(st.sampled_from(verdicts)), editor)


def test_a_decision_on_a_carried_suggestion_is_not_seen_before_it_was_made(article, editor, suggest):
    copy = article("The mayr spoke.")
    copy.suggestions.all().delete()
    mayr = suggest(copy, "mayr", "mayor")
    turn(mayr, "accepted", editor)
    write(standing_blocks(copy)[1], "The mayor spoke well.", seen="The mayor spoke.", editor=editor)
    now = mayr.carried_to.get()
    turn(now, "open", editor)
    first, second = Decision.objects.order_by("pk")
    assert read_at(copy, moment(copy, f"d{first.pk}"))[1] == "The mayor spoke."
    assert read_at(copy, moment(copy, "r1"))[1] == "The mayor spoke."
    assert read_at(copy, Moment(2, first.pk))[1] == "The mayor spoke well."
    assert read_at(copy, moment(copy, f"d{second.pk}"))[1] == "The mayr spoke well."


@pytest.mark.parametrize("name", ["", "r", "r0", "r9", "d999", "x1", "r-1", "r²", "d" + "9" * 20, "then"])
def test_a_moment_that_never_was_is_refused(article, name):
    with pytest.raises(NoMoment):
        moment(article(), name)


def test_the_difference_tells_paragraphs_and_words():
    same, changed = difference(["One.", "It rained."], ["One.", "It poured."])
    assert list(same.same) == ["One."]
    assert list(changed.changed) == [
        Stretch(same="It "),
        Stretch(was="rained", now="poured"),
        Stretch(same="."),
    ]
