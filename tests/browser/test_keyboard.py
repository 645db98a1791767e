"""A whole article from the clipboard to clean copy, without a mouse: every key and every request counted."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.integrity import violations
from editorial.models import Article, Decision
from tests.desk.making import suggestion_at

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "article.txt"
COPY = {
    "sample": pytest.param(ROOT / "editorial" / "samples" / "odesa-port.txt"),
    "seed": pytest.param(
        SEED, marks=pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seed beside the project")
    ),
}
WHERE = """() => {
  const { id, textContent } = document.activeElement;
  return [id, textContent.trim()];
}"""


class Hand:
    """Somebody at the keyboard, and what it took them."""

    def __init__(self, page):
        self.page, self.keys, self.requests = page, 0, 0
        page.on("request", self._asked)

    def _asked(self, request):
        self.requests += request.resource_type in ("document", "xhr")  # a poll is a fetch, a decision none

    def press(self, key):
        self.keys += 1
        self.page.keyboard.press(key)

    def tab_to(self, what):
        for _ in range(30):
            if what in self.page.evaluate(WHERE):
                return
            self.press("Tab")
        pytest.fail(f"no way to {what} by keyboard")


@pytest.fixture
def hand(open_page, log_in, editor):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    return Hand(log_in(page, editor))


@pytest.mark.parametrize("copy", COPY.values(), ids=COPY)
def test_an_article_goes_from_paste_to_clean_copy_by_keyboard_alone(hand, copy, tmp_path):
    page = hand.page
    page.evaluate("text => navigator.clipboard.writeText(text)", copy.read_text(encoding="utf-8"))
    hand.tab_to("New article")
    hand.press("Enter")
    expect(page.get_by_label("Copy", exact=True)).to_be_focused()
    hand.press("Control+V")
    hand.press("Control+Enter")
    cards = page.locator("[data-card]")
    expect(cards.first).to_be_visible()
    page.wait_for_load_state()
    waiting, to_here, asked = cards.count(), hand.keys, hand.requests
    hand.press("j")
    for left in range(waiting - 1, -1, -1):
        hand.press("a")
        expect(cards).to_have_count(left)
    expect(page.locator("#finished")).to_be_focused()
    assert (hand.keys - to_here, hand.requests - asked) == (waiting + 1, waiting)
    hand.tab_to("Plain text")
    with page.expect_download() as download:
        hand.press("Enter")
    clean = download.value.path().read_text(encoding="utf-8")
    assert clean.splitlines()[0] == Article.objects.get().headline
    assert Decision.objects.filter(after="accepted").count() == waiting
    assert hand.keys <= waiting + 15
    assert hand.requests <= waiting + 4
    assert list(violations()) == []
    print(f"{copy.name}: {waiting} decided with {hand.keys} keys and {hand.requests} requests")


def test_alike_ones_take_a_key_a_look_and_two_returns(live, article, suggest):
    made = article("The mayr spoke.", "A mayr left.", "It rained.")
    check_article(made.pk)
    made.suggestions.all().delete()
    suggest(made, "mayr", "mayor")
    suggestion_at(standing_blocks(made)[2], 2, 6, "mayor").save()
    suggest(made, "rained", "poured")
    page = live(made.get_absolute_url())
    for key in "jl":
        page.keyboard.press(key)
    expect(page.get_by_role("checkbox").first).to_be_focused()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accepted: 2.")).to_be_visible()
    expect(page.get_by_role("link", name="Back to the copy").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".stands", has_text="mayor")).to_have_count(2)
    page.wait_for_load_state()
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Taken back: “mayr” → “mayor” (2 times).")
    expect(page.locator(".stands")).to_have_count(0)
    assert list(violations()) == []
