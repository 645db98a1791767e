"""Who is introduced with a full name, and who is then spoken of by a surname one letter away from it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from .article_lexicon import TITLES, heads
from .document import Document, Passage
from .kept import kept
from .lexicon import lexicon
from .spellings import is_apart, nearby
from .statistics.vocabulary import vocabulary
from .words import after, before, part_of_more

_SHORTEST = 5
_SPEAKS = frozenset(
    """said says told adds added wrote writes asked asks replied noted explained argued warned recalled
    testified""".split()
)


class Introductions:
    """The names of several words that one article has; read when first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def meant(self, passage: Passage, index: int) -> str | None:
        """The one surname that somebody is introduced with and the lone word at `index` is a letter off.

        Nothing where the word is itself in somebody’s name, or may be no surname at all.
        """
        name = passage.bare_words[index]
        if index not in lone_surnames(passage):
            return None
        bearers, mentioned = self._read
        if name.lower() in mentioned:
            return None
        near = {other for form in nearby(name) for other in bearers.get(form, ())}
        near = {other for other in near if is_apart(name, other, _SHORTEST)}
        totals = self.document.lexicon.totals
        if len(near) != 1 or totals[name.lower()] > totals[(other := near.pop()).lower()]:
            return None
        return other

    @cached_property
    def _read(self) -> tuple[dict[str, set[str]], set[str]]:
        """Surnames given with the full name, by what is left of them; and every word of any longer name."""
        bearers: dict[str, set[str]] = defaultdict(set)
        mentioned: set[str] = set()
        for passage in self.document.passages:
            names, words = _introduced(passage)
            mentioned |= words
            for form, name in names:
                bearers[form].add(name)
        return bearers, mentioned


@kept
def _introduced(passage: Passage) -> tuple[list[tuple[str, str]], set[str]]:
    """Surnames given with the full name, each by what is left of it; every word of any longer name."""
    names: list[tuple[str, str]] = []
    mentioned: set[str] = set()
    for index in passage.capitals:
        name = passage.bare_words[index]
        if _stands_alone(passage, index):
            continue
        mentioned.add(name.lower())
        if _may_be_surname(name) and not heads(passage) and _follows_given(passage, index):
            names += [(form, name) for form in nearby(name)]
    return names, mentioned


@kept
def lone_surnames(passage: Passage) -> frozenset[int]:
    """The indexes of the words that may be somebody's surname, alone."""
    return frozenset(
        index
        for index in passage.capitals
        if _may_be_surname(passage.bare_words[index])
        and not heads(passage)
        and not part_of_more(passage, passage.words[index])
        and _stands_alone(passage, index)
        and _is_somebody(passage, index)
    )


def near_name(document: Document, word: str) -> bool:
    """Whether `word`, with its capital, is a letter off a name of the article, and may be meant for it."""
    if not word[0].isupper():
        return False
    names = (name for lower, name in document.lexicon.names.items() if lower not in lexicon().common)
    return any(is_apart(word, name, _SHORTEST) for name in names)


def _may_be_surname(name: str) -> bool:
    """Whether nothing in the letters speaks against it, and it is long enough to be told from others."""
    lower, known = name.lower(), lexicon()
    if len(name) < _SHORTEST or name.isupper() or not name.replace("-", "").isalpha():
        return False
    return not (lower in known.common or lower in known.nations or lower in known.days)


def _stands_alone(passage: Passage, index: int) -> bool:
    """Whether no word beside it is of the same name; a title and a word that opens a sentence are not."""
    following = after(passage, index) if passage.words[index].text == passage.bare_words[index] else ""
    if following[:1].isupper() and following.lower() not in lexicon().days:
        return False
    one = before(passage, index)
    if not one[:1].isupper() or one in TITLES:
        return True
    opens = index - 1 in passage.openings
    return opens and one.lower() in lexicon().common and one.lower() not in lexicon().given


def _follows_given(passage: Passage, index: int) -> bool:
    """Whether a given name stands right before; a second surname may follow: “Rosa Mamani Quispe”."""
    one, following, known = before(passage, index), after(passage, index).lower(), lexicon()
    if not one[:1].isupper() or one in TITLES:
        return False
    if following and following not in known.days and after(passage, index)[0].isupper():
        is_double = passage.bare_words[index].lower() not in known.given and following not in known.common
        if not is_double:
            return False
    return len(one) == 1 or one.lower() in known.given or one.lower() not in known.common


def _is_somebody(passage: Passage, index: int) -> bool:
    """Whether the word is in no list of names and words, or what stands beside it makes it a person."""
    lower, known = passage.bare_words[index].lower(), lexicon()
    if before(passage, index) in TITLES:
        return True
    if lower in known.places or lower in known.towns or lower in known.public or lower in known.bodies:
        return False
    if lower in known.given and lower not in known.surnames:
        return False
    if lower not in known.names and lower not in known.surnames and lower not in vocabulary():
        return True
    end = passage.words[index].end
    if after(passage, index) in _SPEAKS or before(passage, index) in _SPEAKS:
        return True
    return passage.text[end : end + 2] == ", " and passage.text[end + 2 : end + 4].isdigit()
