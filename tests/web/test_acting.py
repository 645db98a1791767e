"""Acts on an article beside verdicts, through HTTP: with HTMX and without, and by whom."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.revising import revise
from editorial.desk.silencing import silence
from editorial.models import Decision, Release, Remark, Silence, Suggestion, Verdict
from editorial.text.block import Block

from .reading import parsed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def copy(article):
    made = article("The mayr spoke to the mayr.", "It rained.")
    made.suggestions.all().delete()
    return made


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


@pytest.fixture
def by_reporter(sign_in, reporter):
    return sign_in(reporter)


def propose(client, copy, number=1, headers=None, **form):
    url = reverse("block-propose", args=[standing_blocks(copy)[number].pk])
    return client.post(url, {"act": "replace", **form}, headers=headers or {})


def here(copy):
    """What HTMX sends from the review page."""
    return {**HTMX, "HX-Current-URL": f"http://testserver{copy.get_absolute_url()}"}


def test_a_reporter_proposes_and_an_editor_decides(client, by_reporter, copy):
    answer = propose(by_reporter, copy, words="spoke", replacement="talked", note="As she said.")
    made = Suggestion.objects.get()
    assert answer["Location"].endswith(f"#card-{made.pk}")
    assert by_reporter.post(reverse("suggestion-decide", args=[made.pk])).status_code == 403
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "As she said." in page
    assert "hanna" in page
    answer = client.post(reverse("suggestion-decide", args=[made.pk]), {"verdict": "accepted", "seen": 0})
    assert answer.status_code == 302
    assert Suggestion.objects.get().verdict == Verdict.ACCEPTED


def test_with_htmx_the_answer_to_a_proposal_is_its_paragraph(by_reporter, copy):
    answer = propose(by_reporter, copy, headers=here(copy), words="spoke", replacement="talked")
    body = answer.content.decode()
    assert "Proposed: “spoke” → “talked”" in body
    assert answer["HX-Retarget"] == f"#block-{standing_blocks(copy)[1].pk}"
    assert "<html" not in body


@pytest.mark.parametrize("on_page", [True, False], ids=["htmx", "plain"])
def test_a_proposal_on_a_paragraph_edited_elsewhere_finds_its_words(by_reporter, copy, editor, on_page):
    url = reverse("block-propose", args=[standing_blocks(copy)[1].pk])
    revise(copy.pk, [standing_blocks(copy)[1].pk], [Block.of_text("Yes, the mayr spoke.")], editor)
    form = {"act": "replace", "words": "spoke", "at": "9", "replacement": "talked"}
    answer = by_reporter.post(url, form, headers=here(copy) if on_page else {})
    made = Suggestion.objects.get()
    assert made.block == standing_blocks(copy)[1]
    if on_page:
        assert "Proposed: “spoke” → “talked”" in answer.content.decode()
        assert "desk:behind" in answer["HX-Trigger"]
        assert "<section" not in answer.content.decode()
    else:
        assert answer["Location"].endswith(f"?block={made.block_id}#card-{made.pk}")


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_words_that_were_edited_are_asked_for_again_where_they_stood(by_reporter, copy, editor, headers):
    url = reverse("block-propose", args=[standing_blocks(copy)[1].pk])
    revise(copy.pk, [standing_blocks(copy)[1].pk], [Block.of_text("The mayr left.")], editor)
    form = {"act": "replace", "words": "spoke", "at": "9", "replacement": "talked", "note": "As she said."}
    answer = by_reporter.post(url, form, headers=headers)
    tree = parsed(answer)
    assert answer.status_code == 409
    again = reverse("block-propose", args=[standing_blocks(copy)[1].pk])
    assert tree.query_one("#proposing").attrs["action"] == again
    assert "edited since" in answer.content.decode()
    assert "As she said." in answer.content.decode()
    assert "9" not in [field.attrs.get("value") for field in tree.query("input[name=at]")]
    by_reporter.post(again, {**form, "words": "left", "at": ""})
    assert Suggestion.objects.get().original == "left"


def test_a_proposal_from_a_page_of_its_own_leads_to_the_copy(by_reporter, copy):
    url = reverse("block-propose", args=[standing_blocks(copy)[1].pk])
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{url}"}
    answer = propose(by_reporter, copy, headers=headers, words="spoke", replacement="talked")
    assert answer["HX-Redirect"].endswith(f"#card-{Suggestion.objects.get().pk}")


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_words_that_stand_twice_are_offered_with_their_places(by_reporter, copy, headers):
    answer = propose(by_reporter, copy, headers=headers, words="mayr", replacement="mayor", note="Her title.")
    assert answer.status_code == 409
    tree = parsed(answer)
    assert [radio.attrs["value"] for radio in tree.query("input[type=radio][name=at]")] == ["4", "22"]
    assert "Her title." in answer.content.decode()
    propose(by_reporter, copy, words="mayr", replacement="mayor", at="22")
    assert Suggestion.objects.get().start == 22


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"words": "spoke", "replacement": ""}, "Write the new words"),
        ({"words": "spoke", "act": "ask"}, "Write the question"),
        ({"words": "chair", "replacement": "x"}, "do not stand"),
        ({"words": "", "replacement": "x"}, "Say which words"),
        ({"words": "spoke", "act": "burn"}, "burn"),
        ({"words": "sp\0oke", "replacement": "x"}, "NUL"),
    ],
)
def test_a_wish_that_cannot_be_met_is_told_at_its_field_with_what_was_typed(by_reporter, copy, form, told):
    answer = (
        propose(by_reporter, copy, note="Typed with care.", **form)
        if "act" not in form
        else (propose(by_reporter, copy, **form))
    )
    assert answer.status_code in (409, 422)
    assert told in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_the_words_marked_on_the_page_come_with_the_form(by_reporter, copy):
    url = reverse("block-propose", args=[standing_blocks(copy)[1].pk])
    tree = parsed(by_reporter.get(url, {"words": "spoke", "at": 9}))
    assert tree.query("textarea[name=words]")[0].to_text() == "spoke"
    assert tree.query("input[name=at]")[0].attrs["value"] == "9"


def test_a_query_is_asked_answered_and_closed(client, by_reporter, copy):
    propose(by_reporter, copy, words="spoke", act="ask", note="On the record?")
    asked = Suggestion.objects.get()
    url = reverse("suggestion-remark", args=[asked.pk])
    body = client.post(url, {"text": "Yes, on tape."}, headers=HTMX).content.decode()
    assert "Yes, on tape." in body
    assert by_reporter.post(url, {"text": "Thanks."}).status_code == 302
    client.post(reverse("suggestion-decide", args=[asked.pk]), {"verdict": "accepted", "seen": 0})
    assert [line.text for line in Remark.objects.all()] == ["Yes, on tape.", "Thanks."]
    assert Suggestion.objects.get().verdict == Verdict.ACCEPTED


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_a_remark_that_says_nothing_or_too_much_is_told_and_kept(client, copy, suggest, headers):
    asked = suggest(copy, "spoke", None)
    url = reverse("suggestion-remark", args=[asked.pk])
    answer = client.post(url, {"text": "x" * 2_001}, headers=headers)
    assert answer.status_code == 422
    assert "2,001" in answer.content.decode()
    assert "x" * 2_001 in answer.content.decode()
    assert client.post(url, {"text": " "}, headers=headers).status_code == 422
    assert not Remark.objects.exists()


def test_a_reader_neither_proposes_nor_remarks(sign_in, reader, copy, suggest):
    asked = suggest(copy, "spoke", None)
    client = sign_in(reader)
    assert propose(client, copy, words="spoke", replacement="talked").status_code == 403
    assert client.post(reverse("suggestion-remark", args=[asked.pk]), {"text": "?"}).status_code == 403


def test_not_in_this_article_is_listed_and_taken_back(client, copy, suggest):
    fix = suggest(copy, "mayr", "mayor")
    other = suggest(copy, "spoke", "talked")
    answer = client.post(reverse("suggestion-silence", args=[fix.pk]), headers=HTMX)
    assert "desk:behind" in answer["HX-Trigger"]
    assert "any more: “mayr”, tests.example (1 rejected)" in answer.content.decode()
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "Kept quiet in this article: 1" in page
    assert list(Suggestion.objects.waiting()) == [other]
    kept = Silence.objects.get()
    assert client.post(reverse("silence-lift", args=[kept.pk])).status_code == 302
    assert Suggestion.objects.waiting().count() == 2
    assert "Kept quiet" not in client.get(copy.get_absolute_url()).content.decode()


def test_what_a_colleague_proposed_is_not_kept_quiet_but_told(client, copy, suggest, colleague):
    asked = suggest(copy, "spoke", None, rule="", author=colleague)
    answer = client.post(reverse("suggestion-silence", args=[asked.pk]), headers=HTMX)
    assert answer.status_code == 422
    assert "A colleague proposed this" in answer.content.decode()


def test_a_reason_goes_on_record_and_comes_back_with_a_refusal(client, copy, suggest, editor, colleague):
    fix, style = suggest(copy, "mayr", "mayor"), suggest(copy, "rained", "poured")
    url = reverse("suggestion-decide", args=[fix.pk])
    client.post(url, {"verdict": "rejected", "seen": 0, "reason": "She spells it so."})
    assert Decision.objects.get().reason == "She spells it so."
    decide(copy.pk, [Choice(style.pk, Verdict.ACCEPTED, 0)], colleague)
    url = reverse("suggestion-decide", args=[style.pk])
    again = client.post(url, {"verdict": "rejected", "seen": 0, "reason": "Too wet."}, headers=HTMX)
    assert again.status_code == 409
    assert "tomas accepted" in again.content.decode()
    too_long = client.post(url, {"verdict": "open", "seen": 1, "reason": "x" * 501}, headers=HTMX)
    assert too_long.status_code == 422


def test_undo_takes_back_the_last_thing_and_says_what(client, copy, suggest, editor):
    fix = suggest(copy, "mayr", "mayor")
    decide(copy.pk, [Choice(fix.pk, Verdict.ACCEPTED, 0)], editor)
    url = reverse("article-undo", args=[copy.pk])
    answer = client.post(url, headers=HTMX)
    assert (answer.status_code, answer.content.decode()) == (200, "Taken back: “mayr” → “mayor”.")
    again = client.post(url, headers=HTMX)
    assert (again.status_code, again.content.decode()) == (
        409,
        "There is nothing of yours to take back here.",
    )
    plain = client.post(url, follow=True).content.decode()
    assert "There is nothing of yours to take back here." in plain


def test_a_group_is_taken_back_as_one_from_the_history(client, copy, suggest, editor):
    both = [suggest(copy, word, word.upper()) for word in ("spoke", "rained")]
    outcome = decide(copy.pk, [Choice(s.pk, Verdict.ACCEPTED, 0) for s in both], editor)
    page = client.get(reverse("article-history", args=[copy.pk])).content.decode()
    assert "2 at once" in page
    form = {"act": str(outcome.act), "from": "history"}
    answer = client.post(reverse("article-undo", args=[copy.pk]), form, follow=True)
    assert "Taken back: “spoke” → “SPOKE”, “rained” → “RAINED”." in answer.content.decode()
    assert Suggestion.objects.waiting().count() == 2
    for nonsense in (str(uuid4()), "nonsense"):
        answer = client.post(reverse("article-undo", args=[copy.pk]), {"act": nonsense}, headers=HTMX)
        assert answer.status_code == 409


def test_a_decision_is_taken_back_from_the_history_and_told_there(client, copy, suggest, editor):
    fix = suggest(copy, "spoke", "talked")
    decide(copy.pk, [Choice(fix.pk, Verdict.ACCEPTED, 0)], editor)
    history = reverse("article-history", args=[copy.pk])
    url = reverse("suggestion-decide", args=[fix.pk])
    (form,) = parsed(client.get(history)).query(f'form[action="{url}"]')
    fields = {f.attrs["name"]: f.attrs["value"] for f in form.query("input, button")}
    for said in ("Taken back: “spoke” → “talked”", "Taken back: “spoke” → “talked”"):
        answer = client.post(url, fields)
        assert answer["Location"] == history
        assert said in client.get(history).content.decode()
    refused = client.post(url, {**fields, "verdict": "accepted"}, follow=True)
    assert refused.redirect_chain[0][0] == history
    assert "notice error" in refused.content.decode()


def test_an_edit_is_taken_back_from_the_history_once(client, copy, editor):
    block = standing_blocks(copy)[2]
    revision = revise(copy.pk, [block.pk], [Block.of_text("It snowed.")], editor)
    page = client.get(reverse("article-history", args=[copy.pk])).content.decode()
    url = reverse("revision-take-back", args=[revision.pk])
    assert url in page
    assert "Taken back" in client.post(url, follow=True).content.decode()
    assert [b.text for b in standing_blocks(copy)][2] == "It rained."
    again = client.post(url, follow=True).content.decode()
    assert "taken back already" in again
    assert url not in again


def test_a_decision_made_before_an_edit_is_taken_back_from_the_history(client, copy, suggest, editor):
    fix = suggest(copy, "rained", "poured")
    decide(copy.pk, [Choice(fix.pk, Verdict.ACCEPTED, 0)], editor)
    block = standing_blocks(copy)[2]
    revise(copy.pk, [block.pk], [Block.of_text("It poured all day.")], editor)
    now = fix.carried_to.get()
    page = client.get(reverse("article-history", args=[copy.pk])).content.decode()
    assert reverse("suggestion-decide", args=[now.pk]) in page
    client.post(reverse("suggestion-decide", args=[now.pk]), {"verdict": "open", "seen": now.version})
    assert "It rained all day." in client.get(f"{copy.get_absolute_url()}?view=clean").content.decode()


def test_copy_with_open_questions_goes_out_only_on_record(client, by_reporter, copy, editor):
    propose(by_reporter, copy, words="spoke", act="ask", note="On the record?")
    url = reverse("article-export", args=[copy.pk]) + "?format=txt"
    held = client.get(url)
    assert held.status_code == 409
    assert "On the record?" in held.content.decode()
    assert client.get(url.replace("txt", "json")).status_code == 200
    many = client.get(reverse("articles-export"), {"id": copy.pk, "format": "txt"})
    assert many.status_code == 409
    assert copy.headline in many.content.decode()
    out = client.post(url, {"reason": "The page closes at six."})
    assert "The mayr spoke" in out.content.decode()
    told = Release.objects.get()
    assert (told.editor, told.queries, told.reason) == (editor, 1, "The page closes at six.")


def test_what_a_rule_asks_holds_nothing_back(client, copy, suggest):
    suggest(copy, "spoke", None)
    answer = client.get(reverse("article-export", args=[copy.pk]), {"format": "txt"})
    assert answer.status_code == 200
    assert not Release.objects.exists()


def test_a_silence_of_old_is_not_lifted_twice(client, copy, suggest, editor):
    kept = silence(suggest(copy, "mayr", "mayor"), editor)
    url = reverse("silence-lift", args=[kept.pk])
    for _ in range(2):
        assert client.post(url, headers=HTMX).status_code == 200
    assert Decision.objects.filter(after="open").count() == 1
