"""Plain text in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.formats import html, plain
from editorial.formats.draft import Unreadable
from editorial.text.block import BlockKind
from editorial.text.overlay import current_html

from .hostile import payloads

any_text = st.text(
    st.characters(exclude_categories=[]) | st.sampled_from("\n\n\n \t\r\v\u2028\u2029\u00a0<>&#*אe\u0301👧"),
    max_size=80,
)


def read(text: str) -> list[str]:
    return [block.text for block in plain.read(text).blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Head\none\ntwo", ["Head", "one", "two"]),
        ("Head\n\none\n\ntwo", ["Head", "one", "two"]),
        ("Head\none\nline\n\ntwo", ["Head", "one\nline", "two"]),
        ("Head\n\none\ntwo\nthree", ["Head", "one", "two", "three"]),
        ("\n\n  Head\r\n \t\r\n one \r\n \r\n\r\n two  \n\n", ["Head", "one", "two"]),
        ("Head", ["Head"]),
        ("Head\n\na\tb\n\nc  d", ["Head", "a b", "c  d"]),
        ("Head\n\nif a < b & c > d\n\n<b>not bold</b>", ["Head", "if a < b & c > d", "<b>not bold</b>"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_lines_become_blocks(text: str, blocks: list[str]) -> None:
    assert read(text) == blocks


def test_the_first_line_is_the_headline_unless_one_is_given() -> None:
    assert plain.read("Head\n\nbody").headline == "Head"
    draft = plain.read("first\n\nsecond", headline="Told\nso")
    assert draft.headline == "Told so"
    assert [block.text for block in draft.body] == ["first", "second"]


def test_bytes_are_decoded() -> None:
    assert plain.read("Київ\n\nтекст".encode("utf-16")).headline == "Київ"
    with pytest.raises(Unreadable, match="not UTF-8"):
        plain.read(b"\xff\xff")


@pytest.mark.parametrize("text", ["x" * 2_000_001, "H\n" + "x\n" * 30_000])
def test_too_much_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="is the most"):
        plain.read(text)


@pytest.mark.parametrize("unit", [" ", "\n", " \n", "\t", "\u00a0", "\v", "x ", "\0"])
def test_a_megabyte_of_anything_is_read_or_refused(unit: str) -> None:
    try:
        plain.read("H\n" + (unit * 1_000_000)[:1_000_000] + "x")
    except Unreadable as refusal:
        assert "is the most" in str(refusal)  # noqa: PT017 (either outcome is right)


@given(any_text)
def test_plain_text_to_blocks_is_a_fixed_point(text: str) -> None:
    draft = plain.read(text)
    written = plain.write(draft)
    assert plain.read(written) == draft
    assert plain.write(plain.read(written)) == written


@given(any_text)
def test_blocks_of_plain_text_survive_html(text: str) -> None:
    draft = plain.read(text)
    assert html.read(html.write(draft)) == draft
    assert all(current_html(block, []) == block.html for block in draft.blocks)


def test_hostile_text_keeps_its_characters() -> None:
    for payload in payloads("text_*", "xss_*"):
        draft = plain.read(payload, headline="H")
        kept = "".join("".join(block.text.split()) for block in draft.body)
        wanted = "".join(payload.replace("\ufeff", "").split())
        if wanted.isprintable():
            assert kept == wanted
        assert plain.read(plain.write(draft)) == draft


def test_a_headline_stands_first_and_is_one_line() -> None:
    first = plain.read("Head\tline\n\nbody").blocks[0]
    assert (first.kind, first.text) == (BlockKind.HEADLINE, "Head line")
