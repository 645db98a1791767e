"""Word files made for a test, down to the XML of their parts."""

from __future__ import annotations

from dataclasses import replace
from html import escape
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
        ("Hausliste", "House list", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("Kurzliste", "Short list", '<w:basedOn w:val="Hausliste"/>'),
        ("Zwischen", "Crosshead", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    )
) + "".join(
    f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in (
        ("Link", "Hyperlink", "<w:rPr><w:u/></w:rPr>"),
        ("Fett", "Strong", "<w:rPr><w:b/><w:bCs/></w:rPr>"),
        ("Schiff", "Ship name", "<w:rPr><w:i/></w:rPr>"),
        ("GrossesSchiff", "Great ship", '<w:basedOn w:val="Schiff"/><w:rPr><w:b/></w:rPr>'),
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


def mark(kind: str) -> str:
    """Where a field begins, begins to show its words, or ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, *runs: str, name: str = "instrText") -> str:
    """A field as Word writes it: its instruction in pieces, then the words that it shows."""
    half = len(instruction) // 2
    told = "".join(
        f'<w:r><w:{name} xml:space="preserve">{escape(part)}</w:{name}></w:r>'
        for part in (instruction[:half], instruction[half:])
    )
    return mark("begin") + told + mark("separate") + "".join(runs) + mark("end")


# A paragraph as Word 365 saves it, with what it strews over one while it is written and checked.
AS_WORD_SAVES = f"""
<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C15D2F" w:rsidP="00B83A11" w14:paraId="3F1A" xmlns:w14="urn:w14">
 <w:pPr><w:spacing w:after="0"/><w:rPr><w:lang w:val="en-GB"/></w:rPr>
  <w:pPrChange {by("Bo")}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr>
 <w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>
 <w:r w:rsidRPr="00B83A11"><w:lastRenderedPageBreak/><w:t xml:space="preserve">The </w:t></w:r>
 <w:proofErr w:type="spellStart"/><w:r><w:t>ferrie</w:t></w:r><w:proofErr w:type="spellEnd"/>
 <w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"><w:smartTagPr/>
  <w:r><w:t xml:space="preserve"> to Ha</w:t></w:r><w:r w:rsidR="00C1"><w:t>ven</w:t></w:r></w:smartTag>
 <w:sdt><w:sdtPr><w:alias w:val="Time"/><w:rPr><w:b/></w:rPr></w:sdtPr>
  <w:sdtContent><w:r><w:t xml:space="preserve"> sailed</w:t></w:r></w:sdtContent></w:sdt>
 <w:permStart w:id="5" w:edGrp="everyone"/>
 <w:r><w:rPr><w:rStyle w:val="Schiff"/><w:rPrChange {by("Bo")}><w:rPr/></w:rPrChange></w:rPr>
  <w:noBreakHyphen/><w:t>so</w:t><w:softHyphen/><w:t>on</w:t></w:r>
 <w:permEnd w:id="5"/>
 <w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
  <mc:Choice Requires="wps"><w:drawing><w:txbxContent>{p(r("A box"))}</w:txbxContent></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><w:txbxContent>{p(r("A box"))}</w:txbxContent></w:pict></mc:Fallback>
 </mc:AlternateContent></w:r>
 <w:r><w:t xml:space="preserve"> and</w:t><w:tab/><w:t>left</w:t></w:r>
 <w:moveFromRangeStart w:id="3" w:name="move1"/><w:moveFrom {by("Bo")}>{r(" late")}</w:moveFrom>
 <w:moveFromRangeEnd w:id="3"/>
</w:p>"""

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


def joined(parts: list[Draft]) -> Draft:
    """One draft of all their paragraphs, below the headline of the first."""
    blocks, proposals = list(parts[0].blocks[:1]), []
    for part in parts:
        moved = len(blocks) - 1
        blocks += part.blocks[1:]
        proposals += [replace(one, block=one.block + moved) for one in part.proposals if one.block]
    signed = (replace(one, author=f"Editor {number}") for number, one in enumerate(proposals))
    return Draft(tuple(blocks), tuple(signed))


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
