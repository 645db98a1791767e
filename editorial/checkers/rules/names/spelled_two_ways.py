"""A name spelled in two ways: one of them once, and a slip of one letter away from the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from editorial.checkers.article_lexicon import ArticleLexicon
from editorial.checkers.document import Document, Passage
from editorial.checkers.introduced import Introductions, lone_surnames
from editorial.checkers.kept import kept
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.checkers.statistics.spelling import is_formed, meant
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import part_of_more
from editorial.text.span import Span

RULE = Rule(
    message="A name spelled otherwise elsewhere; check which is right.",
    source="house style, “names”: one spelling in an article",
    category="name_spelling",
    languages=("en",),
    bad={
        "Niki Werkheiser spoke. “It is ideal,” said ⟦Werkehiser⟧. Then Werkheiser left.": "Werkheiser",
        "Ana Chrousos led. “Go on,” ⟦Chrusos⟧ said.": "Chrousos",
        "Jobs near ⟦Virgnia⟧ kept coming up.": "Virginia",
        "The ⟦Caalifornia⟧ Department of Health agreed.": "California",
        "They met on the ⟦Faacebook⟧ page.": "Facebook",
        "The Alaska ⟦Departtment⟧ of Health agreed.": "Department",
        "It went to the ⟦Seante⟧ again.": "Senate",
        "Clair ⟦Koroam⟧ wrote it. Then Koroma, as we call Koroma, left; ask Koroma.": "Koroma",
        "Amina Warsame spoke. “Go on,” said ⟦Warsami⟧.": None,
        "It was led by Siân Llewellyn. Then ⟦Llewelyn⟧ said so.": None,
        "Layla El-Khoury led it. Ms. ⟦El-Khouri⟧ will speak.": None,
        "Ana Balcázar-Ruiz led it. That, ⟦Balcázar-Riuz⟧ said, helped.": None,
        "Zoe Petrakis won. District Attorney ⟦Petraksi⟧ said, “Petrakis won.”": "Petrakis",
        "Guard Dana Ruvalcaba fell. ⟦Ruvalcava⟧’s miss hurt.": None,
        "Owen Probert led it. ⟦Propert⟧ does not howl.": None,
    },
    good=[
        "Jan Novak and Jana Novakova met Hansen and Hanson, both of Oslo.",
        "America and the American; Ukraine and the Ukrainian; Iran, Iranians.",
        "The Smiths met Smith. Mr. Philips of Philips met Mr. Phillips of Philips.",
        "They flew from Austria to Australia with Mr. Houstan and Jorden Quibley.",
        "Lars Hansen met Mr. Hanson. Eva Hanson said Hanson left; Hansen said so, too.",
        "Maria Jansen came. “The Jansens are late,” Trump said. Tramp said nothing.",
        "Sergei Kovalov left. Kovalova said nothing.",
        "Ada Hansen drives to Hanson. She paid Hanson’s toll.",
        "Denise Okafor has two sons. Denis said so. France said no to Ana Frances.",
    ],
)
_SHORTEST = 6
_LONG = 8  # letters from which an ordinary word is known in spite of a slip
_COMMON = 48  # ten times the Zipf frequency from which a shorter one is
_WELL_KNOWN = 38  # ten times the Zipf frequency from which a name is one that everybody knows


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    article, introductions = document.lexicon, Introductions(document)
    settled: dict[str, set[str]] | None = None  # made for the first odd name, which most copy lacks
    for passage in document.passages:
        strange = _strange(passage)
        for index in sorted(strange | lone_surnames(passage)):
            word, name = passage.words[index], passage.bare_words[index]
            meant = None
            if index in strange and article.totals[name.lower()] < 2:
                settled = _by_deletion(_settled(article)) if settled is None else settled
                meant = _meant(article, name, settled)
            other = None if meant else introductions.meant(passage, index)
            if not meant and not other:
                continue
            span = Span(word.start, word.start + len(name))
            if meant or _is_sure(article, name, other or ""):
                yield Hit(span, meant or other, passage=passage)
            else:
                yield Hit(span, alternatives=(other or "",), passage=passage, kind=Kind.QUERY)


def _settled(article: ArticleLexicon) -> Iterator[str]:
    """Names whose spelling is vouched for: repeated, given with the full name, or known to the world."""
    known = lexicon()
    for form, count in article.inside.items():
        if len(form) >= _SHORTEST and form.istitle() and form.isalpha():
            lower = form.lower()
            if count > 1 or lower in article.persons or lower in known.names:
                yield form


@kept
def _strange(passage: Passage) -> frozenset[int]:
    """The indexes of the words with a capital that are no word or name anybody knows."""
    names, words = passage.bare_words, passage.words
    strange = [index for index in passage.capitals if _is_strange(names[index])]
    return frozenset(index for index in strange if not part_of_more(passage, words[index]))


def _is_strange(name: str) -> bool:
    lower = name.lower()
    if len(name) < _SHORTEST - 1 or not name.istitle() or not name.isalpha():
        return False
    return lower not in lexicon().common and not _is_known(lower)


def _is_known(lower: str) -> bool:
    known = lexicon()
    return any(lower in words for words in (known.names, known.surnames, known.places, vocabulary()))


def _is_sure(article: ArticleLexicon, name: str, other: str) -> bool:
    """Whether a slip of the fingers is the only reading: a name nobody knows, once, beside one said again."""
    once = article.totals[name.lower()] == 1 < article.totals[other.lower()]
    return once and not _is_known(name.lower()) and _is_slip(name, other)


def _meant(article: ArticleLexicon, name: str, settled: dict[str, set[str]]) -> str | None:
    near = {other for other in _near(name, settled) if _may_be_same(article, name, other)}
    if not near and name not in article.borne:
        near = _near(name, _famous()) or _word(article, name)
    return near.pop() if len(near) == 1 else None


def _may_be_same(article: ArticleLexicon, name: str, other: str) -> bool:
    """Whether nothing speaks for two people: both bear the same given name, or one stands oftener, alone."""
    bearers, others = (article.persons.get(one.lower(), frozenset()) for one in (name, other))
    if not bearers:
        return True
    if not others:
        return article.inside[other] > 1
    return not {full.split()[0] for full in bearers}.isdisjoint(full.split()[0] for full in others)


def _word(article: ArticleLexicon, name: str) -> set[str]:
    """The ordinary word of a title that `name` is a slip of the fingers for: “Departtment”."""
    lower = name.lower()
    word = None if len(name) < _SHORTEST or is_formed(lower) else meant(lower, article.totals)
    if word is None or word not in lexicon().common or not _is_slip(lower, word) or word[0] != lower[0]:
        return set()
    sure = len(name) >= _LONG or article.totals[word] or vocabulary().zipf(word) >= _COMMON
    return {word.capitalize()} if sure else set()


@cache
def _famous() -> dict[str, set[str]]:
    """Well-known places and brands, by what is left of each without one letter."""
    known, words = lexicon(), vocabulary()
    people = known.given | known.surnames
    return _by_deletion(
        name
        for lower, name in known.names.items()
        if len(lower) >= _SHORTEST and name.istitle() and words.zipf(lower) >= _WELL_KNOWN
        and (lower not in people or lower in known.places)
    )  # fmt: skip


def _by_deletion(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by each of their shorter forms, so that one slip away is one look-up away."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for form in _shorter(name):
            found[form].add(name)
    return dict(found)


def _shorter(name: str) -> set[str]:
    """`name` and all that is left of it when one letter but the first is taken out."""
    return {name} | {name[:at] + name[at + 1 :] for at in range(1, len(name))}


def _near(name: str, index: dict[str, set[str]]) -> set[str]:
    """The names one slip away: a letter lost, added, or two neighbours swapped; not at the very end."""
    found = {other for form in _shorter(name) for other in index.get(form, ())}
    return {other for other in found if other != name and _is_slip(name, other)}


def _is_slip(name: str, other: str) -> bool:
    shared = next((at for at, (one, two) in enumerate(zip(name, other, strict=False)) if one != two), None)
    if shared is None:
        return False  # endings make other words: America and American
    if len(name) != len(other):
        return True
    return (
        name[shared : shared + 2] == other[shared : shared + 2][::-1]
        and name[shared + 2 :] == other[shared + 2 :]
    )
