"""Every page but the review, as people meet it: at a desk, on a phone, in the dark, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from editorial.models import Article, HouseTerm, Suggestion
from tests.conftest import PASSWORD

CLIPBOARD = """
<html><head><style>p { color: red }</style></head><body>
<h2 style="mso-outline-level:2">Times</h2>
<p class="MsoNormal" style="margin:0cm" onclick="alert(1)">It sails at <b>nine</b>, says
<a href="https://example.org/">the line</a>.<img src="https://example.org/pixel.png"></p></body></html>
"""
PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "Times\\n\\nIt sails at nine, says the line.");
  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.getElementById("id_body").dispatchEvent(paste);
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll("button, .button, nav a, input, select, .wordmark")]
  .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest(".unseen"))
  .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"""
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
SCREENS = {
    "desk": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "desk at night": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "high contrast": {"viewport": {"width": 1280, "height": 900}, "contrast": "more"},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "zoomed in twice": {"viewport": {"width": 320, "height": 480}, "color_scheme": "dark"},
}


@pytest.fixture
def copy(article: Callable[..., Article], suggest: Callable[..., Suggestion], editor: User) -> Article:
    """An article in the queue with something of each kind to count."""
    copy = article(by=editor, source="Harbour desk", headline="Ferry" + "y" * 80 + " runs again")
    Suggestion.objects.all().delete()
    for number, severity in enumerate(("error", "style", "query")):
        asks = severity == "query"
        suggest(copy, "council" if asks else "mayor", None if asks else f"{number}", severity=severity)
    Article.objects.update(checked_at=timezone.now())
    return copy


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_accessible_and_fits_its_screen(
    open_page: Callable[..., Page],
    log_in: Callable[..., Page],
    axe_finds_nothing: Callable[[Page], None],
    administrator: User,
    copy: Article,
    complaints: list[str],
    screen: str,
) -> None:
    page = open_page(**SCREENS[screen])
    seen = ["/login/", "/", "/?show=ready", "/?q=nothing+of+the+kind", "/articles/new/", "/nowhere/"]
    for path in seen:
        page.goto(path)
        if path != "/login/" and "/login/" in page.url:
            log_in(page, administrator, path)
        axe_finds_nothing(page)
        assert not page.evaluate(WIDER_THAN_THE_SCREEN), path
        if screen == "phone":
            assert page.evaluate(SMALL_TARGETS) == [], path
    page.goto("/articles/new/")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe_finds_nothing(page)
    complaints[:] = [said for said in complaints if "404 (Not Found)" not in said]


def test_the_admin_keeps_to_the_policy_on_scripts(
    page: Page, log_in: Callable[..., Page], administrator: User, copy: Article
) -> None:
    log_in(page, administrator, "/admin/")
    expect(page.get_by_role("link", name="Back to the desk")).to_have_attribute("href", "/")
    paths = admin_lists(page)
    assert "/admin/auth/user/" in paths
    for path in paths:
        page.goto(path)
    page.goto(f"/admin/auth/user/{administrator.pk}/change/")


@pytest.mark.parametrize("screen", ["desk", "desk at night", "phone"])
def test_the_admin_is_accessible(
    open_page: Callable[..., Page],
    log_in: Callable[..., Page],
    axe_finds_nothing: Callable[[Page], None],
    administrator: User,
    copy: Article,
    complaints: list[str],
    screen: str,
) -> None:
    page = log_in(open_page(**SCREENS[screen]), administrator, "/admin/")
    row = HouseTerm.objects.create(words="council", note="Some reason.").pk
    terms = [f"/admin/editorial/houseterm/{path}/" for path in ("add", f"{row}/change", f"{row}/try")]
    for path in ["/admin/", *admin_lists(page), f"/admin/auth/user/{administrator.pk}/change/", *terms]:
        page.goto(path)
        axe_finds_nothing(page)
    complaints.clear()  # of what axe itself does to these pages to see their colours


def test_a_term_is_written_tried_and_switched_on(
    page: Page, log_in: Callable[..., Page], administrator: User, article: Callable[..., Article]
) -> None:
    article("They utilized the ferry.", headline="Ferry stays")
    log_in(page, administrator, "/admin/editorial/houseterm/add/")
    page.get_by_label("Term:").fill("utilized")
    page.get_by_label("Write instead:").fill("used")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("row", name="They utilized used the ferry. Ferry stays")).to_be_visible()
    page.get_by_label("Examples").fill("Utilized cars.\n“We utilized it,” she said.")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_text("It would speak in 1 place:")).to_be_visible()
    page.get_by_role("button", name="Switch on").click()
    expect(page.get_by_role("button", name="Switch off")).to_be_visible()
    assert HouseTerm.objects.get(words="utilized").on


