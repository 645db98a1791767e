"""Makes `../statistics/misspellings.gz`: common misspellings, each with its one correction.

From the word list of codespell 2.4.3 (CC BY-SA 3.0; it grew out of English Wikipedia's list): the
entries of one correction whose misspelling is no word, whatever list one asks, and is in no two
blocks of the training posts.

    python -m editorial.checkers.training.misspellings
"""

from __future__ import annotations

import gzip
import re

from editorial.checkers.statistics.misspellings import PATH
from editorial.checkers.statistics.vocabulary import vocabulary

from .vocabulary import listed, misspellings, used

_LETTERS = re.compile(r"[a-z]{3,}")
_RIGHT = re.compile(r"[a-z]+(?:['-][a-z]+)*")


def main() -> None:
    words = vocabulary()
    real = listed() | used()
    kept = {
        wrong: right
        for wrong, right in misspellings().items()
        if _LETTERS.fullmatch(wrong) and _RIGHT.fullmatch(right) and right in words and wrong not in real
    }
    PATH.write_bytes(gzip.compress("\n".join(f"{w} {r}" for w, r in sorted(kept.items())).encode(), mtime=0))
    print(f"{len(kept)} misspellings, {PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()
