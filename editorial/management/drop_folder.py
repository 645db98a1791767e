"""A folder that copy is put into, from the shell or by another program. It is only ever read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from editorial.formats.draft import Unreadable

from .files import MAX_BYTES


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file as it stood at one look; any writing to it, or a change of its rights, makes it another.

    Both times tell of writing: not every file system keeps the second.
    """

    name: str
    inode: int
    size: int
    changed: int  # nanoseconds
    rights_changed: int


class DropFolder:
    """Gives each file when two looks have found it the same, and once only.

    Top level only; hidden files and symbolic links are left out, as is what is no plain file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._standing: set[File] = set()
        self._given: set[File] = set()

    def look(self) -> list[File]:
        """The files that stand as at the last look and were not given since, by name.

        Raises Unreadable when the folder itself cannot be read.
        """
        try:
            standing = set(self._files())
        except OSError as error:
            raise Unreadable(f"{self.path}: {error.strerror or error}.") from None
        settled = standing & self._standing - self._given
        self._standing = standing
        self._given = (self._given | settled) & standing
        return sorted(settled)

    def read(self, file: File) -> bytes | None:
        """What the file holds, or None when it is another one by now, which a later look will give.

        Raises Unreadable when it cannot be had or is too large.
        """
        try:
            # Neither a link nor a pipe that took the file's place meanwhile is followed or waited for.
            opened = os.open(self.path / file.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with open(opened, "rb") as stream:
                data = stream.read(MAX_BYTES + 1)
                now = _file(file.name, os.fstat(opened))
        except OSError as error:
            raise Unreadable(f"{error.strerror or error}.") from None
        if now != file:
            return None
        if len(data) > MAX_BYTES:
            raise Unreadable(f"This is more than {MAX_BYTES:,} bytes, the most there is room for.")
        return data

    def _files(self) -> list[File]:
        files = []
        with os.scandir(self.path) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(FileNotFoundError):  # taken away while we look
                    state = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(state.st_mode):
                        files.append(_file(entry.name, state))
        return files


def _file(name: str, state: os.stat_result) -> File:
    return File(name, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
