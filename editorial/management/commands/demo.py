"""What there is to see on the first day: two people and some copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError

from editorial.desk.intake import take_in
from editorial.management.files import files_under, read_copy
from editorial.models import Article

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PEOPLE = (  # name, group, password, whether the admin is open to them
    ("editor", "editor", "copy-desk-day", False),
    ("admin", "administrator", "copy-desk-night", True),
)


class Command(BaseCommand):
    help = "Adds a demo editor, a demo administrator and sample articles, once; with DEBUG only."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Everybody knows the demo's passwords: set DEBUG to have them.")
        for path in files_under([SAMPLES]):
            source = f"sample {path.stem}"
            if not Article.objects.filter(source=source).exists():
                take_in(read_copy(path), source=source)
        for name, group, password, is_staff in PEOPLE:
            self._person(name, group, password, is_staff)

    def _person(self, name: str, group: str, password: str, is_staff: bool) -> None:
        """Make the person unless there is one, and say how to log in."""
        person, is_new = User.objects.get_or_create(username=name, defaults={"is_staff": is_staff})
        if is_new:
            person.set_password(password)
            person.save(update_fields=["password"])
            person.groups.add(Group.objects.get(name=group))
        known = password if person.check_password(password) else "(changed since)"
        self.stdout.write(f"{group:<15} login: {name:<8} password: {known}")
