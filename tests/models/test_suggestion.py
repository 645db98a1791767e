"""How a change reads in a sentence."""

import pytest

from editorial.models.suggestion import change


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("", "Meanwhile, ", "“Meanwhile, ” added"),
        ("night ", "", "“night ” cut"),
        ("", " ", "a space added"),
        ("  ", " ", "2 spaces → a space"),
        ("\n", " ", "a line break → a space"),
        ("\u00a0", "", "a no-break space cut"),
        ("mayr", "mayor", "“mayr” → “mayor”"),
        ("mayr", None, "“mayr”?"),
    ],
)
def test_a_change_is_told_in_plain_words(was, now, told):
    assert change(was, now) == told
