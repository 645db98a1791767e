"""Words that are taken for one another: by sound, by one letter, by grammar."""

from __future__ import annotations

from editorial.checkers.tables import lines

CONTRACTIONS = (
    ("its", "it's"),
    ("their", "there", "they're"),
    ("your", "you're"),
)
AUXILIARIES = (
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("does", "do"),
    ("isn't", "aren't"),
    ("wasn't", "weren't"),
    ("hasn't", "haven't"),
    ("doesn't", "don't"),
)
HOMOPHONES = tuple(tuple(line.split()) for line in lines("homophones"))
SLIPS_OF_THE_PEN = tuple(tuple(line.split()) for line in lines("slips_of_the_pen"))
