"""Attacks on every page that shows them, with the policy on scripts switched off: none runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle, islice
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from editorial.desk.checking import standing_blocks
from editorial.desk.intake import take_in
from editorial.formats import html, plain
from editorial.formats.draft import Draft, Unreadable
from editorial.models import Article, HouseName, Suggestion
from editorial.text.block import Block, BlockKind
from editorial.web import queue
from tests.formats.hostile import payloads

HOOKS = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = (...words) => { window.top.ran.push(`${name} ${words}`); };
window.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
window.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href], area[href]");
  if (link && !/^\\s*javascript:/i.test(link.href)) event.preventDefault();
}, true);
"""
PROVOKE = """async () => {
  for (const element of document.querySelectorAll("*"))
    for (const name of ["mouseover", "mouseenter", "focus", "click"])
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
  await new Promise((done) => setTimeout(done, 300));
  return window.ran;
}"""
A_PART = 25  # attacks that the first part of an article has room for, each in two blocks with a suggestion


@pytest.fixture
def attacks() -> list[str]:
    return sorted(
        {payload.replace("\0", "") for payload in payloads("xss_*", "text_blns") if payload.strip()}
    )


@pytest.fixture
def strayed() -> list[str]:
    """Requests that a page sent to another host."""
    return []


@pytest.fixture
def unguarded(browser: Any, live_server: Any, strayed: list[str]) -> Iterator[Page]:
    """A page without the policy, every request off the host stopped and noted."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    context.add_init_script(HOOKS)

    def stay(route: Any) -> None:
        if route.request.url.startswith(live_server.url):
            route.continue_()
        else:
            strayed.append(route.request.url)
            route.abort()

    context.route("**/*", stay)
    yield context.new_page()
    context.close()


def copy_of(attacks: list[str]) -> list[Block]:
    """The attacks as they are after having come in as HTML and as text, each by itself."""
    blocks: list[Block] = []
    for attack in attacks:
        for read in (html.read, plain.read):
            try:
                blocks += read(attack, "Attack").body
            except Unreadable:
                continue
    return blocks


def attacked(attacks: list[str], person: User) -> Article:
    """An article of the attacks whose suggestions carry them in each of their fields, too."""
    article = take_in(Draft((Block.of_text("Attacks", BlockKind.HEADLINE), *copy_of(attacks))), by=person)
    rows = standing_blocks(article)[1:]
    Suggestion.objects.bulk_create(
        Suggestion(
            article=article,
            block=block,
            start=0,
            end=len(block.text),
            original=block.text,
            replacement=None if number % 3 == 0 else attack,
            alternatives=[attack],
            kind="query" if number % 3 == 0 else "choice",
            severity="style",
            category=attack[:40],
            rule=attack[:100],
            message=attack,
            source=attack[:300],
            identity=f"attack {number}",
            **({"applied": attack, **decided(person)} if number % 3 == 1 else {}),
        )
        for number, (block, attack) in enumerate(islice(zip(rows, cycle(attacks), strict=False), len(rows)))
    )
    return article


def decided(person: User) -> dict[str, Any]:
    return {"verdict": "accepted", "decided_at": timezone.now(), "decided_by": person}


def test_raw_attacks_do_run_so_that_silence_means_something(
    unguarded: Page, attacks: list[str], live_server: Any
) -> None:
    frames = "".join(f'<iframe srcdoc="{escape(attack)}"></iframe>' for attack in attacks[:150])
    unguarded.route("**/raw", lambda route: route.fulfill(body=frames, content_type="text/html"))
    unguarded.goto("/raw")
    unguarded.wait_for_timeout(1000)
    assert len(unguarded.evaluate("window.ran")) > 10


def test_no_attack_runs_on_any_page(
    unguarded: Page,
    strayed: list[str],
    attacks: list[str],
    administrator: User,
    sign_in: Callable[..., Client],
    live_server: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("editorial.desk.intake.check_soon", lambda article_id: None)
    monkeypatch.setattr(queue, "A_PAGE", 5000)
    batches = [attacks[start : start + A_PART] for start in range(0, len(attacks), A_PART)]
    articles = [attacked(batch, administrator) for batch in batches]
    Article.objects.bulk_create(
        Article(
            headline=attack[:500], source=attack[:200], dated=timezone.localdate(), created_by=administrator
        )
        for attack in attacks
    )
    HouseName.objects.bulk_create(
        (HouseName(spelling=attack[:100], note=attack[:200]) for attack in attacks), ignore_conflicts=True
    )
    session = sign_in(administrator).cookies["sessionid"].value
    unguarded.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    paths = ["/", "/articles/new/", *(article.get_absolute_url() for article in articles)]
    paths += [f"/admin/editorial/{model}/?all=" for model in ("article", "suggestion", "housename")]
    ran = {}
    for path in paths:
        unguarded.goto("about:blank")  # what the page before is still doing would get in the way
        answer = unguarded.goto(path)
        assert answer, path
        assert answer.ok, path
        assert "Log out" in unguarded.content(), path
        ran[path] = unguarded.evaluate(PROVOKE)
    assert {path: what for path, what in ran.items() if what} == {}
    assert strayed == []
