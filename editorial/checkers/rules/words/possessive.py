"""An owner without its apostrophe: “Okafors mother”, “the citys pools”, “a drivers license”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.confused import is_plain_word, like
from editorial.checkers.document import Document, Passage
from editorial.checkers.kept import kept
from editorial.checkers.lexicon import lexicon
from editorial.checkers.owning import ill_formed_plural, name_owning
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import after, before
from editorial.text.span import Span

RULE = Rule(
    message="An owner takes an apostrophe.",
    source="Associated Press Stylebook, “possessives”",
    category="apostrophe",
    languages=("en",),
    bad={
        "They met Ada Vandiver. The suit by ⟦Vandivers⟧ mother goes on.": "Vandiver’s",
        "The town is Marsham. ⟦Marshams⟧ manager left.": "Marsham’s",
        "They swam at the ⟦citys⟧ pools.": "city’s",
        "He mended the ⟦boxs⟧ wiring.": "box’s",
        "Two ⟦citys⟧ agreed.": "cities",
        "She lost her ⟦drivers⟧ license.": "driver’s",
        "He has a ⟦masters⟧ degree.": "master’s",
        "They met on New ⟦Years⟧ Eve.": "Year’s",
        "They paid the ⟦attorneys⟧ fees.": "attorneys’",
    },
    good=[
        "They met Ada Vandiver. The Vandivers mother their dogs; Vandivers do.",
        "The city’s pools and the cities agreed. Two New Years passed.",
        "The drivers licensed it. She won the Masters. He masters degrees of heat.",
        "At Addenbrookes Hospital they met the Averys party.",
    ],
)
_SET = re.compile(
    r"\b(?:(?P<one>drivers)(?= (?:licen[sc]es?|permits?)\b)"
    r"|(?:an?|his|her|their|my|your|the|with|or|and|earned|of) (?P<degree>masters|bachelors)"
    r"(?= (?:degrees?|thesis)\b)"
    r"|(?<=\bNew )(?P<year>Years)(?= (?:Eve|Day|resolutions?)\b)"
    r"|\b(?P<day>Valentines|Mothers|Fathers)(?= Day\b)"
    r"|(?P<many>attorneys)(?= fees\b))"
)
_ONE = frozenset("the this that its our their his her my your each every a an".split())
_SEVERAL = frozenset(
    "two three four five six seven eight nine ten several many few all most these those both other".split()
)
_ENDS = frozenset("and or of in on at for from with are were have that which who".split())
_SOUGHT = frozenset("drivers masters bachelors years valentines mothers fathers attorneys".split())


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        unknown = _unknown(passage)
        for at, word in enumerate(passage.words if unknown else ()):
            if word.plain in unknown and (hit := _hit(document, passage, at)):
                yield hit
        for match in _SET.finditer(passage.prose) if not _SOUGHT.isdisjoint(passage.plain_words) else ():
            owner = match[match.lastgroup or 0]
            owned = f"{owner}'" if match["many"] else f"{owner[:-1]}'s"
            span = Span(*match.span(match.lastgroup or 0))
            yield Hit(span, like(owned, owner, passage), passage=passage)


@kept
def _unknown(passage: Passage) -> frozenset[str]:
    """The words nobody knows that may be an owner without the apostrophe."""
    return frozenset(word for word in vocabulary().strange(passage.plain_words) if word.endswith("s"))


def _hit(document: Document, passage: Passage, at: int) -> Hit | None:
    word = passage.words[at]
    if name_owning(document.lexicon, passage, at):
        return Hit(word.span, like(f"{word.text[:-1]}'s", word.text, passage), passage=passage)
    many = ill_formed_plural(word.plain)
    if many is None or not is_plain_word(passage, word) or word.plain in lexicon().names:
        return None
    owned = like(f"{word.plain[:-1]}'s", word.text, passage)
    one, following = before(passage, at).lower(), after(passage, at)
    if one in _ONE and vocabulary().tag(following) in ("NN", "NNS", "JJ"):
        return Hit(word.span, owned, passage=passage)
    if one in _SEVERAL or one.isdigit() or not following or following in _ENDS:
        return Hit(word.span, like(many, word.text, passage), passage=passage)
    return Hit(word.span, like(many, word.text, passage), (owned,), passage=passage, kind=Kind.CHOICE)
