"""Words that stand where another of their set is meant: what the rules on them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from .document import Document, Passage
from .rule import Hit
from .statistics.confusion import confusions
from .statistics.tokens import Token
from .statistics.vocabulary import vocabulary
from .typography import CURLY, STRAIGHT, house_marks

_TIED = frozenset("])/\\_@#`&=+-‑.")  # signs that make a word part of an address, a path or code
_QUOTES = frozenset("“”\"‘’'")
_AT_OPENING = 2  # how much surer the models must be where no word stands before: “• Waive the fees”

Group = tuple[str, ...]


def by_word(groups: Sequence[Group]) -> dict[str, tuple[Group, ...]]:
    """The sets that each word is in."""
    found: dict[str, tuple[Group, ...]] = {}
    for group in groups:
        for word in group:
            found[word] = (*found.get(word, ()), group)
    return found


def slips(passage: Passage, groups: Mapping[str, Sequence[Group]]) -> Iterator[Hit]:
    """The words of `passage` for which the models are sure that another of their set is meant."""
    words, models = passage.tokens, confusions()
    sought = groups.keys() & passage.plain_words
    first = next((at for at, word in enumerate(words) if word.plain[0].isalnum()), 0) if sought else 0
    for at, word in enumerate(words if sought else ()):
        for group in groups.get(word.plain, ()):
            meant = models.better(group, words, at, word.plain, times=_AT_OPENING if at <= first else 1)
            if meant and is_plain_word(passage, word) and _may_stand(meant, words, at):
                yield Hit(word.span, like(meant, word.text, passage))
                break


def _may_stand(meant: str, words: Sequence[Token], at: int) -> bool:
    """Whether the word after it allows `meant` there, as far as grammar knows."""
    following = words[at + 1].plain if at + 1 < len(words) else "."
    tag = vocabulary().tag(following)
    counted = at > 0 and words[at - 1].plain in ("there's", "are", "were", "the", "these", "those")
    if words[at].plain == "two" and (counted or _counts(words[at + 1 : at + 5])):
        return False
    if meant in ("their", "your", "its"):
        if (
            following == "way"
            and vocabulary().tag(words[at + 2].plain if at + 2 < len(words) else "") in _MORE
        ):
            return False  # “they’re way more fun”
        own = tag.startswith(("NN", "JJ", "VB", "RB")) or (tag in ("", "CD") and following[0].isalnum())
        return own and following not in _AFTER_THERE and tag != "VBZ"
    if meant in ("they're", "you're"):
        return not tag.startswith("NN") and following[0].isalnum()
    return meant != "there" or not tag.startswith(("NN", "JJ", "VBG", "VBN")) or following in _AFTER_THERE


def _counts(following: Sequence[Token]) -> bool:
    """Whether a run of nouns and adjectives leads to a plural: “two air defense systems”."""
    for word in following:
        tag = vocabulary().tag(word.plain)
        if not tag.startswith(("NN", "JJ")):
            return False
        if tag == "NNS":
            return True
    return False


_MORE = ("JJR", "RBR", "RB")
_AFTER_THERE = frozenset(
    """is are was were be been being isn't aren't wasn't weren't has have had hasn't haven't need needs seem
    seems exist exists remain remains comes came may might can could will would should must to too""".split()
)


def is_plain_word(passage: Passage, word: Token) -> bool:
    """Whether the word is said, not mentioned, tied to a sign, or part of a name."""
    before, after = passage.text[word.start - 1 : word.start], passage.text[word.end : word.end + 1]
    following = passage.text[word.end + 1 : word.end + 2]
    if before in _TIED or (after in _TIED and (after not in ".-])" or following.isalnum())):
        return False
    if before in _QUOTES and after in _QUOTES and before and after:
        return False
    return word.text.islower() or (word.text[1:].islower() and opens(passage, word)) or word.text in "AI"


def opens(passage: Passage, word: Token) -> bool:
    """Whether a capital is owed to the place: the start of a block, sentence or quotation."""
    return passage.prose[: word.start].rstrip(" \u00a0“‘\"'([•*—–-")[-1:] in ("", ".", "!", "?", ":", "\n")


def like(word: str, model: str, passage: Passage) -> str:
    """`word` with the capital of `model` and the apostrophe of the passage."""
    straight = bool(STRAIGHT & passage.characters) and not CURLY & passage.characters
    curled = word if straight else word.replace("'", "’")
    return curled[0].upper() + curled[1:] if model[0].isupper() else curled


@lru_cache(maxsize=16384)  # several rules come this way, each with every passage
def _found(find: Callable[[Passage], Iterator[Hit]], passage: Passage) -> tuple[Hit, ...]:
    return tuple(find(passage))


def in_house_marks(document: Document, find: Callable[[Passage], Iterator[Hit]]) -> Iterator[Hit]:
    """What `find` yields for each passage, with the apostrophe that most of the article has."""
    kind = house_marks(document)
    for passage in document.passages:
        for hit in _found(find, passage):
            words = hit.replacement or ""
            if kind == "straight":
                words = words.replace("’", "'")
            elif kind:
                words = words.replace("'", "’")
            yield replace(hit, replacement=words, passage=passage)
