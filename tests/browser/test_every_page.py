"""Every page of an article, with its forms open, on every kind of screen."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.editing import write
from editorial.desk.silencing import silence
from editorial.desk.talking import remark
from editorial.models import Article, Verdict

from .test_pages import SCREENS, WIDER_THAN_THE_SCREEN

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
SMALL = """() => [...document.querySelectorAll("main :is(button, .button, select, summary, .like, input)")]
  .filter((element) => element.checkVisibility() && !element.closest(".unseen, .tools"))
  .filter((element) => !element.matches("[type=hidden], [type=checkbox], [type=radio]"))
  .filter((element) => element.getBoundingClientRect().height < 43.5)
  .map((element) => element.outerHTML.slice(0, 120))"""
TIGHTER = {
    "zoomed in": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "phone at night": {**SCREENS["phone"], "color_scheme": "dark"},
    "less motion": {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"},
}


@pytest.fixture
def copy(article, suggest, editor, reporter):
    """An article to which everything has happened that a page can show."""
    made = article(
        "The mayr spoke amidst protest,then left. Zelensky and Zelenskyy met in Odesa.",
        f"Some forty people came to {LONG}. The mayr of Odessa met Zelenskyy again.",
        "It rained on the ferry, on the quay and on the harbour office.",
        by=editor,
        source="Harbour desk",
    )
    made.suggestions.all().delete()
    suggest(made, "mayr", "mayor", alternatives=["mayoress", "burgomaster"])
    suggest(made, "amidst", "amid", severity="style", rule="style.amidst", source="House style, “amid”")
    asked = suggest(made, "forty", None, message="Who counted?", rule="", author=reporter)
    suggest(made, "Odessa", "Odesa", severity="style", rule=f"names.{LONG.lower()}"[:100])
    decided = suggest(made, ",then", ", then")
    dismissed = suggest(made, "rained", "poured")
    remark(asked, "The harbour office did.", editor)
    decide(made.pk, [Choice(decided.pk, Verdict.ACCEPTED, 0, reason="House style.")], editor)
    decide(made.pk, [Choice(dismissed.pk, Verdict.REJECTED, 0)], editor)
    silence(suggest(made, "quay", "wharf"), editor)
    last = standing_blocks(made)[3]
    reads = last.text
    write(last, reads + " Nobody minded.", seen=reads, editor=editor)
    Article.objects.update(checked_at=timezone.now())
    return made


def pages(copy):
    """Every page by its name."""
    block = standing_blocks(copy)[1].pk
    first = copy.suggestions.get(original="mayr").pk
    review = copy.get_absolute_url()
    of_copy = ("names", "history", "receipt", "compare")
    return {
        "review": review,
        "clean": f"{review}?view=clean",
        "original": f"{review}?view=original",
        "filtered": f"{review}?severity=style",
        "nothing as filtered": f"{review}?voice=nobody",
        **{name: reverse(f"article-{name}", args=[copy.pk]) for name in of_copy},
        "alike": reverse("suggestion-alike", args=[first]),
        "write": reverse("block-edit", args=[block]),
        "suggest": reverse("block-propose", args=[block]),
        "upload": reverse("articles-upload"),
        "held": f"{reverse('article-export', args=[copy.pk])}?format=html",
    }


@pytest.mark.parametrize("screen", [*SCREENS, *TIGHTER])
def test_every_page_of_an_article_is_accessible_and_fits_its_screen(
    open_page, log_in, axe_finds_nothing, administrator, copy, screen
):
    page = log_in(open_page(**{**SCREENS, **TIGHTER}[screen]), administrator)
    for name, path in pages(copy).items():
        page.goto(path)
        axe_finds_nothing(page)
        assert not page.evaluate(WIDER_THAN_THE_SCREEN), name
        if "phone" in screen:
            assert page.evaluate(SMALL) == [], name


@pytest.mark.parametrize("screen", ["desk", "desk at night", "phone", "forced colours", "zoomed in"])
def test_what_opens_on_the_page_is_accessible_and_fits_too(
    open_page, log_in, axe_finds_nothing, administrator, copy, screen
):
    page = log_in(open_page(**{**SCREENS, **TIGHTER}[screen]), administrator, copy.get_absolute_url())

    def look(name):
        axe_finds_nothing(page)
        assert not page.evaluate(WIDER_THAN_THE_SCREEN), name
        if screen == "phone":
            assert page.evaluate(SMALL) == [], name

    page.keyboard.press("j")
    look("a card in hand")
    for name in ("Other words", "Say why", "Remark"):
        page.locator(".card.is-current summary", has_text=name).click()
        look(name)
    page.keyboard.press("Escape")
    page.goto(copy.get_absolute_url())
    page.locator(".decided summary").first.click()
    page.locator(".quiet summary").click()
    page.locator(".sieve summary").click()
    page.locator(".menu summary").click()
    look("lists open")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    look("keys")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.get_by_label("Words", exact=True)).to_be_focused()
    page.locator(".editing .more summary").click()
    look("writing")
    page.get_by_role("link", name="Leave").click()
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator("#proposing")).to_be_visible()
    look("suggesting")
