"""Check every invariant on the stored data."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editorial.desk.integrity import counts, violations


class Command(BaseCommand):
    help = "Checks every invariant on the stored data; prints counts; exits with 1 on a violation."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in counts().items():
            self.stdout.write(f"{count:>9,}  {name}")
        found = list(violations())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found):,} violations")
        self.stdout.write("No violation.")
