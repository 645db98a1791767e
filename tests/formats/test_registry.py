"""Files are told by their ending, exports by their name."""

from __future__ import annotations

import pytest

from editorial.formats.draft import Draft, Unreadable
from editorial.formats.registry import EXPORTERS, IMPORTERS, read_file
from editorial.text.block import Block, BlockKind


@pytest.mark.parametrize("name", ["copy.txt", "COPY.TXT", "a.b.html", "copy.htm", "copy.md"])
def test_a_file_is_read_by_its_ending(name: str) -> None:
    assert read_file(name, b"Head\n\nbody").headline.startswith("Head")


@pytest.mark.parametrize("name", ["copy.pdf", "copy", ".txt", "../../etc/passwd", ""])
def test_other_files_are_refused_with_what_can_be_read(name: str) -> None:
    with pytest.raises(Unreadable, match=r"use one of \.txt"):
        read_file(name, b"Head")


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_goes_out_can_come_back(name: str) -> None:
    draft = Draft((Block.of_text("Head", BlockKind.HEADLINE), Block.of_text("One"), Block.of_text("Two")))
    exporter = EXPORTERS[name]
    assert exporter.ending in IMPORTERS
    assert read_file(f"copy{exporter.ending}", exporter.write(draft)) == draft
