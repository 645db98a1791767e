"""Feeds are read: each new item becomes an article."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.utils import timezone

from editorial.formats import feed as feeds
from editorial.formats.draft import Unreadable
from editorial.models import Article, Feed

from .arriving import arrive
from .fetching import fetch
from .intake import NotCopy

log = logging.getLogger(__name__)

MAX_TITLE = MAX_SOURCE = 200  # code points, as the tables have them
MAX_TROUBLE = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a feed brought: articles, and a sentence for each thing that was refused."""

    taken: tuple[Article, ...] = ()
    refused: tuple[str, ...] = ()


def read_feed(feed: Feed) -> Reading:
    """Fetch the feed and take in what is new in it; what went wrong is stored as its trouble.

    Whatever a feed does, the next one can be read.
    """
    try:
        reading = _reading(feed)
    except Unreadable as refusal:
        reading = Reading(refused=(str(refusal),))
    except Exception:
        log.exception("reading the feed %s broke off", feed.url)
        reading = Reading(refused=("Reading it broke off; the log says why.",))
    trouble = " ".join(reading.refused)[:MAX_TROUBLE]
    Feed.objects.filter(pk=feed.pk).update(read_at=timezone.now(), trouble=trouble)
    return reading


def _reading(feed: Feed) -> Reading:
    found = feeds.read(fetch(feed.url))
    title = found.title[:MAX_TITLE]
    Feed.objects.filter(pk=feed.pk, title="").update(title=title)
    source = feed.title or title or feed.url[:MAX_SOURCE]
    taken, refused = [], list(found.refused)
    for item in found.items:
        dated = timezone.localdate(item.at) if item.at else None
        try:
            article = arrive(feed.url, item.key, item.draft, source=source, dated=dated)
        except NotCopy as refusal:
            refused.append(f"“{_opening(item)}”: {refusal}")
            continue
        if article:
            taken.append(article)
    return Reading(tuple(taken), tuple(refused))


def _opening(item: feeds.Item) -> str:
    """The words a person knows the item by."""
    return next((block.text for block in item.draft.blocks if block.text), item.key)[:60]
