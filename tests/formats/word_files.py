"""Word files made for a test, down to the XML of their parts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

from editorial.formats import html
from editorial.formats.draft import Draft, Proposal
from editorial.text.span import Span

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{based}</w:style>'
    for key, name, based in (
        ("Titel", "Title", ""),
        ("berschrift1", "heading 1", ""),
        ("Autorenzeile", "Byline", ""),
        ("Ort", "Dateline", ""),
        ("Zitat", "Quote", ""),
        ("Mein", "House quote", '<w:basedOn w:val="Zitat"/>'),
        ("Aufzhlung", "List Bullet", ""),
        ("Kreis", "A", '<w:basedOn w:val="Kreis"/>'),
    )
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def relations(*rows: tuple[str, str, str]) -> str:
    """A part of relationships; an address with a colon leads outside."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def parts(body: str, comments: str = "") -> dict[str, str]:
    """The parts of a Word file with this XML in its body."""
    return {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("s", "styles", "styles.xml"),
            ("n", "numbering", "numbering.xml"),
            ("c", "comments", "comments.xml"),
            ("web", "hyperlink", "https://example.org/?a=1&amp;b"),
            ("evil", "hyperlink", "javascript:alert(1)"),
        ),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{NUMBERING}</w:numbering>",
        "word/comments.xml": f"<w:comments {W}>{comments}</w:comments>",
    }


def packed(members: dict[str, str] | dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(body: str, comments: str = "") -> bytes:
    return packed(parts(body, comments))


def p(*runs: str, style: str = "", extra: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' * bool(style) + extra
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def by(author: str, date: str = "2026-11-20T09:30:00Z") -> str:
    return f'w:id="1" w:author="{author}" w:date="{date}"'


def ins(
    text: str, author: str = "Ana Editor", date: str = "2026-11-20T09:30:00Z", properties: str = ""
) -> str:
    return f"<w:ins {by(author, date)}>{r(text, properties)}</w:ins>"


def cut(text: str, author: str = "Ana Editor", date: str = "2026-11-20T09:30:00Z") -> str:
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f"<w:del {by(author, date)}>{run}</w:del>"


_words = st.text(st.sampled_from("ab c  é👧א.,“”<&"), min_size=1, max_size=12)
_inline = st.lists(
    st.one_of(
        _words.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;")),
        st.sampled_from(
            [
                "<em>so</em>",
                "<b>be <i>it</i></b>",
                '<a href="https://example.org/x">here <b>now</b></a>',
                "<br>",
                "x<sup>2</sup>",
            ]
        ),
    ),
    min_size=1,
    max_size=5,
).map("".join)
_elements = st.builds(
    "<{0}>{1}</{0}>".format, st.sampled_from(["p", "p class=byline", "h2", "li", "blockquote", "p"]), _inline
)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Drafts with proposals that can stand side by side, each with a note or by an author of its own."""
    blocks = html.read("<h1>Head</h1>" + "".join(draw(st.lists(_elements, max_size=5)))).blocks
    proposals: list[Proposal] = []
    for number, block in enumerate(blocks):
        bounds = sorted(draw(st.lists(st.integers(0, len(block.text)), max_size=6)))
        for start, end in zip(bounds[::2], bounds[1::2], strict=False):
            span = Span(start, end)
            words = draw(st.one_of(st.none(), st.just(""), _words, st.just("two\nlines")))
            if (words == "" and start == end) or (words is None and start == end):
                continue
            if words is not None and any(
                span.conflicts(other.span) for other in proposals if other.block == number
            ):
                continue
            author = f"Editor {len(proposals)}"
            proposals.append(
                Proposal(
                    number,
                    span,
                    words,
                    author,
                    None,
                    "Why." if words is None else draw(st.sampled_from(["", "Because it is so."])),
                )
            )
    return Draft(blocks, tuple(proposals))
