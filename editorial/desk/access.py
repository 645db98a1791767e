"""Who may do what: the one table."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class Act(StrEnum):
    """What a person may do, by the permission it takes."""

    READ = "editorial.view_article"
    WRITE = "editorial.add_article"
    PROPOSE = "editorial.propose_suggestion"
    DECIDE = "editorial.decide_suggestion"
    EXPORT = "editorial.export_article"
    REGISTER = "editorial.add_housename"


def may(person: AbstractBaseUser | AnonymousUser, act: Act) -> bool:
    return bool(person.has_perm(act.value))  # type: ignore[union-attr]
