"""Whoever works down an article stays where they are: after writing, suggesting, keeping quiet."""

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article
from editorial.desk.deciding import Choice, decide
from editorial.models import Silence, Suggestion, Verdict

SENTENCE = " The harbour office keeps a list of every crossing and of whoever was late for it."
DAYS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
IN_HAND = ".card.is-current .change"


@pytest.fixture
def copy(article, suggest):
    made = article(*(f"The {day} day.{SENTENCE * 6}" for day in DAYS))
    check_article(made.pk)
    made.suggestions.all().delete()
    for day in DAYS:
        suggest(made, day, day.upper(), rule="words.typo")
    return made


@pytest.fixture
def page(live, copy):
    """The page with the card of the tenth day in hand."""
    page = live(copy.get_absolute_url())
    for _ in range(10):
        page.keyboard.press("j")
    expect(page.locator(IN_HAND)).to_contain_text("TENTH")
    return page


def test_after_writing_the_hand_goes_on_from_the_paragraph(page):
    page.keyboard.press("e")
    page.get_by_label("Words", exact=True).press_sequentially(" It rained.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Saved.")
    expect(page.locator(IN_HAND)).to_contain_text("TENTH")
    expect(page.locator(".card.is-current")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("TENTH")
    expect(page.locator(IN_HAND)).to_contain_text("ELEVENTH")


def test_leaving_what_was_opened_to_write_puts_the_card_back_in_hand(page):
    page.keyboard.press("e")
    expect(page.get_by_label("Words", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(IN_HAND)).to_contain_text("TENTH")
    expect(page.locator(".card.is-current")).to_be_focused()


def test_the_hand_goes_on_from_what_is_kept_quiet_and_u_takes_that_back(page):
    page.keyboard.press("a")
    expect(page.locator(IN_HAND)).to_contain_text("ELEVENTH")
    page.keyboard.press("x")
    expect(page.locator("#said")).to_contain_text("eleventh")
    expect(page.locator(IN_HAND)).to_contain_text("TWELFTH")
    page.keyboard.press("u")
    expect(page.locator("#said")).to_contain_text("Taken back: “eleventh”")
    assert not Silence.objects.filter(lifted_at=None).exists()
    assert Suggestion.objects.get(original="tenth").verdict == Verdict.ACCEPTED


def test_what_was_typed_to_suggest_is_given_up_only_when_asked(page):
    questions = []
    answers = iter([False, True])

    def decide_on(dialog):
        questions.append(dialog.message)
        dialog.accept() if next(answers) else dialog.dismiss()

    page.on("dialog", decide_on)
    page.keyboard.press("s")
    page.get_by_label("Why, or the question").fill("Who was late?")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Why, or the question")).to_have_value("Who was late?")
    page.keyboard.press("Escape")
    expect(page.locator("#proposing")).to_have_count(0)
    assert questions == ["Leave without suggesting what you wrote?"] * 2
    expect(page.locator(IN_HAND)).to_contain_text("TENTH")


def test_after_a_question_the_card_that_was_in_hand_is_so_again(page):
    page.keyboard.press("s")
    page.get_by_label("Words in the paragraph").fill("tenth day")
    page.get_by_label("Ask about them").check()
    page.get_by_label("Why, or the question").fill("When?")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.locator("#said")).to_contain_text("Asked")
    expect(page.locator(IN_HAND)).to_contain_text("TENTH")


def test_a_paragraph_marked_by_three_clicks_can_be_suggested_on(page):
    page.locator(".words").nth(10).click(click_count=3, position={"x": 5, "y": 5})
    page.locator(".offer").click()
    expect(page.get_by_label("Words in the paragraph")).to_have_value(f"The tenth day.{SENTENCE * 6}".strip())


def test_a_colleague_s_decision_leaves_the_words_marked(page, copy, colleague):
    page.locator(".words").nth(10).click(click_count=3, position={"x": 5, "y": 5})
    made = Suggestion.objects.get(original="tenth")
    decide(copy.pk, [Choice(made.pk, Verdict.ACCEPTED, 0)], colleague)
    expect(page.locator(".progress")).to_contain_text("1 of 12")
    page.locator(".offer").click()
    expect(page.locator("#proposing")).to_be_visible()


def test_news_leaves_the_focus_where_it_is_and_open_what_is_open(page, copy, colleague):
    page.keyboard.press("x")
    page.locator("#quiet summary").click()
    expect(page.locator("#quiet summary")).to_be_focused()
    made = Suggestion.objects.get(original="first")
    decide(copy.pk, [Choice(made.pk, Verdict.ACCEPTED, 0)], colleague)
    expect(page.locator(".progress")).to_contain_text("2 of 12")
    expect(page.locator("#quiet summary")).to_be_focused()
    expect(page.locator("#quiet .line")).to_be_visible()
