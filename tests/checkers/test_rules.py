"""Every rule by its own examples, and what holds of all of them on any text."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.checkers import rules as rules_package
from editorial.checkers.document import Document
from editorial.checkers.engine import check
from editorial.checkers.examples import Example
from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Kind
from editorial.checkers.style import Style
from editorial.text.block import BlockKind

RULES = all_rules()
EVERYTHING = Style(switched=tuple((name, True) for name in RULES))
BAD = [
    pytest.param(rule, copy, words, id=f"{rule.id}: {copy[:60]}")
    for rule in RULES.values()
    for copy, words in rule.bad.items()
]
GOOD = [
    pytest.param(rule, copy, id=f"{rule.id}: {copy[:60]}") for rule in RULES.values() for copy in rule.good
]

FRAGMENTS = [
    *"""the a an The trump Trump Donald Ukraine ukraine Kyiv its it's their there 7 seven 10-year-old
    Monday, Nov. 23, 2026 2025 1,000 3.5% $4 million U.S. President former said is are were “ ” " ‘ ’ ' ( )
    [ ] - -- – — … . , ; : ! ? é 👩‍👧 مرحبا www.example.com a@b.org #tag""".split(),
    " ", " ", " ", "  ", "\n", "\u00a0", "", "\u200b", "a" * 40,
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=30).map("".join)
SPACED = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=30).map(" ".join)
BLOCKS = st.lists(st.tuples(st.sampled_from(BlockKind), TEXTS | SPACED), max_size=4)


def said(rule, document):
    document.style = EVERYTHING
    return check(document, [rule])


@pytest.mark.parametrize(("rule", "copy", "words"), BAD)
def test_bad_copy_is_reported_exactly(rule, copy, words):
    example = Example.parse(copy)
    found = [(f.block, f.span, f.replacement) for f in said(rule, example.document())]
    assert found == [(example.block, example.span, words)]


@pytest.mark.parametrize(("rule", "copy", "words"), [p for p in BAD if p.values[2] is not None])
def test_mended_copy_leaves_nothing_to_say(rule, copy, words):
    assert said(rule, Example.parse(copy).mended(words)) == []


@pytest.mark.parametrize(("rule", "copy"), GOOD)
def test_good_copy_is_left_alone(rule, copy):
    assert said(rule, Example.parse(copy).document()) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_a_rule_says_what_it_is_and_shows_near_misses(rule):
    assert len(rule.good) >= 2
    assert rule.bad
    assert rule.message
    assert rule.source
    assert rule.category


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_a_rule_is_named_by_its_path(rule):
    detector = rule.by_block or rule.by_article
    assert detector.__module__ == f"{rules_package.__name__}.{rule.id}"


@settings(deadline=None)
@given(BLOCKS)
def test_findings_lie_inside_the_text_and_change_it(blocks):
    document = Document.of(blocks, style=EVERYTHING)
    for finding in check(document, RULES.values()):
        text = document.passages[finding.block].text
        assert finding.span.end <= len(text)
        assert finding.replacement != finding.span.of(text)
        assert (finding.replacement is None) == (finding.kind is Kind.QUERY)


@settings(deadline=None)
@given(BLOCKS)
def test_no_rule_fails_on_any_text(blocks):
    document = Document.of(blocks, style=EVERYTHING)
    for rule in RULES.values():
        for passage in document.passages if rule.by_block else ():
            list(rule.by_block(passage))
        if rule.by_article:
            list(rule.by_article(document))


@settings(deadline=None, max_examples=30)
@given(BLOCKS, st.randoms(use_true_random=False))
def test_the_order_of_rules_makes_no_difference(blocks, chance: random.Random):
    shuffled = list(RULES.values())
    chance.shuffle(shuffled)
    one = check(Document.of(blocks, style=EVERYTHING), RULES.values())
    other = check(Document.of(blocks, style=EVERYTHING), shuffled)
    assert sorted(map(repr, one)) == sorted(map(repr, other))
