"""The door for characters: bytes become text, and text loses what no article can hold."""

from __future__ import annotations

import codecs
import re

from .draft import Unreadable

MAX_CHARACTERS = 2_000_000

_MARKS = (  # UTF-32 before UTF-16: the little-endian mark of one begins with that of the other
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes) -> str:
    """Text of bytes in UTF-8, or in what a byte order mark announces.

    Raises Unreadable for anything else: guessing an encoding spoils names without a word.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"This is not {encoding.upper()} text: byte {len(mark) + error.start + 1:,} does not fit."
            " Save the file as UTF-8 and try again."
        ) from None


def clean_text(text: str) -> str:
    """`text` with every line end as a newline and without what is no character of a text.

    Control characters but tab and newline, lone surrogates and the two noncharacters that XML
    bars become U+FFFD, so that they are seen. Byte order marks go. A paragraph separator is an
    empty line. Raises Unreadable when the text is longer than MAX_CHARACTERS.
    """
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"This is {len(text):,} characters long; {MAX_CHARACTERS:,} is the most.")
    text = _LINE_END.sub("\n", text.replace("\ufeff", "").replace("\u2029", "\n\n"))
    return _NO_CHARACTER.sub("\ufffd", text)
