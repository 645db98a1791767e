"""Bring in articles from files and folders."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from editorial.desk.files import take_in_file
from editorial.desk.intake import NotCopy
from editorial.formats.characters import clean_text
from editorial.formats.draft import Unreadable
from editorial.management.files import files_under, read_bytes


class Command(BaseCommand):
    help = "Brings in articles from files and folders. Exits with 1 when a file was refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--language", default="en-US", help="BCP 47, such as en-GB; en-US if left out.")
        parser.add_argument(
            "--dated",
            type=datetime.date.fromisoformat,
            help="The day the articles speak from, as YYYY-MM-DD; today if left out.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        taken = refused = 0
        with tqdm(list(files_under(options["paths"])), unit="file", file=sys.stderr) as progress:
            for path in progress:
                try:
                    article, losses = take_in_file(
                        clean_text(path.name),
                        read_bytes(path),
                        language=options["language"],
                        dated=options["dated"],
                    )
                except (Unreadable, NotCopy) as refusal:
                    refused += 1
                    progress.write(f"{path}: {refusal}", file=sys.stderr)
                    continue
                taken += 1
                progress.write(f"{article.pk}  {article.headline}", file=sys.stdout)
                for loss in losses:
                    progress.write(f"{path}: {loss}", file=sys.stderr)
        self.stdout.write(f"{taken:,} taken in, {refused:,} refused.")
        if refused:
            sys.exit(1)
