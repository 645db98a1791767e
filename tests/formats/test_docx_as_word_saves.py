"""Word files as Word saves them: its styles, its fields, and what it strews over a paragraph."""

from __future__ import annotations

from html import escape

import pytest

from editorial.formats.docx.reading import read
from editorial.formats.draft import Draft

from .word_files import AS_WORD_SAVES, by, field, mark, p, r, word


def read_with(*paragraphs: str) -> Draft:
    return read(word(p(r("Head"), style="Titel") + "".join(paragraphs)))


def test_the_formatting_of_house_styles_is_kept() -> None:
    draft = read_with(
        p(r("a", '<w:rStyle w:val="Schiff"/>'), r("b", '<w:rStyle w:val="GrossesSchiff"/>')),
        p(r("a", '<w:rStyle w:val="GrossesSchiff"/><w:b w:val="0"/>'), r("b", '<w:rStyle w:val="Fett"/>')),
        p(r("a"), style="Hausliste"),
        p(r("b"), style="Kurzliste"),
        p(r("c"), style="Kurzliste", extra='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p(r("d"), style="Zwischen"),
    )
    assert [(block.kind.value, block.html) for block in draft.body] == [
        ("paragraph", "<em>a<strong>b</strong></em>"),
        ("paragraph", "<em>a</em><strong>b</strong>"),
        *(("bullet", "a"), ("bullet", "b"), ("paragraph", "c"), ("subheading", "d")),
    ]


@pytest.mark.parametrize(
    ("properties", "lined"),
    [("<w:u/>", False), ('<w:rStyle w:val="Link"/>', False), ('<w:rStyle w:val="Link"/><w:u/>', True)],
)
def test_the_line_under_a_link_is_its_look_unless_it_is_drawn_twice(properties: str, lined: bool) -> None:
    draft = read_with(p(f'<w:hyperlink r:id="web">{r("here", properties)}</w:hyperlink>'))
    assert ("<u>" in draft.body[0].html) is lined


@pytest.mark.parametrize(
    ("instruction", "href"),
    [
        (' HYPERLINK "https://example.org/a" ', "https://example.org/a"),
        (' hyperlink https://example.org/a \\o "About" ', "https://example.org/a"),
        (' HYPERLINK "https://example.org/a" \\l "part" \\t "_blank" \\n', "https://example.org/a#part"),
        (' HYPERLINK \\l "part" ', "#part"),
        (' HYPERLINK "javascript:alert(1)" ', None),
        (" HYPERLINK ", None),
        (' HYPERLINK "https://example.org/a', "https://example.org/a"),
    ],
)
def test_a_field_that_shows_a_link_is_one(instruction: str, href: str | None) -> None:
    quoted = escape(instruction)
    for runs in (field(instruction, r("here")), f'<w:fldSimple w:instr="{quoted}">{r("here")}</w:fldSimple>'):
        draft = read_with(p(r("See "), runs, r(".")))
        assert draft.body[0].text == "See here."
        assert ("<a " in draft.body[0].html) is (href is not None)
        assert href is None or f'href="{href}"' in draft.body[0].html
        assert draft.losses == ()


def test_of_other_fields_the_words_they_show_are_taken_in_and_told_of() -> None:
    nested = field(" IF x = ", r("hidden"), name="instrText")
    draft = read_with(
        p(r("On "), field(' DATE \\@ "d MMMM" ', r("3 May")), r(".")),
        p(mark("begin"), nested, mark("separate"), r("shown"), mark("end"), r(" after")),
        p(r("x "), f"<w:del {by('Bo')}>{field(' PAGE ', r('7'), name='delInstrText')}</w:del>", r("y")),
    )
    assert [block.text for block in draft.body] == ["On 3 May.", "shown after", "x 7y"]
    assert draft.losses == ("4 fields were taken in as the words they showed.",)


def test_a_place_in_a_page_stays_with_its_link() -> None:
    draft = read_with(p(f'<w:hyperlink r:id="web" w:anchor="part">{r("here")}</w:hyperlink>'))
    assert 'href="https://example.org/?a=1&amp;b#part"' in draft.body[0].html


def test_of_links_in_one_another_the_inner_holds() -> None:
    inner = f'<w:hyperlink w:anchor="part">{r("here")}</w:hyperlink>'
    draft = read_with(p(f'<w:hyperlink r:id="web">{inner}</w:hyperlink>'))
    assert draft.body[0].html == '<a href="#part">here</a>'


def test_a_paragraph_as_word_saves_it() -> None:
    draft = read_with(AS_WORD_SAVES)
    assert [block.html for block in draft.body] == [
        "The ferrie to Haven sailed<em>\u2011so\u00adon</em> and left late"
    ]
    assert [(q.span.of(draft.body[0].text), q.replacement, q.author) for q in draft.proposals] == [
        (" late", "", "Bo")
    ]
    assert draft.losses == (
        "1 picture or text box was left out.",
        "2 tracked changes of formatting were left out; the copy has the new one.",
    )


def test_a_page_break_parts_words_and_words_under_a_reading_aid_stay() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('read so')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    draft = read_with(p(r("one"), '<w:r><w:br w:type="page"/></w:r>', r("two"), ruby))
    assert draft.body[0].html == "one<br>twobase"
    assert draft.losses == ("1 reading aid above words was left out.",)
