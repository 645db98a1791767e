"""Two people at one article, each with a browser of their own: what one does, the other is shown."""

import pytest
from django.db.models import Q
from django.utils import timezone
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import join_with_next, move
from editorial.desk.integrity import violations
from editorial.desk.presence import GONE
from editorial.desk.revising import revise
from editorial.models import Decision, Presence, Remark, Verdict
from editorial.text.block import Block

TOP = "element => element.getBoundingClientRect().top"
SENTENCE = "The harbour office keeps a list of every crossing and of whoever was late for it. "


@pytest.fixture
def copy(article, suggest):
    made = article("The mayr spoke amidst protest.", "Some forty people came,then left.", "It rained.")
    check_article(made.pk)
    made.suggestions.all().delete()
    suggest(made, "mayr", "mayor")
    suggest(made, "amidst", "amid", severity="style")
    suggest(made, "forty", None, message="Who counted?")
    return made


@pytest.fixture
def long_copy(article, suggest):
    made = article(*(f"Day {number}. {SENTENCE * 3}" for number in range(30)))
    check_article(made.pk)
    made.suggestions.all().delete()
    suggest(made, "late", "tardy")
    return made


@pytest.fixture
def desks(open_page, log_in, editor, colleague):
    """The page of an article at the editor's desk and at the colleague's."""

    def opened(copy):
        return [log_in(open_page(), person, copy.get_absolute_url()) for person in (editor, colleague)]

    return opened


def write_in(page, number):
    page.locator(f".block:nth-of-type({number})").hover()
    page.get_by_role("link", name="Write in this paragraph").nth(number - 2).click()
    field = page.get_by_label("Words", exact=True)
    expect(field).to_be_focused()
    return field


def card(page, words):
    return page.locator(".card", has_text=words)


def words(page):
    return [text.strip() for text in page.locator(".desk .words").all_inner_texts()]


def test_a_decision_shows_at_the_other_desk_with_the_counters(desks, copy):
    here, there = desks(copy)
    loads = []
    there.on("load", lambda page: loads.append(page.url))
    here.keyboard.press("j")
    here.keyboard.press("a")
    expect(there.locator(".stands", has_text="mayor")).to_be_visible()
    expect(there.locator("#tally")).to_contain_text("1 of 3 decided")
    expect(card(there, "mayor")).to_have_count(0)
    there.keyboard.press("j")
    there.keyboard.press("r")
    expect(here.locator("#tally")).to_contain_text("2 of 3 decided")
    expect(card(here, "amid")).to_have_count(0)
    here.keyboard.press("u")
    expect(card(there, "mayor")).to_be_visible()
    assert loads == []
    assert list(violations()) == []


def test_what_changes_above_does_not_move_what_the_reader_looks_at(desks, long_copy, colleague):
    page, _ = desks(long_copy)
    seen = page.locator(".block", has_text="Day 15.").locator(".words")
    seen.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 200)")
    before = seen.evaluate(TOP)
    first = standing_blocks(long_copy)[1]
    revise(long_copy.pk, [first.pk], [Block.of_text(first.text), Block.of_text(SENTENCE * 8)], colleague)
    expect(page.locator(".words").nth(2)).to_contain_text(SENTENCE.strip())
    expect(page.locator(".block")).to_have_count(32)
    assert seen.evaluate(TOP) == pytest.approx(before, abs=2)
    decide(long_copy.pk, [Choice(long_copy.suggestions.get().pk, Verdict.ACCEPTED, 0)], colleague)
    expect(page.locator(".stands")).to_have_count(1)
    assert seen.evaluate(TOP) == pytest.approx(before, abs=2)


def test_what_a_filter_begins_to_ask_for_shows_in_its_place(open_page, log_in, editor, copy, colleague):
    page = log_in(open_page(), editor, f"{copy.get_absolute_url()}?verdict=accepted")
    expect(page.locator("#none-asked")).to_be_visible()

    def turned(words, verdict):
        decide(copy.pk, [Choice(copy.suggestions.get(original=words).pk, verdict, 0)], colleague)

    turned("forty", Verdict.ACCEPTED)
    expect(page.locator(".words")).to_have_text(["Some forty people came,then left."])
    turned("amidst", Verdict.REJECTED)
    turned("mayr", Verdict.ACCEPTED)
    expect(page.locator(".words")).to_have_count(2)
    expect(page.locator(".words").first).to_contain_text("mayor")


