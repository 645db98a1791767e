"""Where an article names a person, a place or an organisation; what is in doubt is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .article_lexicon import TITLES, ArticleLexicon, heads
from .document import Document, Passage
from .lexicon import lexicon
from .statistics.vocabulary import vocabulary
from .words import after, before, part_of_more


class NameKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Naming:
    """The words from `first` to `last` of a passage, both included, that name somebody or something.

    `surname` is which of a person's words a later mention repeats.
    """

    kind: NameKind
    block: int
    first: int
    last: int
    surname: int | None = None

    @property
    def spelled(self) -> tuple[int, int]:
        """The first and the last word of what an article spells in one way throughout."""
        return (self.first, self.last) if self.surname is None else (self.surname, self.surname)


_BODY_WORDS = frozenset(
    """Academy Administration Agency Alliance Army Assembly Association Authority Bank Board Brigade
    Bureau Centre Center Church Club College Commission Committee Company Confederation Congress
    Corporation Corp Council Court Department Federation Force Forces Foundation Front Fund Group Guard
    Guardian Herald Hospital Inc Institute Journal League Ltd Ministry Movement Museum News Office
    Orchestra Organisation Organization Parliament Party Police Post School Senate Service Society
    Telegraph Times Trust Union University""".split()
)
_MEMBERS = frozenset("democrat democrats republican republicans".split())  # people, not bodies
_STRICT = frozenset(
    "Mr Mrs Ms Dr Prof Professor President Chancellor Sen Senator Rep Gov Gen Col Lt Sgt".split()
)
_SHORT_TITLES = frozenset("Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Capt Lt Sgt".split())
_STOPLESS = frozenset("Mr Mrs Ms Dr Prof".split())  # in British copy
_PARTICLES = frozenset("von van de der den du da di del della dos la le al bin ibn ter ten".split())
_IN = frozenset("in near from across outside around".split())
_OF_A_PLACE = frozenset("city town village region province port oblast capital".split())
_SPEAKS = frozenset("said says told added wrote asked replied noted explained argued warned".split())
_JOINTS = (("of",), ("for",), ("of", "the"), ("for", "the"))
_OF_SEVERAL = frozenset("Board Bureau Committee Department Ministry Office".split())  # “of Health and Labor”
_AFTER_NAMES = frozenset("Jr Sr II III IV".split())
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]{1,4}")
_LONGEST = 4  # words of a person's name
_COUNTRIES = frozenset("chad china guinea japan morocco panama turkey wales".split())  # and words
_KNOWN_BRAND = 35  # ten times the Zipf frequency from which what is no given name is a brand
_KNOWN_TO_ALL = 43  # ten times the Zipf frequency from which a place is meant, not somebody of its name


def namings(document: Document) -> list[Naming]:
    """What the article names where its capitals tell: outside headlines, in reading order."""
    lone = _lone(document)
    found: list[Naming] = []
    for passage in document.passages:
        if not heads(passage):
            found += _Reader(passage, document.lexicon, lone).namings()
    return found


class _Reader:
    """One passage, read for names."""

    def __init__(self, passage: Passage, article: ArticleLexicon, lone: frozenset[str]) -> None:
        self.passage, self.article, self.lone = passage, article, lone
        self.words = passage.bare_words
        self.texts = [word.text for word in passage.words]

    def namings(self) -> Iterator[Naming]:
        runs = list(self._runs())
        at = 0
        while at < len(runs):
            (first, last), ends = runs[at], [runs[at][1]]
            at += 1
            while at < len(runs) and self._is_joined(ends, *runs[at]):
                last = runs[at][1]
                ends.append(last)
                at += 1
            yield from self._named(first, ends)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words, the small words inside a person's name included."""
        run: list[int] = []
        for at in self.passage.capitals:
            if part_of_more(self.passage, self.passage.words[at]):
                continue
            if run and not self._goes_on(run[-1], at):
                yield run[0], run[-1]
                run = []
            run.append(at)
        if run:
            yield run[0], run[-1]

    def _goes_on(self, last: int, at: int) -> bool:
        """Whether the word at `at` goes on with the name that `last` is a word of."""
        between = self.texts[last + 1 : at]
        if len(between) > 2 or not _PARTICLES.issuperset(between) or not self._is_close(last, at):
            return False
        stop = self.passage.text[self.passage.words[last].end] == "."
        return not stop or self.words[last] in _SHORT_TITLES or len(self.words[last]) == 1

    def _is_joined(self, ends: list[int], first: int, last: int) -> bool:
        """Whether “of” and the like make a name of runs that end so far at `ends` and the next one.

        “Bank of England”, “Department of Health and Labor”, “Food and Drug Administration”.
        """
        joint = tuple(self.texts[ends[-1] + 1 : first])
        if not self._is_close(ends[-1], first):
            return False
        is_body = self.words[last] in _BODY_WORDS
        if joint != ("and",):
            return joint in _JOINTS and self.words[ends[-1]] in _BODY_WORDS
        if len(ends) == 2:
            return not is_body and self.words[ends[0]] in _OF_SEVERAL
        return is_body and last > first and len(ends) == 1 and self._is_plain(ends[0])

    def _is_plain(self, at: int) -> bool:
        """Whether a word is ordinary but for a capital that nothing asks for: “Food”."""
        lower, known = self.words[at].lower(), lexicon()
        is_name = lower in known.public or lower in known.places or self.words[at] in _BODY_WORDS
        return lower in known.common and not is_name and at not in self.passage.openings

    def _is_close(self, last: int, at: int) -> bool:
        """Whether only single spaces part the words, and no possessive ends the name."""
        whole = self.texts[last] == self.words[last]
        return whole and all(before(self.passage, step) for step in range(last + 1, at + 1))

    def _named(self, first: int, ends: list[int]) -> Iterator[Naming]:
        last = ends[-1]
        if self.words[first] in ("The", "A", "An"):
            first += 1
        is_body = last > first and any(self.words[end] in _BODY_WORDS for end in ends)
        if is_body and not self._is_doubtful(first) and len(self.words[last]) > 1:
            yield self._naming(NameKind.ORGANISATION, first, last)
        elif not is_body and (one := self._place_of_several(first, last) or self._person(first, last)):
            yield one
        elif not is_body:
            yield from (one for at in range(first, last + 1) if (one := self._single(at, first == last)))

    def _naming(self, kind: NameKind, first: int, last: int) -> Naming:
        return Naming(kind, self.passage.index, first, last)

    def _is_doubtful(self, at: int) -> bool:
        """Whether the capital is owed to the place, on a word that needs none: “Local police”."""
        return at in self.passage.openings and self.words[at].lower() in lexicon().common

    def _place_of_several(self, first: int, last: int) -> Naming | None:
        for at in range(first, last + 1):
            for lower, _ in lexicon().phrases.get(self.words[at].lower(), ()):
                end = at + len(lower.split()) - 1
                if " ".join(self.words[at : end + 1]).lower() == lower and self._is_close(at, end):
                    return self._naming(NameKind.PLACE, at, end)
        return None

    def _person(self, first: int, last: int) -> Naming | None:
        if last > first and self.words[last] in _AFTER_NAMES:
            last -= 1
        titles = [at for at in range(first, last + 1) if self._is_title(at)]
        start = titles[-1] + 1 if titles else first
        while start < last and self._is_no_given(start, last):
            start += 1
        if not 0 <= last - start < _LONGEST:
            return None
        is_one = self._is_titled(start, last) if titles else self._has_full_name(start, last)
        return self._somebody(start, last) if is_one else None

    def _is_title(self, at: int) -> bool:
        """Whether the word is a title; short ones are with their point alone: “Gov.”."""
        word = self.passage.words[at]
        needs_stop = word.text in _SHORT_TITLES and word.text not in _STOPLESS
        return word.text in TITLES and (not needs_stop or self.passage.text.startswith(".", word.end))

    def _somebody(self, first: int, last: int) -> Naming:
        """A person; the family name comes first in “Xi Jinping” and “Moon Jae-in”."""
        known, given = lexicon(), self.words[last]
        comes_first = self.words[first].lower() in known.public and given.lower() not in known.surnames
        surname = first if comes_first or _is_korean(given) else last
        return Naming(NameKind.PERSON, self.passage.index, first, last, surname)

    def _is_no_given(self, at: int, last: int) -> bool:
        """Whether the word says what somebody is, or belongs to the surname: “CEO”, “Coach”, “Von der”."""
        word, following, known = self.words[at], self.words[at + 1], lexicon()
        if word.lower() in known.nations or (word.isupper() and len(word) > 1):
            return True
        is_word = word.lower() in known.common and word.lower() not in known.given
        if is_word and at + 1 < last and following.lower() in known.given:
            return True
        return word in _PARTICLES or (word.lower() in _PARTICLES and following in _PARTICLES)

    def _is_titled(self, start: int, last: int) -> bool:
        given, lower, known = self.words[start].lower(), self.words[last].lower(), lexicon()
        if not _may_be_surname(self.words[last]):
            return False
        if self.words[start - 1] in _STRICT and last - start < 2:
            return True
        if last > start and given in known.common and given not in known.given:
            return lower not in known.common
        return lower not in known.common or lower in (known.surnames if last > start else known.public)

    def _has_full_name(self, start: int, last: int) -> bool:
        names = [self.words[at].lower() for at in range(start, last + 1)]
        known, given, surname = lexicon(), names[0], names[-1]
        if len(names) < 2 or given == surname or not _may_be_surname(self.words[last]):
            return False
        if given in known.given or len(given) == 1:
            sure = given not in known.places and not self._is_doubtful(start)
            return surname not in known.common or (
                sure and (surname in known.surnames or self._speaks(start, last))
            )
        if given in known.surnames and _is_korean(self.words[last]):
            return True
        if any(name in known.common or _is_no_surname(name) for name in names if name not in _PARTICLES):
            return False
        known_to_be = surname in known.surnames or given in known.public
        is_met = self.words[last] in self.lone and vocabulary().zipf(given) < _KNOWN_BRAND
        return known_to_be or is_met or self._speaks(start, last)

    def _speaks(self, first: int, last: int) -> bool:
        """Whether what stands beside the name makes it somebody: “said”, or an age."""
        following = self.texts[last + 1] if last + 1 < len(self.texts) else ""
        if self.passage.text.startswith(", ", self.passage.words[last].end) and following.isdigit():
            return True
        return after(self.passage, last) in _SPEAKS or before(self.passage, first) in _SPEAKS

    def _single(self, at: int, alone: bool) -> Naming | None:
        """What one capitalised word names by itself, or within a run that is no name as a whole."""
        word, known = self.words[at], lexicon()
        lower = word.lower()
        if known.bodies.get(lower) == word and lower not in _MEMBERS:
            if lower in known.common and not self.article.inside[word]:
                return None
            return self._naming(NameKind.ORGANISATION, at, at)
        if lower in known.days or lower in known.nations or len(lower) < 3:
            return None
        if self._is_place(at, alone):
            return self._naming(NameKind.PLACE, at, at)
        if alone and (self._is_public(word) or self._is_speaker(at)):
            return self._naming(NameKind.PERSON, at, at)
        return None

    def _is_place(self, at: int, alone: bool) -> bool:
        word, known = self.words[at], lexicon()
        lower = word.lower()
        if word.isupper():
            return at == 0 and lower in known.places and lower not in known.common  # a dateline
        if lower not in known.places:
            is_new = lower not in known.common and lower not in vocabulary()
            return alone and is_new and word.istitle() and word.isalpha() and self._is_where(at)
        if lower in known.common:
            return alone and self.article.inside[word] > 0 and self._is_meant(at)
        is_somebody = lower in known.given or lower in known.surnames
        return not is_somebody or (alone and self._is_meant(at))

    def _is_meant(self, at: int) -> bool:
        """Whether a word that may be something else is the place: it is better known so, or stands so."""
        lower = self.words[at].lower()
        if lower in _COUNTRIES and self.article.inside[self.words[at]] > self.article.everywhere[lower]:
            return True
        is_famous = vocabulary().tag(lower) == "NNP" and vocabulary().zipf(lower) >= _KNOWN_TO_ALL
        return is_famous or self._is_where(at)

    def _is_where(self, at: int) -> bool:
        """Whether what stands before says that it is a place: “near”, “the city of”."""
        if self.texts[at] != self.words[at]:
            return False
        one = before(self.passage, at)
        return one in _IN or (one == "of" and before(self.passage, at - 1) in _OF_A_PLACE)

    def _is_public(self, word: str) -> bool:
        """Whether the whole world knows one person by this name, and the article has it for a name."""
        lower, known = word.lower(), lexicon()
        if lower not in known.public or not self.article.complete[word]:
            return False
        return lower not in known.common or self.article.inside[word] > max(1, self.article.inside[lower])

    def _is_speaker(self, at: int) -> bool:
        lower = self.words[at].lower()
        is_new = lower not in lexicon().common and lower not in vocabulary()
        return is_new and _may_be_surname(self.words[at]) and self._speaks(at, at)


def _lone(document: Document) -> frozenset[str]:
    """The words with a capital that somewhere in the text have no other beside them, as surnames do."""
    return frozenset(
        passage.bare_words[at]
        for passage in document.passages
        if not heads(passage)
        for at in passage.capitals
        if not before(passage, at)[:1].isupper() and not after(passage, at)[:1].isupper()
    )


def _is_korean(given: str) -> bool:
    """Whether a given name is written as those that follow their family name: “Jae-in”."""
    return _KOREAN.fullmatch(given) is not None


def _may_be_surname(word: str) -> bool:
    """Whether nothing in the letters speaks against it: “API”, “X-ray”, “I’ve”."""
    if len(word.split("-")[0]) == 1 or (word.isupper() and len(word) > 1) or _is_no_surname(word.lower()):
        return False
    ending = word.replace("’", "'").rpartition("'")[2]
    return ending == word or not ending.islower()


def _is_no_surname(lower: str) -> bool:
    known = lexicon()
    if lower in known.days or lower in known.nations or lower in known.bodies:
        return True
    return lower in known.places and lower not in known.surnames
