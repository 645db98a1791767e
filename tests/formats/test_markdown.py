"""Markdown in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.formats import html, markdown, sanitise
from editorial.formats.draft import Draft, Unreadable
from editorial.text.block import BlockKind

from .hostile import MARKUP, off_the_allow_list, payloads
from .test_sanitise import markup


def written(source: str) -> str:
    return markdown.write(html.read(source)).decode()


def test_markdown_becomes_blocks() -> None:
    draft = markdown.read(
        "# Head\n\nA *stressed* [link](https://example.org).\n\n- one\n- two\n\n1. first\n\n> said\n"
    )
    assert [(block.kind, block.html) for block in draft.blocks] == [
        (BlockKind.HEADLINE, "Head"),
        (BlockKind.PARAGRAPH, 'A <em>stressed</em> <a href="https://example.org">link</a>.'),
        (BlockKind.BULLET, "one"),
        (BlockKind.BULLET, "two"),
        (BlockKind.STEP, "first"),
        (BlockKind.QUOTE, "said"),
    ]


def test_blocks_become_markdown() -> None:
    source = (
        "<h1>Head</h1><p>A <em>stressed</em> <a href='/x'>link</a><br>and *more*.</p><h2>Sub</h2>"
        "<ul><li>one</li><li>two<br>lines</li></ul><ol><li>first</li><li>second</li></ol>"
        "<blockquote><p>said</p><p>again</p></blockquote><p>1. not a list</p><p>un<b>believ</b>able</p>"
    )
    assert written(source) == (
        "# Head\n\nA *stressed* [link](/x)\\\nand \\*more\\*.\n\n## Sub\n\n"
        "- one\n- two\\\n  lines\n\n1. first\n2. second\n\n> said\n>\n> again\n\n"
        "1\\. not a list\n\nun<strong>believ</strong>able\n"
    )


@given(markup)
def test_what_is_written_is_read_again(source: str) -> None:
    draft = html.read(f"<h1>Head</h1>{source}")
    again = markdown.read(markdown.write(draft))
    assert [b.html for b in again.blocks] == [b.html for b in draft.blocks]


letters = st.text(st.sampled_from("ab *_`~[]()!#&<>\\-+=.1)\"'|:/\u00a0éи👧e\u0301"), min_size=1, max_size=12)
marked = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["em", "strong", "u", "a href=/x", "s"]), letters)


@given(st.lists(marked | letters, min_size=1, max_size=6).map("".join))
def test_signs_in_the_words_stay_words(source: str) -> None:
    draft = html.read(f"<h1>Head</h1><p>{source}</p>")
    again = markdown.read(markdown.write(draft))
    assert [b.html for b in again.blocks] == [b.html for b in draft.blocks]


def test_hostile_markdown_stays_on_the_allow_list() -> None:
    for payload in payloads(*MARKUP):
        assert off_the_allow_list(html.fragment(markdown.read(payload, "H").blocks)) == []


@pytest.mark.parametrize("unit", ["[", "> ", "- ", "`a ``b ", "<"])
def test_a_megabyte_of_signs_is_read_or_refused(unit: str) -> None:
    try:
        markdown.read((unit * 1_000_000)[:1_000_000])
    except Unreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 (either outcome is right)


def test_a_fragment_is_read_alike_from_markdown_and_html() -> None:
    assert markdown.read("<p>a</p>", "H") == Draft(html.read("<p>a</p>", "H").blocks)
    assert sanitise.blocks("<p>a</p>").blocks == markdown.read("<p>a</p>", "H").body
