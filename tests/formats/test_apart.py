"""Reading that runs wild is stopped, and its failures are sentences."""

from __future__ import annotations

import os
import time

import pytest

from editorial.formats.apart import apart
from editorial.formats.draft import Unreadable


def refuse() -> None:
    raise Unreadable("No.")


def fill_memory() -> int:
    return len(bytearray(2 << 30))


def test_a_result_comes_back() -> None:
    assert apart(sorted, [3, 1, 2], seconds=20) == [1, 2, 3]
    assert apart(os.getpid, seconds=20) != os.getpid()


def test_a_refusal_comes_back_as_it_is() -> None:
    with pytest.raises(Unreadable, match=r"^No\.$"):
        apart(refuse, seconds=20)


def spin() -> None:
    while True:
        pass


def test_what_takes_too_long_is_stopped_whether_it_works_or_waits() -> None:
    with pytest.raises(Unreadable, match="longer than 1 seconds"):
        apart(spin, seconds=1, patience=60)
    with pytest.raises(Unreadable, match="longer than 2 seconds"):
        apart(time.sleep, 60, seconds=20, patience=2)


def test_what_needs_too_much_memory_or_fails_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="could not be read"):
        apart(fill_memory, seconds=20)
    with pytest.raises(Unreadable, match="could not be read"):
        apart(int, "x", seconds=20)
