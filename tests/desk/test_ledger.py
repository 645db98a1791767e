"""The names of an article as it reads; a spelling settled for the article, or for the house."""

import pytest

from editorial.checkers.naming import NameKind
from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.ledger import Unsettled, put_in_register, read_ledger, settle
from editorial.desk.revising import revise
from editorial.models import HouseName, Suggestion, Verdict
from editorial.text.block import Block
from editorial.text.overlay import current_text

COPY = (
    "President Volodymyr Zelenskyy met the envoy in Odesa. Zelenskyy thanked him.",
    "Later Mr. Zelensky left. “I saw Zelensky’s car,” the envoy said.",
    "The port of Odesa is open.",
)


@pytest.fixture
def copy(article):
    made = article(*COPY)
    made.suggestions.all().delete()
    return made


def spelled(article):
    return {row.entry.name: {w.form: len(w.places) for w in row.written} for row in read_ledger(article)}


def proposed(article):
    return [(s.original, s.replacement) for s in article.suggestions.order_by("block", "start")]


def accept(article, editor):
    choices = [Choice(s.pk, Verdict.ACCEPTED, s.version) for s in Suggestion.objects.waiting()]
    outcome = decide(article.pk, choices, editor)
    assert not outcome.refused


def test_the_ledger_tells_spellings_with_their_places(copy):
    zelenskyy, odesa = read_ledger(copy)
    assert (zelenskyy.entry.kind, zelenskyy.entry.name) == (NameKind.PERSON, "Volodymyr Zelenskyy")
    assert [(w.form, len(w.places)) for w in zelenskyy.written] == [("Zelenskyy", 2), ("Zelensky", 2)]
    quoted = zelenskyy.written[1].places[1]
    assert (quoted.before[-6:], quoted.mention.words, quoted.after[:6]) == ("I saw ", "Zelensky", "’s car")
    assert quoted.block == standing_blocks(copy)[2].pk
    assert not odesa.entry.is_odd


def test_settling_suggests_the_spelling_wherever_there_is_another(copy, editor, sound):
    assert settle(copy, "Zelenskyy", ["Zelensky"], editor) == 2
    assert proposed(copy) == [("Zelensky", "Zelenskyy")] * 2
    made = copy.suggestions.first()
    assert (made.author, made.rule, made.verdict, made.held) == (editor, "", Verdict.OPEN, False)
    assert "“Zelenskyy”" in made.message
    assert read_ledger(copy)[0].waiting == 2
    sound()


def test_what_was_settled_is_decided_like_any_other_and_keeps_its_possessive(copy, editor, sound):
    settle(copy, "Zelenskyy", ["Zelensky"], editor)
    accept(copy, editor)
    assert spelled(copy)["Volodymyr Zelenskyy"] == {"Zelenskyy": 4}
    reads = current_text(standing_blocks(copy)[2].copy, [s.edit for s in copy.suggestions.all()])
    assert reads == "Later Mr. Zelenskyy left. “I saw Zelenskyy’s car,” the envoy said."
    sound()


def test_settling_twice_suggests_nothing_twice(copy, editor, colleague):
    settle(copy, "Zelenskyy", ["Zelensky"], editor)
    assert settle(copy, "Zelenskyy", ["Zelensky"], editor) == 0
    assert settle(copy, "Zelenskyy", ["Zelensky"], colleague) == 0
    assert copy.suggestions.count() == 2


def test_what_a_rule_proposed_and_an_editor_rejected_is_not_proposed_again(article, suggest, editor, sound):
    made = article("Mr. Zelensky left. Mr. Zelenskyy stayed, Zelensky said.")
    made.suggestions.all().delete()
    rejected = suggest(made, "Zelensky", "Zelenskyy")
    decide(made.pk, [Choice(rejected.pk, Verdict.REJECTED, 0)], editor)
    assert settle(made, "Zelenskyy", ["Zelensky"], editor) == 1
    verdicts = made.suggestions.order_by("start").values_list("verdict", flat=True)
    assert list(verdicts) == [Verdict.REJECTED, Verdict.OPEN]
    sound()


def test_words_put_there_by_an_accepted_suggestion_are_left_alone(copy, suggest, editor, sound):
    suggest(copy, "Mr. Zelensky left", "Mr. Zelensky went")
    accept(copy, editor)
    assert settle(copy, "Zelenskyy", ["Zelensky"], editor) == 1
    sound()


def test_places_are_those_of_the_block_whatever_was_accepted_before_them(copy, suggest, editor, sound):
    suggest(copy, "Later", "A good while later")
    accept(copy, editor)
    assert settle(copy, "Zelenskyy", ["Zelensky"], editor) == 2
    assert all(s.original == s.span.of(s.block.text) for s in copy.suggestions.all())
    sound()


def test_only_the_spellings_that_were_shown_are_changed(copy, editor):
    last = standing_blocks(copy)[3]
    revise(copy.pk, [last.pk], [Block.of_text("Zelenskiy left as well.")], editor)
    copy.suggestions.all().delete()
    assert settle(copy, "Zelenskyy", ["Zelensky"], editor) == 2
    assert "Zelenskiy" not in [original for original, _ in proposed(copy)]


def test_a_place_in_lower_case_is_settled_on_what_the_world_writes(article, editor):
    made = article("Fighting went on in luhansk.")
    made.suggestions.all().delete()
    assert settle(made, "Luhansk", ["luhansk"], editor) == 1
    assert proposed(made) == [("luhansk", "Luhansk")]


def test_capitals_of_a_line_stay_capitals(article, editor):
    made = article("KIEV, Ukraine — They left Kiev for Kyiv.")
    made.suggestions.all().delete()
    assert settle(made, "Kyiv", ["Kiev"], editor) == 2
    assert proposed(made) == [("KIEV", "KYIV"), ("Kiev", "Kyiv")]


def test_a_spelling_that_no_longer_stands_cannot_be_settled_on(copy, editor):
    with pytest.raises(Unsettled, match="no name spelled “Selensky”"):
        settle(copy, "Selensky", ["Zelensky"], editor)
    assert copy.suggestions.count() == 0


def test_the_house_takes_a_spelling_once_and_asks_for_it_from_then_on(copy, article, administrator):
    assert put_in_register(copy, "Zelenskyy", administrator)
    assert not put_in_register(copy, "Zelenskyy", administrator)
    assert HouseName.objects.get(spelling="Zelenskyy").is_name
    other = article("Mr. Zelensky left.")
    assert spelled(other) == {"Zelenskyy": {"Zelensky": 1, "Zelenskyy": 0}}


def test_the_register_does_not_take_what_is_not_in_the_copy_or_is_called_a_word(copy, administrator):
    HouseName.objects.create(spelling="Odesa", is_name=False)
    with pytest.raises(Unsettled):
        put_in_register(copy, "Selensky", administrator)
    with pytest.raises(Unsettled):
        put_in_register(copy, "Odesa", administrator)
    assert not HouseName.objects.get().is_name


def test_the_ledger_costs_the_same_however_long_the_copy(article, django_assert_num_queries):
    short, long = article(*COPY), article(*COPY * 20)
    for made in (short, long):
        with django_assert_num_queries(7):
            read_ledger(made)
