"""Several files at once in a real browser: each shows how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route, expect

from editorial.models import Article

FILES = [
    {"name": "ferry.txt", "mimeType": "text/plain", "buffer": b"Ferry stays\n\nIt sails."},
    {"name": "broken.docx", "mimeType": "application/zip", "buffer": b"no zip"},
    {"name": "bridge.md", "mimeType": "text/markdown", "buffer": b"# Bridge closes\n\nOn Monday."},
]


@pytest.fixture
def page(open_page: Callable[..., Page], log_in: Callable[..., Page], editor: User) -> Page:
    page = open_page()
    page.goto("/articles/upload/")
    return log_in(page, editor, "/articles/upload/")


def test_files_go_one_by_one_and_each_has_its_line(page: Page, axe_finds_nothing: Any) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request) if request.method == "POST" else None)
    page.get_by_label("Files").set_input_files(FILES)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("status")).to_have_text("2 taken in, 1 refused.")
    lines = page.locator("#lines > li")
    expect(lines.nth(0)).to_contain_text("Ferry stays")
    expect(lines.nth(1)).to_have_text("broken.docx: This is not a Word file: it cannot be unpacked.")
    expect(lines.nth(2)).to_contain_text("Bridge closes")
    assert len(asked) == len(FILES)
    assert Article.objects.count() == 2
    axe_finds_nothing(page)


def test_a_file_on_its_way_shows_how_far_it_is(page: Page, complaints: list[str]) -> None:
    held: list[Route] = []
    page.route("**/articles/upload/", lambda route: route.continue_() if held else held.append(route))
    page.get_by_label("Files").set_input_files(FILES)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("progressbar", name="ferry.txt")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(3)
    expect(page.get_by_role("button", name="Bring them in")).to_be_disabled()
    while not held:  # it is shown before it is sent
        page.wait_for_timeout(20)
    held[0].abort()
    expect(page.get_by_role("status")).to_have_text("1 taken in, 2 refused.")
    expect(page.locator("#lines > li").nth(0)).to_contain_text("Try again.")
    complaints.clear()  # a request that breaks off is told on the console


def test_without_scripts_the_lines_come_with_the_page(
    open_page: Callable[..., Page], log_in: Callable[..., Page], editor: User
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/articles/upload/")
    log_in(page, editor, "/articles/upload/")
    page.get_by_label("Files").set_input_files(FILES)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.locator("#lines > li")).to_have_count(3)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_accessible_and_fits_its_screen(
    open_page: Callable[..., Page],
    log_in: Callable[..., Page],
    administrator: User,
    axe_finds_nothing: Any,
    width: int,
) -> None:
    page = log_in(open_page(viewport={"width": width, "height": 844}), administrator, "/articles/upload/")
    page.route(
        "**/articles/upload/", lambda route: None if route.request.method == "POST" else route.fallback()
    )
    page.get_by_label("Files").set_input_files(FILES)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("progressbar")).to_have_count(3)
    axe_finds_nothing(page)
    assert not page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_the_admin_has_an_upload_too(page: Page, log_in: Callable[..., Page], administrator: User) -> None:
    page.context.clear_cookies()
    log_in(page, administrator, "/admin/editorial/article/")
    page.get_by_role("link", name="Upload articles").click()
    page.get_by_label("Files").set_input_files(FILES)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_text("“ferry.txt”: “Ferry stays” is in.")).to_be_visible()
    expect(page.get_by_text("“broken.docx”: This is not a Word file")).to_be_visible()
