"""A word in lower case that no dictionary has, where a name stands: “Andrew pekarik”, “near izmit”."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.article_lexicon import bare, heads
from editorial.checkers.document import Document, Passage
from editorial.checkers.kept import kept
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.misspellings import misspellings
from editorial.checkers.statistics.spelling import is_formed, meant
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import after, before, part_of_more
from editorial.text.span import Span

RULE = Rule(
    message="It stands where a name stands: names take a capital.",
    source="house style, “capitalization”: proper names",
    category="name_case_unseen",
    languages=("en",),
    bad={
        "A team led by Andrew ⟦pekovik⟧ found it.": "Pekovik",
        "The minister, ⟦sigurthor⟧ Helgason, took over.": "Sigurthor",
        "She is buried at ⟦mawnyan⟧.": "Mawnyan",
        "Later ⟦balikesir⟧ fell.": "Balikesir",
        "They met the mill’s owner, Albury’s Jeff ⟦bezovik⟧.": "Bezovik",
        "As the designer Erica ⟦hall⟧ said, less is more.": "Hall",
    },
    good=[
        "George Lucas spitballed it, and Ada field notes are few.",
        "She wrote it in messge and sent it at webpackery; it is in webpackery still.",
        "They found it in moonquaking and at recieve.",
    ],
)
_PLACED = frozenset("near at in from".split())
_SPEAKS = frozenset("said says told added wrote asked replied noted explained argued warned".split())
_INFLECTED = ("ed", "ing", "ic", "s")
_SHORTEST = 4


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        if heads(passage):
            continue
        for index, lower, is_sure in _candidates(passage):
            if is_sure or _is_said_once(document, lower):
                start = passage.words[index].start
                yield Hit(Span(start, start + len(lower)), lower.capitalize(), passage=passage)


def _is_said_once(document: Document, lower: str) -> bool:
    """Whether the article has the word here alone, and no other that it may be a slip for."""
    return document.lexicon.everywhere[lower] < 2 and not meant(lower, document.lexicon.totals)


@kept
def _candidates(passage: Passage) -> tuple[tuple[int, str, bool], ...]:
    """The words that may be names by what stands beside them, and whether that alone is enough."""
    found = []
    for index, lower in enumerate(passage.bare_words):
        if len(lower) < _SHORTEST or not (lower.isalpha() and lower.islower()):
            continue
        is_sure = _is_sure(passage, index, lower)
        if (is_sure or _may_be_name(passage, index, lower)) and not part_of_more(
            passage, passage.words[index]
        ):
            found.append((index, lower, is_sure))
    return tuple(found)


def _follows_given(passage: Passage, index: int) -> bool:
    one = before(passage, index)
    leading = before(passage, index - 1) if index else ""
    return _is_given(one) and (bare(leading) != leading or not leading[:1].isupper())


def _is_sure(passage: Passage, index: int, lower: str) -> bool:
    return _follows_given(passage, index) and _ends_name(passage, index, lower)


def _may_be_name(passage: Passage, index: int, lower: str) -> bool:
    if lower in vocabulary() or lower in lexicon().common or lower.endswith(_INFLECTED):
        return False
    beside = _follows_given(passage, index) or before(passage, index) in _PLACED
    stands = beside or _heads_surname(passage, index) or lower in lexicon().towns
    return stands and not (lower in misspellings() or is_formed(lower))


def _is_given(word: str) -> bool:
    return word.istitle() and word.lower() in lexicon().given and word.lower() not in lexicon().common


def _ends_name(passage: Passage, index: int, lower: str) -> bool:
    """Whether a word that is a surname too is one here: a mark or “said” follows."""
    end = passage.words[index].end
    closed = after(passage, index) in _SPEAKS or passage.text[end : end + 1] in (",", ".", "’", "'")
    return closed and lower in lexicon().surnames and vocabulary().tag(lower) in ("NN", "NNP", "JJ")


def _heads_surname(passage: Passage, index: int) -> bool:
    """Whether a name that is no word follows, and none stands before."""
    other, known = after(passage, index), lexicon()
    lower = other.lower()
    if len(other) < 3 or not other.istitle() or before(passage, index)[:1].isupper():
        return False
    return lower not in known.common and lower not in known.nations and lower not in known.days
