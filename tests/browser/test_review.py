"""An editor's whole way through an article, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article
from editorial.desk.deciding import Choice, decide
from editorial.desk.integrity import violations
from editorial.models import Decision, Verdict


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
    page.locator(".card.is-current summary").click()
    field = page.locator(".card.is-current input[name=replacement]")
    field.fill("")
    field.press_sequentially("jakura")
    field.press("Enter")
    expect(page.locator(".stands", has_text="jakura")).to_be_visible()
    assert Decision.objects.get().words == "jakura"


def test_a_decision_by_someone_else_is_told_and_shown(live, copy, colleague):
    page = live(copy.get_absolute_url())
    page.keyboard.press("j")
    first = copy.suggestions.get(original="mayr")
    decide(copy.pk, [Choice(first.pk, Verdict.REJECTED, 0)], colleague)
    page.keyboard.press("a")
    expect(page.locator(".complaint")).to_contain_text("tomas rejected “mayr” → “mayor”")
    expect(page.locator(".complaint")).to_be_focused()
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
