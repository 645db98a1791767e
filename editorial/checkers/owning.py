"""Who owns what follows: what tells “its” from “it’s”, and a name without its apostrophe from a plural."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .article_lexicon import ArticleLexicon
from .confused import is_plain_word, like
from .document import Passage
from .lexicon import lexicon
from .rule import Hit
from .statistics.tokens import Token
from .statistics.vocabulary import vocabulary
from .words import after, before, part_of_more

_REACH = 6
_GOVERNS = frozenset(
    """of to for from with into by on in at through under over during within via between among across about
    behind throughout toward despite against""".split()
)
_SAYS = tuple("say sa tell told think thought believ know knew hope fe mean guess ensur show find".split())
_ENDS_PHRASE = frozenset(
    """a an the this that these those to not of in on at for from with by is are was were be been being
    has have had will would can could may might must should because if when where as than so who which
    what how it he she they we you i me him them us there here no also too very just going gonna like up
    out about into through""".split()
)
_FOR_NOUN = frozenset(
    "own same audio demographic other early mid late low lower upper high first last next respective".split()
)
_CLAUSES = frozenset("because where when if while".split())
_DOUBTS = frozenset("whether unless although though".split())
_NO_PLURAL = re.compile(r"(?:[^aeiou]y|x|ch|sh|z)s\Z")  # “citys”, “boxs”
_COMMON_NOUN = 35  # ten times the Zipf frequency from which its plural is worth a thought
_OF_MANY = frozenset("the these those two three four several many all both some few most other".split())
_STATES = frozenset("is was are were has had have will would can could may might must should".split())


def belonging_slips(passage: Passage, owning: str, short: str) -> Iterator[Hit]:
    """Where `owning` (“its”) stands before no noun, or `short` (“it’s”) where only `owning` can."""
    words = passage.tokens
    for at, word in enumerate(words):
        if word.plain == owning and _lacks_noun(words, at + 1) and (not at or words[at - 1].plain != "at"):
            meant = short
        elif word.plain == short and _owns(words, at):
            meant = owning
        else:
            continue
        if is_plain_word(passage, word):
            yield Hit(word.span, like(meant, word.text, passage))


def _lacks_noun(words: Sequence[Token], start: int) -> bool:
    """Whether what begins at `start` ends, as a phrase, without a word that can be a noun."""
    for at in range(start, min(start + _REACH, len(words))):
        word = words[at]
        if word.plain in _ENDS_PHRASE or word.plain in ".;:!?)":
            return at > start
        if _may_be_noun(word) or word.plain in _FOR_NOUN:
            return False
    return False


def _may_be_noun(word: Token) -> bool:
    known, plain = vocabulary(), word.plain
    if word.text[0].isupper() or plain not in known or known.may_be(plain, "N") or known.may_be(plain, "P"):
        return True
    if known.tag(plain) in ("JJ", "JJR"):
        return not known.may_be(plain, "J")  # “audio”
    return known.tag(plain) not in ("VBN", "VBG", "RB", "VBD")


def _owns(words: Sequence[Token], at: int) -> bool:
    """Whether a noun without an article follows `words[at]` where only an owner can stand before it."""
    end = _end_of_noun(words, at + 1)
    if not end:
        return False
    first, before = words[at + 1].plain, words[at - 1].plain if at else ""
    tag = vocabulary().tag(first)
    if tag == "JJS" and first not in ("most", "best"):
        return True
    if before in _GOVERNS and tag != "VBG":
        return True
    if _takes_object(before):
        return vocabulary().tag(words[end - 1].plain) in ("NN", "NNS") and tag != "VBG"
    return end < len(words) and words[end].plain in _STATES and (not at or before in _CLAUSES)


def _end_of_noun(words: Sequence[Token], start: int) -> int:
    """Where the noun phrase that begins at `start` ends, or 0 where none does."""
    known, end = vocabulary(), 0
    for at in range(start, min(start + 4, len(words))):
        plain = words[at].plain
        tag = known.tag(plain)
        if plain in _ENDS_PHRASE or not plain[0].isalpha():
            break
        if tag in ("NN", "NNS"):
            end = at + 1
        elif tag not in ("JJ", "JJS", "JJR", "VBN", "NNP") or end:
            break
    return end


def owns_described(words: Sequence[Token], at: int) -> bool:
    """Whether what follows `words[at]` is a noun with an adjective: “its most serious warning”."""
    start = at + 2 if [word.plain for word in words[at + 1 : at + 2]] == ["most"] else at + 1
    end = _end_of_noun(words, start)
    return end > start + 1 and (end == len(words) or words[end].plain in ".,;:!?")


def says_what_it_is(words: Sequence[Token], at: int) -> bool:
    """Whether `words[at]` and a noun are a whole clause, so that the verb is in “it’s”: “if it’s fraud”."""
    end = _end_of_noun(words, at + 1)
    opened = at > 0 and words[at - 1].plain in _CLAUSES | _DOUBTS
    return opened and end > 0 and (end == len(words) or words[end].plain in (*".,;:!?", "or"))


def _takes_object(word: str) -> bool:
    """Whether a word is a verb that a thing follows, rather than a clause: “dropped”, not “said”."""
    known = vocabulary()
    if word.startswith(_SAYS) or word in _STATES:
        return False
    verb = known.tag(word) in ("VB", "VBD", "VBG", "VBZ", "VBP")
    return verb and not known.may_be(word, "N")


def ill_formed_plural(word: str) -> str | None:
    """How the noun that `word`, which is no word, adds an s to makes its plural: “cities”."""
    stem, known = word[:-1], vocabulary()
    is_noun = known.may_be(stem, "N") and known.zipf(stem) >= _COMMON_NOUN
    if word in known or not is_noun or not _NO_PLURAL.search(word):
        return None
    many = f"{stem[:-1]}ies" if stem.endswith("y") else f"{stem}es"
    return many if many in known else None


def name_owning(article: ArticleLexicon, passage: Passage, index: int) -> bool:
    """Whether the word at `index` is a name of the article with an s, and what it owns follows.

    No family is meant: that has “the” before it and stands oftener.
    """
    word, known = passage.words[index], vocabulary()
    lower, name = word.text.lower(), word.text[:-1]
    if not word.text.istitle() or not word.text.endswith("s") or lower in known or lower in lexicon().names:
        return False
    if article.totals[lower] > 1 or article.everywhere[name] == 0 or name.lower() in lexicon().common:
        return False
    owned = after(passage, index)
    is_owned = known.tag(owned) in ("NN", "NNS") and known.may_be(
        owned, "N" if known.tag(owned) == "NN" else "P"
    )
    one = "" if index in passage.openings else before(passage, index)
    is_part = one[:1].isupper() and index - 1 not in passage.openings
    return is_owned and not is_part and one.lower() not in _OF_MANY and not part_of_more(passage, word)
