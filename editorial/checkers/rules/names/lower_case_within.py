"""One word in lower case in the middle of a name that has capitals on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.article_lexicon import TITLES, bare, heads
from editorial.checkers.document import Passage
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.checkers.words import after, before, part_of_more

RULE = Rule(
    message="Part of a name: the words on both sides have capitals.",
    source="house style, “capitalization”: proper names",
    category="name_case_unseen",
    languages=("en",),
    bad={
        "We at the American ⟦battle⟧ Monuments Commission agree.": "Battle",
        "Ada Quennell, NASA ⟦project⟧ Manager for the probe, spoke.": "Project",
        "It wrote to the ⟦federal⟧ Election Commission.": "Federal",
        "It wrote to the General Services ⟦administration⟧ again.": "Administration",
        "They walked from ⟦shandao⟧ Station to the park.": "Shandao",
        "She lives at 12 ⟦maple⟧ Avenue.": "Maple",
        "She studied at ⟦rice⟧ University.": "Rice",
        "It snowed in ⟦orchard⟧ Park.": "Orchard",
        "The U.S. Department of ⟦agriculture⟧ (USDA) joined.": "Agriculture",
        "He left the Department of the ⟦navy⟧ in May.": "Navy",
    },
    good=[
        "The Senate committee Chairman John Smith spoke.",
        "Google spokesman Ian Gray spoke to Oregon resident May Lee.",
        "The Apple event Tuesday drew a crowd.",
        "An event at the White House on the Fourth of July.",
        "NASA launches Rockets. The US president Gerald Ford met the Afghan king Zahir in the capital Kabul.",
        "Ask former University of Iowa staff, in striker Park’s view, or from fellow University students.",
        "In goalkeeper Hall they trust; it is in north Park City, says 12 people Street knew.",
        "President Ada Quennell asked Mr. Okafor.",
        "Is the house Manager in? The Android phone. Ask.",
        "Department of health is what the sign said. An Office of several rooms.",
    ],
)
_PLACES = frozenset(
    """Station Street Avenue Road Boulevard Square Park Bridge River Lake Bay Island Mountain Valley County
    City University College Hospital Airport Museum Temple Church Cathedral Stadium Palace Castle Beach
    Harbor""".split()
)
_STREETS = frozenset("Street Avenue Road Boulevard".split())  # nobody’s name
_MAY_BE_SURNAMES = frozenset("Park Hall Hill Lake".split())
_ENDS = re.compile(r"[,.;:)”’\"]|\Z| (?:in|on|at|and|for|since|where|who|is|was)\b")
_ROLE = ("er", "or", "ist", "ian", "man", "woman", "coach", "chief", "captain", "president", "back", "guard")
_BODIES = frozenset(
    """Department Office Bureau Ministry Institute Institutes University School Board Secretary Center Centers
    Division Academy College Bank Court Museum Commission Committee Society Council""".split()
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if heads(passage):
        return
    words, opening = passage.words, passage.openings
    beside = {at for capital in passage.capitals for at in (capital - 1, capital + 1)}
    beside |= {
        capital + step for capital in passage.capitals if words[capital].text in _BODIES for step in (2, 3)
    }
    for index in sorted(beside - opening):
        word = words[index] if 0 <= index < len(words) else None
        if word is None or not (word.text.islower() and len(word.text) > 3 and word.text.isalpha()):
            continue
        if not part_of_more(passage, word) and _is_part(passage, index, opening):
            yield Hit(word.span, word.text.capitalize())


def _is_part(passage: Passage, index: int, opening: frozenset[int]) -> bool:
    word, following = passage.words[index].text, after(passage, index)
    if following.lower() in lexicon().days:
        return False
    if _is_of_body(passage, index, opening) or _names_lone_place(passage, index):
        return True
    one = "" if index - 1 in opening else before(passage, index)
    if bare(one) != one:
        return False
    pairs = lexicon().pairs
    if following[:1].isupper():
        if pairs.get(f"{word} {following.lower()}", 0) & 1:
            return True
        if not _heads_person(passage, index + 1):
            if one[:1].isupper() and word in lexicon().middles:
                return True
            return _unheard_place(word, following) or _sandwiched(one, word, following)
    return one[:1].isupper() and bool(pairs.get(f"{one.lower()} {word}", 0) & 2)


def _names_lone_place(passage: Passage, index: int) -> bool:
    """Whether a noun says which street, park or university: “12 maple Avenue”, “at rice University”."""
    word, place, one = passage.words[index].text, after(passage, index), before(passage, index)
    if vocabulary().tag(word) not in ("NN", "NNP") or vocabulary().may_be(word, "Z"):
        return False
    if not _ENDS.match(passage.text, passage.words[index + 1].end if index + 1 < len(passage.words) else 0):
        return False
    if place in _STREETS:
        return one in ("on", "at", "of", "off", "to") or one.isdigit()
    if place == "University":
        return one in ("at", "from", "to", "of") and word not in ("fellow", "state")
    return place in _MAY_BE_SURNAMES and one in ("in", "near", "outside") and not word.endswith(_ROLE)


def _is_of_body(passage: Passage, index: int, opening: frozenset[int]) -> bool:
    """Whether what the word says a body is of: “Department of agriculture”, “Department of the navy”."""
    body = index - 2
    if before(passage, index) == "the":
        body -= 1
    if (
        body < 0
        or body in opening
        or passage.words[body].text not in _BODIES
        or before(passage, body + 2) != "of"
    ):
        return False
    linked = passage.words[body].end + 1 == passage.words[body + 1].start
    tag = vocabulary().tag(passage.words[index].text)
    return linked and (tag in ("NN", "NNS") or (tag == "JJ" and after(passage, index)[:1].isupper()))


def _heads_person(passage: Passage, index: int) -> bool:
    """Whether the capitals from `index` on are a person’s: a title, a given name, or a name follows."""
    word, following = passage.words[index].text, after(passage, index)
    known = lexicon()
    if word.lower() in known.given or word.lower() not in known.common:
        return word not in _PLACES
    if "-" in passage.words[index - 2].text:  # “the party-critical site Open Door”
        return True
    if word in TITLES and following[:1].isupper():
        return True
    return following[:1].isupper() and following.lower() not in known.common


def _unheard_place(lower: str, following: str) -> bool:
    return following in _PLACES and lower not in lexicon().common and lower not in vocabulary()


def _sandwiched(one: str, word: str, following: str) -> bool:
    """Whether a noun stands between a name and a noun with a capital."""
    if not one[:1].isupper() or len(one) < 3 or not following.istitle():
        return False
    words = vocabulary()
    if words.tag(word) != "NN" or words.may_be(word, "Z") or words.may_be(word, "D"):
        return False
    return words.tag(following.lower()) in ("NN", "NNS") and not _ends_name(one)


def _ends_name(word: str) -> bool:
    """Whether `word` is a person’s: what follows is then a description, not the name going on."""
    return word.lower() in lexicon().given or word.lower() in lexicon().surnames
