"""Tables that rules read: one entry a line, lines that open with # are remarks."""

from __future__ import annotations

from importlib.resources import files


def lines(name: str) -> list[str]:
    """The entries of `name`.txt beside this file, in order."""
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
