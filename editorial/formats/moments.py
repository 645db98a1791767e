"""Moments as files tell them: those that every database and page here can hold."""

from __future__ import annotations

import datetime


def moment(told: str) -> datetime.datetime | None:
    """The moment that ISO 8601 or RFC 3339 tells, in UTC, which is taken where no zone is named.

    None for what is no moment, and for one that has no place in the calendar of UTC.
    """
    try:
        found = datetime.datetime.fromisoformat(told)
    except ValueError:
        return None
    return in_utc(found)


def in_utc(found: datetime.datetime) -> datetime.datetime | None:
    """The moment in UTC, which is taken where it has no zone; None outside the years 1 to 9999."""
    try:
        return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except OverflowError:
        return None
