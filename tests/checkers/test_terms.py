"""The house's terms in copy: which words are one, what is put there, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.checkers.document import Document
from editorial.checkers.engine import check
from editorial.checkers.proofread import findings
from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Kind, Severity
from editorial.checkers.style import Style, Term
from editorial.checkers.terms import Terms, plain
from editorial.text.block import BlockKind

RULE = all_rules()["style.preferred"]


def document(text, *terms, language="en-US", kind=BlockKind.PARAGRAPH):
    return Document.of([(kind, text)], language=language, style=Style(terms=terms))


def said(text, *terms, **how):
    """Each place with what is to stand there, None for a question."""
    return [(f.span.of(text), f.replacement) for f in check(document(text, *terms, **how), [RULE])]


@pytest.mark.parametrize(
    ("text", "words", "instead", "becomes"),
    [
        ("They are utilized here.", "utilized", "used", "used"),
        ("Utilized here, they are", "utilized", "used", "Used"),
        ("UTILIZED HERE", "utilized", "used", "USED"),
        ("The on\u00a0going row ended.", "on going", "continuing", "continuing"),
        ("A non‑profit group gave it.", "non-profit", "nonprofit", "nonprofit"),
        ("At five o’clock they left.", "o'clock", "p.m.", "p.m."),
        ("They won’t go, they’re here.", "won't", "don't", "don’t"),
        ("They won't go, they're here.", "won't", "don’t", "don't"),
        ("The chairman’s hat fell.", "chairman", "chair", "chair"),
        ("In the U.S.A. it rained.", "U.S.A.", "U.S.", "U.S."),
        ("They use the Internet here.", "Internet", "internet", "internet"),
        ("It rained. Web sites say so.", "Web sites", "websites", "Websites"),
        ("İzmir was utilized.", "utilized", "used", "used"),
    ],
)
def test_what_is_put_there_keeps_capitals_and_marks(text, words, instead, becomes):
    (found,) = said(text, Term(words, instead))
    assert (plain(found[0]).lower(), found[1]) == (words.lower(), becomes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The vice-chairman and chairman-elect spoke.", "chairman"),
        ("The chairmanship and its subchairman.", "chairman"),
        ("Write to the-chair@example.com or @chair, see example.com/chair.", "chair"),
        ("See his/her file her/his.", "her"),
        ("It is in chair.txt and in chair_x.", "chair"),
        ("He won’t.", "won"),
        ("A cafe\u0301 stood.", "cafe"),
        ("“The chair spoke,” she said.", "chair"),
        ("The “chair” spoke of a 'chair'.", "chair"),
        ("She sat in “white” papers.", "white papers"),
        ("Give it to us.", "US"),
        ("The white-paper was white\npaper.", "white paper"),
        ("Internet Use Grows", "Internet"),
    ],
)
def test_what_only_looks_like_a_term_is_left_alone(text, words):
    assert said(text, Term(words, "internet" if words == "Internet" else "seat")) == []


def test_an_article_in_block_quotes_is_left_alone():
    assert said("The chair spoke.", Term("chair", "seat"), kind=BlockKind.QUOTE) == []


def test_the_longest_term_wins_and_none_stands_within_another():
    terms = Term("cent"), Term("per cent", "percent"), Term("per", "by")
    text = "It fell 5 per cent, a cent per day."
    assert said(text, *terms) == [("per cent", "percent"), ("cent", None), ("per", "by")]


def test_a_term_as_it_is_written_goes_before_one_in_any_case():
    terms = Term("us", "them"), Term("US", "U.S.")
    assert said("Give us US aid.", *terms) == [("us", "them"), ("US", "U.S.")]


@pytest.mark.parametrize(
    ("language", "becomes"), [("en-US", "a"), ("en-GB", "b"), ("en-AU", "c"), ("de", None)]
)
def test_a_term_for_the_variety_goes_before_one_for_any(language, becomes):
    terms = Term("lorry", "a", variety="en-US"), Term("lorry", "c"), Term("lorry", "b", variety="en-GB")
    found = said("The lorry left.", *terms, language=language)
    assert found == ([("lorry", becomes)] if becomes else [])


def test_a_word_the_house_does_not_use_is_asked_about_with_the_reason():
    (found,) = check(document("The alleged victim left.", Term("alleged victim", note="Unfair.")), [RULE])
    assert (found.kind, found.severity, found.replacement) == (Kind.QUERY, Severity.QUERY, None)
    assert found.message == "Unfair."
    (found,) = check(document("The alleged victim left.", Term("alleged victim")), [RULE])
    assert "does not use" in found.message


@pytest.mark.parametrize(("certain", "kind"), [(True, Kind.FIX), (False, Kind.CHOICE)])
def test_an_uncertain_term_is_a_choice(certain, kind):
    (found,) = check(document("The chair left.", Term("chair", "seat", certain=certain)), [RULE])
    assert (found.kind, found.severity) == (kind, Severity.STYLE)


def test_the_terms_of_the_house_stand_in_place_of_those_that_ship():
    text = "She wrote whilst he cooked."
    assert [f.rule for f in findings(Document.of([(BlockKind.PARAGRAPH, text)]))] == ["style.preferred"]
    assert said(text) == []


WORDS = st.lists(
    st.sampled_from("a per cent Cent PER o'clock on-line mid white İx é “ ” ' ’ \" - , . a@b.co #per".split())
    | st.text(max_size=3),
    max_size=25,
)
TEXTS = WORDS.map(" ".join) | WORDS.map("".join)
TERMS = st.lists(
    st.builds(
        Term,
        st.lists(st.sampled_from("a per cent Cent o'clock on-line mid white - 's".split()), max_size=3).map(
            " ".join
        )
        | st.text(max_size=5),
        st.sampled_from(["", "b", "percent", "Cent"]),
    ),
    max_size=8,
)


@given(st.lists(TEXTS, max_size=3), TERMS)
def test_every_hit_is_a_term_whatever_its_case_and_never_speech(texts, terms):
    copy = Document.of([(BlockKind.PARAGRAPH, text) for text in texts], style=Style(terms=tuple(terms)))
    known = {plain(term.words).lower() for term in terms}
    ends = {}
    for hit in sorted(RULE.by_article(copy), key=lambda hit: (hit.passage.index, hit.span)):
        words = hit.span.of(hit.passage.text)
        assert plain(words).lower() in known
        assert not hit.passage.is_quoted(hit.span)
        assert not set(words) & set("“”„")
        assert hit.span.start >= ends.get(hit.passage.index, 0)
        ends[hit.passage.index] = hit.span.end


@given(TEXTS, TERMS)
def test_what_a_term_finds_by_itself_is_found_among_others_unless_they_have_some_of_the_words(text, terms):
    passage = document(text).passages[0]
    among = [span for span, _ in Terms(terms).find(passage)]
    alone = [span for term in terms for span, _ in Terms([term]).find(passage)]
    assert all(any(span.conflicts(other) for other in among) for span in alone)
