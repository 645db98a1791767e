"""A .docx file as a package of parts, opened with care: sizes are looked at before anything is unpacked."""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from .. import xml
from ..draft import Unreadable

MAX_FILE = 20_000_000  # bytes, as uploaded
MAX_PART = 20_000_000  # bytes of one part, unpacked; ten thousand words are two million
MAX_UNPACKED = 200_000_000
MAX_MEMBERS = 5_000

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Related(NamedTuple):
    """What a part refers to: another part, or an address outside."""

    kind: str
    target: str


class Package:
    """The parts of a Word file. Raises Unreadable when it is none, or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLD_WORD):
            raise Unreadable("This is an old .doc file or has a password; save it as .docx without one.")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError):
            raise Unreadable("This is not a Word file: it cannot be unpacked.") from None
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise Unreadable(f"This file has {len(members):,} parts; {MAX_MEMBERS:,} is the most.")
        unpacked = sum(member.file_size for member in members)
        largest = max((m.file_size for m in members if m.filename.endswith((".xml", ".rels"))), default=0)
        for size, most in ((unpacked, MAX_UNPACKED), (largest, MAX_PART)):
            if size > most:
                raise Unreadable(
                    f"This file unpacks to {size / 1e6:,.0f} megabytes; {most / 1e6:,.0f} is the most."
                )
        self._names = {member.filename.lstrip("/").lower(): member for member in members}

    def main(self) -> str:
        """The name of the part that holds the text."""
        for related in self.related("").values():
            if related.kind == "officeDocument":
                return related.target
        raise Unreadable("This is not a Word file: it names no document inside.")

    def tree(self, name: str) -> Any | None:
        """The root element of a part, None where there is no such part."""
        member = self._names.get(name.lower())
        if member is None:
            return None
        try:
            with self._zip.open(member) as stream:
                data = stream.read(MAX_PART + 1)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            raise Unreadable(f"This Word file is damaged: {name} cannot be unpacked.") from None
        if len(data) > MAX_PART:
            raise Unreadable(f"{name} unpacks to more than it says, which is refused.")
        return xml.parse(data)

    def related(self, name: str) -> dict[str, Related]:
        """What the part refers to, by the reference's id; with no name, what the package does."""
        folder, base = posixpath.split(name)
        tree = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        out: dict[str, Related] = {}
        for element in () if tree is None else tree:
            target = element.get("Target") or ""
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out[element.get("Id") or ""] = Related((element.get("Type") or "").rpartition("/")[2], target)
        return out
