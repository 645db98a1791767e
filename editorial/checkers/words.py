"""Small questions about a word and the ones beside it, which many rules ask."""

from __future__ import annotations

from collections import defaultdict

from .document import Passage
from .kept import kept
from .statistics.tokens import Token


@kept
def places(passage: Passage) -> dict[str, list[int]]:
    """The indexes of each of the `bare_words`."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(passage.bare_words):
        found[word].append(index)
    return dict(found)


def before(passage: Passage, index: int) -> str:
    """The word that a single space parts from the one at `index`, or nothing."""
    if not index:
        return ""
    one, word = passage.words[index - 1], passage.words[index]
    return one.text if passage.text[one.end : word.start] in (" ", "\u00a0", ". ") else ""


def after(passage: Passage, index: int) -> str:
    """The word that a single space parts from the one at `index`, or nothing."""
    if index + 1 >= len(passage.words):
        return ""
    word, other = passage.words[index], passage.words[index + 1]
    return other.text if passage.text[word.end : other.start] in (" ", "\u00a0") else ""


def part_of_more(passage: Passage, word: Token) -> bool:
    """Whether a sign ties the word to others: a file name, an address, a word in `code`."""
    text = passage.text
    following = text[word.end : word.end + 2]
    if following[:1] == "." and following[1:].isalnum():
        return not following[1:].isupper()
    return text[max(0, word.start - 1) : word.start] in _TIES_BEFORE or following[:1] in _TIES_AFTER


_TIES_BEFORE = frozenset("/\\_@#.-+=<`&$])")
_TIES_AFTER = frozenset("/\\_@-+=>`(&")
