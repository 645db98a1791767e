"""Many alike decided at once, after a look at each, and taken back as one."""

import pytest
from django.urls import reverse

from editorial.desk.checking import check_article
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.models import Decision, Suggestion, Verdict


@pytest.fixture
def copy(article, suggest):
    made = article("The mayr spoke.", "A mayr left.", "No mayr came.", "It rained.")
    check_article(made.pk)
    made.suggestions.all().delete()
    return made


@pytest.fixture
def mayrs(copy, suggest):
    """The same change by the same rule, once in each of three paragraphs."""
    blocks = list(copy.blocks.order_by("pk"))[1:4]
    first = suggest(copy, "mayr", "mayor")
    for number, block in enumerate(blocks[1:]):
        start = block.text.index("mayr")
        fields = {"article": copy, "block": block, "start": start, "end": start + 4, "original": "mayr"}
        Suggestion.objects.create(
            **fields,
            replacement="mayor",
            kind="fix",
            severity="error",
            rule=first.rule,
            identity=f"more {number}",
        )
    suggest(copy, "rained", "poured")
    return list(Suggestion.objects.filter(original="mayr").order_by("pk"))


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


def address(suggestion):
    return reverse("suggestion-alike", args=[suggestion.pk])


def picks(suggestions):
    return [f"{s.pk}:{s.version}" for s in suggestions]


def test_each_is_shown_in_its_sentence_and_the_certain_are_ticked(client, mayrs):
    page = client.get(address(mayrs[0])).content.decode()
    assert page.count(" checked") == 3
    assert "A <del" in page
    assert "poured" not in page


def test_the_whole_sentence_is_shown_and_no_other(client, article, suggest):
    long = "It was, as far as anybody there could tell that night, the mayr who spoke first, and at length."
    copy = article(f"It rained. {long} Nobody left.")
    page = client.get(address(suggest(copy, "mayr", "mayor"))).content.decode()
    assert "It was, as far as anybody there could tell that night, the <del" in page
    assert "who spoke first, and at length.</span>" in page
    assert "Nobody left" not in page


def test_of_very_many_the_first_are_offered_and_the_others_after_them(client, mayrs, monkeypatch):
    monkeypatch.setattr("editorial.web.alike.AT_ONCE", 2)
    page = client.get(address(mayrs[0])).content.decode()
    assert page.count(" checked") == 2
    assert "the first 2 of 3" in page
    page = client.post(address(mayrs[0]), {"verdict": "accepted", "pick": picks(mayrs[:2])}).content.decode()
    assert "Accepted: 2." in page
    assert picks(mayrs[2:])[0] in page


def test_those_that_are_not_certain_are_offered_unticked(client, copy, suggest):
    choice = suggest(copy, "rained", "poured", kind="choice")
    assert "checked>" not in client.get(address(choice)).content.decode()


def test_the_ticked_are_decided_and_the_others_left(client, mayrs):
    answer = client.post(address(mayrs[0]), {"verdict": "accepted", "pick": picks(mayrs[:2])})
    assert answer.status_code == 200
    verdicts = [Suggestion.objects.get(pk=s.pk).verdict for s in mayrs]
    assert verdicts == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.OPEN]
    assert "Take back all 2" in answer.content.decode()
    assert list(violations()) == []


def test_one_act_takes_all_of_them_back(client, mayrs):
    client.post(address(mayrs[0]), {"verdict": "accepted", "pick": picks(mayrs)})
    decided = [Suggestion.objects.get(pk=s.pk) for s in mayrs]
    answer = client.post(address(mayrs[0]), {"verdict": "open", "pick": picks(decided)})
    assert "Taken back: 3" in answer.content.decode()
    assert {Suggestion.objects.get(pk=s.pk).verdict for s in mayrs} == {Verdict.OPEN}


def test_what_can_be_done_is_done_and_the_rest_shown_ticked_with_the_reason(
    client, copy, mayrs, suggest, colleague
):
    other = suggest(copy, "The mayr", "The chair")
    decide(copy.pk, [Choice(other.pk, Verdict.ACCEPTED, 0)], colleague)
    answer = client.post(address(mayrs[1]), {"verdict": "accepted", "pick": picks(mayrs)})
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Accepted: 2" in body
    assert "overlaps a change that stands" in body
    assert [Suggestion.objects.get(pk=s.pk).verdict for s in mayrs] == ["open", "accepted", "accepted"]


def test_a_second_identical_send_decides_nothing_twice(client, mayrs):
    for _ in range(2):
        answer = client.post(address(mayrs[0]), {"verdict": "accepted", "pick": picks(mayrs)})
    assert answer.status_code == 200
    assert [s.decisions.count() for s in mayrs] == [1, 1, 1]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"verdict": "accepted"}, "None is ticked"),
        ({"verdict": "burn", "pick": "1:0"}, "burn"),
        ({"verdict": "accepted", "pick": "999:0"}, "999:0"),
        ({"verdict": "accepted", "pick": "x"}, "x"),
    ],
)
def test_bad_input_is_told_and_decides_nothing(client, mayrs, data, told):
    answer = client.post(address(mayrs[0]), data)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Suggestion.objects.exclude(verdict=Verdict.OPEN).count() == 0


def test_everything_by_a_rule_or_every_certain_fix_is_offered_too(client, copy, mayrs, suggest):
    suggest(copy, "came", "arrived", rule="tests.another")
    suggest(copy, "left", "went", kind="choice")
    by_rule = client.get(f"{address(mayrs[0])}?among=rule").content.decode()
    assert (by_rule.count('name="pick"'), by_rule.count(" checked")) == (5, 4)
    fixes = client.get(f"{address(mayrs[0])}?among=fixes").content.decode()
    assert (fixes.count('name="pick"'), fixes.count(" checked")) == (5, 5)
    assert client.get(f"{address(mayrs[0])}?among=nonsense").content.decode().count('name="pick"') == 3


def test_every_certain_fix_is_decided_as_one_and_taken_back_as_one(client, copy, mayrs):
    fixes = list(Suggestion.objects.filter(kind="fix"))
    url = f"{address(mayrs[0])}?among=fixes"
    answer = client.post(url, {"verdict": "accepted", "pick": picks(fixes)})
    assert f"Accepted: {len(fixes)}." in answer.content.decode()
    acts = set(Decision.objects.values_list("act", flat=True))
    assert len(acts) == 1
    assert acts != {None}
    client.post(reverse("article-undo", args=[copy.pk]))
    assert set(Suggestion.objects.values_list("verdict", flat=True)) == {"open"}


def test_one_is_taken_back_as_one(client, mayrs):
    answer = client.post(address(mayrs[0]), {"pick": picks(mayrs[:1]), "verdict": "accepted"})
    assert "Take it back" in answer.content.decode()


def test_the_change_is_told_with_the_words_it_touches(client, copy, suggest):
    comma = suggest(copy, " spoke", ", spoke")
    Suggestion.objects.filter(pk=comma.pk).update(original="", replacement=",", end=comma.start)
    assert "the same change: “mayr” → “mayr,”" in client.get(address(comma)).content.decode()
