"""Writing in the copy, in a real browser."""

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.revising import revise
from editorial.text.block import Block


@pytest.fixture
def copy(article):
    made = article("The mayr spoke.", "It rained.")
    check_article(made.pk)
    made.suggestions.all().delete()
    return made


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
