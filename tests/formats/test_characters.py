"""Bytes become text, or a sentence that says why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.formats.characters import clean_text, decode
from editorial.formats.draft import Unreadable

from .hostile import inputs, payloads

any_text = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_in_utf_8_or_as_its_mark_announces(encoding: str) -> None:
    assert decode("Київ 👩\u200d👧".encode(encoding)) == "Київ 👩\u200d👧"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"caf\xe9 ole", "This is not UTF-8 text: byte 4 does not fit."),
        (b"\xff\xfea", "This is not UTF-16-LE text: byte 3 does not fit."),
    ],
)
def test_other_bytes_are_refused_with_the_place(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        decode(data)


def test_bytes_are_read_exactly_when_they_are_utf_8() -> None:
    for entry in inputs("bytes_utf8tests"):
        data = bytes.fromhex(entry["hex"])
        if entry["valid"]:
            assert decode(data) == data.decode()
        else:
            with pytest.raises(Unreadable):
                decode(data)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n", "\u2028", "\x0b", "\x0c", "\x85"])
def test_every_line_end_is_a_newline(line_end: str) -> None:
    assert clean_text(f"a{line_end}b") == "a\nb"


def test_a_paragraph_separator_is_an_empty_line_and_byte_order_marks_go() -> None:
    assert clean_text("\ufeffa\u2029b\ufeffc") == "a\n\nbc"


@given(any_text)
def test_clean_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean_text(text)
    assert "\0" not in cleaned
    assert cleaned.encode().decode() == cleaned
    assert clean_text(cleaned) == cleaned


def test_odd_but_valid_text_is_left_alone() -> None:
    for payload in payloads("text_confusables", "text_blns"):
        if payload.isprintable():
            assert clean_text(payload) == payload
