"""A suggestion in words, for whoever hears the page or reads what came of it."""

from __future__ import annotations

import re

from editorial.models import Suggestion

_NEAR = 40  # code points on either side to look for a word in


def spoken(suggestion: Suggestion, text: str, words: str | None = None) -> str:
    """The change as it was decided, or as proposed; `words` are what is put in place of either.

    One of signs and spaces alone is told with the words it touches. `text` is the plain text of
    the suggestion's block.
    """
    given = (words, suggestion.applied, suggestion.replacement)
    proposed = next((put for put in given if put is not None), None)
    original = suggestion.original
    if any(map(str.isalnum, original + (proposed or ""))):
        return suggestion.change(proposed)
    before, after = _touching(suggestion, text)
    if proposed is None:
        return f"“{before}{original}{after}”?"
    return f"“{before}{original}{after}” → “{before}{proposed}{after}”"


def subject(suggestion: Suggestion, text: str) -> str:
    """The words it is about: those it marks, or where it only adds, those it would stand in or between."""
    return suggestion.original or "".join(_touching(suggestion, text))


def _touching(suggestion: Suggestion, text: str) -> tuple[str, str]:
    before = re.findall(r"\S*$", text[max(suggestion.start - _NEAR, 0) : suggestion.start])[0]
    after = re.findall(r"^\S*", text[suggestion.end : suggestion.end + _NEAR])[0]
    return before, after
