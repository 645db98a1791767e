"""A paragraph that is all quotation, with nobody who says it there or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.article_lexicon import heads
from editorial.checkers.document import Document, Passage
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.text.block import BlockKind
from editorial.text.span import Span

RULE = Rule(
    message="Who says this? Neither the paragraph nor the ones beside it name a speaker.",
    source="house style, “attribution”: a quotation has a speaker",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        "The mill shut in May.\n\n⟦“We gave it all we had, and that was little.”⟧\n\nIt had 40 looms.": None,
        "The mill shut in May. ⟦“We gave it all we had, and that was little.”⟧ It had 40 looms.": None,
    },
    good=[
        "Ada Quibley shut the mill in May. “We gave it all we had, and it was not enough,” she said.",
        "Ada Quibley said the mill had shut.\n\n“We gave it all we had, and that was little.”",
        "The mill shut in May.\n\n“We gave it all we had, and that was little.”\n\nSo she told us.",
        "The mill shut. Over its door stood: “We gave it all we had, and that was little.” It had 40 looms.",
        "What was it like?\n\n“We gave it all we had, and that was little.”\n\nAnd then?",
        "“We gave it all we had, and that was little.”\n\n— Ada Quibley",
        "The mill shut in May. “All we had.” It had 40 looms, of which 12 ran.",
        "“The mill shut, said Ada Quibley. “We gave it all we had, and that was little.” It had 40 looms.",
    ],
)
_LEAST = 8  # words under which a quotation is a phrase
_STOPS = (".", "!", "?")
# Anything that may bring in a speaker or a source; a word too many here only keeps the rule silent.
_STEMS = """accord acknowledg add admit agree announc answer argu ask believ call chant claim comment conclud
    confirm continu declar demand deni deny describ emphasi explain express hear highlight inscription insist
    interview jok know learn letter mention messag motto note noti observ opin pledg post predict promis quot
    read recall reflect remark repl report respon sang shar shout sign sing slogan spoke speak stat stress
    suggest sum tell testif think thought told tweet urg verse vow warn whisper word writ wrote""".split()
_SPEECH = re.compile(rf"\b(?:sa(?:id|ys?|ying)|(?:{'|'.join(_STEMS)})\w*)\b", re.IGNORECASE)
_CLOSING = frozenset("”\"’'")
_LEADS_IN = re.compile(r"[:—–-]\s*$")


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    passages = document.passages
    for index, passage in enumerate(passages):
        for quote in _whole_sentences(passage):
            beside = (*passages[max(index - 1, 0) : index], *passages[index + 1 : index + 2])
            if not _tells(passage) and not any(map(_may_tell, beside)):
                yield Hit(Span(quote.start - 1, min(quote.end + 1, len(passage.text))), passage=passage)


def _whole_sentences(passage: Passage) -> Iterator[Span]:
    """The quotations that stand among the sentences of a paragraph as sentences of their own."""
    if passage.kind is not BlockKind.PARAGRAPH or passage.opens_quoted:
        return
    if any(passage.text[quote.end : quote.end + 1] not in _CLOSING for quote in passage.quoted):
        return  # a mark is lost, and with it what is speech and what tells of it
    for quote in passage.quoted:
        words = quote.of(passage.text)
        opens, closed = passage.text[: quote.start - 1].rstrip(), passage.text[quote.end + 1 :].lstrip()
        apart = (not opens or opens.endswith(_STOPS)) and (not closed or closed[0].isupper())
        whole = words[:1].isupper() and words.endswith((".", "!")) and len(words.split()) >= _LEAST
        if apart and whole:
            yield quote


def _may_tell(passage: Passage) -> bool:
    """Whether a block beside the quotation may name its speaker: any but a paragraph of plain prose."""
    if passage.kind is not BlockKind.PARAGRAPH or heads(passage) or passage.text.endswith("?"):
        return True
    return bool(passage.quoted) or not passage.text.rstrip().endswith(_STOPS) or _tells(passage)


def _tells(passage: Passage) -> bool:
    outside = passage.outside_quotes
    return bool(_SPEECH.search(outside) or _LEADS_IN.search(outside))
