"""Common misspellings, each with its one correction."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("misspellings.gz")


@cache
def misspellings() -> dict[str, str]:
    """Misspelling to correction, in lower case; read when first asked for."""
    rows = gzip.decompress(PATH.read_bytes()).decode("utf-8").split()
    return dict(zip(rows[::2], rows[1::2], strict=True))
