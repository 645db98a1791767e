"""The copy in its three views, filtered, compared and on record, in a real browser."""

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.desk.revising import revise
from editorial.models import Verdict
from editorial.text.block import Block


@pytest.fixture
def copy(article, suggest, editor):
    long = [f"Paragraph {n} stands here so that the page is longer than the screen. " * 3 for n in range(12)]
    made = article("The mayr spoke amidst protest.", *long, "It rained at the end.")
    check_article(made.pk)
    made.suggestions.all().delete()
    mayr = suggest(made, "mayr", "mayor")
    suggest(made, "amidst", "amid", severity="style")
    suggest(made, "rained", "poured")
    decide(made.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    return made


def test_a_key_goes_through_the_views_and_stays_at_the_words(live, copy):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".card.is-current")).to_contain_text("poured")
    for view in ("clean", "original"):
        page.keyboard.press("v")
        page.wait_for_url(f"**?view={view}#block-*")
        page.wait_for_load_state()
        expect(page.get_by_text("It rained at the end.")).to_be_in_viewport()
        expect(page.locator(".words").nth(1)).to_contain_text("mayor" if view == "clean" else "mayr")
    page.keyboard.press("v")
    page.wait_for_url("**/#block-*")
    expect(page.locator(".mark", has_text="poured")).to_be_in_viewport()


def test_a_filter_is_in_the_address_and_outlasts_an_act(live, copy):
    page = live(copy.get_absolute_url())
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("Severity").select_option("style")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**?severity=style*")
    page.wait_for_load_state()
    expect(page.locator("[data-card]")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Accepted: “amidst” → “amid”")
    expect(page.locator("[data-card]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-card]")).to_have_count(0)
    page.get_by_role("link", name="Show all").click()
    expect(page.locator("[data-card]")).to_have_count(1)


def test_a_decision_is_taken_back_from_the_history_after_a_later_edit(
    live, copy, colleague, axe_finds_nothing
):
    words = [Block.of_text("The mayor spoke amidst loud protest.")]
    revise(copy.pk, [standing_blocks(copy)[1].pk], words, colleague)
    page = live(f"{copy.get_absolute_url()}history/")
    axe_finds_nothing(page)
    page.get_by_role("button", name="Take back: “mayr” → “mayor”").click()
    expect(page.locator(".notice.success")).to_contain_text("“mayr” → “mayor”")
    assert "/history/" in page.url
    page.goto(copy.get_absolute_url())
    expect(page.locator("[data-card]", has_text="mayor")).to_be_visible()
    expect(page.locator(".words").nth(1)).to_contain_text("loud")
    page.goto(f"{copy.get_absolute_url()}compare/?from=r1&to=now")
    axe_finds_nothing(page)
    expect(page.locator(".versions ins").first).to_contain_text("mayr")
    page.goto(f"{copy.get_absolute_url()}receipt/")
    axe_finds_nothing(page)
    expect(page.locator(".entries > li", has_text="“mayr” → “mayor”")).to_contain_text("took back")
    assert list(violations()) == []


def test_a_name_is_settled_by_one_act_and_decided_like_any_other(live, article, axe_finds_nothing):
    made = article("Crews went to kyiv by train.", "They left Kyiv at nine, and came to Kyiv again.")
    check_article(made.pk)
    made.suggestions.all().delete()
    page = live(f"{made.get_absolute_url()}names/")
    axe_finds_nothing(page)
    page.get_by_role("button", name="Settle on “Kyiv”").click()
    page.get_by_role("link", name="1 suggestion on it").click()
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Accepted: “kyiv” → “Kyiv”")
    page.goto(f"{made.get_absolute_url()}names/")
    expect(page.get_by_text("Every name is spelled in one way.")).to_be_visible()