@pytest.mark.parametrize("place", ["Other words", "Say why", "Remark"])
def test_what_is_typed_at_a_card_is_left_alone(desks, copy, colleague, place):
    page, _ = desks(copy)
    page.keyboard.press("j")
    page.locator(".card.is-current summary", has_text=place).click()
    field = page.locator(".card.is-current .other[open] :is(textarea, input[id])")
    expect(field).to_be_focused()
    field.fill("burgomaster")
    decide(copy.pk, [Choice(copy.suggestions.get(original="amidst").pk, Verdict.REJECTED, 0)], colleague)
    expect(page.locator("#tally")).to_contain_text("1 of 3 decided")
    expect(field).to_have_value("burgomaster")
    expect(field).to_be_focused()
    expect(page.locator(".block.is-behind")).to_be_visible()
    field.press("Enter")
    expect(page.locator(".block.is-behind")).to_have_count(0)
    expect(page.get_by_role("article", name="Style: “amidst” → “amid”")).to_have_count(0)
    kept = Decision.objects.filter(Q(words="burgomaster") | Q(reason="burgomaster"))
    assert kept.exists() or Remark.objects.filter(text="burgomaster").exists()


@pytest.mark.parametrize("key", ["R", "s"])
def test_a_form_just_opened_is_left_alone_and_its_paragraph_is_shown_afresh_after_it(
    desks, copy, colleague, key
):
    page, _ = desks(copy)
    page.keyboard.press("j")
    page.keyboard.press(key)
    field = page.locator(":focus:is(textarea, input)")
    expect(field).to_be_visible()
    decide(copy.pk, [Choice(copy.suggestions.get(original="amidst").pk, Verdict.REJECTED, 0)], colleague)
    expect(page.locator(".block.is-behind")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("Somebody changed the paragraph you are writing in.")
    expect(field).to_be_focused()
    other = page.get_by_role("article", name="Style: “amidst” → “amid”")
    expect(other).to_have_count(1)
    page.keyboard.press("Escape")
    expect(other).to_have_count(0)
    expect(page.locator(".is-behind")).to_have_count(0)


def test_what_is_typed_in_the_copy_is_left_alone_and_both_versions_are_shown(desks, copy, axe_finds_nothing):
    here, there = desks(copy)
    field = write_in(here, 2)
    field.fill("The chair spoke amidst protest.")
    other = write_in(there, 2)
    other.fill("The mayr spoke at length.")
    there.keyboard.press("Control+Enter")
    expect(there.locator(".words").nth(1)).to_contain_text("at length")
    expect(here.locator(".editing.is-behind")).to_be_visible()
    expect(field).to_have_value("The chair spoke amidst protest.")
    expect(field).to_be_focused()
    axe_finds_nothing(here)
    here.get_by_role("button", name="Save").click()
    expect(here.locator(".complaint")).to_contain_text("edited since")
    expect(here.locator(".compared del").first).to_have_text("mayr")
    expect(here.locator(".compared ins").first).to_have_text("chair")
    expect(field).to_have_value("The chair spoke amidst protest.")
    here.get_by_role("button", name="Save").click()
    expect(here.locator(".words").nth(1)).to_contain_text("The chair spoke")
    expect(there.locator(".words").nth(1)).to_contain_text("The chair spoke")
    expect(here.locator(".block")).to_have_count(4)
    expect(there.locator(".block")).to_have_count(4)


def test_words_typed_in_a_paragraph_that_the_other_removes_are_kept(desks, copy, colleague):
    page, _ = desks(copy)
    field = write_in(page, 2)
    field.fill("The chair spoke.")
    revise(copy.pk, [standing_blocks(copy)[1].pk], [], colleague)
    expect(page.locator(".editing.is-behind")).to_be_visible()
    expect(field).to_have_value("The chair spoke.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".complaint")).to_contain_text("edited since")
    expect(field).to_have_value("The chair spoke.")


def test_who_else_is_here_shows_and_goes(open_page, log_in, editor, colleague, copy):
    page = log_in(open_page(), editor, copy.get_absolute_url())
    expect(page.locator("#people")).to_be_hidden()
    other = log_in(open_page(), colleague, copy.get_absolute_url())
    expect(page.locator("#people")).to_have_text("Also here: tomas")
    expect(other.locator("#people")).to_have_text("Also here: maren")
    other.goto("/")
    Presence.objects.filter(person=colleague).update(seen_at=timezone.now() - GONE)
    expect(page.locator("#people")).to_be_hidden()


def test_a_paragraph_added_joined_and_moved_stands_in_its_place(desks, copy, colleague):
    page, _ = desks(copy)
    second = standing_blocks(copy)[2]
    revise(copy.pk, [second.pk], [Block.of_text(second.text), Block.of_text("A new one.")], colleague)
    expect(page.locator(".words")).to_have_count(5)
    assert words(page)[3] == "A new one."
    join_with_next(standing_blocks(copy)[3], colleague)
    expect(page.locator(".words").nth(3)).to_have_text("A new one. It rained.")
    expect(page.locator(".words")).to_have_count(4)
    move(copy.pk, standing_blocks(copy)[3].pk, -2, colleague)
    expect(page.locator(".words").nth(1)).to_have_text("A new one. It rained.")
    expect(page.locator(".words").nth(2)).to_contain_text("protest")
    expect(page.locator(".words")).to_have_count(4)


def test_a_card_the_other_has_just_decided_is_told_and_what_was_typed_is_shown(desks, copy, colleague):
    page, _ = desks(copy)
    page.route("**/pulse/**", lambda route: route.fulfill(status=204))
    page.keyboard.press("j")
    page.keyboard.press("o")
    field = page.locator(".card.is-current textarea[name=replacement]")
    field.fill("mayoress")
    decide(copy.pk, [Choice(copy.suggestions.get(original="mayr").pk, Verdict.REJECTED, 0)], colleague)
    with page.expect_response(lambda answer: "/decide/" in answer.url) as told:
        field.press("Enter")
    assert told.value.status == 409
    expect(page.locator(".complaint")).to_contain_text("tomas rejected")
    expect(page.locator(".typed")).to_contain_text("mayoress")
    assert Decision.objects.count() == 1


def test_a_suggestion_carried_by_an_edit_is_accepted_from_the_page_before_it(desks, copy, colleague):
    page, _ = desks(copy)
    page.route("**/pulse/**", lambda route: route.fulfill(status=204))
    page.keyboard.press("j")
    first = standing_blocks(copy)[1]
    revise(copy.pk, [first.pk], [Block.of_text("Then the mayr spoke amidst protest.")], colleague)
    page.keyboard.press("a")
    expect(page.locator(".words").nth(1)).to_contain_text("Then the mayor spoke")
    expect(page.locator(".stands", has_text="mayor")).to_be_visible()
    assert list(violations()) == []


def test_an_answer_on_its_way_finds_its_paragraph_though_news_of_it_came_first(desks, copy, colleague):
    page, _ = desks(copy)
    news, answers = [], []
    page.route("**/changes/**", lambda route: news.append(route))
    page.route("**/decide/", lambda route: answers.append(route))
    with page.expect_request("**/changes/**"):
        decide(copy.pk, [Choice(copy.suggestions.get(original="amidst").pk, Verdict.REJECTED, 0)], colleague)
    page.keyboard.press("j")
    with page.expect_request("**/decide/"):
        page.keyboard.press("a")
    page.unroute("**/changes/**")
    news[0].continue_()
    expect(page.locator(".block.is-behind")).to_have_count(1)
    answers[0].continue_()
    expect(page.locator("#said")).to_have_text("Accepted: “mayr” → “mayor”")
    expect(page.locator("#tally")).to_contain_text("2 of 3 decided")
    expect(page.locator(".is-behind")).to_have_count(0)
