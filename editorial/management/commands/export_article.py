"""Take copy out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.desk.gate import questions
from editorial.desk.release import FORMATS, take_out
from editorial.models import Article


class Command(BaseCommand):
    help = "Writes an article: clean, with what was accepted applied, or with its changes tracked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("--format", required=True, choices=FORMATS)
        parser.add_argument("--output", type=Path, metavar="FILE", help="Left out: standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(pk=options["id"]).first()
        if article is None:
            raise CommandError(f"There is no article {options['id']}.")
        form = FORMATS[options["format"]]
        if form.clean and (asked := questions(article)):
            self.stderr.write(f"Questions are open in this article: {len(asked)}.")
        data = take_out(article, form)
        if options["output"] is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            options["output"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error
