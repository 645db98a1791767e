"""A name in lower case that is written with a capital everywhere in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.article_lexicon import TITLES
from editorial.checkers.document import Document, Passage
from editorial.checkers.kept import kept
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.misspellings import misspellings
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import before, part_of_more
from editorial.text.span import Span

RULE = Rule(
    message="A name: it takes a capital.",
    source="house style, “capitalization”: proper names",
    category="name_case_unseen",
    languages=("en",),
    bad={
        "Fighting went on in ⟦luhansk⟧.": "Luhansk",
        "She moved to ⟦california⟧’s coast.": "California",
        "Hillary ⟦hartley⟧, deputy director, agreed.": "Hartley",
        "They flew to ⟦new york⟧ at once.": "New York",
        "They met in ⟦new⟧ Mexico.": "New",
        "They flew as far as ⟦la⟧ Paz, Bolivia.": "La",
        "A sophomore from ⟦flagstaff⟧, Arizona, won.": "Flagstaff",
        "They flew to San ⟦diego⟧ at once.": "Diego",
        "The talk was led by Dr. Kristen ⟦honey⟧ and her team.": "Honey",
    },
    good=[
        "The tables were set with china from a shop that sold turkey.",
        "You may march on to the polish factory; mark the bill.",
        "She is reading a nice book in the bath, a mobile at hand.",
        "We say tamale, not Tamale.",
        "His handle is @trump_luhansk and his site luhansk.info.",
        "Dr. Ada Quennell found a new haven for long beach walks.",
        "They left en masse.",
        "They rose by 3,000 in the Bronx; in the Hague, too.",
        "He talked to new England captain Ada Quennell; a new Mexico is born.",
        "With its plans in disarray, Texas, they say, lost.",
        "It takes enough chile to make a grown man cry, and some chile more.",
        "They shut the venetian blinds of the mens room.",
        "She bought adidas shoes. He read danah boyd, and k.d. lang sang.",
        "In webpack it is webpack that packs the web, said webpack.",
    ],
)
_FOREIGN = frozenset("en de du des la le les el al von van di da ad per et ex vis".split())  # “en masse”
_QUANTIFIERS = frozenset("enough some much more less no any little".split())  # before what is no place
_WHERE = frozenset("in from near to across outside at as of".split())
_NO_WORD = ("", "NNP")  # the tags of what English has in names alone
_SELDOM = 3  # an article that has a word in lower case this often means it so


_TOWN = re.compile(r"\b(?:from|in|near|to|outside) ([a-z]{4,}), ([A-Z][a-z]+)\b")


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    house = {name.lower(): name for name in document.style.names}
    for passage in document.passages:
        for town in _towns(passage):
            if _is_town(document, *town.groups()):
                yield Hit(Span(*town.span(1)), town[1].capitalize(), passage=passage)
        named = _named(passage).union(passage.spellings & house.keys()).difference(document.style.not_names)
        for index, phrase in _candidates(passage, named) if named else ():
            word, lower = passage.words[index], passage.bare_words[index]
            if phrase:
                yield phrase
            elif document.lexicon.everywhere[lower] < _SELDOM and (
                name := house.get(lower) or _name(document, passage, index)
            ):
                yield Hit(Span(word.start, word.start + len(lower)), name, passage=passage)


@kept
def _towns(passage: Passage) -> tuple[re.Match[str], ...]:
    return tuple(_TOWN.finditer(passage.prose))


@kept
def _candidates(passage: Passage, named: frozenset[str]) -> tuple[tuple[int, Hit | None], ...]:
    """Where those of `named` stand that may be meant as names, or the places of several words they begin."""
    found: list[tuple[int, Hit | None]] = []
    free = 0
    for index, lower in enumerate(passage.bare_words):
        word = passage.words[index]
        if lower not in named or word.start < free:
            continue
        if part_of_more(passage, word) or _is_meant_so(passage, index):
            continue
        phrase = _place(passage, index)
        free = phrase.span.end if phrase else free
        found.append((index, phrase))
    return tuple(found)


@kept
def _named(passage: Passage) -> frozenset[str]:
    """The words in lower case that may be names; somebody’s surname only where there is a title."""
    known, spellings = lexicon(), passage.spellings
    named = spellings & known.capitalised
    return named if TITLES.isdisjoint(spellings) else named | (spellings & known.surnames)


def _is_town(document: Document, lower: str, land: str) -> bool:
    """Whether a word that is hardly one stands before a land that is nobody’s name: “flagstaff, Arizona”."""
    known, state = lexicon(), land.lower()
    is_land = state in known.places and not (state in known.given or state in known.surnames)
    is_word = vocabulary().tag(lower) not in _NO_WORD or lower in known.names
    return is_land and not is_word and document.lexicon.everywhere[lower] < _SELDOM


def _name(document: Document, passage: Passage, index: int) -> str | None:
    known, lower = lexicon(), passage.bare_words[index]
    if lower in known.days or lower in known.nations or lower in misspellings():
        return None
    if name := known.names.get(lower):
        is_seen = not name.isupper() or lower in known.bodies or document.lexicon.everywhere[name] > 0
        return name if is_seen else None  # dictionaries have many an abbreviation that copy has not
    if lower in known.surnames and _follows_full_title(passage, index) and vocabulary().tag(lower) == "NN":
        return lower.capitalize()
    return None


def _is_meant_so(passage: Passage, index: int) -> bool:
    """Whether the word is foreign, a thing called after a place, or has no capital of its owner’s will."""
    one, lower = before(passage, index).lower(), passage.bare_words[index]
    if one in _FOREIGN or (one in _QUANTIFIERS and lower in lexicon().places):
        return True
    start, text = passage.words[index].start, passage.text
    for name in lexicon().lower_case.get(lower, ()):
        at = start - name.index(lower)
        if at >= 0 and text.startswith(name, at):
            return True
    return False


def _follows_full_title(passage: Passage, index: int) -> bool:
    """Whether a title and a given name stand right before: “Dr. Kristen”."""
    given, title = before(passage, index), before(passage, index - 1) if index > 1 else ""
    return title in TITLES and given.istitle() and given.lower() in lexicon().given


def _place(passage: Passage, index: int) -> Hit | None:
    """A place of several words that begins at `index` with all of them, or the first one, in lower case."""
    word = passage.words[index]
    for lower, name in lexicon().phrases.get(word.text, ()):
        start, end = word.start, word.start + len(lower)
        if passage.text[end : end + 1].isalnum():
            continue
        rare = any(part not in lexicon().common for part in lower.split())
        if rare and passage.text[start:end] == lower:
            return Hit(Span(start, end), name, passage=passage)
        rest = len(word.text)
        if (
            word.text != "the"
            and passage.text[start + rest : end] == name[rest:]
            and _says_where(passage, index, end)
        ):
            return Hit(word.span, name[:rest], passage=passage)
    return None


def _says_where(passage: Passage, index: int, end: int) -> bool:
    """Whether a place is told there and no person: “in new Mexico.”, not “to new England captain”."""
    following = passage.text[end : end + 2]
    apart = not following or following[0] in ",.;:)" or (following[:1].isspace() and _is_small(passage, end))
    return apart and before(passage, index) in _WHERE


def _is_small(passage: Passage, end: int) -> bool:
    word = next((word for word in passage.words if word.start == end + 1), None)
    return word is not None and vocabulary().tag(word.text) in ("IN", "CC", "TO", "WDT", "WRB", "MD")
