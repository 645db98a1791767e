"""Take copy out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.desk.access import Act, may
from editorial.desk.gate import let_out, questions
from editorial.desk.release import FORMATS, take_out
from editorial.formats.characters import clean_text
from editorial.models import Article
from editorial.models.suggestion import MAX_REASON


class Command(BaseCommand):
    help = "Writes an article: clean, with what was accepted applied, or with its changes tracked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int)
        parser.add_argument("--format", required=True, choices=FORMATS)
        parser.add_argument("--by", metavar="LOGIN", help="Who lets it go out while questions are open.")
        parser.add_argument("--reason", default="", help="Why, for the record.")
        parser.add_argument("--output", type=Path, metavar="FILE", help="Left out: standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.filter(pk=options["id"]).first()
        if article is None:
            raise CommandError(f"There is no article {options['id']}.")
        form = FORMATS[options["format"]]
        if form.clean and (asked := questions(article)):
            reason = clean_text(options["reason"])[:MAX_REASON]
            let_out(article, reason, _editor(options["by"], len(asked)))
        data = take_out(article, form)
        if options["output"] is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            options["output"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}.") from error


def _editor(login: str | None, asked: int) -> User:
    """Whose record it goes on that copy with open questions goes out. Raises CommandError without one."""
    if login is None:
        raise CommandError(
            f"Questions are open in this article: {asked}. Close them, or say with --by who lets it go out."
        )
    person = User.objects.filter(username=login).first()
    if person is None or not may(person, Act.EXPORT):
        raise CommandError(f"“{login}” may not let copy go out.")
    return person
