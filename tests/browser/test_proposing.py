"""A reporter proposes and asks on the copy, an editor decides and answers: each in a browser of their own."""

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import write
from editorial.desk.integrity import violations
from editorial.desk.revising import layer_of
from editorial.models import Release, Suggestion, Verdict

SENTENCE = "The mayr spoke 🚢 amidst protest, and the night ferry sailed."

# Where the mouse goes to mark words that lie in one run of text, wherever its lines break.
CORNERS = """async (words) => {
  await document.fonts.ready;
  const walker = document.createTreeWalker(document.querySelector(".desk"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0 || !walker.currentNode.parentElement.closest(".words")) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    const lines = [...range.getClientRects()];
    const middle = (line) => line.top + line.height / 2;
    const [first, last] = [lines[0], lines.at(-1)];
    return { from: [first.left + 1, middle(first)], to: [last.right - 1, middle(last)] };
  }
}"""


@pytest.fixture
def copy(article, suggest, editor):
    made = article(SENTENCE, "It rained.")
    check_article(made.pk)
    made.suggestions.all().delete()
    accepted = suggest(made, "mayr", "burgomaster")
    suggest(made, "amidst", "amid", severity="style")
    decide(made.pk, [Choice(accepted.pk, Verdict.ACCEPTED, 0)], editor)
    return made


@pytest.fixture
def desks(open_page, log_in, editor, reporter, copy):
    """The page of the article at the reporter's desk and at the editor's."""
    return [log_in(open_page(), person, copy.get_absolute_url()) for person in (reporter, editor)]


def mark(page, first, last=None):
    """Drag the mouse from the beginning of some words to their end, or to the end of others."""
    start, end = page.evaluate(CORNERS, first)["from"], page.evaluate(CORNERS, last or first)["to"]
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(end[0] - 8, end[1], steps=4)
    page.mouse.move(*end)
    page.mouse.up()


def current(block):
    return layer_of(block).reads.text


def offer(page):
    return page.locator(".offer")


def card(page, words):
    return page.locator(".card", has_text=words)


def ask_when(page):
    """Ask by key about the word “sailed”."""
    mark(page, "sailed")
    page.keyboard.press("s")
    page.get_by_label("Ask about them").check()
    page.get_by_label("Why, or the question").fill("When?")
    page.get_by_role("button", name="Suggest", exact=True).click()


def test_words_marked_by_mouse_are_proposed_on_and_shown_to_both(desks, copy, axe_finds_nothing):
    page, there = desks
    expect(offer(page)).to_be_hidden()
    mark(page, "night ferry")
    expect(offer(page)).to_be_visible()
    offer(page).click()
    expect(page.get_by_label("Words in the paragraph")).to_have_value("night ferry")
    expect(page.get_by_label("New words")).to_be_focused()
    axe_finds_nothing(page)
    page.get_by_label("New words").fill("late ferry")
    page.get_by_label("Why, or the question").fill("The night ferry goes at one.")
    page.get_by_role("button", name="Suggest", exact=True).click()
    for desk in (page, there):
        expect(card(desk, "late ferry")).to_contain_text("hanna")
        expect(card(desk, "late ferry")).to_contain_text("The night ferry goes at one.")
    expect(page.locator("#said")).to_have_text("Proposed: “night ferry” → “late ferry”")
    made = Suggestion.objects.get(author__username="hanna")
    assert (made.original, made.replacement) == ("night ferry", "late ferry")
    assert made.block.text[made.start : made.end] == "night ferry"
    axe_finds_nothing(page)
    card(there, "late ferry").get_by_role("button", name="Accept").click()
    expect(page.locator(".stands", has_text="late ferry")).to_be_visible()
    assert list(violations()) == []


def test_marking_over_a_suggestion_takes_the_words_as_they_read(desks, copy):
    page, _ = desks
    mark(page, "amidst", " protest")
    offer(page).click()
    expect(page.get_by_label("Words in the paragraph")).to_have_value("amidst protest")
    page.get_by_label("Take them out").check()
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.locator("#said")).to_contain_text("amidst protest")
    made = Suggestion.objects.get(author__username="hanna")
    assert (made.original, made.replacement) == (" amidst protest", "")


def test_marking_what_was_accepted_is_refused_with_a_reason_and_nothing_lost(desks, copy, axe_finds_nothing):
    page, _ = desks
    mark(page, "burgomaster")
    offer(page).click()
    page.get_by_label("New words").fill("chair")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.locator(".errorlist")).to_contain_text("take that back first")
    expect(page.get_by_label("New words")).to_have_value("chair")
    expect(page.get_by_label("Words in the paragraph")).to_be_focused()
    axe_finds_nothing(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("Escape")
    expect(page.locator("#proposing")).to_have_count(0)


@pytest.mark.parametrize("hears", [False, True], ids=["before it is heard", "after"])
def test_a_paragraph_edited_while_the_form_is_open_gets_the_proposal(desks, copy, editor, hears):
    page, _ = desks
    mark(page, "night ferry")
    offer(page).click()
    page.get_by_label("New words").fill("late ferry")
    old = standing_blocks(copy)[1]
    write(old, f"Yes. {current(old)}", seen=current(old), editor=editor)
    if hears:
        expect(page.locator(f"#block-{old.pk}.is-behind")).to_be_visible()
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(card(page, "late ferry")).to_have_count(1)
    expect(page.locator(f"#block-{old.pk}")).to_have_count(0)
    expect(page.locator(".block .words", has_text="Yes. The")).to_have_count(1)
    assert Suggestion.objects.get(author__username="hanna").block == standing_blocks(copy)[1]


def test_marked_words_that_an_edit_took_can_be_replaced_by_others_at_once(desks, copy, editor):
    page, _ = desks
    mark(page, "night ferry")
    offer(page).click()
    page.get_by_label("New words").fill("late ferry")
    old = standing_blocks(copy)[1]
    now = current(old).replace("night", "last")
    write(old, now, seen=current(old), editor=editor)
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.locator(".errorlist")).to_be_visible()
    page.get_by_label("Words in the paragraph").fill("last ferry")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(card(page, "late ferry")).to_have_count(1)
    expect(page.locator("#proposing")).to_have_count(0)
    expect(page.locator(f"#block-{old.pk}")).to_have_count(0)


