"""An article as the rules see it: its blocks' plain text, and what the whole of it says."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from editorial.text.block import BlockKind
from editorial.text.span import Span

from .article_lexicon import ArticleLexicon, bare
from .kept import kept
from .quotes import quotations
from .sentences import sentences
from .statistics.tokens import Token, tokens
from .style import Style

LONGEST_BLOCK = (
    10_000  # code points; no paragraph of copy is longer, and some checkers slow down with the square
)
HIDDEN = "\ufffc"  # stands for each character of what a view hides: neither a letter nor a space

# What a capital is owed after, beside the start of a sentence.
_OPENER = re.compile(r"(?:[“\"‘'(\[•*–—:…-]|[:—–] |^[-•‣▪·*] )(?=[^\W_])", re.MULTILINE)
_SIGN_OF_VERBATIM = re.compile(r"[@#]|://|\.\S")  # one of them is in everything that _VERBATIM finds
_VERBATIM = re.compile(
    r"""
    (?:https?://|www\.)\S*[\w/]                       # addresses
    | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+     # e-mail
    | (?<![\w@\#])[@\#]\w+                            # handles, hashtags
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,8}               # domains
      (?:com|org|net|gov|edu|mil|int|info|io|co|uk|eu|ua|ru|de|fr|ca|au)\b(?:/\S*[\w/])?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(eq=False)
class Passage:
    """One block's plain text with the views that rules share, each made once when asked for.

    Every view has the block's own offsets: what is hidden is blanked with HIDDEN, never cut out.
    """

    index: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    opens_quoted: bool = False  # a quotation runs on from the block before
    language: str = "en-US"  # the article's, BCP 47

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of `prose` and the marks between them."""
        return tokens(self.prose)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words of `prose`: “U.S.” is two, “10-year-old” and “don’t” are one each."""
        return _words(self.prose)

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The different words in lower case, with a plain apostrophe: what is not there is not sought."""
        return _plain_words(self.prose)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters of the text, for the same use as `plain_words`."""
        return frozenset(self.text)

    @cached_property
    def bare_words(self) -> tuple[str, ...]:
        """The `words` as spelled, without their possessive endings."""
        return _bare_words(self.prose)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The different `bare_words`."""
        return frozenset(self.bare_words)

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The indexes of the words that begin with a capital."""
        return _capitals(self.prose)

    @cached_property
    def openings(self) -> frozenset[int]:
        """The indexes of words to whose place a capital is owed: first in a sentence, quotation or list."""
        return _openings(self.text, self.prose)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order, each with its stop and closing marks, without the space after."""
        return _sentences(self.prose)

    @cached_property
    def verbatim(self) -> tuple[Span, ...]:
        """Addresses, e-mail, handles, domains: not prose, never to be mended."""
        if not _SIGN_OF_VERBATIM.search(self.text):
            return ()
        return tuple(Span(*m.span()) for m in _VERBATIM.finditer(self.text))

    @cached_property
    def prose(self) -> str:
        """The text with what is verbatim hidden."""
        return _hidden(self.text, self.verbatim)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What lies between quotation marks, the marks left out; all of a block quotation."""
        if self.kind is BlockKind.QUOTE:
            return (Span(0, len(self.text)),) if self.text else ()
        return tuple(quotations(self.text, runs_on=self.opens_quoted)[0])

    @cached_property
    def outside_quotes(self) -> str:
        """The prose with quotations hidden."""
        return _hidden(self.prose, self.quoted)

    def is_quoted(self, span: Span) -> bool:
        """Whether any of `span` is speech; for an insertion, whether it goes into speech."""
        at = bisect_right(self.quoted, span.start, key=lambda quote: quote.start)
        near = self.quoted[max(at - 1, 0) : at + 1]
        return any(quote.contains(span) or quote.conflicts(span) for quote in near)


@kept
def _words(prose: str) -> tuple[Token, ...]:
    return tuple([token for token in tokens(prose) if token.text[0].isalnum()])


@kept
def _plain_words(prose: str) -> frozenset[str]:
    return frozenset([token.plain for token in tokens(prose)])


@kept
def _bare_words(prose: str) -> tuple[str, ...]:
    return tuple([bare(word.text) for word in _words(prose)])


@kept
def _capitals(prose: str) -> tuple[int, ...]:
    return tuple([index for index, word in enumerate(_words(prose)) if word.text[0].isupper()])


@kept
def _openings(text: str, prose: str) -> frozenset[int]:
    places = {sentence.start for sentence in _sentences(prose)}
    places.update(match.end() for match in _OPENER.finditer(text))
    return frozenset([index for index, word in enumerate(_words(prose)) if word.start in places])


@kept
def _sentences(prose: str) -> tuple[Span, ...]:
    return tuple(sentences(prose))


def _hidden(text: str, spans: Iterable[Span]) -> str:
    """`text` with `spans`, which are in order, blanked out."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += text[at : span.start], HIDDEN * len(span)
        at = span.end
    return "".join((*pieces, text[at:]))


_passage = kept(Passage)


@dataclass(eq=False)
class Document:
    """The article: blocks in order, its language (BCP 47) and the date it speaks from."""

    passages: tuple[Passage, ...]
    language: str = "en-US"
    date: datetime.date | None = None
    style: Style = field(default_factory=Style)
    unread: tuple[int, ...] = ()  # blocks over LONGEST_BLOCK; a blank one stands in for each

    @classmethod
    def of(
        cls,
        blocks: Iterable[tuple[BlockKind, str]],
        *,
        language: str = "en-US",
        date: datetime.date | None = None,
        style: Style | None = None,
    ) -> Document:
        """A document of (kind, plain text) pairs."""
        passages: list[Passage] = []
        unread: list[int] = []
        runs_on = False
        for index, (kind, whole) in enumerate(blocks):
            text = whole if len(whole) <= LONGEST_BLOCK else ""
            if text != whole:
                unread.append(index)
            passages.append(_passage(index, text, kind, runs_on, language))
            runs_on = quotations(text, runs_on=runs_on)[1]
        return cls(tuple(passages), language, date, style or Style(), tuple(unread))

    @cached_property
    def lexicon(self) -> ArticleLexicon:
        """How the article itself writes its words; the headline is not asked."""
        return ArticleLexicon(self.passages)
