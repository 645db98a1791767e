"""Copy is checked without a database, with offsets into what was given."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.checkers.proofread import proofread_blocks, proofread_record
from editorial.text.block import BlockKind

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
MECHANICAL = [
    (1, "trump", "Trump"),
    (1, "Amidst", "Amid"),
    (2, "", " "),
    (2, "ukraine", "Ukraine"),
    (3, " - ", " – "),
    (3, "comprised of", "composed of"),
    (3, "donetsk", "Donetsk"),
    (3, "luhansk", "Luhansk"),
    (5, "trump", "Trump"),
    (5, "President", "president"),
    (6, "", " "),
]
TODAY = datetime.date(2026, 11, 23)


def record(headline, body):
    return {"id": "one", "headline": headline, "body": body}


def proofread_lines(lines, today=TODAY):
    """The remarks on copy with a block a line, the headline first."""
    headline, *body = lines
    return proofread_blocks(
        [(BlockKind.HEADLINE, headline), *((BlockKind.PARAGRAPH, line) for line in body)], today=today
    )


def corrected(text, suggestions):
    for found in sorted(suggestions, key=lambda s: (s["start"], s["end"]), reverse=True):
        if found["replacement"] is not None:
            text = text[: found["start"]] + found["replacement"] + text[found["end"] :]
    return text


def test_offsets_point_into_the_field_as_given():
    body = "They met in Kyiv.\n\n\n\nLater they met in  luhansk 👩‍👧.\n\n  On friday they left."
    found = proofread_record(record("Envoys meet in donetsk", body))["suggestions"]
    marked = {
        (s["field"], (body if s["field"] == "body" else "Envoys meet in donetsk")[s["start"] : s["end"]])
        for s in found
    }
    assert {("headline", "donetsk"), ("body", "luhansk"), ("body", "friday")} <= marked


def test_a_suggestion_has_every_field_of_the_fixed_form():
    (found,) = proofread_record(record("Envoys Meet Again", "They met on friday."))["suggestions"]
    assert json.loads(json.dumps(found)) == {
        "field": "body",
        "start": 12,
        "end": 18,
        "replacement": "Friday",
        "category": "case_calendar",
        "rule": "names.calendar",
        "kind": "fix",
        "message": "Days, months and peoples take a capital.",
        "alternatives": [],
    }


def test_a_remark_says_where_and_what():
    (found,) = proofread_lines(["Envoys Meet Again", "They met in Kyiv.", "They left on friday."])
    assert (found.block, found.column, found.old) == (3, 14, "friday")
    assert str(found).startswith("3:14  names.calendar  ")
    assert str(found).endswith("“friday” → “Friday”")


def test_a_query_shows_no_change():
    (found,) = proofread_lines(["Envoys Meet Again", "They met former U.S. President Donald Trump."])
    assert found.finding.replacement is None
    assert "→" not in str(found)


@pytest.mark.parametrize("bad", [{"id": 1, "headline": "x"}, {"id": 1, "headline": "x", "body": None}])
def test_a_record_without_its_fields_is_refused(bad):
    with pytest.raises((KeyError, TypeError)):
        proofread_record(bad)


PIECES = [
    "They met in luhansk.",
    "friday",
    "\n\n",
    "\n",
    " ",
    "  ",
    "👩‍👧",
    "“",
    "Kyiv,Ukraine",
    "the the",
    "\0",
    "é",
    "\r\n",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
)
def test_suggestions_never_leave_their_field(headline, body):
    texts = {"headline": headline, "body": body}
    for found in proofread_record(record(headline, body))["suggestions"]:
        text = texts[found["field"]]
        assert 0 <= found["start"] <= found["end"] <= len(text)
        assert text[found["start"] : found["end"]] != found["replacement"]


def test_copy_that_was_mended_is_clean_on_a_second_pass():
    body = "Ada Quennell met envoys in  luhansk on friday. Later quennell left."
    found = proofread_record(record("Envoys Meet Again", body))["suggestions"]
    again = proofread_record(record("Envoys Meet Again", corrected(body, found)))["suggestions"]
    assert found
    assert again == []


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seed beside the project")
def test_the_seed_article_comes_out_clean():
    lines = SEED.read_text(encoding="utf-8").splitlines()
    remarks = proofread_lines(lines)
    fixes = [r for r in remarks if r.finding.replacement is not None]
    assert [(r.block, r.old, r.finding.replacement) for r in fixes] == MECHANICAL
    assert [r.finding.rule for r in remarks if r not in fixes] == ["facts.former_office"]
    for fix in reversed(fixes):
        line, span = lines[fix.block - 1], fix.finding.span
        lines[fix.block - 1] = line[: span.start] + fix.finding.replacement + line[span.end :]
    again = proofread_lines(lines)
    assert [r.finding.rule for r in again] == ["facts.former_office"]