def test_a_question_by_key_is_answered_in_its_thread_and_closed(desks, copy, axe_finds_nothing):
    page, there = desks
    ask_when(page)
    expect(page.locator("#said")).to_have_text("Asked: “sailed”?")
    expect(card(there, "When?")).to_contain_text("hanna")
    card(there, "When?").click()
    there.keyboard.press("c")
    answer = there.get_by_label("Your answer, or another question")
    expect(answer).to_be_focused()
    answer.fill("At one in the morning.")
    answer.press("Enter")
    expect(there.locator("#said")).to_have_text("Said.")
    card(page, "When?").click()
    expect(card(page, "When?").locator(".thread")).to_contain_text("maren")
    expect(card(page, "When?").locator(".thread")).to_contain_text("At one in the morning.")
    axe_finds_nothing(there)
    expect(there.locator(".card.is-current")).to_contain_text("When?")
    there.keyboard.press("a")
    expect(there.locator("#said")).to_have_text("Resolved: “sailed”?")
    expect(card(page, "When?")).to_have_count(0)
    assert Suggestion.objects.get(author__username="hanna").verdict == Verdict.ACCEPTED


def test_a_reporter_moves_about_proposes_and_decides_nothing(desks, copy):
    page, _ = desks
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("e")
    expect(page.locator(".card.is-current")).to_contain_text("amid")
    page.keyboard.press("s")
    expect(page.get_by_label("Words in the paragraph")).to_be_focused()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    assert not copy.suggestions.filter(original="amidst").exclude(verdict=Verdict.OPEN).exists()


def test_words_that_stand_twice_are_asked_for_by_place(desks, copy):
    page, _ = desks
    page.get_by_role("link", name="Suggest in this paragraph").first.click()
    page.get_by_label("Words in the paragraph").fill("t")
    page.get_by_label("New words").fill("T")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.get_by_role("group", name="Where")).to_be_visible()
    page.get_by_role("group", name="Where").get_by_role("radio").last.check()
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(page.locator("#said")).to_have_text("Proposed: “t” → “T”")
    assert Suggestion.objects.get(author__username="hanna").start == SENTENCE.rindex("t")


def test_copy_goes_out_over_an_open_question_only_on_record(desks, copy, axe_finds_nothing):
    page, there = desks
    ask_when(page)
    expect(card(there, "When?")).to_be_visible()
    there.locator("summary", has_text="Export").click()
    there.get_by_role("link", name="Plain text").click()
    expect(there.get_by_role("heading", name="A question is open")).to_be_visible()
    expect(there.get_by_role("link", name="“sailed”")).to_be_visible()
    axe_finds_nothing(there)
    there.get_by_label("Why it goes out all the same").fill("The desk is closing.")
    with there.expect_download() as download:
        there.get_by_role("button", name="Take it out as Plain text").click()
    assert "the night ferry sailed" in download.value.path().read_text(encoding="utf-8")
    assert Release.objects.get().reason == "The desk is closing."
    there.goto(copy.get_absolute_url())
    card(there, "When?").get_by_role("button", name="Resolved").click()
    there.locator("summary", has_text="Export").click()
    with there.expect_download() as download:
        there.get_by_role("link", name="Plain text").click()
    assert Release.objects.count() == 1


def test_without_javascript_a_proposal_and_a_question_have_a_page(
    open_page, log_in, reporter, editor, copy, axe_finds_nothing
):
    page = log_in(open_page(java_script_enabled=False), reporter, copy.get_absolute_url())
    page.get_by_role("link", name="Suggest in this paragraph").first.click()
    page.get_by_label("Words in the paragraph").fill("night ferry")
    page.get_by_label("New words").fill("late ferry")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(card(page, "late ferry")).to_contain_text("hanna")
    page.get_by_role("link", name="Suggest in this paragraph").first.click()
    page.get_by_label("Words in the paragraph").fill("sailed")
    page.get_by_label("Ask about them").check()
    page.get_by_label("Why, or the question").fill("When?")
    page.get_by_role("button", name="Suggest", exact=True).click()
    expect(card(page, "When?")).to_contain_text("hanna")
    there = log_in(open_page(java_script_enabled=False), editor, copy.get_absolute_url())
    card(there, "When?").locator("summary", has_text="Answer").click()
    card(there, "When?").get_by_label("Your answer").fill("At one.")
    card(there, "When?").get_by_role("button", name="Say it").click()
    expect(card(there, "When?").locator(".thread")).to_contain_text("At one.")
    card(there, "When?").get_by_role("button", name="Resolved: “sailed”?").first.click()
    page.reload()
    expect(card(page, "When?")).to_have_count(0)
