"""Take clean copy out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.desk.release import clean_draft
from editorial.formats.registry import EXPORTERS
from editorial.models import Article

CLEAN = [name for name, exporter in EXPORTERS.items() if not exporter.tracked]


class Command(BaseCommand):
    help = "Writes an article's clean copy: what was accepted is applied, nothing else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("--format", required=True, choices=CLEAN)
        parser.add_argument("--output", type=Path, metavar="FILE", help="Left out: standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(pk=options["id"]).first()
        if article is None:
            raise CommandError(f"There is no article {options['id']}.")
        data = EXPORTERS[options["format"]].write(clean_draft(article))
        if options["output"] is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            options["output"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error
