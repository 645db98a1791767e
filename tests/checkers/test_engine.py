"""The engine runs what is wanted, survives what fails, and lets speech stand."""

import time

import pytest

from editorial.checkers.document import Document
from editorial.checkers.engine import check
from editorial.checkers.examples import Example
from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.checkers.style import Style
from editorial.text.block import BlockKind
from editorial.text.span import Span


def rule(detector, **more):
    made = Rule("Amid.", "house style", "house_style", {"⟦amidst⟧": "amid"}, ["amid", "mist"], **more)
    made.id = "style.amidst"
    made.detects(detector)
    return made


def amidst(passage):
    at = passage.text.find("amidst")
    if at >= 0:
        yield Hit(Span(at, at + 6), "amid")


def document(*texts, **more):
    return Document.of([(BlockKind.PARAGRAPH, text) for text in texts], **more)


def test_a_finding_carries_what_its_rule_says():
    (finding,) = check(document("Calm amidst it."), [rule(amidst)])
    assert (finding.block, finding.span, finding.replacement) == (0, Span(5, 11), "amid")
    assert (finding.rule, finding.kind, finding.severity) == ("style.amidst", Kind.FIX, Severity.ERROR)
    assert (finding.message, finding.category) == ("Amid.", "house_style")


def test_a_rule_that_fails_is_skipped_and_logged(caplog):
    def fails(passage):
        raise RuntimeError("broken")
        yield

    assert len(check(document("Calm amidst it."), [rule(fails), rule(amidst)])) == 1
    assert "style.amidst failed" in caplog.text


def test_a_slow_rule_is_stopped_and_logged(caplog):
    def slow(passage):
        over = time.thread_time() + 0.02
        while time.thread_time() < over:
            pass
        yield from amidst(passage)

    found = check(document(*["Calm amidst it."] * 50), [rule(slow)], seconds=0.05)
    assert 0 < len(found) < 50
    assert "ran out of time" in caplog.text


def test_a_rule_that_changes_words_only_asks_inside_quotation_marks():
    (finding,) = check(document("“Calm amidst it,” she said."), [rule(amidst, changes_words=True)])
    assert (finding.kind, finding.severity, finding.replacement) == (Kind.QUERY, Severity.QUERY, None)
    assert finding.alternatives == ("amid",)


def test_a_rule_that_keeps_the_words_mends_speech_too():
    (finding,) = check(document("“Calm amidst it,” she said."), [rule(amidst)])
    assert finding.kind is Kind.FIX


def test_the_house_switches_rules_on_and_off():
    text = "Calm amidst it."
    assert check(document(text, style=Style(switched=(("style.amidst", False),))), [rule(amidst)]) == []
    assert check(document(text), [rule(amidst, on=False)]) == []
    on = Style(switched=(("style.amidst", True),))
    assert len(check(document(text, style=on), [rule(amidst, on=False)])) == 1


@pytest.mark.parametrize(("language", "count"), [("en-GB", 1), ("en", 1), ("de", 0)])
def test_a_rule_speaks_only_its_languages(language, count):
    found = check(document("Calm amidst it.", language=language), [rule(amidst, languages=("en",))])
    assert len(found) == count


def test_only_fresh_blocks_are_looked_at_again():
    found = check(document("Calm amidst it.", "Still amidst it."), [rule(amidst)], fresh={1})
    assert [f.block for f in found] == [1]


def test_every_module_below_rules_is_a_rule():
    assert all(name == made.id for name, made in all_rules().items())


@pytest.mark.parametrize("copy", ["⟦one⟧ and ⟦two⟧", "half ⟦one", "⟦one⟧\n\n⟦two⟧"])
def test_an_example_marks_one_range(copy):
    with pytest.raises(ValueError, match="range"):
        Example.parse(copy)


def test_an_example_shows_its_blocks():
    example = Example.parse("# The headline\n\nA ⟦marked⟧ word.\n\n- a point")
    assert example.blocks == (
        (BlockKind.HEADLINE, "The headline"),
        (BlockKind.PARAGRAPH, "A marked word."),
        (BlockKind.BULLET, "a point"),
    )
    assert (example.block, example.span) == (1, Span(2, 8))


def test_a_block_too_long_to_be_checked_is_told_and_costs_nothing():
    long = "the  the " * 2_000
    document = Document.of(
        [(BlockKind.HEADLINE, "Head"), (BlockKind.PARAGRAPH, long), (BlockKind.PARAGRAPH, "so  so")]
    )
    found = check(document, all_rules().values())
    assert [f.rule for f in found if f.block == 1] == ["engine.too_long"]
    assert {f.rule for f in found if f.block == 2} >= {"spacing.doubled"}
