"""The page for the reporter: what was changed, and why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

import html5lib
from hypothesis import given

from editorial.formats import html, marked
from editorial.formats.draft import Draft, Proposal
from editorial.text.overlay import Edit, current_text
from editorial.text.span import Span

from .hostile import payloads
from .word_files import drafts

NOON = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.UTC)
ARTICLE = html.read("<h1>Head</h1><p>The <em>ferry stays</em> for now.</p>").blocks


def written(*proposals: Proposal) -> str:
    return marked.write(Draft(ARTICLE, proposals)).decode()


def test_a_change_shows_both_wordings_its_number_and_its_reason() -> None:
    page = written(Proposal(1, Span(10, 15), "remains", "Ana Editor", NOON, "House style."))
    assert '<p>The <em>ferry <del>stays</del><ins>remains</ins><sup class="note">1</sup></em>' in page
    note = "<q>stays</q> → <q>remains</q> House style. (Ana Editor, 20 November 2026, 12:00 UTC)"
    assert f'<li value="1">{note}</li>' in page


def test_a_query_marks_the_words_it_is_about() -> None:
    page = written(Proposal(1, Span(16, 23), None, "Bo", None, "Until when?"))
    assert '<mark>for now</mark><sup class="note">1</sup>.' in page
    assert "<q>for now</q> Until when? (Bo)" in page


def test_a_page_without_proposals_has_no_notes() -> None:
    assert 'class="notes"' not in written()


def test_no_two_notes_share_a_number() -> None:
    page = written(
        Proposal(0, Span(0, 4), "Top", "Ana"),
        Proposal(1, Span(0, 3), "Our", "Ana"),
        Proposal(1, Span(0, 9), "My ferry", "Bo"),
        Proposal(1, Span(4, 9), None, "Bo", None, "Which?"),
    )
    assert re.findall(r'<li value="(\d)">', page) == ["1", "2", "3", "4"]
    assert sorted(re.findall(r'class="note">(\d)<', page)) == ["1", "2", "3", "4"]


@given(drafts())
def test_the_page_reads_as_the_old_and_as_the_new_text(draft: Draft) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    article = parser.parse(marked.write(draft)).find("body/article")
    assert said(article, without={"ins"}) == squeezed(block.text for block in draft.blocks)
    assert said(article, without={"del"}) == squeezed(
        current_text(
            block,
            [
                Edit(p.span, p.replacement)
                for p in draft.proposals
                if p.block == number and p.replacement is not None
            ],
        )
        for number, block in enumerate(draft.blocks)
    )


def said(element: Any, without: set[str]) -> str:
    """What the article says without some elements, and without the notes and their numbers."""

    def texts(node: Any) -> list[str]:
        if node.tag in without or node.get("class") in {"note", "notes"}:
            return []
        return [node.text or "", *(text for child in node for text in (*texts(child), child.tail or ""))]

    return squeezed(texts(element))


def squeezed(texts: Iterable[str]) -> str:
    return re.sub(r"[\s↵]", "", "".join(texts))


def test_no_proposal_brings_markup_along() -> None:
    def shape(words: str) -> list[tuple[str, dict[str, str]]]:
        page = written(Proposal(1, Span(0, 3), words, words, None, words))
        tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
        return [(element.tag, element.attrib) for element in tree.iter() if element.tag != "br"]

    for payload in payloads("xss_*"):
        assert shape(payload) == shape("harmless")
