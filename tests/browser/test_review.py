"""An editor's whole way through an article, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.models import Article, Decision, Verdict


@pytest.fixture
def copy(article, suggest):
    made = article("The mayr spoke amidst protest.", "Some forty people came,then left.")
    check_article(made.pk)
    made.suggestions.all().delete()
    suggest(made, "mayr", "mayor")
    suggest(made, "amidst", "amid", severity="style")
    suggest(made, "forty", None, message="Who counted?")
    return made


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def size(request):
    width, height = request.param
    return {"width": width, "height": height}


def test_an_article_is_brought_in_decided_by_key_and_taken_out(live, axe_finds_nothing):
    page = live("/articles/new/")
    page.get_by_label("Headline").fill("Council meets trump in Kyiv")
    page.get_by_label("Copy", exact=True).fill(
        "KYIV,Ukraine – President Donald Trump met the council.\n\nThe talks  were short."
    )
    page.get_by_role("button", name=re.compile("check|take|bring|save", re.I)).first.click()
    expect(page.locator("[data-card]").first).to_be_visible()
    axe_finds_nothing(page)
    waiting = page.locator("[data-card]").count()
    assert waiting >= 2
    page.keyboard.press("j")
    for _ in range(waiting):  # faster than the desk can answer
        page.keyboard.press("a")
    expect(page.locator("[data-card]")).to_have_count(0)
    expect(page.locator("#finished")).to_be_focused()
    axe_finds_nothing(page)
    with page.expect_download() as download:
        page.locator("#finished").get_by_role("link", name="Plain text").click()
    clean = download.value.path().read_text(encoding="utf-8")
    assert clean.startswith("Council meets Trump in Kyiv")
    assert "KYIV, Ukraine" in clean


def test_keys_accept_take_back_and_reject(live, copy):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Accepted: “mayr” → “mayor”")
    expect(page.locator(".card.is-current")).to_contain_text("amid")
    expect(page.locator(".card.is-current")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Taken back: “mayr” → “mayor”")
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    page.keyboard.press("r")
    expect(page.locator("#said")).to_have_text("Rejected: “mayr” → “mayor”")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert list(Decision.objects.values_list("after", flat=True)) == ["accepted", "open", "rejected"]
    assert list(violations()) == []


def test_the_mark_itself_can_be_decided(live, copy):
    page = live(copy.get_absolute_url())
    mark = page.locator(".mark", has_text="mayor")
    mark.click()
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    mark.get_by_role("button", name=re.compile("^Accept")).click()
    expect(page.locator(".stands", has_text="mayor")).to_be_visible()


def test_a_key_in_a_field_is_a_letter(live, copy):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.locator(".card.is-current summary", has_text="Other words").click()
    field = page.locator(".card.is-current textarea[name=replacement]")
    field.fill("")
    field.press_sequentially("jakura")
    field.press("Enter")
    expect(page.locator(".stands", has_text="jakura")).to_be_visible()
    assert Decision.objects.get().words == "jakura"


def test_a_decision_by_someone_else_is_told_and_shown(live, copy, colleague, axe_finds_nothing):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    first = copy.suggestions.get(original="mayr")
    decide(copy.pk, [Choice(first.pk, Verdict.REJECTED, 0)], colleague)
    page.keyboard.press("a")
    expect(page.locator(".complaint")).to_contain_text("tomas rejected “mayr” → “mayor”")
    expect(page.locator(".complaint")).to_be_focused()
    axe_finds_nothing(page)
    first.refresh_from_db()
    assert first.verdict == Verdict.REJECTED


def test_a_session_that_ends_leads_to_login_and_back(live, copy, editor):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("a")
    expect(page.get_by_label("Username")).to_be_focused()
    assert page.url.endswith(f"/login/?next={copy.get_absolute_url()}")
    page.get_by_label("Username").fill(editor.username)
    page.get_by_label("Password").fill("ferry-timetable-1987")
    page.keyboard.press("Enter")
    expect(page.locator("[data-card]")).to_have_count(3)
    assert Decision.objects.count() == 0


def test_without_javascript_every_act_is_a_form(open_page, log_in, editor, copy):
    page = log_in(open_page(java_script_enabled=False), editor, copy.get_absolute_url())
    page.get_by_role("button", name="Accept: “mayr” → “mayor”").first.click()
    assert page.url.endswith(f"#card-{copy.suggestions.get(original='amidst').pk}")
    page.get_by_role("button", name="Reject: “amidst” → “amid”").first.click()
    page.get_by_role("button", name="Resolved: “forty”?").first.click()
    expect(page.locator("#finished")).to_contain_text("All 3 decided")
    page.locator("summary", has_text="2 decided").click()
    page.get_by_role("button", name="Take back: “mayr” → “mayor”").click()
    expect(page.locator("[data-card]")).to_have_count(1)


def test_help_opens_on_its_key_and_closes(live, copy, axe_finds_nothing):
    page = live(copy.get_absolute_url())
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    axe_finds_nothing(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_sound_at_every_size_and_light(
    open_page, log_in, editor, copy, size, scheme, axe_finds_nothing
):
    page = log_in(open_page(viewport=size, color_scheme=scheme), editor, copy.get_absolute_url())
    page.keyboard.press("j")
    axe_finds_nothing(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_two_clicks_faster_than_the_desk_answers_are_both_decided(live, copy):
    page = live(copy.get_absolute_url())
    page.evaluate(
        "document.querySelectorAll('.card .accept').forEach((button, n) => n < 2 && button.click())"
    )
    expect(page.locator(".stands")).to_have_count(2)
    expect(page.locator(".card.is-current")).to_contain_text("forty")
    assert Decision.objects.filter(after="accepted").count() == 2


def test_a_double_click_decides_once(live, copy):
    page = live(copy.get_absolute_url())
    page.get_by_role("button", name="Accept: “mayr” → “mayor”").last.dblclick()
    expect(page.locator(".stands", has_text="mayor")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Accepted: “mayr” → “mayor”")
    assert Decision.objects.count() == 1


def test_words_being_typed_outlast_a_decision_beside_them(live, copy):
    page = live(copy.get_absolute_url())
    style = page.get_by_role("article", name="Style: “amidst” → “amid”")
    style.click()
    page.locator(".card.is-current summary", has_text="Other words").click()
    field = page.locator(".card.is-current textarea[name=replacement]")
    expect(field).to_be_focused()
    field.fill("despite")
    page.get_by_role("article", name="Error: “mayr” → “mayor”").locator(".accept").click()
    expect(page.locator(".stands", has_text="mayor")).to_be_visible()
    expect(style.locator("textarea[name=replacement]")).to_have_value("despite")


def test_escape_leaves_the_field_and_then_the_card(live, copy):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.locator(".card.is-current summary", has_text="Other words").click()
    page.keyboard.press("Escape")
    expect(page.locator(".card.is-current")).to_be_focused()
    expect(page.locator(".card.is-current textarea[name=replacement]")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".card.is-current")).to_have_count(0)


def test_a_desk_that_does_not_answer_is_told_and_the_card_stays_in_hand(live, copy, complaints):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.route("**/decide/", lambda route: route.abort())
    page.keyboard.press("a")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("No answer from the desk")
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    page.unroute("**/decide/")
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Accepted: “mayr” → “mayor”")
    assert Decision.objects.count() == 1
    assert all(said.startswith(("console: htmx:", "console: Failed to load")) for said in complaints)
    complaints.clear()


def test_a_fault_of_the_desk_is_told(live, copy, complaints):
    page = live(copy.get_absolute_url())
    page.route("**/decide/", lambda route: route.fulfill(status=503, body="The database does not answer."))
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator("#said")).to_have_text("The database does not answer.")
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    complaints[:] = [said for said in complaints if "503" not in said]


def test_an_article_being_checked_shows_what_is_found_by_itself(live, article, suggest, axe_finds_nothing):
    made = article("The mayr spoke.")
    Article.objects.filter(pk=made.pk).update(checked_at=None)
    page = live(made.get_absolute_url())
    expect(page.locator("#unchecked")).to_contain_text("is being checked")
    axe_finds_nothing(page)
    check_article(made.pk)
    expect(page.locator("#unchecked")).to_have_count(0)


def test_on_a_phone_the_card_in_hand_is_under_the_thumb(open_page, log_in, editor, copy):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    log_in(page, editor, copy.get_absolute_url())
    page.locator(".mark", has_text="amid").tap()
    card = page.locator(".card.is-current")
    expect(card).to_contain_text("amid")
    box = card.bounding_box()
    assert box["y"] + box["height"] == 844
    button = card.get_by_role("button", name="Accept").bounding_box()
    assert button["height"] >= 44
    card.get_by_role("button", name="Accept").tap()
    expect(page.locator(".stands", has_text="amid")).to_be_visible()
    expect(page.locator(".card.is-current")).to_contain_text("forty")


def test_a_reader_moves_about_and_decides_nothing(page, log_in, reader, copy):
    log_in(page, reader, copy.get_absolute_url())
    for key in "jaru":
        page.keyboard.press(key)
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    assert Decision.objects.count() == 0


def test_what_was_decided_here_or_earlier_is_taken_back_by_hand_and_by_key(
    live, copy, editor, axe_finds_nothing
):
    early = copy.suggestions.get(original="mayr")
    decide(copy.pk, [Choice(early.pk, Verdict.ACCEPTED, 0)], editor)
    page = live(copy.get_absolute_url())
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Taken back: “mayr” → “mayor”.")
    expect(page.locator("[data-card]")).to_have_count(3)
    for key in "jaa":
        page.keyboard.press(key)
    expect(page.locator("summary", has_text="2 decided")).to_be_visible()
    page.locator("summary", has_text="2 decided").click()
    axe_finds_nothing(page)
    page.get_by_role("button", name="Take back: “mayr” → “mayor”").click()
    expect(page.locator(".card.is-current")).to_contain_text("mayor")
    expect(page.get_by_role("button", name="Take back: “amidst” → “amid”")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Taken back: “amidst” → “amid”")
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("There is nothing of yours to take back here.")


def test_words_that_cannot_stand_are_told_at_the_field_and_kept(live, copy, axe_finds_nothing):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.locator(".card.is-current summary", has_text="Other words").click()
    field = page.locator(".card.is-current textarea[name=replacement]")
    field.evaluate("field => { field.maxLength = 20000; field.value = 'x'.repeat(10001); }")
    field.press("Enter")
    expect(page.locator(".card.is-current .complaint")).to_contain_text("at most 10000 characters")
    expect(field).to_be_focused()
    expect(field).to_have_value("x" * 10001)
    axe_finds_nothing(page)


def test_an_answer_whose_block_is_gone_holds_nothing_up(live, copy, complaints):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    page.evaluate("""() => document.addEventListener("htmx:beforeRequest", ({ detail }) => {
      const gone = detail.target.outerHTML;
      detail.target.outerHTML = gone;
      htmx.process(document.querySelector("#desk"));
    }, { once: true })""")
    page.keyboard.press("a")
    page.wait_for_timeout(50)
    page.keyboard.press("j")
    page.locator(".card", has_text="Who counted?").click()
    page.keyboard.press("r")
    expect(page.locator("#said")).to_have_text("Dismissed: “forty”?")
    assert Decision.objects.count() == 2
    assert all("oobErrorNoTarget" in said for said in complaints)
    complaints.clear()


def test_a_digit_puts_an_alternative_and_e_opens_the_paragraph(live, copy, suggest):
    suggest(copy, "protest", "protests", kind="choice", alternatives=["uproar", "outcry"])
    page = live(copy.get_absolute_url())
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator(".card.is-current")).to_contain_text("protests")
    page.keyboard.press("2")
    expect(page.locator(".stands", has_text="outcry")).to_be_visible()
    expect(page.locator(".card.is-current")).to_be_visible()
    page.keyboard.press("e")
    expect(page.get_by_label("Words", exact=True)).to_be_focused()
