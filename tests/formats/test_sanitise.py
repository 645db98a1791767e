"""Outside markup becomes blocks, and nothing else comes through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.formats import html, sanitise
from editorial.formats.draft import Unreadable
from editorial.text.block import Block, BlockKind
from editorial.text.overlay import current_html

from .hostile import MARKUP, off_the_allow_list, payloads


def read(source: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.html) for block in sanitise.blocks(source).blocks]


def inline(source: str) -> list[str]:
    return [block.html for block in sanitise.blocks(source).blocks]


# Attacks


def test_hostile_markup_stays_on_the_allow_list_and_holds_still() -> None:
    for payload in payloads(*MARKUP):
        blocks = sanitise.blocks(payload).blocks
        written = html.fragment(blocks)
        assert off_the_allow_list(written) == [], payload
        assert sanitise.blocks(written).blocks == blocks, payload


def test_the_oracle_finds_fault_with_what_is_not_sanitised() -> None:
    attacks = payloads("xss_*")
    found = [payload for payload in attacks if off_the_allow_list(payload)]
    assert len(found) > len(attacks) / 2
    assert off_the_allow_list("<a href='java\tscript:x()'>y</a>") == ["scheme of 'java\\tscript:x()'"] * 2


@pytest.mark.parametrize(
    "href",
    [
        *(
            "javascript:a()",
            " JaVaScRiPt:a()",
            "java\nscript:a()",
            "\x01javascript:a()",
            "&#1;javascript:a()",
        ),
        *(
            "data:text/html,x",
            "vbscript:a",
            "file:///etc/passwd",
            "tel:1",
            "blob:x",
            "/\\example.org",
            "\\\\example.org",
        ),
    ],
)
def test_a_link_that_leads_astray_is_only_its_words(href: str) -> None:
    assert inline(f'<p><a href="{href}">words</a></p>') == ["words"]


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/a?b=1&amp;c", "https://example.org/a?b=1&amp;c"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("/archive/7", "/archive/7"),
        ("#top", "#top"),
        ("//example.org/x", "https://example.org/x"),
    ],
)
def test_links_keep_their_address_and_a_bare_host_gets_https(href: str, kept: str) -> None:
    assert inline(f'<p><a href="{href}">words</a></p>') == [f'<a href="{kept}">words</a>']


def test_what_is_no_copy_goes_with_its_words() -> None:
    head = "<head><title>No</title><style>p{}</style></head>"
    assert inline(f"{head}<p>Yes<script>no()</script></p><svg><text>no</text></svg>") == ["Yes"]


# Limits


@pytest.mark.parametrize(
    "shape",
    [
        "<b>",
        "<",
        "<ul><li>",
        "<div>",
        "<p><b><i>",
        "<a href='",
        "<b><!--</b>-->",
        "<font a=1><p>",
        "&#x",
        "</p>",
        "<nottag <",
    ],
)
@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_stalling_shapes_are_read_or_refused_within_the_limit(shape: str, size: int) -> None:
    try:
        sanitise.blocks((shape * size)[:size])
    except Unreadable as refusal:
        assert str(refusal)[-1] == "."  # noqa: PT017 (either outcome is right)


def test_one_tag_with_very_many_attributes_is_refused() -> None:
    with pytest.raises(Unreadable):
        sanitise.blocks("<p " + " ".join(f"a{n}" for n in range(150_000)) + ">x")


def test_a_hundred_thousand_nested_tags_are_refused_with_a_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^This has 100,000 tags; 60,000 is the most\.$"):
        sanitise.blocks("<b>" * 100_000)


def test_deep_markup_is_refused_however_it_is_disguised() -> None:
    with pytest.raises(Unreadable, match=r"nested 1,000 elements deep; 200 is the most\.$"):
        sanitise.blocks("<div>" * 1000)
    with pytest.raises(Unreadable, match="nested more than 200"):
        sanitise.blocks("<b><!--</b>-->" * 300)


def test_an_article_of_a_megabyte_is_read() -> None:
    paragraph = "<p>The council <b>voted</b> late on Monday. " + "It then adjourned. " * 30 + "</p>"
    copy = sanitise.blocks(paragraph * (1_000_000 // len(paragraph)))
    assert len(copy.blocks) == 1_000_000 // len(paragraph)


def test_text_that_is_too_long_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^This is 2,000,001 characters long; 2,000,000 is the most\.$"):
        sanitise.blocks("x" * 2_000_001)


def test_more_paragraphs_than_an_article_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 20,000 paragraphs"):
        sanitise.blocks("<p>x" * 20_001)


# Structure


def test_elements_become_the_blocks_they_mean() -> None:
    source = """
      <h1>Council votes</h1><p class="byline">By the desk</p><p class="dateline">KYIV</p>
      <p>One</p><h2>Two</h2><h5>Three</h5><blockquote><p>Four</p>Five</blockquote>
      <ul><li>Six<ol><li>Seven</li></ol></li><li><p>Eight</p></li></ul><div>Nine<section>Ten</section></div>Eleven"""
    assert read(source) == [
        (BlockKind.HEADLINE, "Council votes"),
        (BlockKind.BYLINE, "By the desk"),
        (BlockKind.DATELINE, "KYIV"),
        (BlockKind.PARAGRAPH, "One"),
        (BlockKind.SUBHEADING, "Two"),
        (BlockKind.SUBHEADING, "Three"),
        (BlockKind.QUOTE, "Four"),
        (BlockKind.QUOTE, "Five"),
        (BlockKind.BULLET, "Six"),
        (BlockKind.STEP, "Seven"),
        (BlockKind.BULLET, "Eight"),
        *((BlockKind.PARAGRAPH, text) for text in ("Nine", "Ten", "Eleven")),
    ]


def test_tables_and_pictures_are_said_to_be_lost() -> None:
    copy = sanitise.blocks("<table><tr><td>a<td>b</table><p>c <img src=x><img></p>")
    assert [block.html for block in copy.blocks] == ["a", "b", "c"]
    assert copy.losses == ("2 pictures were left out.", "1 table was taken in as paragraphs.")


def test_no_words_run_together_where_an_unknown_element_stood() -> None:
    assert inline("<main><p>a</p></main><center>b</center>c<hr>d") == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        ("<b>a</b><i>b</i>", "<strong>a</strong><em>b</em>"),
        ("<em>a</em><em>b</em>", "<em>ab</em>"),
        ("<em>a<em>b</em></em>", "<em>ab</em>"),
        ("<em>all of <strong>it</strong> here</em>", "<em>all of <strong>it</strong> here</em>"),
        ("<b><u>a</u></b><u>b</u>", "<u><strong>a</strong>b</u>"),
        ("a<b></b>b<span> </span>c", "ab c"),
        ("<b>a<p>b</b>c", "<strong>a</strong>|<strong>b</strong>c"),
        ("<del>a</del><ins>b</ins>", "<s>a</s><u>b</u>"),
        ("a<br>b", "a<br>b"),
        ("<br>a<br>", "a"),
        ("a&eacute;&lt;b>&amp;&quot;", 'aé&lt;b&gt;&amp;"'),
        ('<a href="/x" title="a &quot;b&quot;&#13; c">d</a>', '<a href="/x" title=\'a "b" c\'>d</a>'),
    ],
)
def test_formatting_has_one_canonical_form(source: str, canonical: str) -> None:
    assert "|".join(inline(source)) == canonical


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a \n\t b", "a b"),
        ("a  b", "a  b"),
        ("<b>a </b>\n b", "a b"),
        (" \n a <br>\n b \n", "a\nb"),
        ("&nbsp; a&nbsp;b &nbsp;", "a\u00a0b"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("a\0b\ud800c&#1;d", "a\ufffdb\ufffdc\ufffdd"),
        ("👩\u200d👩\u200d👧 \u202bשלום\u202c e\u0301", "👩\u200d👩\u200d👧 \u202bשלום\u202c e\u0301"),
    ],
)
def test_white_space_and_characters_are_settled_once(source: str, text: str) -> None:
    assert [block.text for block in sanitise.blocks(source).blocks] == [text]


# Fixed points

TAGS = [
    "p",
    "h1",
    "h3",
    "blockquote",
    "ul",
    "ol",
    "li",
    "div",
    "table",
    "td",
    "pre",
    "a href='/x'",
    "a href=//y",
]
TAGS += [
    "b",
    "strong",
    "em",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "code",
    "br",
    "span",
    "script",
    "svg",
    "p class=byline",
]
TAGS += [
    "span style='font-weight:700;vertical-align:sub'",
    "p class=MsoTitle",
    "p style='mso-list:l0 level1'",
]
markup = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS]),
        st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
        st.sampled_from(
            [
                " ",
                "  ",
                "\n",
                "\t",
                "\r\n",
                "&nbsp;",
                "&#13;",
                "&#0;",
                "\ufeff",
                "\u2028",
                "&lt;",
                "&",
                "<",
                "a",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


@given(markup)
def test_html_to_blocks_is_a_fixed_point(source: str) -> None:
    blocks = sanitise.blocks(source).blocks
    assert sanitise.blocks(html.fragment(blocks)).blocks == blocks


@given(markup)
def test_a_block_is_written_as_its_overlay_writes_it(source: str) -> None:
    for block in sanitise.blocks(source).blocks:
        assert block.text.strip()
        assert current_html(block, []) == block.html


@given(markup)
def test_markup_of_any_shape_stays_on_the_allow_list(source: str) -> None:
    assert off_the_allow_list(html.fragment(sanitise.blocks(source).blocks)) == []


def test_blocks_are_comparable() -> None:
    assert sanitise.blocks("<p>a</p>").blocks == (Block.of_text("a"),)
