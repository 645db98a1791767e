"""Feeds: every item a draft, and nothing hostile through."""

from __future__ import annotations

import base64

import pytest

from editorial.formats import feed, html
from editorial.formats.draft import Unreadable

from .hostile import inputs, off_the_allow_list, payloads

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Desk &amp; co</title>
<item><title>Ferry &lt;b&gt;stays&lt;/b&gt;</title><guid>tag:1</guid><link>https://example.org/1</link>
<description>Short.</description>
<content:encoded><![CDATA[<p>Long é.</p><p>Two.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://example.org/2</link>
<description>&lt;p&gt;Body&lt;/p&gt;</description></item>
<item><title>Third</title></item>
<item><author>nobody</author></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><id>urn:1</id><title type="text">a &lt; b</title><link href="https://example.org/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p>
<p>three</p></div></content></entry>
<entry><title>Linked</title><link href="https://example.org/2"/>
<summary type="html">&lt;p&gt;Sum</summary></entry></feed>"""


def blocks(item: feed.Item) -> list[str]:
    return [block.html for block in item.draft.blocks]


def test_rss() -> None:
    found = feed.read(RSS.format(encoding="utf-8").encode())
    assert found.title == "Desk & co"
    assert [item.key for item in found.items[:2]] == ["tag:1", "https://example.org/2"]
    assert [blocks(item) for item in found.items] == [
        ["Ferry stays", "Long é.", "Two."],
        ["Second", "Body"],
        ["Third"],
    ]
    assert found.refused == ("Item 4: It has neither a title nor a text.",)


def test_atom() -> None:
    found = feed.read(ATOM.encode())
    assert [item.key for item in found.items] == ["urn:1", "https://example.org/2"]
    assert [blocks(item) for item in found.items] == [
        ["a &lt; b", "One <em>two</em>", "three"],
        ["Linked", "Sum"],
    ]


def test_an_item_has_the_same_key_whenever_it_is_read() -> None:
    data = RSS.format(encoding="utf-8").encode()
    assert [item.key for item in feed.read(data).items] == [item.key for item in feed.read(data).items]
    assert len({item.key for item in feed.read(data).items}) == 3


@pytest.mark.parametrize(
    ("element", "at"),
    [
        ("<pubDate>Fri, 20 Nov 2026 23:30:00 -0500</pubDate>", "2026-11-21T04:30:00+00:00"),
        ("<pubDate>20 Nov 2026 09:30 GMT</pubDate>", "2026-11-20T09:30:00+00:00"),
        ("<published>2026-11-20T09:30:00Z</published>", "2026-11-20T09:30:00+00:00"),
        (
            "<updated>2026-11-22T00:00:00Z</updated><published>2026-11-20</published>",
            "2026-11-20T00:00:00+00:00",
        ),
        (
            "<published>soon</published><updated> 2026-11-20T09:30:00+02:00 </updated>",
            "2026-11-20T07:30:00+00:00",
        ),
        (
            "<d:date xmlns:d='http://purl.org/dc/elements/1.1/'>2026-11-20</d:date>",
            "2026-11-20T00:00:00+00:00",
        ),
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate>Fri, 99 Nov 99999 23:30:00 -0500</pubDate>", None),
        ("<pubDate>0001-01-01T00:00:00+14:00</pubDate>", None),
        ("<pubDate/>", None),
        ("", None),
    ],
)
def test_an_item_tells_when_it_came_out(element: str, at: str | None) -> None:
    (item,) = feed.read(f"<rss><item><title>Head</title>{element}</item></rss>".encode()).items
    assert (item.at and item.at.isoformat()) == at


def test_a_feed_says_its_encoding() -> None:
    assert "Long é." in blocks(feed.read(RSS.format(encoding="iso-8859-1").encode("latin-1")).items[0])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "XML is broken"),
        (b"<html><p>x</p></html>", "neither an RSS nor an Atom feed"),
        (b"<!DOCTYPE rss [<!ENTITY x 'y'>]><rss><channel/></rss>", "document type"),
        (b"x" * 5_000_001, "5,000,000 is the most"),
        (b"<rss><channel>" + b"<item/>" * 1_001 + b"</channel></rss>", "1,000 is the most"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        feed.read(data)


def test_hostile_feeds_are_read_or_refused_and_nothing_gets_through() -> None:
    read = 0
    for entry in inputs("feeds_*")[::12]:
        data = entry["payload"].encode() if "payload" in entry else base64.b64decode(entry["b64"])
        try:
            found = feed.read(data)
        except Unreadable:
            continue
        read += 1
        for item in found.items:
            assert off_the_allow_list(html.fragment(item.draft.blocks)) == []
    assert read > 10


def test_hostile_markup_in_an_item_does_not_get_through() -> None:
    attacks = [payload for payload in payloads("xss_*") if payload.isprintable() and "]]>" not in payload]
    cells = "".join(
        f"<item><title><![CDATA[{a}]]></title><description><![CDATA[{a}]]></description></item>"
        for a in attacks[:1000]
    )
    found = feed.read(f"<rss><channel>{cells}</channel></rss>".encode())
    assert len(found.items) > len(attacks[:1000]) / 2
    for item in found.items:
        assert off_the_allow_list(html.fragment(item.draft.blocks)) == []
