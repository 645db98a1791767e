"""What a house term may be, how it is stored, and which there are on a new desk."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from editorial.checkers.document import Document
from editorial.checkers.registry import all_rules
from editorial.desk.house import house_style
from editorial.models import HouseTerm
from editorial.text.block import BlockKind


def whole(words="chair", instead="seat", **fields):
    term = HouseTerm(words=words, instead=instead, **fields)
    term.full_clean()
    return term


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("  per \t cent ", "per cent"),
        ("per\u00a0cent", "per cent"),
        ("o’clock", "o'clock"),
        ("non‑profit", "non-profit"),
        ("U.S.A.", "U.S.A."),
        ("e-mail", "e-mail"),
        ("2nd", "2nd"),
    ],
)
def test_a_term_is_stored_in_one_way_however_it_was_typed(db, words, stored):
    assert whole(words).words == stored


def test_what_is_written_instead_and_why_are_tidied_too(db):
    term = whole(instead="  five o’clock\n", note=" The  wire’s\u2028way. ")
    assert (term.instead, term.note) == ("five o'clock", "The wire’s way.")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": " \u00a0\n"}, "__all__"),
        ({"words": "cha\x00ir"}, "words"),
        ({"words": "cha\x1bir"}, "words"),
        ({"words": "cha\u200bir"}, "words"),
        ({"words": "\u202echair"}, "words"),
        ({"words": "cha\ud800ir"}, "words"),
        ({"instead": "se\u200bat"}, "instead"),
        ({"note": "be\x07ll"}, "note"),
        ({"words": "“so-called”"}, "words"),
        ({"words": 'the "chair"'}, "words"),
        ({"words": "-chair"}, "words"),
        ({"words": "…"}, "words"),
        ({"words": "c" * 101}, "words"),
        ({"instead": "s" * 101}, "instead"),
        ({"note": "n" * 201}, "note"),
        ({"words": "seat"}, "__all__"),
        ({"words": " seat "}, "__all__"),
        ({"words": "o’clock", "instead": "o'clock"}, "__all__"),
        ({"variety": "de-DE"}, "variety"),
        ({"kind": "query"}, "kind"),
    ],
)
def test_what_could_never_be_found_or_shown_is_refused_and_told(db, fields, field):
    with pytest.raises(ValidationError) as refusal:
        whole(**fields)
    assert set(refusal.value.message_dict) == {field}


@pytest.mark.parametrize("words", ["o’clock", " o'clock"])
def test_a_term_typed_otherwise_is_still_the_same_term(db, words):
    whole("o'clock").save()
    with pytest.raises(ValidationError, match="already"):
        whole(words)
    whole(words, variety="en-GB")


def test_a_new_desk_has_the_terms_that_ship_with_the_rule(db):
    shipped = Document.of(
        [(BlockKind.PARAGRAPH, " or ".join(HouseTerm.objects.values_list("words", flat=True)))]
    )
    stored = Document.of([(BlockKind.PARAGRAPH, shipped.passages[0].text)], style=house_style())
    rule = all_rules()["style.preferred"]
    said = [[(hit.span, hit.replacement) for hit in rule.by_article(copy)] for copy in (shipped, stored)]
    assert said[0] == said[1]
    assert len(said[0]) == HouseTerm.objects.count() > 0
