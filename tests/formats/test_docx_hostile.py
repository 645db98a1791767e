"""Hostile Word files are read or refused with a sentence; nothing else happens."""

from __future__ import annotations

import base64
import socket
import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from editorial.formats.docx.reading import read
from editorial.formats.draft import Draft, Unreadable

from .hostile import inputs, payloads
from .word_files import p, packed, parts, r, word

TEXT = p(r("Head")) + p(r("text"))


def outcome(data: bytes) -> Draft | str:
    """What was read, or the sentence it was refused with."""
    try:
        return read(data)
    except Unreadable as refusal:
        return str(refusal)


def with_document(document: str) -> bytes:
    return packed(parts(TEXT) | {"word/document.xml": document})


def test_files_that_broke_other_readers() -> None:
    outcomes = [outcome(base64.b64decode(entry["b64"])) for entry in inputs("docx_*")]
    assert sum(isinstance(found, Draft) for found in outcomes) >= len(outcomes) / 2


def test_xml_attacks_in_place_of_the_text_and_around_it() -> None:
    for payload in payloads("xml_*"):
        outcome(with_document(payload))
        whole = word(TEXT)
        declared = payload + ZipFile(BytesIO(whole)).read("word/document.xml").decode()
        if "<!DOCTYPE" in payload:
            assert isinstance(outcome(with_document(declared)), str)


def test_an_entity_is_never_looked_up() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
    for declared in (
        f'<!ENTITY x SYSTEM "{url}">',
        f'<!ENTITY % x SYSTEM "{url}"> %x;',
        '<!ENTITY x SYSTEM "file:///etc/hosts">',
    ):
        document = f"<!DOCTYPE d [{declared}]>" + parts(p(r("&x;")))["word/document.xml"]
        assert "document type" in str(outcome(with_document(document)))
    with pytest.raises(TimeoutError):
        server.accept()


def test_a_billion_laughs_are_refused() -> None:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    document = f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>' + parts(p(r("&a9;")))["word/document.xml"]
    assert isinstance(outcome(with_document(document)), str)


def test_a_small_file_that_unpacks_to_fifty_megabytes_is_refused_by_its_size() -> None:
    data = with_document(parts(p(r("x" * 50_000_000)))["word/document.xml"])
    assert len(data) < 70_000
    assert outcome(data) == "This file unpacks to 50 megabytes; 20 is the most."


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = with_document(parts(p(r("x" * 50_000_000)))["word/document.xml"])
    true_size = struct.pack("<L", ZipFile(BytesIO(data)).getinfo("word/document.xml").file_size)
    assert "damaged" in str(outcome(data.replace(true_size, struct.pack("<L", 1000))))


def test_a_picture_that_unpacks_to_a_gigabyte_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts(TEXT).items():
            archive.writestr(name, part)
        with archive.open("word/media/image1.png", "w", force_zip64=True) as picture:
            for _ in range(300):
                picture.write(bytes(1_000_000))
    assert "200 is the most" in str(outcome(out.getvalue()))


def test_very_many_members_are_refused() -> None:
    assert "5,000 is the most" in str(outcome(packed(parts(TEXT) | {f"x{n}": "" for n in range(6000)})))


def test_names_that_lead_outside_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = packed(parts(TEXT) | {"../../outside.xml": "<x/>", "/etc/outside.xml": "<x/>"})
    found = outcome(data)
    assert isinstance(found, Draft)
    assert [block.text for block in found.blocks] == ["Head", "text"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a Word file"),
        (b"plain words", "not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .doc file or has a password"),
        (packed({"a.txt": "x"}), "names no document"),
        (packed(parts(TEXT) | {"word/document.xml": "<w:document"}), "XML is broken"),
        (with_document("<x/>"), "no text in it"),
        (word(TEXT)[:-30], "not a Word file"),
        (bytes(20_000_001), "20 is the most"),
    ],
)
def test_what_is_no_word_file_is_refused_with_a_reason(data: bytes, sentence: str) -> None:
    assert sentence in str(outcome(data))


def test_a_deep_or_long_document_is_read_or_refused() -> None:
    for shape in ("<w:tbl>", "<w:p><w:ins><w:r>", "<w:sdt>", "<w:p>"):
        outcome(with_document(parts(shape * 100_000)["word/document.xml"]))
    assert isinstance(outcome(word(p(r("x")) * 21_000)), str)
    assert isinstance(outcome(word(p(r("x" * 100_000)) * 21)), str)


def test_damage_anywhere_is_a_sentence() -> None:
    whole = bytearray(word(TEXT))
    for place in range(0, len(whole), len(whole) // 12):
        damaged = whole.copy()
        damaged[place] ^= 0xFF
        outcome(bytes(damaged))


def test_a_word_file_in_a_word_file_stays_packed() -> None:
    inner = word(TEXT)
    outer = packed(
        {name: part.encode() for name, part in parts(TEXT).items()} | {"word/embeddings/a.docx": inner}
    )
    found = outcome(outer)
    assert isinstance(found, Draft)
    assert [block.text for block in found.blocks] == ["Head", "text"]
