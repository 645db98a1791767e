"""The training text: US government posts, public domain. It is read, never copied into the project."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

# Places that were read and found to be slips of the posts themselves, by `place`.
SLIPS = frozenset(
    (
        3367682076, 3553165092, 896689603, 2920595235, 962998864, 3806417647, 4060306682, 56619170,
        2553480027,
        281649563, 2594695128, 789441689, 3636420393, 1267081979, 511564557, 2904928045, 2476934807,
        3326319631,
        150536695, 36361890, 3376737639, 2778921288, 3684865249, 726962746, 282061788, 3238708439, 630451125,
        3523930976, 519117636,
    )
)  # fmt: skip
POSTS = Path(__file__).parents[4] / "shared" / "training" / "us-government-posts.jsonl.gz"


def blocks(*, held_out: bool = False) -> Iterator[str]:
    """The paragraphs and headlines of the posts, either of the held-out tenth or of the other nine."""
    with gzip.open(POSTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            post = json.loads(line)
            if (zlib.crc32(post["id"].encode()) % 10 == 0) is held_out:
                yield post["headline"]
                yield from post["body"].split("\n\n")


def place(block: str, start: int) -> int:
    """A number for one place in one block."""
    return zlib.crc32(f"{start} {block}".encode())
