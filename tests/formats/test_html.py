"""HTML in and out, and which words become the headline."""

from __future__ import annotations

import html5lib
import pytest

from editorial.formats import html
from editorial.formats.draft import Draft, Unreadable
from editorial.text.block import Block, BlockKind


def texts(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in draft.blocks]


@pytest.mark.parametrize(
    ("source", "given", "blocks"),
    [
        ("<p>k<h1>H</h1><p>a", "", [("headline", "H"), ("paragraph", "k"), ("paragraph", "a")]),
        ("<h1>H</h1><p>a<h1>I</h1>", "", [("headline", "H"), ("paragraph", "a"), ("subheading", "I")]),
        ("<h2>H<br>I</h2><p>a", "", [("headline", "H I"), ("paragraph", "a")]),
        ("H<p>a", "", [("headline", "H"), ("paragraph", "a")]),
        ("<p>a", "G", [("headline", "G"), ("paragraph", "a")]),
        ("<h1>H</h1><p>a", "G", [("headline", "G"), ("subheading", "H"), ("paragraph", "a")]),
        ("<h1>G</h1><p>a", " G ", [("headline", "G"), ("paragraph", "a")]),
        ("", "", []),
        ("", "G", [("headline", "G")]),
    ],
)
def test_the_headline_is_the_one_given_or_the_first_heading(
    source: str, given: str, blocks: list[tuple[str, str]]
) -> None:
    assert texts(html.read(source, given)) == blocks


EVERY_KIND = Draft(
    tuple(
        Block(kind, f"{kind} with <em>stress</em><br>and a break") for kind in BlockKind if kind != "headline"
    )
)


def test_every_kind_of_block_comes_back_from_a_page() -> None:
    draft = Draft((Block.of_text("Head & <co>", BlockKind.HEADLINE), *EVERY_KIND.blocks))
    assert html.read(html.write(draft)) == draft


def test_a_page_stands_alone() -> None:
    draft = Draft((Block.of_text("Head & <co>", BlockKind.HEADLINE), *EVERY_KIND.blocks))
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(html.write(draft))
    assert page.findtext("head/title") == "Head & <co>"
    assert page.findtext("body/article/h1") == "Head & <co>"
    assert page.find("head/meta").get("charset") == "utf-8"


def test_list_items_and_quotations_stand_in_one_element() -> None:
    kinds = [BlockKind.BULLET, BlockKind.BULLET, BlockKind.STEP, BlockKind.QUOTE, BlockKind.QUOTE]
    fragment = html.fragment([Block(kind, "x") for kind in kinds])
    assert fragment.replace("\n", "") == (
        "<ul><li>x</li><li>x</li></ul><ol><li>x</li></ol><blockquote><p>x</p><p>x</p></blockquote>"
    )


def test_what_was_left_out_is_told() -> None:
    assert html.read("<h1>H</h1><p>a<img>").losses == ("1 picture was left out.",)


def test_a_page_is_read_in_utf_8_or_in_the_encoding_it_names() -> None:
    head = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><h1>'
    assert html.read(f"{head}Caf\u00e9 \u201cx\u201d".encode("cp1252")).headline == "Caf\u00e9 \u201cx\u201d"
    assert html.read(f"{head}Caf\u00e9".encode()).headline == "Caf\u00e9"


@pytest.mark.parametrize(
    "data",
    [
        b"<h1>caf\xe9",
        b"<meta charset=utf-8>caf\xe9",
        b"<meta charset=idna>caf\xe9",
        b"<meta charset=big5>\xff\xff",
    ],
)
def test_a_page_in_another_encoding_than_it_says_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        html.read(data)
