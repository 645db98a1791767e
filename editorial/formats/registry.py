"""Which format a file is in, and in which ones copy goes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from . import html, markdown, marked, plain
from .docx import reading as docx_reading
from .docx import writing as docx_writing
from .draft import Draft, Unreadable

Importer = Callable[[bytes], Draft]

IMPORTERS: dict[str, Importer] = {
    ".txt": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".docx": docx_reading.read,
}


@dataclass(frozen=True)
class Exporter:
    """A format to take copy out in; `ending` has its dot.

    Where it is `tracked`, the draft's proposals go out with it.
    """

    label: str
    ending: str
    media_type: str
    write: Callable[[Draft], bytes]
    tracked: bool = False


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

EXPORTERS = {
    "html": Exporter("HTML", ".html", "text/html; charset=utf-8", html.write),
    "md": Exporter("Markdown", ".md", "text/markdown; charset=utf-8", markdown.write),
    "txt": Exporter("Plain text", ".txt", "text/plain; charset=utf-8", plain.write),
    "html-marked": Exporter(
        "HTML with marks", ".html", "text/html; charset=utf-8", marked.write, tracked=True
    ),
    "docx": Exporter("Word", ".docx", _WORD, docx_writing.write),
    "docx-tracked": Exporter(
        "Word with tracked changes", ".docx", _WORD, docx_writing.write_tracked, tracked=True
    ),
}


def read_file(name: str, data: bytes) -> Draft:
    """The article in a file of this name. Raises Unreadable, also for an ending not in IMPORTERS."""
    ending = PurePath(name).suffix.lower()
    if ending not in IMPORTERS:
        raise Unreadable(f"Files of this kind cannot be read; use one of {', '.join(IMPORTERS)}.")
    return IMPORTERS[ending](data)
