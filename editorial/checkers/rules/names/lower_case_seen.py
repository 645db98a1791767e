"""A name in lower case that the article elsewhere writes with its capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from editorial.checkers.article_lexicon import BARE_BEFORE, ArticleLexicon
from editorial.checkers.document import Document, Passage
from editorial.checkers.kept import kept
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import after, before, part_of_more, places
from editorial.text.block import BlockKind
from editorial.text.span import Span

RULE = Rule(
    message="A name: the article writes it with a capital elsewhere.",
    source="house style, “capitalization”: proper names",
    category="name_case_seen",
    languages=("en",),
    bad={
        "Ada Quennell spoke. Later ⟦quennell⟧ left.": "Quennell",
        "The Vistula rose. On the ⟦vistula⟧’s banks stood many.": "Vistula",
        "Envoys met Donald Trump; the effort to engage ⟦trump⟧ goes on, though Trump left.": "Trump",
        "The County District Attorney left. The new ⟦district⟧ Attorney stayed.": "District",
        "We use Slate. Ask in Slate; it is for Slate, by Slate, and on ⟦slate⟧, too.": "Slate",
        "# Crowds on ⟦hajj⟧ grow\n\nThe Hajj is long. In the Hajj all walk. They left the Hajj.": "Hajj",
        "It beat Brackley Rovers. Then ⟦brackley⟧ Rovers lost.": "Brackley",
        "Maria ⟦kovalchuk⟧ won. Kovalchuk left.": "Kovalchuk",
        "They saw Pat Mercer. Later Pat ⟦mercer⟧ left.": "Mercer",
        "At the University of Albury all knew the ⟦university⟧ of Albury.": "University",
        "He ran the HHS Office of the CTO, and the HHS ⟦office⟧ of the CTO ran him.": "Office",
    },
    good=[
        "Mr. Donald Trump, they say, is out to trump his rivals. They saw Trump.",
        "Mr. Donald Trump holds the trump card. They saw Trump.",
        "Theresa May resigned. You may go, said Mrs. May, and may return.",
        "Kubectl is a tool. They say that Google kubectl is late.",
        "The Times of London wrote of the times we live in.",
        "Ada Field walked the field in May. They saw Field.",
        "The tool is called webpack. They love webpack, and Webpack loves them.",
        "A red-brick house on Brick Lane was of brick.",
        "He left for The New York Times, and the New York Times took him.",
        "The National Microbiome Initiative spoke. It studies the microbiome.",
        "Responsive Web Design\n\nThe team likes responsive Web pages and responsive Web design.",
        "The Micro-purchase Platform is a micro-purchase platform.",
    ],
)
_VERB_FOLLOWS = frozenset(
    "to will would can could may might must shall should not they we i you who cannot".split()
)
_NOUN_FOLLOWS = frozenset(
    "a an the this that these those his her its their our my your no any each every another".split()
)
_PARTS = re.compile("[-‑’']")
_PARTS_OF_NAMES = frozenset("NN NNS NNP NNPS".split())
_SPEAKS = frozenset("said says told added wrote asked replied noted explained".split())


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    article = document.lexicon
    names = frozenset(lower for lower in article.named if lower.islower() and len(lower) > 2)
    for passage in document.passages:
        named = set(names & passage.spellings)
        named |= _opening_alone(article, passage)
        named.difference_update(document.style.not_names)
        for index in sorted(chain.from_iterable(places(passage)[lower] for lower in named)):
            word, lower = passage.words[index], passage.bare_words[index]
            spelled = article.names.get(lower, "")
            if not spelled:
                spelled, meant = lower.capitalize(), _follows_given(passage, index)
            else:
                meant = _is_meant(article, passage, index, lower, spelled)
            if meant and not part_of_more(passage, word):
                yield Hit(Span(word.start, word.start + len(lower)), spelled, passage=passage)


def _opening_alone(article: ArticleLexicon, passage: Passage) -> set[str]:
    """Words nobody knows, here in lower case once, with a capital where one is owed anyway."""
    return {
        word
        for word in _strange(passage) - article.named
        if article.everywhere[word] == 1 and article.everywhere[word.capitalize()]
    }


@kept
def _strange(passage: Passage) -> frozenset[str]:
    """The words in lower case that nobody knows."""
    return frozenset(
        word
        for word in vocabulary().strange(passage.spellings)
        if word.isalpha() and word.islower() and len(word) > 3 and word not in lexicon().common
    )


def _follows_given(passage: Passage, index: int) -> bool:
    """Whether a given name stands before; one that no list has may be one, a known brand is none."""
    one, known = before(passage, index), lexicon()
    lower = one.lower()
    strange = lower not in known.names and lower not in known.common and lower not in vocabulary()
    return one.istitle() and (lower in known.given or strange)


def _is_meant(article: ArticleLexicon, passage: Passage, index: int, lower: str, spelled: str) -> bool:
    capitals, small = article.count(spelled), article.everywhere[lower]
    if not _has_common(lower):
        sure = article.complete[spelled] > 0 or lower in lexicon().names
        return capitals >= small and (sure or _stands_in_name(article, passage, index, spelled))
    whole = article.complete[spelled]
    if passage.kind is BlockKind.HEADLINE and small == 0 and whole > (0 if _is_known(lower) else 2):
        return 2 * whole > capitals
    if vocabulary().tag(lower) not in _PARTS_OF_NAMES:
        return False
    if _stands_in_name(article, passage, index, spelled):
        return True
    if capitals >= 2 * small and lower in article.persons and _reads_as_person(passage, index, lower):
        return True
    return small == 1 and capitals > 3 and article.alone[spelled] > 1 and _stands_bare(passage, index)


@lru_cache(maxsize=8192)
def _has_common(lower: str) -> bool:
    return any(_is_common(part) for part in _PARTS.split(lower))


def _is_common(word: str) -> bool:
    return word in lexicon().common or vocabulary().tag(word) not in ("", "NNP", "NNPS")


def _is_known(lower: str) -> bool:
    """Whether the world has a place or a person of this name."""
    return lower in lexicon().places or lower in lexicon().public


def _stands_in_name(article: ArticleLexicon, passage: Passage, index: int, spelled: str) -> bool:
    """Whether the words beside it are the ones that stand beside the name elsewhere, and only there."""
    one, other = before(passage, index), after(passage, index)
    lower = spelled.lower()
    if index - 1 not in passage.openings and _ends_name(article, one, spelled):
        return True
    if other == "of" and _heads_name(article, after(passage, index + 1), spelled):
        return True
    if not other or not article.pairs[spelled, other] or article.pairs[lower, other] > 1:
        return False
    if other[0].isupper():
        return one.lower() not in _VERB_FOLLOWS
    return one[:1].isupper() and article.pairs[one, spelled] > 0 and article.pairs[one, lower] < 2


def _ends_name(article: ArticleLexicon, one: str, spelled: str) -> bool:
    """Whether the word before, with its capital, goes with the name elsewhere and so but here."""
    if not one[:1].isupper() or article.pairs[one, spelled.lower()] > 1:
        return False
    return article.pairs[one, spelled] > (0 if one.lower() in lexicon().given else 1)


def _heads_name(article: ArticleLexicon, owner: str, spelled: str) -> bool:
    """Whether the article elsewhere says it of the same: “University of South Albury”."""
    of_owner = owner[:1].isupper() and article.pairs["of", owner] > 1
    return of_owner and article.pairs[spelled, "of"] > 0 and article.pairs[spelled.lower(), "of"] == 1


def _stands_bare(passage: Passage, index: int) -> bool:
    """Whether the word stands as names do and countable nouns do not: “on slack,”."""
    end = passage.words[index].end
    return before(passage, index) in BARE_BEFORE and passage.text[end : end + 1] in ",.;:)’?!"


def _reads_as_person(passage: Passage, index: int, lower: str) -> bool:
    one, other = before(passage, index).lower(), after(passage, index).lower()
    if one in _VERB_FOLLOWS or one in _NOUN_FOLLOWS or other in _NOUN_FOLLOWS:
        return False
    return other in _SPEAKS or (lower in lexicon().public and vocabulary().tag(lower) == "NN")
