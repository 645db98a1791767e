"""Hostile Word files are read or refused with a sentence; nothing else happens."""

from __future__ import annotations

import base64
import socket
import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from editorial.formats.docx.reading import read
from editorial.formats.draft import Draft, Unreadable
from editorial.formats.sanitise import is_inline

from .hostile import inputs, payloads
from .word_files import by, cut, ins, p, packed, parts, r, relations, word

TEXT = p(r("Head")) + p(r("text"))
COMMENT = f'<w:comment w:id="7" w:author="Bo"><w:p>{r("Sure?")}</w:p></w:comment>'


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


def relate(members: dict[str, str], *rows: tuple[str, str, str]) -> dict[str, str]:
    """The members with these relationships of the text."""
    return members | {"word/_rels/document.xml.rels": relations(*rows)}


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/numbering.xml", "word/comments.xml", "word/_rels/document.xml.rels"]
)
def test_entities_in_any_part_are_refused(name: str) -> None:
    members = parts(TEXT)
    assert "document type" in str(outcome(packed(members | {name: LAUGHS + members[name]})))


def test_targets_outside_are_neither_opened_nor_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        kinds = ("styles", "numbering", "comments", "header", "image", "aFChunk", "attachedTemplate")
        for target in (url, "file:///etc/passwd"):
            rows = [(f"x{n}", kind, target) for n, kind in enumerate(kinds)]
            found = outcome(packed(relate(parts(TEXT + '<w:altChunk r:id="x5"/>'), *rows)))
            assert isinstance(found, Draft)
            assert "1 embedded document was left out." in found.losses
        main = parts(TEXT) | {"_rels/.rels": relations(("r", "officeDocument", "file:///etc/passwd"))}
        assert "no text in it" in str(outcome(packed(main)))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_link_in_the_archive_leads_nowhere() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in parts(TEXT).items():
            link = ZipInfo(name)
            if name == "word/document.xml":
                link.external_attr, part = 0o120777 << 16, "/etc/passwd"
            archive.writestr(link, part)
    assert "XML is broken" in str(outcome(out.getvalue()))


def test_of_two_parts_of_one_name_one_is_read() -> None:
    out = BytesIO()
    other = parts(p(r("Other")) + p(r("words")))["word/document.xml"]
    with ZipFile(out, "w") as archive:
        for name, part in parts(TEXT).items():
            archive.writestr(name, part)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", other)
    found = outcome(out.getvalue())
    assert isinstance(found, Draft)
    assert found.headline == "Other"


def test_a_hundred_thousand_members_are_refused_in_time() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for n in range(100_000):
            archive.writestr(ZipInfo(f"{n}"), b"")
    assert isinstance(outcome(out.getvalue()), str)


def test_a_password_and_macros() -> None:
    locked = bytearray(word(TEXT))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := locked.find(signature, at)) >= 0:
            locked[at + flags] |= 1
            at += 4
    assert "cannot be unpacked" in str(outcome(bytes(locked)))
    with_macros = packed(
        {n: d.encode() for n, d in parts(TEXT).items()} | {"word/vbaProject.bin": b"\xd0\xcf"}
    )
    assert isinstance(outcome(with_macros), Draft)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-7", "latin-1"])
def test_other_encodings_of_the_xml_are_read_or_refused(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + parts(TEXT)["word/document.xml"]
    members = {name: part.encode() for name, part in parts(TEXT).items()}
    found = outcome(packed(members | {"word/document.xml": xml.encode(encoding)}))
    assert "XML is broken" in found if isinstance(found, str) else found.headline == "Head"


@pytest.mark.parametrize(
    "body",
    [
        p(ins("x" * 1_000_000), r("y")),
        p(
            f"<w:ins {by('Bo')}>" * 100
            + f"<w:del {by('Bo')}>" * 100
            + r("x")
            + "</w:del>" * 100
            + "</w:ins>" * 100
        ),
        p(
            *[f'<w:commentRangeEnd w:id="{n}"/><w:commentRangeStart w:id="{n}"/>' for n in range(-3, 9)],
            r("x"),
        ),
        p('<w:commentRangeStart w:id="7"/>', r("x")) + p('<w:commentRangeStart w:id="7"/>', r("y")),
        p(
            ins("x", date="0001-01-01T00:00:00+14:00"),
            ins("y", "Bo", date="9999-12-31T23:59:59-12:00"),
            r("z"),
        ),
        p(ins("x", date="-2026-01-01"), ins("y", "Bo", date="9" * 5000), r("z")),
        p(r("x"), extra=f'<w:pStyle w:val="{"S" * 1_000_000}"/>'),
        p(r("\u202ex\u2066\u0000".replace("\0", "&#x85;"))),
        p(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>'] * 5_000, r("x")),
        p(
            *['<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>'] * 5_000,
            r("x"),
        ),
        p('<w:hyperlink r:id="web">' * 100 + r("x") + "</w:hyperlink>" * 100),
        "<w:tbl><w:tr><w:tc>" * 60 + p(r("x")) + "</w:tc></w:tr></w:tbl>" * 60,
    ],
    ids="words nested ends twice early late style signs open closed links tables".split(),
)
def test_the_rest_of_a_strange_document_comes_in(body: str) -> None:
    found = outcome(word(p(r("Head")) + body + p(r("last words")), COMMENT))
    assert isinstance(found, Draft)
    assert found.blocks[-1].text == "last words"
    for block in found.blocks:
        assert is_inline(block.html)
    for proposal in found.proposals:
        assert proposal.span.end <= len(found.blocks[proposal.block].text)


@pytest.mark.parametrize(
    ("runs", "sentence"),
    [
        ([r("a ") + cut("b") + ins("c")] * 1_001, "One paragraph has more than 1,000 tracked changes"),
        ([cut("b") + ins("c")] * 100_000, "20 is the most"),
        (["<w:tbl><w:tr><w:tc>"] * 1_000, "XML is broken"),
    ],
    ids=["changed", "changed all over", "tables"],
)
def test_too_much_of_one_thing_is_refused(runs: list[str], sentence: str) -> None:
    assert sentence in str(outcome(word(TEXT + p(*runs))))


def test_too_many_changes_in_many_paragraphs_are_refused() -> None:
    paragraph = p(*[r("a ") + ins("c")] * 100)
    assert "This file has more than 10,000" in str(outcome(word(TEXT + paragraph * 101)))
