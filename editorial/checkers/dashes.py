"""Which dash an article uses, and how it is spaced."""

from __future__ import annotations

import re
from collections import Counter

from .document import Document

DEFAULT = " – "  # where an article has no dash of its own: the spaced en dash
_DASH = re.compile(r"(?<=[^\W_]) ?— ?(?=[\w“‘\"'(])|(?<=[\w.,”’\"')]) – (?=[\w“‘\"'(])")


def house_dash(document: Document) -> str:
    """The dash most of the article uses, with its spaces: “ – ”, “—” or “ — ”."""
    used = Counter(
        " — " if " " in dash and "—" in dash else dash
        for passage in document.passages
        for dash in _DASH.findall(passage.text)
    )
    return used.most_common(1)[0][0] if used else DEFAULT
