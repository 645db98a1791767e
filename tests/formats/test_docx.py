"""Word files in and out."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings

from editorial.formats import html
from editorial.formats.docx.reading import read
from editorial.formats.docx.writing import write, write_tracked
from editorial.formats.draft import Draft, Proposal
from editorial.text.block import Block, BlockKind
from editorial.text.span import Span

from .word_files import W, by, cut, drafts, ins, p, packed, parts, r, relations, word

NOON = datetime.datetime(2026, 11, 20, 9, 30, tzinfo=datetime.UTC)
HEAD = p(r("Head"), style="Titel")


def body(*paragraphs: str, comments: str = "") -> Draft:
    return read(word(HEAD + "".join(paragraphs), comments))


def changes(draft: Draft) -> list[tuple[int, str, str | None, str]]:
    """Block, words, what is proposed for them, by whom."""
    return [
        (
            proposal.block,
            proposal.span.of(draft.blocks[proposal.block].text),
            proposal.replacement,
            proposal.author,
        )
        for proposal in draft.proposals
    ]


def comment(text: str, author: str = "Bo", key: int = 7) -> str:
    signed = f'w:id="{key}" w:author="{author}" w:date="2026-11-20T09:30:00Z"'
    return f"<w:comment {signed}><w:p>{r(text)}</w:p></w:comment>"


def commented(*runs: str, key: int = 7) -> str:
    reference = f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    return f'<w:commentRangeStart w:id="{key}"/>{"".join(runs)}<w:commentRangeEnd w:id="{key}"/>{reference}'


# In


def test_styles_and_lists_become_kinds() -> None:
    draft = body(
        p(r("By Ana Editor")),
        p(r("By Bo"), style="Autorenzeile"),
        p(r("KYIV"), style="Ort"),
        p(r("Part one"), style="berschrift1"),
        p(r("said"), style="Mein"),
        p(r("dot"), style="Aufzhlung"),
        p(r("dot too"), extra='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        p(r("step"), extra='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        p(r("plain"), style="Kreis"),
    )
    assert [(block.kind.value, block.text) for block in draft.blocks] == [
        *(("headline", "Head"), ("byline", "By Ana Editor"), ("byline", "By Bo"), ("dateline", "KYIV")),
        *(("subheading", "Part one"), ("quote", "said"), ("bullet", "dot"), ("bullet", "dot too")),
        *(("step", "step"), ("paragraph", "plain")),
    ]


def test_without_a_title_the_first_paragraph_is_the_headline() -> None:
    draft = read(word(p(r("Council votes"), style="berschrift1") + p(r("It did."))))
    assert draft.headline == "Council votes"


def test_a_title_further_down_is_still_the_headline_and_changes_stay_with_their_words() -> None:
    draft = read(word(p(cut("Kicker"), r(" text")) + HEAD))
    assert [block.text for block in draft.blocks] == ["Head", "Kicker text"]
    assert changes(draft) == [(1, "Kicker", "", "Ana Editor")]


def test_formatting_and_links_are_kept() -> None:
    link = f'<w:hyperlink r:id="web" w:tooltip="About">{r("here")}</w:hyperlink>'
    draft = body(
        p(
            r("a", "<w:b/>"),
            r("b", '<w:b w:val="0"/><w:i/>'),
            link,
            r("2", '<w:vertAlign w:val="superscript"/>'),
        )
    )
    assert draft.body[0].html == (
        "<strong>a</strong><em>b</em>"
        '<a href="https://example.org/?a=1&amp;b" title="About">here</a><sup>2</sup>'
    )


def test_a_link_that_leads_astray_is_only_its_words() -> None:
    assert body(p(f'<w:hyperlink r:id="evil">{r("here")}</w:hyperlink>')).body[0].html == "here"


def test_breaks_tabs_and_special_characters() -> None:
    draft = body(
        p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>")
    )
    assert draft.body[0].text == "a\nb c\u2011d"


def test_tracked_changes_become_proposals_on_the_original_words() -> None:
    draft = body(
        p(
            r("Mr "),
            cut("trump"),
            ins("Trump"),
            r(" said"),
            ins(", late,"),
            r(" that he "),
            cut("really "),
            r("won."),
        )
    )
    assert draft.body[0].text == "Mr trump said that he really won."
    assert changes(draft) == [
        (1, "trump", "Trump", "Ana Editor"),
        (1, "", ", late,", "Ana Editor"),
        (1, "really ", "", "Ana Editor"),
    ]
    assert {proposal.date for proposal in draft.proposals} == {NOON}


@pytest.mark.parametrize(
    ("runs", "proposed"),
    [
        ((cut("a", "Ana"), ins("b", "Bo")), [("a", "", "Ana"), ("", "b", "Bo")]),
        ((cut("a"), ins("b", date="2026-11-20T09:31:00Z")), [("a", "b", "Ana Editor")]),
        ((ins("b"), cut("a")), [("a", "b", "Ana Editor")]),
        ((ins("b"), ins("c", date="2026-11-20T09:31:00Z")), [("", "bc", "Ana Editor")]),
        (
            (cut("a"), cut("b", date="2026-11-20T09:31:00Z")),
            [("a", "", "Ana Editor"), ("b", "", "Ana Editor")],
        ),
    ],
)
def test_neighbours_are_one_change_when_one_author_made_them_at_one_go(
    runs: tuple[str, ...], proposed: list[tuple[str, str, str]]
) -> None:
    draft = body(p(r("x "), *runs, r(" y")))
    assert [row[1:] for row in changes(draft)] == proposed


def test_a_comment_is_a_query_by_its_author() -> None:
    draft = body(p(r("Is it "), commented(r("still Bakhmut")), r("?")), comments=comment("Really?"))
    assert changes(draft) == [(1, "still Bakhmut", None, "Bo")]
    assert draft.proposals[0].note == "Really?"


def test_an_author_s_comment_on_his_own_change_is_its_note() -> None:
    draft = body(p(r("x"), commented(cut("a"), ins("b"))), comments=comment("House style.", "Ana Editor"))
    assert changes(draft) == [(1, "a", "b", "Ana Editor")]
    assert draft.proposals[0].note == "House style."


def test_a_comment_on_another_s_change_is_a_query() -> None:
    draft = body(p(r("x"), commented(cut("a"), ins("b"))), comments=comment("Sure?", "Bo"))
    assert changes(draft) == [(1, "a", "b", "Ana Editor"), (1, "a", None, "Bo")]


def test_no_comment_is_lost_where_an_author_s_comments_cross() -> None:
    runs = (
        '<w:commentRangeStart w:id="1"/>',
        cut("a"),
        '<w:commentRangeStart w:id="2"/>',
        cut("b"),
        '<w:commentRangeEnd w:id="1"/>',
        cut("c"),
        '<w:commentRangeEnd w:id="2"/>',
    )
    notes = comment("One.", "Ana Editor", 1) + comment("Two.", "Ana Editor", 2)
    draft = body(p(*runs), comments=notes)
    assert {note for proposal in draft.proposals for note in proposal.note.split("\n")} >= {"One.", "Two."}


def test_a_comment_over_several_paragraphs_stands_at_the_first() -> None:
    draft = body(
        p(r("one "), '<w:commentRangeStart w:id="7"/>', r("two")),
        p(r("three"), '<w:commentRangeEnd w:id="7"/>'),
        comments=comment("Cut?"),
    )
    assert changes(draft) == [(1, "two", None, "Bo")]


def test_a_new_paragraph_is_a_line_break_in_the_original_one() -> None:
    mark = f"<w:rPr><w:ins {by('Ana Editor')}/></w:rPr>"
    draft = body(p(r("Old."), extra=mark), p(ins("New.")), p(r("Next.")))
    assert [block.text for block in draft.body] == ["Old.", "Next."]
    assert changes(draft) == [(1, "", "\nNew.", "Ana Editor")]
    assert draft.losses == ("1 tracked new paragraph is shown as a line break.",)


def test_what_has_no_place_is_told() -> None:
    draft = body(
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns/></w:tcPr>{p(r('cell'))}</w:tc></w:tr></w:tbl>",
        p(r("bold", "<w:b/><w:rPrChange/>"), "<w:r><w:drawing/></w:r>", "<w:r><w:footnoteReference/></w:r>"),
        p(r("seen"), r("unseen", "<w:vanish/>"), f"<w:moveTo {by('Bo')}>{r('moved')}</w:moveTo>"),
        p(r("joined"), extra=f"<w:rPr><w:del {by('Bo')}/></w:rPr>"),
        p(r("x"), f"<w:ins {by('Bo')}>{cut('gone')}</w:ins>"),
        p(ins("into nothing")),
        p(*commented(key=9)),
        p(r("plain "), ins("bold", properties="<w:b/>")),
        "<w:sectPr><w:sectPrChange/></w:sectPr>",
        comments=comment("Where?", key=9) + comment("", key=10),
    )
    assert "cell" in [block.text for block in draft.body]
    assert [loss.split(";")[0].rstrip(".") for loss in draft.losses] == [
        "1 picture or text box was left out",
        "1 footnote was left out",
        "1 comment without words was left out",
        "1 comment on no words was left out",
        "1 stretch of hidden text was left out",
        "1 table was taken in as paragraphs",
        "1 tracked change of table cells was left out",
        "2 tracked changes of formatting were left out",
        "1 tracked insertion lost its own formatting",
        "1 tracked move is shown as a deletion and an insertion",
        "1 tracked join of two paragraphs was left out",
        "1 insertion that was deleted again was left out",
    ]
    added = [(draft.blocks[p.block].text, p.replacement) for p in draft.proposals]
    assert ("", "into nothing") in added


@pytest.mark.parametrize(
    ("runs", "lost"),
    [
        ((r("plain "), ins("plain"), r(" bold", "<w:b/>")), False),
        ((r("bold ", "<w:b/>"), ins("plain"), r(" plain")), False),
        ((r("bold ", "<w:b/>"), ins("bold", properties="<w:b/>"), r(" plain")), True),
        ((r("bold ", "<w:b/>"), ins("bold", properties="<w:b/>"), r(" bold", "<w:b/>")), False),
        ((cut("plain"), ins("bold", properties="<w:b/>"), r(" bold", "<w:b/>")), True),
        ((cut("plain"), ins("plain"), r(" bold", "<w:b/>")), False),
        ((r("plain"), ins(" ", properties="<w:b/>")), False),
    ],
)
def test_formatting_that_words_put_in_will_not_have_is_told(runs: tuple[str, ...], lost: bool) -> None:
    told = "1 tracked insertion lost its own formatting; its words look like those around them."
    assert body(p(*runs)).losses == ((told,) if lost else ())


@pytest.mark.parametrize(
    ("words", "lost"), [(p(r("Page 1")), True), (p(), False), ("<w:p>", True), (None, False)]
)
def test_a_header_with_words_in_it_is_told(words: str | None, lost: bool) -> None:
    members = parts(HEAD + p(r("text")))
    rows = ("s", "styles", "styles.xml"), ("h", "header", "header1.xml")
    members["word/_rels/document.xml.rels"] = relations(*rows)
    if words is not None:
        members["word/header1.xml"] = f"<w:hdr {W}>{words}</w:hdr>"
    draft = read(packed(members))
    assert draft.losses == (("1 page header or footer was left out.",) if lost else ())
    assert draft.blocks[1].text == "text"


def test_parts_that_are_missing_are_not_missed() -> None:
    members = parts(HEAD + p(r("text")))
    for name in (
        "word/styles.xml",
        "word/numbering.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    ):
        del members[name]
    assert [block.text for block in read(packed(members)).blocks] == ["Head", "text"]


# Out

EVERY_KIND = html.read(
    '<h1>Head</h1><p class="byline">By the desk</p><p class="dateline">KYIV</p><p>One <strong>two '
    '<a href="https://example.org/x" title="About">three</a> four</strong> five<br>six</p><h2>Sub</h2>'
    "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><blockquote>q</blockquote>"
    "<p>x<sup>2</sup> y<sub>3</sub> <code>code</code> <s>s</s> <u>u</u> <em>e</em>  two spaces</p>"
)


def test_every_kind_and_formatting_comes_back() -> None:
    assert read(write(EVERY_KIND)) == EVERY_KIND


def test_a_clean_file_holds_no_proposal() -> None:
    draft = Draft(EVERY_KIND.blocks, (Proposal(3, Span(0, 3), "Two", "Ana", NOON),))
    assert read(write(draft)) == EVERY_KIND


def test_proposals_come_back_as_they_were() -> None:
    proposals = (
        Proposal(3, Span(0, 0), "Now ", "Ana Editor", NOON),
        Proposal(3, Span(4, 7), "TWO", "Ana Editor", NOON, "House style."),
        Proposal(3, Span(10, 16), "e f", "words/doubled", NOON, "Across a link’s end."),
        Proposal(3, Span(14, 18), None, "Bo", NOON, "Really\nfive?"),
        Proposal(5, Span(0, 1), "", "Ana Editor", NOON),
    )
    again = read(write_tracked(Draft(EVERY_KIND.blocks, proposals)))
    assert again.blocks == EVERY_KIND.blocks
    assert sorted(again.proposals, key=lambda p: (p.block, p.span)) == list(proposals)
    assert again.losses == ()


@settings(max_examples=40, deadline=None)
@given(drafts())
def test_any_draft_comes_back_from_word_with_its_proposals(draft: Draft) -> None:
    again = read(write_tracked(draft))
    assert again.blocks == draft.blocks
    assert {undated(proposal) for proposal in again.proposals} == {
        undated(proposal) for proposal in draft.proposals
    }
    assert again.losses == ()


def undated(proposal: Proposal) -> tuple[object, ...]:
    return (proposal.block, proposal.span, proposal.replacement, proposal.author, proposal.note)


def test_of_two_changes_to_the_same_words_the_later_is_a_comment() -> None:
    blocks = (Block.of_text("Head", BlockKind.HEADLINE), Block.of_text("one two"))
    proposals = (
        Proposal(1, Span(0, 3), "1", "Ana", NOON),
        Proposal(1, Span(0, 7), "1 2", "Bo", NOON, "Both."),
    )
    again = read(write_tracked(Draft(blocks, proposals)))
    assert changes(again) == [(1, "one", "1", "Ana"), (1, "one two", None, "Bo")]
    assert again.proposals[1].note == "Or: “1 2”. Both."


def test_control_characters_in_words_and_names_do_no_harm() -> None:
    blocks = (Block.of_text("Head", BlockKind.HEADLINE), Block.of_text("one"))
    again = read(
        write_tracked(Draft(blocks, (Proposal(1, Span(0, 3), "1\x01\ud800", "A\0", NOON, "n\x02"),)))
    )
    assert changes(again) == [(1, "one", "1\ufffd\ufffd", "A\ufffd")]
