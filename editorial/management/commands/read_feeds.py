"""Bring in what is new in the feeds."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from editorial.desk.feeds import read_feed
from editorial.models import Feed


class Command(BaseCommand):
    help = "Reads the feeds that are on; each new item becomes an article. Exits with 1 when one had trouble."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.FETCH_URLS:
            raise CommandError("Fetching is switched off: set FETCH_URLS=1 to have feeds read.")
        taken = refused = 0
        for feed in Feed.objects.filter(on=True):
            reading = read_feed(feed)
            for article in reading.taken:
                self.stdout.write(f"{article.pk}  {article.headline}")
            for sentence in reading.refused:
                self.stderr.write(f"{feed.url}: {sentence}")
            taken += len(reading.taken)
            refused += len(reading.refused)
        self.stdout.write(f"{taken:,} taken in, {refused:,} refused.")
        if refused:
            sys.exit(1)
