"""RSS and Atom: each item of a feed as a draft.

Sources: https://www.rssboard.org/rss-specification, RFC 4287.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import escape
from typing import Any

from lxml import etree

from . import html, sanitise, xml
from .apart import apart
from .draft import Draft, Unreadable
from .moments import in_utc, moment

MAX_BYTES = 5_000_000
MAX_ITEMS = 1_000
SECONDS = 8

_BODIES = ("encoded", "content", "description", "summary")  # the fullest first
_KEYS = ("guid", "id", "link")
_MOMENTS = ("published", "pubDate", "date", "issued", "updated", "modified")  # the first it was out


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a feed. `key` is the same whenever the feed is read again; `at` is when it came out,
    with its time zone, None where the feed does not tell.
    """

    key: str
    draft: Draft
    at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds; `refused` has a sentence for each item that could not be read."""

    title: str
    items: tuple[Item, ...]
    refused: tuple[str, ...]


def read(data: bytes) -> Feed:
    """The items of an RSS or Atom feed, in its order. Raises Unreadable when it is none."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"This feed has {len(data):,} bytes; {MAX_BYTES:,} is the most.")
    return apart(_read, data, seconds=SECONDS)


def _read(data: bytes) -> Feed:
    root = xml.parse(data)
    channel = xml.child(root, "channel")
    head = root if channel is None else channel
    elements = list(root.iter("{*}item", "{*}entry"))
    if not elements and xml.name_of(root) not in {"rss", "feed", "RDF"}:
        raise Unreadable("This is neither an RSS nor an Atom feed.")
    if len(elements) > MAX_ITEMS:
        raise Unreadable(f"This feed has {len(elements):,} items; {MAX_ITEMS:,} is the most.")
    items, refused = [], []
    for number, element in enumerate(elements, start=1):
        try:
            items.append(_item(element))
        except Unreadable as refusal:
            refused.append(f"Item {number}: {refusal}")
    return Feed(_words(xml.child(head, "title")), tuple(items), tuple(refused))


def _item(element: Any) -> Item:
    title = _words(xml.child(element, "title"))
    body = next((found for name in _BODIES if (found := _markup(xml.child(element, name)))), "")
    if not title and not body:
        raise Unreadable("It has neither a title nor a text.")
    key = next((found for name in _KEYS if (found := _address(xml.child(element, name)))), "")
    moments = (_moment(xml.child(element, name)) for name in _MOMENTS)
    return Item(
        key=key or sha256(f"{title}\0{body}".encode()).hexdigest(),
        draft=html.read(body, title),
        at=next(filter(None, moments), None),
    )


def _address(element: Any | None) -> str:
    """An item's identifier or link: the element's text, in Atom the link's target."""
    if element is None:
        return ""
    return (element.text or "").strip() or (element.get("href") or "").strip()


def _moment(element: Any | None) -> datetime.datetime | None:
    """A moment as RSS writes it (RFC 822) or Atom (RFC 3339); None for what is neither."""
    told = "" if element is None else (element.text or "").strip()
    try:
        return moment(told) or in_utc(parsedate_to_datetime(told))
    except (ValueError, OverflowError):
        return None


def _words(element: Any | None) -> str:
    """A title without its markup, on one line."""
    copy = sanitise.blocks(_markup(element))
    return " ".join(" ".join(block.text for block in copy.blocks).split())


def _markup(element: Any | None) -> str:
    """The HTML that an element holds: escaped, as elements, or as the plain text it says it is."""
    if element is None:
        return ""
    if element.get("type") == "text":
        return escape("".join(element.itertext()), quote=False)
    return "".join(_inside(element)).strip()


def _inside(element: Any) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        yield etree.tostring(inner, encoding="unicode", method="html")
