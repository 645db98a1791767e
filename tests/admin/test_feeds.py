"""The register of feeds: what may be entered, and reading one now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from editorial.formats.draft import Unreadable
from editorial.models import Arrival, Article, Feed

pytestmark = pytest.mark.django_db
LIST = "/admin/editorial/feed/"
ADDRESS = "https://press.example/feed"
NEWS = b"""<rss><channel><title>The press</title>
<item><guid>1</guid><title>Ferry stays</title><description>It left.</description></item>
<item><guid>2</guid><title>Ferry goes</title></item></channel></rss>"""


@pytest.fixture
def client(administrator: User, sign_in: Callable[[User], Client]) -> Client:
    return sign_in(administrator)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, settings: object) -> dict[str, bytes]:
    """What is at which address instead of the web; elsewhere is nothing."""
    pages = {ADDRESS: NEWS}

    def fetch(url: str) -> bytes:
        if url not in pages:
            raise Unreadable("The answer was 404, not a page.")
        return pages[url]

    monkeypatch.setattr("editorial.desk.feeds.fetch", fetch)
    settings.FETCH_URLS = True  # type: ignore[attr-defined]
    return pages


def read_now(client: Client, *feeds: Feed) -> str:
    picked = {"action": "read_now", "_selected_action": [feed.pk for feed in feeds]}
    return client.post(LIST, picked, follow=True).content.decode()


def test_a_feed_is_registered_and_read(client: Client, web: dict[str, bytes]) -> None:
    client.post(f"{LIST}add/", {"url": ADDRESS, "title": "", "on": "on"})
    page = read_now(client, Feed.objects.get())
    assert "1 new, 1 refused." in page
    assert "“Ferry goes”: There is no copy below the headline." in page
    assert (Article.objects.get().source, Arrival.objects.get().key) == ("The press", "1")
    assert "0 new, 1 refused." in read_now(client, Feed.objects.get())


def test_trouble_is_shown_and_goes_when_it_is_over(client: Client, web: dict[str, bytes]) -> None:
    feed = Feed.objects.create(url="https://gone.example/feed")
    assert "was 404" in read_now(client, feed)
    assert "was 404" in client.get(LIST).content.decode()
    web[feed.url] = b"<rss><channel/></rss>"
    assert "0 new, 0 refused." in read_now(client, feed)
    assert "was 404" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("url", ["ftp://press.example/feed", "https://maren:pass@press.example/", "feed"])
def test_what_would_never_be_fetched_is_not_registered(url: str, client: Client) -> None:
    answer = client.post(f"{LIST}add/", {"url": url, "title": "", "on": "on"})
    assert "errorlist" in answer.content.decode()
    assert not Feed.objects.exists()


def test_nothing_is_read_where_fetching_is_off(
    client: Client, web: dict[str, bytes], settings: object
) -> None:
    settings.FETCH_URLS = False  # type: ignore[attr-defined]
    assert "switched off" in read_now(client, Feed.objects.create(url=ADDRESS))
    assert Feed.objects.get().read_at is None


def test_too_many_feeds_at_once_are_not_read(client: Client, web: dict[str, bytes]) -> None:
    feeds = [Feed.objects.create(url=f"{ADDRESS}/{number}") for number in range(6)]
    assert "at most 5" in read_now(client, *feeds)
    assert not Feed.objects.exclude(read_at=None).exists()


def test_who_may_only_look_cannot_read_one_now(
    web: dict[str, bytes], outsider: User, sign_in: Callable[[User], Client]
) -> None:
    User.objects.filter(pk=outsider.pk).update(is_staff=True)
    outsider.user_permissions.add(Permission.objects.get(codename="view_feed"))
    read_now(sign_in(outsider), Feed.objects.create(url=ADDRESS))
    assert Feed.objects.get().read_at is None


def test_a_change_made_while_a_feed_is_read_is_kept(
    client: Client, web: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = Feed.objects.create(url=ADDRESS)

    def switched_off_meanwhile(url: str) -> bytes:
        Feed.objects.update(on=False, title="Our own name for it")
        return NEWS

    monkeypatch.setattr("editorial.desk.feeds.fetch", switched_off_meanwhile)
    read_now(client, feed)
    feed.refresh_from_db()
    assert (feed.on, feed.title, bool(feed.read_at)) == (False, "Our own name for it", True)
