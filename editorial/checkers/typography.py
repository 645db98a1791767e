"""Which dash and which quotation marks an article uses."""

from __future__ import annotations

import re
from collections import Counter

from .document import Document

DASHES = (" – ", "—", " — ")  # the first is put where an article has no dash of its own
CURLY = frozenset("“”‘’")
STRAIGHT = frozenset("\"'")
_DASH = re.compile(r"(?<=[^\W_]) ?— ?(?=[\w“‘\"'(])|(?<=[\w.,”’\"')]) – (?=[\w“‘\"'(])")


def house_dash(document: Document) -> str:
    """The dash most of the article uses, with its spaces: “ – ”, “—” or “ — ”; empty where it has none."""
    used = Counter(
        " — " if " " in dash and "—" in dash else dash
        for passage in document.passages
        for dash in _DASH.findall(passage.text)
    )
    return used.most_common(1)[0][0] if used else ""


def house_marks(document: Document) -> str:
    """The kind most quotation marks and apostrophes of the article are of.

    “curly” or “straight”; empty where there is none, or as many of the one as of the other.
    """
    text = "".join(passage.text for passage in document.passages)
    curly = sum(map(text.count, CURLY))
    straight = sum(map(text.count, STRAIGHT))
    if curly == straight:
        return ""
    return "curly" if curly > straight else "straight"
