"""Words that are taken for one another: by sound, by one letter, by grammar."""

from __future__ import annotations

from editorial.checkers.tables import lines

CONTRACTIONS = (
    ("its", "it's"),
    ("their", "there", "they're"),
    ("your", "you're"),
)
# Forms for several and the ones for a single thing.
AUXILIARIES = {
    "are": "is", "were": "was", "have": "has", "do": "does",
    "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't",
}  # fmt: skip
NUMBER = ("several", "single")  # the set of all verbs by what they agree with: “are, allow”, “is, allows”
HOMOPHONES = tuple(tuple(line.split()) for line in lines("homophones"))
SLIPS_OF_THE_PEN = tuple(tuple(line.split()) for line in lines("slips_of_the_pen"))
