"""`read_feeds`: new items become articles once, and no feed stops another."""

from __future__ import annotations

import base64
import datetime
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from editorial.desk.arriving import arrive
from editorial.desk.fetching import fetch
from editorial.desk.integrity import violations
from editorial.formats.draft import Unreadable
from editorial.models import Arrival, Article, Feed
from tests.desk.elsewhere import serving, to
from tests.formats.hostile import inputs

pytestmark = pytest.mark.django_db
Web = dict[str, bytes]


def rss(*items: tuple[str, str], title: str = "The press") -> bytes:
    cells = "".join(
        f"<item><guid>{guid}</guid><title>{headline}</title><description>It left.</description></item>"
        for guid, headline in items
    )
    return f"<rss><channel><title>{title}</title>{cells}</channel></rss>".encode()


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Web:
    """What is at which address instead of the web."""
    pages: Web = {}

    def fetch(url: str) -> bytes:
        if url not in pages:
            raise Unreadable("The answer was 404, not a page.")
        return pages[url]

    monkeypatch.setattr("editorial.desk.feeds.fetch", fetch)
    settings.FETCH_URLS = True
    return pages


@pytest.fixture
def feed(web: Web) -> Callable[..., Feed]:
    """Registers a feed and what is there."""

    def make(name: str, page: bytes | None, **fields: Any) -> Feed:
        made = Feed.objects.create(url=f"https://{name}.example/feed", **fields)
        if page is not None:
            web[made.url] = page
        return made

    return make


