"""What Word and Google Docs put on the clipboard keeps its structure."""

from __future__ import annotations

import pytest

from editorial.formats import html, sanitise

SPAN = "font-size:11pt;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;"
BOLD, SLANTED = SPAN.replace("400", "700"), SPAN.replace("normal", "italic")
LINED = SPAN.replace("none", "underline")
GOOGLE = f"""<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0d1">
<h1 dir="ltr"><span style="{BOLD}">Ferry stays</span></h1>
<p dir="ltr"><span style="{SPAN}">The council </span><span style="{BOLD}">voted</span>
<span style="{SLANTED}"> late</span><span style="{SPAN}"> and </span><a
href="https://example.org/" style="text-decoration:none;"><span style="{LINED}">went
home</span></a></p><br>
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="{SPAN}">One</span></p></li>
<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="{SPAN}">Two</span></p></li></ul>
</b><br class="Apple-interchange-newline">"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Ferry stays<o:p></o:p></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-GB>The council</span></b><span
style='mso-spacerun:yes'>  </span>met in <st1:City w:st="on"><st1:place>Leeds</st1:place></st1:City> on<span
style='font-variant:small-caps'> Monday</span>.<a class=msocomanchor href="#_msocom_1">[A1]</a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span></span><![endif]>One</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span
style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span></span><![endif]>Two</p>
<p class=MsoQuote>Said <span style='font-style:italic'>so</span>.</p>
<div style='mso-element:comment-list'><p class=MsoCommentText>A remark</p></div>
<!--EndFragment--></body></html>"""


def read(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.html) for block in html.read(source).blocks]


def test_google_docs() -> None:
    assert read(GOOGLE) == [
        ("headline", "Ferry stays"),
        (
            "paragraph",
            "The council <strong>voted</strong> <em>late</em> and "
            '<a href="https://example.org/">went home</a>',
        ),
        ("bullet", "One"),
        ("bullet", "Two"),
    ]


def test_word() -> None:
    assert read(WORD) == [
        ("headline", "Ferry stays"),
        ("paragraph", "<strong>The council</strong>  met in Leeds on Monday."),
        ("bullet", "One"),
        ("step", "Two"),
        ("quote", "Said <em>so</em>."),
    ]


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        ('<span style="font-weight:bold;font-style:italic">a</span>', "<strong><em>a</em></strong>"),
        ('<span style="FONT-WEIGHT: 700 !important">a</span>', "<strong>a</strong>"),
        ('<span style="text-decoration:underline line-through">a</span>', "<u><s>a</s></u>"),
        ('x<span style="vertical-align:super">2</span>', "x<sup>2</sup>"),
        ('<i style="font-style:normal">a</i>', "a"),
        ('a<span style="display:none">b</span>', "a"),
        ('<span style="mso-bidi-font-weight:bold;font-weight:inherit">a</span>', "a"),
        ('<p style="font-weight:bold">a', "<strong>a</strong>"),
        ("<span style='background:url(javascript:x)'>a</span>", "a"),
        ('<p role="heading" aria-level="2">a</p>', "a"),
        ('<b style="x">a</b>', "<strong>a</strong>"),
    ],
)
def test_styles_become_elements(source: str, canonical: str) -> None:
    assert [block.html for block in sanitise.blocks(source).blocks] == [canonical]
