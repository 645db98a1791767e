"""Writing in the copy, in a real browser."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.revising import revise
from editorial.models import Decision, Suggestion, Verdict
from editorial.text.block import Block
from tests.conftest import PASSWORD


@pytest.fixture
def copy(article):
    made = article("The mayr spoke.", "It rained.")
    check_article(made.pk)
    made.suggestions.all().delete()
    return made


def log_in_again(page, person):
    expect(page.get_by_label("Username")).to_be_focused()
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write_in_first(page):
    page.get_by_role("link", name="Write in this paragraph").first.click()
    field = page.get_by_label("Words", exact=True)
    expect(field).to_be_focused()
    return field


def test_a_paragraph_is_written_anew_in_place(live, copy, axe_finds_nothing):
    page = live(copy.get_absolute_url())
    page.get_by_role("link", name="Write in this paragraph").first.click()
    field = page.get_by_label("Words", exact=True)
    expect(field).to_be_focused()
    axe_finds_nothing(page)
    field.fill("The mayor spoke at length.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".words").nth(1)).to_have_text("The mayor spoke at length.")
    assert [b.text for b in standing_blocks(copy)][1] == "The mayor spoke at length."


def test_leaving_with_unsaved_words_asks_first(live, copy):
    page = live(copy.get_absolute_url())
    page.get_by_role("link", name="Write in this paragraph").first.click()
    expect(page.get_by_label("Words", exact=True)).to_be_focused()
    page.get_by_label("Words", exact=True).press_sequentially(" And more.")
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_label("Words", exact=True)).to_have_value("The mayr spoke. And more.")
    assert asked == ["confirm"]
    page.remove_listener("dialog", stay)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_label("Words", exact=True)).to_have_count(0)


def test_the_second_to_write_sees_both_and_loses_nothing(live, copy, colleague, axe_finds_nothing):
    page = live(copy.get_absolute_url())
    page.get_by_role("link", name="Write in this paragraph").first.click()
    revise(copy.pk, [standing_blocks(copy)[1].pk], [Block.of_text("The mayor spoke.")], colleague)
    page.get_by_label("Words", exact=True).fill("The chair spoke.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".complaint")).to_contain_text("edited since")
    expect(page.locator(".compared ins")).to_have_text("chair")
    expect(page.get_by_label("Words", exact=True)).to_have_value("The chair spoke.")
    axe_finds_nothing(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".words").nth(1)).to_have_text("The chair spoke.")


def test_without_javascript_writing_is_a_page_of_its_own(open_page, log_in, editor, copy):
    page = log_in(open_page(java_script_enabled=False), editor, copy.get_absolute_url())
    page.get_by_role("link", name="Write in this paragraph").first.click()
    page.get_by_label("Words", exact=True).fill("The mayor spoke.\n\nAt length.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".words").nth(2)).to_have_text("At length.")


def test_words_written_outlast_a_session_that_ends(live, copy, editor):
    page = live(copy.get_absolute_url())
    field = write_in_first(page)
    field.fill("The mayor spoke at length.")
    Session.objects.all().delete()
    page.keyboard.press("Control+Enter")
    log_in_again(page, editor)
    expect(field).to_be_focused()
    expect(field).to_have_value("The mayor spoke at length.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".words").nth(1)).to_have_text("The mayor spoke at length.")
    page.reload()
    expect(page.locator(".words").nth(1)).to_have_text("The mayor spoke at length.")
    write_in_first(page)
    expect(field).to_have_value("The mayor spoke at length.")
    expect(page.locator(".editing")).to_have_count(1)


def test_words_kept_over_a_login_meet_what_was_decided_meanwhile(live, copy, editor, colleague, suggest):
    made = suggest(copy, "mayr", "mayor")
    page = live(copy.get_absolute_url())
    write_in_first(page).fill("The mayr spoke at length.")
    Session.objects.all().delete()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Username")).to_be_focused()
    decide(copy.pk, [Choice(made.pk, Verdict.ACCEPTED, 0)], colleague)
    log_in_again(page, editor)
    expect(page.get_by_label("Words", exact=True)).to_have_value("The mayr spoke at length.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".complaint")).to_contain_text("A decision was made here")
    expect(page.locator(".compared del").first).to_have_text("mayor")
    expect(page.get_by_label("Words", exact=True)).to_have_value("The mayr spoke at length.")


def test_words_kept_over_a_login_meet_what_was_written_meanwhile(live, copy, editor, colleague):
    page = live(copy.get_absolute_url())
    write_in_first(page).fill("The chair spoke.")
    Session.objects.all().delete()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Username")).to_be_focused()
    revise(copy.pk, [standing_blocks(copy)[1].pk], [Block.of_text("The mayor spoke.")], colleague)
    log_in_again(page, editor)
    expect(page.get_by_label("Words", exact=True)).to_have_value("The chair spoke.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".complaint")).to_contain_text("edited since")
    expect(page.locator(".compared ins").first).to_have_text("chair")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".words").nth(1)).to_have_text("The chair spoke.")


def test_words_typed_at_cards_and_in_a_proposal_outlast_a_session_that_ends(live, copy, editor, suggest):
    suggest(copy, "mayr", "mayor")
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.get_by_role("link", name="Suggest in this paragraph").last.click()
    page.get_by_label("Words in the paragraph").fill("rained")
    page.get_by_label("Ask about them").check()
    page.get_by_label("Why, or the question").fill("How long?")
    page.locator(".card").click()
    page.keyboard.press("o")
    page.locator(".card textarea[name=replacement]").fill("chair")
    Session.objects.all().delete()
    page.keyboard.press("Enter")
    log_in_again(page, editor)
    expect(page.get_by_label("Why, or the question")).to_have_value("How long?")
    expect(page.get_by_label("Ask about them")).to_be_checked()
    expect(page.locator(".card textarea[name=replacement]")).to_have_value("chair")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.locator(".card", has_text="How long?")).to_be_visible()
    page.get_by_role("button", name="Put these").first.click()
    expect(page.locator(".stands", has_text="chair")).to_be_visible()
    assert Suggestion.objects.get(author=editor).message == "How long?"


def test_what_the_other_does_after_the_session_has_ended_loses_no_word(live, copy, editor, colleague):
    page = live(copy.get_absolute_url())
    write_in_first(page).fill("The mayor spoke at length.")
    Session.objects.all().delete()
    revise(copy.pk, [standing_blocks(copy)[2].pk], [Block.of_text("It poured.")], colleague)
    log_in_again(page, editor)
    expect(page.get_by_label("Words", exact=True)).to_have_value("The mayor spoke at length.")
    expect(page.locator(".words").nth(1)).to_have_text("It poured.")


def test_words_typed_at_a_card_decided_meanwhile_are_told_after_the_login(
    live, copy, editor, colleague, suggest
):
    made = suggest(copy, "mayr", "mayor")
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.locator(".card textarea[name=replacement]").fill("chair")
    Session.objects.all().delete()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Username")).to_be_focused()
    decide(copy.pk, [Choice(made.pk, Verdict.REJECTED, 0)], colleague)
    log_in_again(page, editor)
    expect(page.locator("#said")).to_have_text("You had typed: “chair”")
    assert Decision.objects.count() == 1


def test_another_who_logs_in_is_not_given_what_was_typed(live, copy, colleague):
    page = live(copy.get_absolute_url())
    write_in_first(page).fill("The mayor spoke at length.")
    Session.objects.all().delete()
    page.keyboard.press("Control+Enter")
    log_in_again(page, colleague)
    expect(write_in_first(page)).to_have_value("The mayr spoke.")


def test_closing_the_page_with_unsaved_words_asks(live, copy):
    page = live(copy.get_absolute_url())
    write_in_first(page).press_sequentially(" And more.")
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("link", name="Queue").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Words", exact=True)).to_have_value("The mayr spoke. And more.")
    page.remove_listener("dialog", stay)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="Queue").click()
    page.wait_for_url("**/")