def admin_lists(page: Page) -> list[str]:
    """The addresses of every list that the admin's first page leads to."""
    lists = page.locator("#content a[href$='/']:not(.addlink, .changelink)")
    return [str(link.get_attribute("href")) for link in lists.all()]


def test_the_first_tab_stop_skips_to_the_page(live: Callable[[str], Page]) -> None:
    page = live("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the page")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_copy_takes_its_keys_from_the_moment_it_can_be_typed_in(live: Callable[[str], Page]) -> None:
    page, on_its_way = live("/"), []

    def hold(route: Route) -> None:
        on_its_way.append(route)

    with page.expect_request("**/paste*.js"):
        page.route("**/paste*.js", hold)
        page.locator("nav").get_by_role("link", name="New article").click(no_wait_after=True)
    expect(page.get_by_role("heading", name="New article")).to_have_count(0)
    on_its_way[0].continue_()
    expect(page.get_by_label("Copy", exact=True)).to_be_focused()
    page.keyboard.type("It sails at nine.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/articles/*/")


def test_formatted_text_is_taken_with_its_formatting(live: Callable[[str], Page]) -> None:
    page = live("/articles/new/")
    page.get_by_label("Headline").fill("Ferry runs again")
    page.evaluate(PASTE, CLIPBOARD)
    expect(page.locator("#pasted")).to_contain_text(
        "1 heading, 1 paragraph, 1 link, 1 word in bold or italics"
    )
    expect(page.get_by_label("Copy")).to_have_value("Times\n\nIt sails at nine, says the line.")
    expect(page.get_by_label("Copy")).not_to_be_editable()
    page.get_by_role("button", name="Bring it in").click()
    page.wait_for_url("**/articles/*/")
    html = [block.html for block in Article.objects.get().blocks.order_by("pk")]
    assert html[1:] == [
        "Times",
        'It sails at <strong>nine</strong>, says <a href="https://example.org/">the line</a>.',
    ]


def test_formatted_text_can_be_taken_as_words_only(live: Callable[[str], Page]) -> None:
    page = live("/articles/new/")
    page.evaluate(PASTE, CLIPBOARD)
    page.get_by_role("button", name="Take only the words").click()
    expect(page.get_by_label("Copy")).to_be_editable()
    expect(page.get_by_label("Copy")).to_be_focused()
    page.get_by_role("button", name="Bring it in").click()
    page.wait_for_url("**/articles/*/")
    assert [block.html for block in Article.objects.get().blocks.order_by("pk")] == [
        "Times",
        "It sails at nine, says the line.",
    ]


def test_formatted_text_survives_a_refusal(live: Callable[[str], Page]) -> None:
    page = live("/articles/new/")
    page.get_by_label("Headline").fill("x" * 501)
    page.evaluate(PASTE, CLIPBOARD)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#pasted")).to_contain_text("1 link")
    expect(page.get_by_label("Copy")).not_to_be_editable()


def test_copy_comes_in_without_scripts(
    open_page: Callable[..., Page], log_in: Callable[..., Page], editor: User
) -> None:
    page = log_in(open_page(java_script_enabled=False), editor, "/articles/new/")
    page.get_by_label("Headline").fill("Ferry runs again")
    page.get_by_label("Copy").fill("It sails at nine.")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("It sails at nine.")).to_be_visible()


def test_a_form_sent_after_the_session_ended_leads_through_the_login_and_back(
    live: Callable[[str], Page], log_in: Callable[..., Page], editor: User
) -> None:
    page = live("/articles/new/")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_label("Username")).to_be_focused()
    page.get_by_label("Username").fill(editor.get_username())
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="New article")).to_be_visible()


def test_a_fragment_asked_for_after_the_session_ended_leads_the_whole_page_to_the_login(
    live: Callable[[str], Page],
) -> None:
    page = live("/articles/new/")
    page.context.clear_cookies(name="sessionid")
    page.evaluate("() => htmx.ajax('GET', '/', 'main')")
    page.wait_for_url("**/login/?next=/articles/new/")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_a_printed_page_has_no_controls(live: Callable[[str], Page], copy: Article) -> None:
    page = live("/")
    page.emulate_media(media="print")
    for control in page.locator("button, .button, .masthead").all():
        expect(control).to_be_hidden()
    expect(page.get_by_role("link", name=copy.headline)).to_be_visible()


def test_a_complaint_of_the_browser_is_heard(page: Page, complaints: list[str]) -> None:
    """The control: what the other tests rely on does notice."""
    page.goto("/login/")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "1";
      document.body.append(script);
      console.log("a message");
      setTimeout(() => { throw new Error("a fault") });
      return fetch("https://example.org/").catch(() => null);
    }""")
    page.wait_for_timeout(200)
    heard: Any = " ".join(complaints)
    assert all(word in heard for word in ("CSP: script-src", "a message", "a fault", "https://example.org/"))
    complaints.clear()
