"""An article of many screens: it comes in parts, and reads and is decided as if it were all there."""

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import move
from editorial.desk.revising import revise
from editorial.models import Verdict
from editorial.text.block import Block

TOP = "element => element.getBoundingClientRect().top"
IDS = "() => [...document.querySelectorAll('#desk > .block')].map((section) => section.id)"
SENTENCE = "The harbour office keeps a list of every crossing and of whoever was late for it. "


@pytest.fixture
def copy(article, monkeypatch):
    """Sixty paragraphs, twenty to a part."""
    monkeypatch.setattr("editorial.desk.outline.FULL", 20)
    made = article(*(f"Day{number}. {SENTENCE * 4}" for number in range(60)))
    check_article(made.pk)
    made.suggestions.all().delete()
    return made


def ids(copy):
    return [f"block-{block.pk}" for block in standing_blocks(copy)]


def to_the_end(page):
    for _ in range(100):
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        if not page.locator("#more").count():
            return
        page.wait_for_timeout(100)
    pytest.fail("The article does not come to an end.")


def test_it_opens_with_its_first_part_and_scrolls_on_to_the_end(live, copy):
    page = live(copy.get_absolute_url())
    assert page.evaluate(IDS) == ids(copy)[:20]
    expect(page.locator("#more")).to_contain_text("20 of 61 paragraphs")
    to_the_end(page)
    assert page.evaluate(IDS) == ids(copy)


def test_the_keys_go_on_in_the_next_part_and_back_in_the_one_before(live, copy, suggest):
    suggest(copy, "Day2.", "Day 2.")
    suggest(copy, "Day55.", "Day 55.")
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    expect(page.locator(".card.is-current")).to_contain_text("Day2.")
    page.keyboard.press("j")
    expect(page.locator(".card.is-current")).to_contain_text("Day55.")
    page.goto(f"{copy.get_absolute_url()}?block={standing_blocks(copy)[56].pk}")
    expect(page.locator("#less")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".card.is-current")).to_contain_text("Day55.")
    page.keyboard.press("k")
    expect(page.locator(".card.is-current")).to_contain_text("Day2.")


def test_copy_that_comes_in_above_does_not_move_what_is_read(live, copy):
    page = live(f"{copy.get_absolute_url()}?block={standing_blocks(copy)[45].pk}")
    first = page.locator(".block").first
    key = first.get_attribute("id")
    before = first.evaluate(TOP)
    page.get_by_role("link", name="Further up").click()
    expect(page.locator(f"#{ids(copy)[20]}")).to_be_attached()
    assert page.locator(f"#{key}").evaluate(TOP) == pytest.approx(before, abs=2)
    assert page.evaluate(IDS)[:40] == ids(copy)[20:60]


def test_what_others_do_further_down_comes_with_its_part_once(live, copy, suggest, colleague):
    made = [suggest(copy, f"Day{number}.", f"Day {number}.") for number in (3, 30)]
    page = live(copy.get_absolute_url())
    blocks = standing_blocks(copy)
    for near in (21, 2):
        revise(copy.pk, [blocks[near].pk], [Block.of_text("A."), Block.of_text("B.")], colleague)
    move(copy.pk, blocks[19].pk, 1, colleague)
    decide(copy.pk, [Choice(s.pk, Verdict.ACCEPTED, 0) for s in made], colleague)
    expect(page.locator("#tally")).to_contain_text("Ready")
    to_the_end(page)
    assert page.evaluate(IDS) == ids(copy)
    assert page.locator(".stands").all_inner_texts() == ["Day 3.", "Day 30."]


def test_a_paragraph_written_in_is_kept_when_the_part_it_was_moved_to_comes(live, copy, colleague):
    page = live(copy.get_absolute_url())
    page.locator(".block").nth(3).hover()
    page.locator(".block").nth(3).get_by_role("link", name="Write").click()
    field = page.get_by_label("Words", exact=True)
    field.fill("Words of my own.")
    with page.expect_response(lambda answer: "/changes/" in answer.url):
        move(copy.pk, standing_blocks(copy)[3].pk, 20, colleague)
    to_the_end(page)
    expect(field).to_have_value("Words of my own.")
    assert sorted(page.evaluate(IDS)) == sorted(ids(copy))


def test_many_decided_at_once_all_show(live, copy, suggest, colleague):
    made = [suggest(copy, f"Day{number}.", f"Day {number}.") for number in range(60)]
    page = live(copy.get_absolute_url())
    to_the_end(page)
    decide(copy.pk, [Choice(s.pk, Verdict.ACCEPTED, 0) for s in made], colleague)
    expect(page.locator("#tally")).to_contain_text("All 60 decided")
    expect(page.locator(".stands")).to_have_count(60)
    assert page.evaluate(IDS) == ids(copy)


def test_without_scripts_links_lead_through_all_of_it(open_page, log_in, editor, copy):
    page = log_in(open_page(java_script_enabled=False), editor, copy.get_absolute_url())
    seen = []
    while True:
        seen += page.locator("#desk > .block").evaluate_all("all => all.map((section) => section.id)")
        further = page.get_by_role("link", name="Further down")
        if not further.count():
            break
        further.click()
    assert seen == ids(copy)
    page.get_by_role("link", name="Further up").click()
    expect(page.locator("#desk > .block").first).to_contain_text("Day39.")


def test_no_field_or_button_has_the_browser_go_through_all_the_page(live, copy, suggest):
    """Each would be looked at again for every part that comes, so that the last ones never did."""
    for number in range(0, 60, 3):
        suggest(copy, f"Day{number}.", f"Day {number}.")
    page = live(copy.get_absolute_url())
    to_the_end(page)
    cards = page.locator("[data-card]")
    expect(cards).to_have_count(20)
    expect(page.locator(".desk :is(textarea, input:not([type=hidden]))")).to_have_count(0)
    expect(page.locator(".desk [form]")).to_have_count(0)
    page.locator(".mark", has_text="Day 30.").click()
    page.locator(".card.is-current summary", has_text="Other words").click()
    field = page.locator(".card.is-current textarea[name=replacement]")
    expect(field).to_be_focused()
    field.fill("The thirtieth day.")
    page.locator(".mark", has_text="Day 33.").click()
    expect(page.locator("textarea[name=replacement]").first).to_have_value("The thirtieth day.")
    page.locator("textarea[name=replacement]").first.press("Enter")
    expect(page.locator(".stands", has_text="The thirtieth day.")).to_be_visible()
