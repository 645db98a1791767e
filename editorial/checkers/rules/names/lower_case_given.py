"""A given name in lower case before a surname: “coach nick Quennell”."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checkers.article_lexicon import TITLES, heads
from editorial.checkers.document import Passage
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import after, before, part_of_more

RULE = Rule(
    message="A given name: a surname follows.",
    source="house style, “capitalization”: proper names",
    category="name_case_unseen",
    languages=("en",),
    bad={
        "The Oregon coach ⟦nick⟧ Sabanov left.": "Nick",
        "The firm’s executive coach, ⟦bill⟧ Campbell, agreed.": "Bill",
        "The team won with ⟦martin⟧ Ferguson in goal.": "Martin",
    },
    good=[
        "They sent a bill Clinton signed, and will Smith mark Independence Day?",
        "The owner drew Campbell aside; a leader may sue Campbell.",
        "They met Peter van Dijk. In the john Campbell Street has, the frank Campbell sat.",
    ],
)
_PERSON = ("er", "or", "ist", "ian", "man", "woman", "coach", "chief", "president", "spokesperson")
_DETERMINERS = frozenset("a an the this that his her its their our my your no any each every".split())
_PARTICLES = frozenset("van von den der del della ibn bin".split())
_NO_SURNAME = frozenset("Day Street Avenue Road Park County City Island River Hall House School".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if heads(passage):
        return
    for capital in passage.capitals:
        word = passage.words[capital - 1] if capital else None
        if word is None or capital in passage.openings or not (word.text.islower() and len(word.text) > 2):
            continue
        if word.text not in lexicon().given or word.text in _PARTICLES or part_of_more(passage, word):
            continue
        if _is_surname(passage, capital) and _stands_for_person(passage, capital - 1):
            yield Hit(word.span, word.text.capitalize())


def _is_surname(passage: Passage, index: int) -> bool:
    if not before(passage, index):
        return False
    word, known = passage.bare_words[index], lexicon()
    lower = word.lower()
    named = lower in known.surnames or (lower not in known.common and lower not in known.places)
    return (
        named
        and word.istitle()
        and len(word) > 2
        and lower not in known.nations
        and lower not in known.days
        and word not in _NO_SURNAME
        and after(passage, index) not in _NO_SURNAME
    )


def _stands_for_person(passage: Passage, index: int) -> bool:
    """Whether the word is hardly ever anything but a name, or follows what a person is called by."""
    tag = vocabulary().tag(passage.words[index].text)
    one = before(passage, index)
    if tag in ("", "NNP"):
        return one.lower() not in _DETERMINERS
    if tag not in ("NN", "JJ") or not index:
        return False
    role = passage.words[index - 1].text
    parted = passage.text[passage.words[index - 1].end : passage.words[index].start]
    if parted not in (" ", ", "):
        return False
    if role in TITLES:
        return parted == " "
    return vocabulary().tag(role.lower()) == "NN" and role.lower().endswith(_PERSON)
