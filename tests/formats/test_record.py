"""A whole article as JSON: complete, and checked before anything is made of it."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

from editorial.formats import record
from editorial.formats.draft import Unreadable
from editorial.formats.record import (
    ArticleRecord,
    BlockRecord,
    DecisionRecord,
    PlacementRecord,
    ReleaseRecord,
    RemarkRecord,
    RevisionRecord,
    SilenceRecord,
    SuggestionRecord,
)

from .hostile import off_the_allow_list, payloads

ACT = "6a0cfd63-0f1f-4a53-9f0e-6d1a58c2b7ee"
NOON = datetime.datetime(2026, 11, 20, 12, 0, 0, 123456, tzinfo=datetime.UTC)
SUGGESTION = SuggestionRecord(
    block=1,
    start=4,
    end=9,
    original="ferry",
    replacement="Ferry",
    kind="fix",
    alternatives=("boat",),
    also=(),
    severity="error",
    category="names",
    rule="names/places",
    author=None,
    author_name="",
    message="A name.",
    source="",
    identity="ab12",
    made_at=NOON,
    carried_from=None,
    outdated_at=None,
    held=False,
    withdrawn=False,
    verdict="accepted",
    applied="Ferry",
    version=1,
    decided_by="maren",
    decided_at=NOON,
    decisions=(DecisionRecord(1, "open", "accepted", "Ferry", "A name.", ACT, "maren", NOON),),
    remarks=(RemarkRecord("hanna", "Sure?", NOON),),
)
ARTICLE = ArticleRecord(
    headline="Head",
    language="en-GB",
    dated=datetime.date(2026, 11, 20),
    source="wire",
    created_by="maren",
    created_at=NOON,
    checked_at=NOON,
    blocks=(
        BlockRecord("headline", "Head"),
        BlockRecord("paragraph", 'The ferry <a href="/x">is 👩\u200d👧</a><br>late.'),
    ),
    placements=(PlacementRecord(0, 1 << 20, 1, None), PlacementRecord(1, 2 << 20, 1, 2)),
    revisions=(RevisionRecord(1, "maren", NOON, None), RevisionRecord(2, None, NOON, None)),
    suggestions=(SUGGESTION,),
    silences=(SilenceRecord("names/places", "ferry", ACT, "maren", NOON, None, None),),
    releases=(ReleaseRecord(1, 2, "The page closes.", "maren", NOON),),
)


def test_an_article_comes_back_equal() -> None:
    assert record.read(record.write(ARTICLE)) == ARTICLE


def test_an_article_of_the_first_version_comes_without_threads_and_reasons() -> None:
    whole = json.loads(record.write(ARTICLE))
    whole["version"] = 1
    article = whole["article"]
    del article["silences"], article["releases"], article["suggestions"][0]["remarks"]
    for revision in article["revisions"]:
        del revision["takes_back"]
    del article["suggestions"][0]["decisions"][0]["reason"], article["suggestions"][0]["decisions"][0]["act"]
    old = record.read(json.dumps(whole).encode())
    assert old.suggestions[0].decisions[0].words == "Ferry"
    assert (old.silences, old.suggestions[0].remarks) == ((), ())
    for nonsense in (None, [], {"suggestions": 1}, {"suggestions": [1], "revisions": [None]}):
        with pytest.raises(Unreadable):
            record.read(json.dumps({**whole, "article": nonsense}).encode())


def changed(path: str, value: Any) -> bytes:
    """The article's JSON with one thing in it put another way; `...` takes it out."""
    whole = json.loads(record.write(ARTICLE))
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    inner = whole
    for step in steps:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("format", "other", "not an article of ours"),
        ("version", 3, "version 3; 1 to 2 can be read"),
        ("article", None, "article is not of the kind expected"),
        ("version", True, "version True; 1 to 2 can be read"),
        ("version", "\ud800" + "x" * 99_999, "version \ufffdx{39}; 1 to 2 can be read"),
        ("article.headline", ..., "article has no “headline”"),
        ("article.\ud800" + "x" * 99_999, 1, "article has a “\ufffdx{39}”"),
        ("article.extra", 1, "article has a “extra”"),
        ("article.headline", 1, "article.headline is not of the kind"),
        ("article.headline", "a\0", "article.headline has characters"),
        ("article.headline", "\ud800", "article.headline has characters"),
        ("article.dated", "soon", "article.dated is no date"),
        ("article.created_at", "2026-11-20T12:00:00", "article.created_at has no time zone"),
        ("article.created_at", "0001-01-01T00:00:00+14:00", "article.created_at is no date"),
        ("article.created_at", "9999-12-31T23:59:59-12:00", "article.created_at is no date"),
        ("article.blocks.1.kind", "poem", r"article.blocks\[1\] is of a kind"),
        ("article.blocks.1.html", "<p>x</p>", r"article.blocks\[1\] has markup"),
        ("article.placements.0.block", 2, r"article.placements\[0\] is about a block"),
        ("article.placements.0.block", -1, r"article.placements\[0\] is about a block"),
        ("article.placements.0.since", True, "since is not of the kind"),
        ("article.placements.0.position", 2**63, "position is too large"),
        ("article.revisions.1.takes_back", 2, "take back one that is not there"),
        ("article.revisions.1.takes_back", 9, "take back one that is not there"),
        ("article.silences.0.act", "none", r"article.silences\[0\] names an act"),
        ("article.suggestions.0.decisions.0.act", "x", r"article.suggestions\[0\] names an act"),
        ("article.suggestions.0.end", 99, r"article.suggestions\[0\] reaches outside"),
        ("article.suggestions.0.original", "Ferry", r"article.suggestions\[0\] is about other words"),
        ("article.suggestions.0.alternatives", ["a", 1], r"alternatives\[1\] is not of the kind"),
        ("article.suggestions.0.decisions.0.at", None, "at is not of the kind"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        record.read(changed(path, value))


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"format": 1e999}', b"null"])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="This is"):
        record.read(data)