def read_feeds() -> int:
    try:
        call_command("read_feeds")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_new_items_become_articles_once(
    feed: Callable[..., Feed], web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    press = feed("press", rss(("1", "Ferry stays"), ("2", "Bridge closes")))
    assert read_feeds() == 0
    assert "2 taken in, 0 refused." in capsys.readouterr().out
    web[press.url] = rss(("3", "Road opens"), ("2", "Bridge closes after all"), ("1", "Ferry stays"))
    assert read_feeds() == 0
    assert "1 taken in, 0 refused." in capsys.readouterr().out
    headlines = {article.headline for article in Article.objects.all()}
    assert headlines == {"Ferry stays", "Bridge closes", "Road opens"}
    assert set(Arrival.objects.values_list("origin", "key")) == {(press.url, key) for key in "123"}
    press.refresh_from_db()
    assert (press.title, press.trouble) == ("The press", "")
    assert press.read_at
    assert list(violations()) == []


def test_an_article_from_a_feed_speaks_from_the_day_it_came_out(feed: Callable[..., Feed]) -> None:
    page = rss(("1", "Ferry stays"), ("2", "Bridge closes"))
    feed("press", page.replace(b"</item>", b"<pubDate>Mon, 01 Apr 2019 09:30:00 GMT</pubDate></item>", 1))
    assert read_feeds() == 0
    dated = dict(Article.objects.values_list("headline", "dated"))
    assert dated == {"Ferry stays": datetime.date(2019, 4, 1), "Bridge closes": timezone.localdate()}


def test_a_failing_feed_stops_none_and_its_trouble_is_kept(
    feed: Callable[..., Feed], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, broken = feed("a-gone", None), feed("b-broken", b"<rss><chan")
    failing = feed("c-failing", rss(("1", "Never seen")), title="Failing")
    feed("z-press", rss(("1", "Ferry stays")))

    def fails_once(origin: str, *rest: Any, **details: Any) -> Article | None:
        if origin == failing.url:
            raise RuntimeError("a fault of ours")
        return arrive(origin, *rest, **details)

    monkeypatch.setattr("editorial.desk.feeds.arrive", fails_once)
    assert read_feeds() == 1
    assert [article.headline for article in Article.objects.all()] == ["Ferry stays"]
    troubles = dict(Feed.objects.values_list("url", "trouble"))
    assert "was 404" in troubles[gone.url]
    assert "XML is broken" in troubles[broken.url]
    assert "the log says why" in troubles[failing.url]
    assert f"{gone.url}: The answer was 404, not a page." in capsys.readouterr().err


def test_an_item_that_is_no_article_is_told_of_and_the_rest_come(
    feed: Callable[..., Feed], capsys: pytest.CaptureFixture[str]
) -> None:
    page = rss(("1", "Ferry stays"), ("2", "x" * 501), ("3", "Road opens"))
    press = feed("press", page.replace(b"</channel>", b"<item/></channel>"))
    assert read_feeds() == 1
    err = capsys.readouterr().err
    assert {article.headline for article in Article.objects.all()} == {"Ferry stays", "Road opens"}
    press.refresh_from_db()
    for sentence in ("Item 4: It has neither a title nor a text.", "The headline is 501 characters long"):
        assert sentence in press.trouble
        assert sentence in err


def test_a_feed_that_is_off_is_not_read(feed: Callable[..., Feed]) -> None:
    press = feed("press", rss(("1", "Ferry stays")), on=False)
    assert read_feeds() == 0
    press.refresh_from_db()
    assert (press.read_at, Article.objects.count()) == (None, 0)


def test_nothing_is_read_where_fetching_is_off(feed: Callable[..., Feed], settings: Any) -> None:
    settings.FETCH_URLS = False
    press = feed("press", rss(("1", "Ferry stays")))
    with pytest.raises(CommandError, match="FETCH_URLS"):
        read_feeds()
    press.refresh_from_db()
    assert (press.read_at, press.trouble) == (None, "")


def test_titles_and_troubles_of_any_length_are_kept(feed: Callable[..., Feed]) -> None:
    many = [(str(number), "x" * 501) for number in range(20)]
    press = feed("press", rss(*many, title="y" * 900))
    assert read_feeds() == 1
    press.refresh_from_db()
    assert (len(press.title), len(press.trouble)) == (200, 500)


def test_a_feed_comes_over_the_wire_and_one_on_this_machine_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"HTTP/1.1 200 OK\r\n\r\n" + rss(("1", "Ferry stays"))
    with serving(page) as server:
        Feed.objects.create(url=server.url())
        monkeypatch.setattr("editorial.desk.feeds.fetch", lambda url: fetch(url, to(server)))
        assert read_feeds() == 0
        assert Article.objects.get().headline == "Ferry stays"
        Feed.objects.update(url="http://127.0.0.1/feed")
        monkeypatch.setattr("editorial.desk.feeds.fetch", fetch)
        assert read_feeds() == 1
    assert "not on the public network" in Feed.objects.get().trouble


class Watching:
    """What this process opens to write, and whom it calls, while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, Any]] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen"}:
            self.seen.append((event, arguments[0]))


@pytest.fixture(scope="module")
def watching() -> Watching:
    return Watching()


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch, watching: Watching) -> Iterator[Watching]:
    """Feeds are read in this process, where all they do is seen."""
    monkeypatch.setattr("editorial.formats.feed.apart", lambda function, data, seconds: function(data))
    monkeypatch.setattr("editorial.desk.intake.check_soon", lambda article_id: None)
    watching.seen.clear()
    yield watching
    watching.on = False


def test_the_watching_sees_what_it_should(at_hand: Watching, tmp_path: Path) -> None:
    at_hand.on = True
    (tmp_path / "written").write_text("x")
    assert [event for event, _ in at_hand.seen] == ["open"]


def test_hostile_feeds_do_no_harm(
    feed: Callable[..., Feed], web: Web, at_hand: Watching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they are, and with a headline for every item, since few of them have one."""
    hostile = inputs("feeds_*", "xml_*")
    for number, entry in enumerate(hostile):
        page = entry["payload"].encode() if "payload" in entry else base64.b64decode(entry["b64"])
        feed(f"hostile-{number}", page)
        feed(f"headed-{number}", re.sub(rb"<(item|entry)[^<>/]*>", rb"\g<0><title>Ferry stays</title>", page))
    monkeypatch.chdir(tmp_path)
    at_hand.on = True
    read_feeds()
    at_hand.on = False
    assert at_hand.seen == []
    assert list(tmp_path.iterdir()) == []
    assert Feed.objects.exclude(read_at=None).count() == 2 * len(hostile) == 560
    assert not Feed.objects.filter(trouble__contains="broke off").exists()
    assert Article.objects.count() > 30
    copy = "".join(Article.objects.values_list("headline", flat=True))
    assert "root:" not in copy
    assert list(violations()) == []
