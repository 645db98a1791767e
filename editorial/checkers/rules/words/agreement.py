"""A verb that does not agree with its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from editorial.checkers.confused import is_plain_word, like
from editorial.checkers.document import HIDDEN, Passage
from editorial.checkers.rule import Hit, Kind, Rule
from editorial.checkers.statistics.clause import PRONOUNS, Number, is_mark, is_wished, subject_number
from editorial.checkers.statistics.confusion import confusions
from editorial.checkers.statistics.open_number import (
    is_asked,
    is_counted,
    is_event,
    is_listed,
    is_name,
    is_sum,
    may_be_side,
    subject_end,
)
from editorial.checkers.statistics.sets import AUXILIARIES, NUMBER
from editorial.checkers.statistics.tokens import Token
from editorial.checkers.statistics.verbs import PARTICIPLES, PAST_TOO, base_of, third_persons
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
        "Two weavers ⟦was⟧ hurt, and the mill closed.": "were",
        "Some roads ⟦is⟧ closed.": "are",
        "The Mill Board of Albury (MBA) ⟦have⟧ a list.": "has",
        "Why ⟦are⟧ it shut?": "is",
        "It ⟦lead⟧ to a fire.": "led",
        "Mr. Okafor ⟦say⟧ the mill is old.": "says",
        "Grants ⟦is⟧ available to farmers.": "are",
        "The tool that ⟦allow⟧ the public to comment is new.": "allows",
        "The Senate ⟦have⟧ voted, and the Board of Education will.": "has",
        "Many of the streets ⟦is⟧ closed.": "are",
        "She stopped at the kiosk, which ⟦stand⟧ outside.": "stands",
        "It is a shop where technicians ⟦repairs⟧ some of the sets.": "repair",
        "“We won,” he said. “They ⟦was⟧ late.”": None,
    },
    good=[
        "They have to leave, and the list of names was long.",
        "If the tool were new, it would make sense; let it make sense.",
        "A number of people are here. The team and its owner are here.",
        "She asked that the council act and that he resign.",
        "What he and I have is time. Neither of us is late.",
        "It helps the users manage their lists, and does it work?",
        "As Jobs was ill, they said Jobs was at home. A tape of the call will be sold.",
        "Aircraft have flown, and twenty per cent were late.",
        "Two years is long. The roads the weavers took that day were shut.",
        "A source close to the mill spoke. We in the trade have seen it; there are a range of mills.",
        "Most of the money was spent; most of the coins were.",
        "She added 22 points and eight assists for the Comets, and had three late steals a game.",
        "The Jazz have lost, the Miami Heat are third and the Red Sox, who were first, don’t care.",
        "Five years was a long time. Twenty dollars is enough. The Olympics are over.",
        "The men’s 400-meter hurdles was the day’s closest race; the singles is next.",
        "Why should a dog, a horse, a rat have life? A dog, a horse, a rat have life.",
    ],
)
_SINGLE = AUXILIARIES
_SEVERAL = {single: several for several, single in AUXILIARIES.items()}
_MODALS = frozenset("can could will would shall should may might must cannot not".split())
_PLAIN = frozenset(("have", "do"))
_WITH_I = {
    "is": "am", "are": "am", "has": "have", "does": "do", "were": "was",
    "hasn't": "haven't", "doesn't": "don't", "weren't": "wasn't",
}  # fmt: skip
_SUPPOSED = frozenset("if wish wishes wished unless suppose imagine".split())
_BEHIND_VERB = frozenset(
    """the a an this these those its their his her our your my it them him us me you to how what why
    all each every both there he she they we some many more no not from with for into on in at by""".split()
)
_COLLECTIVE = frozenset(
    """audience band board cabinet club committee company council couple crew crowd family firm
    government group jury majority ministry minority orchestra panel parliament party police press
    public side staff squad team union""".split()
)
_CLAUSES = frozenset("where when because while although that if whether".split())
_PEOPLE = ("ers", "ors", "ians", "ists", "ants", "dents", "women", "men")
_OBJECTS = frozenset("a an some their its his her it them him us each every these those".split())
_SOUNDS_PAST = {"lead": "led"}
_AGAINST = -1.0  # how much the model may prefer what is written, where grammar says it is wrong

_FOR_NAME = 1.0  # how much it must prefer the other form where the subject is a name
_ALONE = 3.0  # the same where grammar does not tell, for “is”, “was”, “has”, “does”
_ALONE_ON_VERB = 4.0  # and for other verbs
_DOUBT = 2.0  # how much more where something speaks for the verb as it is
_CLAUSE = 12  # words before the verb in which its subject is likely to stand


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    verbs = _verbs() & passage.plain_words
    words = passage.tokens
    for at, word in enumerate(words):
        if word.plain in verbs:
            meant = _meant(words, at)
            if meant and is_plain_word(passage, word) and not _is_british_plural(passage, at):
                yield _hit(passage, word, meant)
        elif word.plain in _CLAUSES and at + 2 < len(words) and (meant := _by_people(words, at + 2)):
            yield Hit(words[at + 2].span, meant)


def _is_british_plural(passage: Passage, at: int) -> bool:
    """“The team are”: outside America a group may be several.

    Source: Guardian style guide, “collective nouns”.
    """
    if passage.language.startswith("en-US") or _is_single(passage.tokens[at].plain):
        return False
    if is_name(passage.tokens, subject_end(passage.tokens, at)):
        return True
    return any(word.plain in _COLLECTIVE for word in passage.tokens[max(0, at - 6) : at])


def _hit(passage: Passage, word: Token, meant: str) -> Hit:
    """The other form; before it the past tense, where what is written sounds like that: “it lead to”."""
    past = _SOUNDS_PAST.get(word.plain)
    also = (like(meant, word.text, passage),)
    if past:
        return Hit(word.span, like(past, word.text, passage), also, kind=Kind.CHOICE)
    return Hit(word.span, also[0])


def _by_people(words: Sequence[Token], at: int) -> str | None:
    """The plain form of what looks like a plural but is what several people do.

    “Where technicians repairs some”: two plurals that an object follows and that nothing joins.
    """
    word, known = words[at].plain, vocabulary()
    if at < 2 or at + 1 == len(words) or not (known.tag(word) == "NNS" and known.may_be(word, "Z")):
        return None
    opens = words[at - 2].plain in _CLAUSES and words[at - 1].plain.endswith(_PEOPLE)
    people = opens and known.tag(words[at - 1].plain) == "NNS" and not known.may_be(words[at - 1].plain, "N")
    return base_of(word) or None if people and words[at + 1].plain in _OBJECTS else None


@cache
def _verbs() -> frozenset[str]:
    """Every form that may be wrong."""
    return frozenset((*_forms(), *_SINGLE, *_SEVERAL))


@cache
def _forms() -> dict[str, str]:
    """Every plain verb and third person, with the other of the two."""
    pairs = third_persons()
    return pairs | {third: base for base, third in pairs.items()}


def _meant(words: Sequence[Token], at: int) -> str | None:
    """The form that the subject asks for, where it is another and the model does not object."""
    word = words[at].plain
    if _may_be_either(words, at):
        return None
    number = subject_number(words, at)
    if number is Number.UNKNOWN or (number is Number.PLURAL and _is_equated(words, at)):
        return _meant_by_model(words, at)
    meant = _agreeing(word, number)
    if words[at - 1].plain in ("this", "these", "those") and word in _forms():
        return None  # “these calls”
    if meant is None or meant == word or _is_supposed(words, at) or _is_no_present(words, at):
        return None
    if _may_be_noun(words, at):
        return None
    limit = _FOR_NAME if number is Number.NAME else _AGAINST
    return meant if _leaning(words, at) >= limit else None


def _may_be_either(words: Sequence[Token], at: int) -> bool:
    """Whether the verb may be right whatever its subject looks like, or is a noun."""
    last = subject_end(words, at)
    if _is_single(words[at].plain):
        if words[at - 1].plain in _MODALS:  # “what we can does not matter”
            return True
        counted = words[at].plain in _forms() and is_counted(words, at)  # “eight assists”
        return counted or is_sum(words, last) or is_event(words, last)
    if words[at - 1].plain in PRONOUNS:
        return False
    bare = words[at].plain in _forms() or words[at].plain in _PLAIN
    return may_be_side(words, last) or is_listed(words, last) or (bare and is_asked(words, at))


def _is_equated(words: Sequence[Token], at: int) -> bool:
    """Whether several are said to be one thing: “the finals was the day’s last race”."""
    following = words[at + 1].plain if at + 1 < len(words) else ""
    one = words[at].plain in ("is", "was") and following in ("the", "a", "an")
    return one and words[at - 1].plain not in PRONOUNS


def _meant_by_model(words: Sequence[Token], at: int) -> str | None:
    """The other form, where grammar alone does not tell but the model is sure."""
    word = words[at].plain
    before = _sentence_before(words, at)
    if not before or not _may_have_subject(before, word):
        return None
    if before[-1] == "there" and not _VAGUE.isdisjoint(token.plain for token in words[at : at + 4]):
        return None  # “there are a range of”
    if _is_supposed(words, at) or is_wished(words, at) or _is_no_present(words, at):
        return None
    if _may_be_noun(words, at) or (_is_single(word) and _may_be_name(words, at, before)):
        return None
    limit = _ALONE_ON_VERB if word in _forms() else _ALONE
    if before[-1] in _ASIDE or (_is_single(word) and any(_is_one(noun) for noun in before)):
        limit += _DOUBT
    return _other(word) if _leaning(words, at) >= limit else None


def _sentence_before(words: Sequence[Token], at: int) -> list[str]:
    """The words of the sentence before the verb, as far back as its subject is likely to stand."""
    found = [words[at - 1].plain] if at else []
    for back in range(at - 1, -1, -1):
        if is_mark(words, back) or len(found) > _CLAUSE:
            break
        if back < at - 1 and words[back].plain != HIDDEN:
            found.append(words[back].plain)
    return found[::-1]


def _may_be_name(words: Sequence[Token], at: int, before: Sequence[str]) -> bool:
    """Whether the word before the verb may be a name that only looks like several: “Jobs was”."""
    return len(before) > 1 and words[at - 1].text[0].isupper()


def _may_have_subject(before: Sequence[str], word: str) -> bool:
    """Whether one subject stands before, of a number that shows."""
    last = before[-1]
    if last == "who" and len(before) > 1 and _is_single(word):  # “our seniors who”
        return vocabulary().tag(before[-2]) == "NNS" and _ONE_OF.isdisjoint(before)
    if last in _OPENING or not (last[0].isalnum() or last == ",") or not _VAGUE.isdisjoint(before):
        return False
    if _is_single(word):  # “building houses takes time”, “what he and she have is time”
        opaque = "what" in before or any(one.endswith("ing") for one in before)
        return last not in PRONOUNS and not opaque
    if before[0] in PRONOUNS and vocabulary().tag("".join(before[1:2])) == "IN":
        return False  # “we in the news business are”
    # “the mayor and the council are”, “the needs of the town are”
    return _JOINING.isdisjoint(before) and not any(map(_may_be_several, before))


def _may_be_several(noun: str) -> bool:
    known = vocabulary()
    return known.may_be(noun, "P") or known.tag(noun) == "NNS" or (noun.endswith("s") and not known.tag(noun))


def _is_one(noun: str) -> bool:
    return vocabulary().tag(noun) == "NN"


_JOINING = frozenset(("and", "or", "&"))
_ONE_OF = frozenset("one only number group".split())
_OPENING = frozenset("and or & but who what that how where".split())
_ASIDE = frozenset(("which", ","))
_VAGUE = frozenset(
    """aircraft spacecraft fish sheep deer offspring cent police data staff bulk some many most all
    none majority number half percent lot lots range series rest group pair couple media species
    means remainder variety handful host dozens hundreds thousands""".split()
)


def _is_single(word: str) -> bool:
    return word in _SEVERAL or (word in _forms() and word not in third_persons())


def _other(word: str) -> str:
    return _SEVERAL.get(word) or _SINGLE.get(word) or _forms()[word]


def _agreeing(word: str, number: Number) -> str | None:
    if number is Number.UNKNOWN:
        return None
    if number is Number.FIRST and word in _WITH_I:
        return _WITH_I[word]
    if number in (Number.NAME, Number.SINGULAR):
        return _SINGLE.get(word) or third_persons().get(word)
    if word not in _forms():
        return _SEVERAL.get(word) if number is Number.PLURAL else None
    return None if word in third_persons() else _forms()[word]


def _is_supposed(words: Sequence[Token], at: int) -> bool:
    """“If it were”, “as it were”: what is only supposed takes “were”."""
    if words[at].plain not in ("were", "weren't"):
        return False
    near = [word.plain for word in words[max(0, at - 8) : at]]
    return not _SUPPOSED.isdisjoint(near) or ("as" in near and bool({"though", "it"} & set(near)))


def _is_no_present(words: Sequence[Token], at: int) -> bool:
    """Whether a plain form may be no present tense here: “it read”, “a dream come true”, “close to”."""
    word = words[at].plain
    if vocabulary().may_be(word, "J") and [token.plain for token in words[at + 1 : at + 2]] == ["to"]:
        return True
    return word in PAST_TOO and not (word in PARTICIPLES and words[at - 1].plain in PRONOUNS)


def _may_be_noun(words: Sequence[Token], at: int) -> bool:
    """Whether a plain form may be a noun here: “the screen capture”."""
    word = words[at].plain
    if word not in _forms() or words[at - 1].plain in PRONOUNS or _is_told(words, at):
        return False
    following = words[at + 1].plain if at + 1 < len(words) else "."
    noun = vocabulary().may_be(word, "N") or vocabulary().may_be(word, "P")
    if noun and [token.plain for token in words[at + 1 : at + 3]] == ["to", "be"]:  # “a call to be held”
        return True
    return noun and following not in _BEHIND_VERB


def _is_told(words: Sequence[Token], at: int) -> bool:
    """Whether the verb opens what is told of a thing by the way: “the kiosk, which stand outside”."""
    return at > 1 and words[at - 1].plain in ("which", "who") and words[at - 2].plain == ","


def _leaning(words: Sequence[Token], at: int) -> float:
    """How much better the other form fits, as the model sees it."""
    scores = confusions().scores(NUMBER, words, at)
    written, other = NUMBER[::-1] if _is_single(words[at].plain) else NUMBER
    return scores[other] - scores[written]