def test_a_long_article_comes_back_equal() -> None:
    long = replace(
        ARTICLE, blocks=(*ARTICLE.blocks, *[BlockRecord("paragraph", "It <em>sails</em>.")] * 2_000)
    )
    assert record.read(record.write(long)) == long


@pytest.mark.parametrize("rows", ["blocks", "suggestions"])
def test_an_article_with_too_many_rows_is_refused_in_time(rows: str) -> None:
    many = json.loads(record.write(ARTICLE))["article"][rows][:1] * 20_001
    with pytest.raises(Unreadable, match=f"20,001 {rows}; 20,000 is the most"):
        record.read(changed(f"article.{rows}", many))


def test_hostile_markup_is_refused_in_a_block_and_kept_as_words_elsewhere() -> None:
    printable = [payload for payload in payloads("xss_*") if payload.isprintable()]
    for payload in printable:
        assert record.read(changed("article.source", payload)) == replace(ARTICLE, source=payload)
    for payload in filter(off_the_allow_list, printable):
        with pytest.raises(Unreadable, match="markup"):
            record.read(changed("article.blocks.0.html", payload))


@pytest.mark.parametrize(
    "html", ["<em>" * 5_000, "<b>x</b>", '<a href="javascript:x">y</a>', "<em onclick=x>y</em>", "a < b"]
)
def test_only_markup_as_it_is_stored_passes(html: str) -> None:
    with pytest.raises(Unreadable, match="markup"):
        record.read(changed("article.blocks.0.html", html))


@pytest.mark.parametrize(
    "html", ["", "a &lt; b", "<em>a</em><em>b</em>", " a ", '<strong><a href="/x" title="t">y</a></strong>']
)
def test_markup_as_edits_by_hand_leave_it_passes(html: str) -> None:
    assert record.read(changed("article.blocks.0.html", html)).blocks[0].html == html
