"""A real browser against a real server; whatever a page does wrong behind the scenes fails its test."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.conftest import PASSWORD

expect.set_options(timeout=15_000)  # a busy machine is no fault of the page
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs a loop in the thread that tests use

ON_PURPOSE = re.compile(r"Failed to load resource: the server responded with a status of (409|422) ")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation",
  event => console.error(`CSP: ${event.violatedDirective} stopped ${event.blockedURI} ${event.sourceFile}`))
"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail("These tests need Chromium: install the system's package `chromium`.", pytrace=False)
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture(autouse=True)
def _real_transactions(transactional_db: None) -> None:
    """The server's threads see what the test has stored."""


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong behind the page so far. A test that provokes a message takes it out of here."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, browser_context_args: dict[str, Any], live_server: Any, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a browser context of its own, like another person at another desk.

    At the end the test fails on any console message, page error, CSP report or request to another host.
    """
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(**{**browser_context_args, "base_url": live_server.url, **options})
        contexts.append(context)
        context.add_init_script(REPORT_VIOLATIONS)
        context.route("**/*", lambda route: _stay_home(route, live_server.url, complaints))
        context.on("console", lambda message: _heard(message.text, complaints))
        context.on("weberror", lambda failure: complaints.append(f"page error: {failure.error}"))
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _heard(message: str, complaints: list[str]) -> None:
    if not ON_PURPOSE.match(message):  # Chromium logs every answer from 400 on, those we mean too
        complaints.append(f"console: {message}")


def _stay_home(route: Route, home: str, complaints: list[str]) -> None:
    url = urlsplit(route.request.url)
    if url.scheme in ("http", "https") and f"{url.scheme}://{url.netloc}" != home:
        complaints.append(f"request to another host: {route.request.url}")
        route.abort()
    else:
        route.continue_()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


@pytest.fixture
def log_in() -> Callable[..., Page]:
    """Logs a person in by the form and gives the page back, at `path`."""

    def logged_in(page: Page, person: User, path: str = "/") -> Page:
        page.goto(f"/login/?next={path}")
        expect(page.get_by_label("Username")).to_be_focused()
        page.get_by_label("Username").fill(person.get_username())
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        return page

    return logged_in


@pytest.fixture
def live(page: Page, editor: User, log_in: Callable[..., Page]) -> Callable[[str], Page]:
    """The page with an editor logged in, at a path."""
    return lambda path: log_in(page, editor, path)


@pytest.fixture
def axe_finds_nothing() -> Callable[[Page], None]:
    """Asserts that axe, with its own rules, has no complaint about the page as it stands."""

    def check(page: Page) -> None:
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()

    return check
