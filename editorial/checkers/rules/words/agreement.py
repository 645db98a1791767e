"""A verb that does not agree with its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from editorial.checkers.confused import is_plain_word, like
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.clause import PRONOUNS, Number, subject_number
from editorial.checkers.statistics.confusion import VERBS, confusions
from editorial.checkers.statistics.sets import AUXILIARIES
from editorial.checkers.statistics.tokens import Token
from editorial.checkers.statistics.verbs import PAST_TOO, third_persons
from editorial.checkers.statistics.vocabulary import vocabulary

RULE = Rule(
    message="The verb does not agree with its subject.",
    source="Associated Press Stylebook, “subject-verb agreement”",
    category="agreement",
    changes_words=True,
    languages=("en",),
    bad={
        "They ⟦has⟧ to leave.": "have",
        "The list of names ⟦were⟧ long.": "was",
        "Another claim about the schools ⟦are⟧ that they are old.": "is",
        "Maybe it ⟦make⟧ sense.": "makes",
        "Grants ⟦is⟧ available to farmers.": "are",
        "The tool that ⟦allow⟧ the public to comment is new.": "allows",
        "“We won,” he said. “They ⟦was⟧ late.”": None,
    },
    good=[
        "They have to leave, and the list of names was long.",
        "If the tool were new, it would make sense; let it make sense.",
        "A number of people are here. The team and its owner are here.",
        "She asked that the council act and that he resign.",
        "What he and I have is time. Neither of us is late.",
        "It helps the users manage their lists, and does it work?",
        "Most of the money was spent; most of the coins were.",
    ],
)
_SEVERAL = {
    "is": "are", "was": "were", "has": "have", "does": "do",
    "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_SINGLE = {several: single for single, several in _SEVERAL.items()}
_WITH_I = {
    "is": "am", "are": "am", "has": "have", "does": "do", "were": "was",
    "hasn't": "haven't", "doesn't": "don't", "weren't": "wasn't",
}  # fmt: skip
_GROUPS = {word: group for group in AUXILIARIES for word in group}
_SUPPOSED = frozenset("if though wish wishes wished unless suppose imagine as".split())
_BEHIND_VERB = frozenset(
    """the a an this these those its their his her our your my it them him us me you to how what why
    all each every both some many more no not from with for into on in at by""".split()
)
_COLLECTIVE = frozenset(
    """audience band board cabinet club committee company council couple crew crowd family firm
    government group jury majority ministry minority orchestra panel parliament party police press
    public side staff squad team union""".split()
)
_AGAINST = -1.0  # how much the model may prefer what is written, where grammar says it is wrong

_FOR_NAME = 1.0  # how much it must prefer the other form where the subject is a name


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if not _verbs() & passage.plain_words:
        return
    words = passage.tokens
    for at, word in enumerate(words):
        if word.plain in _verbs():
            meant = _meant(words, at)
            if meant and is_plain_word(passage, word) and not _is_british_plural(passage, at):
                yield Hit(word.span, like(meant, word.text, passage))


def _is_british_plural(passage: Passage, at: int) -> bool:
    """“The team are”: outside America a group may be several.

    Source: Guardian style guide, “collective nouns”.
    """
    if passage.language.startswith("en-US") or passage.tokens[at].plain in _SEVERAL:
        return False
    return any(word.plain in _COLLECTIVE for word in passage.tokens[max(0, at - 6) : at])


@cache
def _verbs() -> frozenset[str]:
    """Every form that may be wrong."""
    return frozenset((*_GROUPS, *_forms()))


@cache
def _forms() -> dict[str, str]:
    """Every plain verb and third person, with the other of the two."""
    pairs = third_persons()
    return pairs | {third: base for base, third in pairs.items()}


def _meant(words: Sequence[Token], at: int) -> str | None:
    """The form that the subject asks for, where it is another and the model does not object."""
    word = words[at].plain
    number = subject_number(words, at)
    meant = _agreeing(word, number)
    if words[at - 1].plain in ("this", "these", "those") and word not in _GROUPS:
        return None  # “these calls”
    if meant is None or meant == word or _is_supposed(words, at) or _may_be_noun(words, at):
        return None
    limit = _FOR_NAME if number is Number.NAME else _AGAINST
    return meant if _leaning(words, at) >= limit else None


def _agreeing(word: str, number: Number) -> str | None:
    if number is Number.UNKNOWN:
        return None
    if number is Number.FIRST and word in _WITH_I:
        return _WITH_I[word]
    if number is Number.NAME:
        return _SINGLE.get(word)
    if number is Number.SINGULAR:
        return _SINGLE.get(word) or third_persons().get(word)
    if word in _GROUPS:
        return _SEVERAL.get(word) if number is Number.PLURAL else None
    return None if word in third_persons() else _forms()[word]


def _is_supposed(words: Sequence[Token], at: int) -> bool:
    """“If it were”: what is only supposed takes “were”."""
    near = {word.plain for word in words[max(0, at - 8) : at]}
    return words[at].plain in ("were", "weren't") and bool(near & _SUPPOSED)


def _may_be_noun(words: Sequence[Token], at: int) -> bool:
    """Whether a plain form may be a noun or a past tense here: “the screen capture”, “it read”."""
    word = words[at].plain
    if word not in third_persons():
        return False
    following = words[at + 1].plain if at + 1 < len(words) else "."
    if words[at - 1].plain in PRONOUNS:
        return word in PAST_TOO
    return word in PAST_TOO or (vocabulary().may_be(word, "N") and following not in _BEHIND_VERB)


def _leaning(words: Sequence[Token], at: int) -> float:
    """How much better the other form fits, as the model of the pair sees it."""
    word = words[at].plain
    group = _GROUPS.get(word, VERBS)
    written = word if group is not VERBS else VERBS[word not in third_persons()]
    scores = confusions().scores(group, words, at)
    return max(score for member, score in scores.items() if member != written) - scores[written]
