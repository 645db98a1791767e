"""Files that the shell names, read as copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from editorial.formats.draft import Draft, Unreadable
from editorial.formats.registry import read_file

MAX_BYTES = 16 * 1024 * 1024


def read_copy(path: Path) -> Draft:
    """The article in the file. Raises Unreadable, also where the file itself cannot be had."""
    return read_file(path.name, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What the file holds. Raises Unreadable where it cannot be had, or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{error.strerror or error}.") from None
    if len(data) > MAX_BYTES:
        raise Unreadable(f"This is more than {MAX_BYTES:,} bytes, the most there is room for.")
    return data


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and all those in the folders named, in order; hidden ones in folders are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
                yield file
