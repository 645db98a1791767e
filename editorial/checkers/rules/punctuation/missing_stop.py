"""A paragraph that ends without its stop."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Document, Passage
from ...rule import Hit, Rule
from ...statistics.vocabulary import vocabulary

RULE = Rule(
    message="The paragraph ends without a full stop.",
    source="House style, punctuation: a paragraph ends with a stop, a subhead without",
    category="missing_stop",
    languages=("en",),
    bad={
        "The old mill was closed on Monday after a long dispute over pay⟦⟧": ".",
        "“We had no choice,” the owner of the mill said on Monday⟦⟧": ".",
        "The mill has closed. The owner had no choice⟦⟧": ".",
        "The mill has closed. Its looms went to Albury - eight of them⟦⟧": ".",
    },
    good=[
        "# The mill closed on Monday after a long dispute over pay",
        "How the town lost its mill and its shops",
        "Mills That Closed This Year and Are Missed by the Town",
        "The mill had three owners, all of whom are named here:",
        "The mill has closed. “We had no choice.”",
        "- The mill that closed on Monday after a long dispute was old",
        "Photo by Ada Quennell",
        "“The mill was all we had in this town.” — Ada Quennell, The Weaver, May 4, 2016",
        "The old mill on the north bank of the river, seen from the stone bridge in May",
        "The last of the looms of the old mill stands still at noon, The Weaver, May 4, 2016",
        "Why it closed\n\nThe mill closed on Monday after a long dispute over the pay.\n\nWho was hurt\n\n"
        "The weavers lost their work and most of them left.\n\n"
        "Look for a mill that you can walk to\n\nThe next mill is a mile away, and it has its own bus.",
        "Join us. Tell us of a mill near you\n\nStay in touch. Read our letter twice a month",
    ],
)

_PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE))
_UNSTOPPED = re.compile(r"(?:(?<=[^\W_])|(?<=[%\ufffc])|(?<=[\w%][)’']))([”\"]?)\Z")
_LIST = re.compile(
    r"(?:\A|\s)[*•>] |(?:\A|[.:;?)] )[-–] |[^.!?\s]\s{2,}[A-Z]|\A[a-z(]|\n|[—–-] ?[A-Z][\w. ]+\Z"
)  # items run together, or one of them
_CREDIT = re.compile(r"[.!?”\"_] ?[—–-]{1,2} ?[A-Z][\w.,’' ]+\Z")  # who said it, and where
# A heading that asks without its mark; a source with its date, a figure after a colon, a remark in brackets.
_NO_SENTENCE = re.compile(
    r"\A(?:How|Why|What|When|Where|Who)\b|[A-Z][a-z]+\.? (?:\d\d?, )?(?:1[89]|20)\d\d\Z|: [\d,.]+\Z|\)\Z"
)
_DANGLING = re.compile(
    r"\b(?:a|an|the|and|or|but|of|to|in|for|with|by|should|must|is|are|as|that|say|includ(?:es?|ing))\Z"
)
_ASIDE = re.compile(r"[.!?] \([^()]*\)\Z")  # “Ask a senior editor. (See part 1)”
_SHORTENED = re.compile(r"\b(?:[a-z]+n’t|(?:it|he|she|that|there|here|what|who)’s|[a-z]+’(?:re|ve|ll|m|d))\b")
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_FEWEST_IN_LAST = 3  # words in a last sentence: fewer are a credit or a heading run on
_FEWEST = 9  # words in a paragraph of one sentence: fewer may be a subhead
_HEADINGS = 2  # so many subheads show that the article has them
_LONGEST_HEADING = 12  # words in a subhead of such an article
_MOST_SINGLE = 3  # more paragraphs of one sentence without a stop are captions or a list


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    longest = _LONGEST_HEADING if _has_headings(document) else 0
    single: list[Hit] = []
    longer: list[tuple[Passage, Hit]] = []
    before = ""
    for passage, after in zip(document.passages, (*document.passages[1:], None), strict=False):
        end = _unstopped(passage.prose) if passage.kind in _PROSE else None
        if end and _is_copy(passage, before, after.text if after else ""):
            hit = Hit(Span(end.start(), end.start()), ".", passage=passage)
            if len(passage.sentences) > 1:
                longer.append((passage, hit))
            elif len(_last(passage)) > longest or not (after and _is_stopped(after)):
                single.append(hit)
        before = passage.text
    at = {passage.index for passage, _ in longer}
    for passage, hit in longer:
        if at.isdisjoint((passage.index - 1, passage.index + 1)) or len(_last(passage)) >= _FEWEST:
            yield hit
    if len(single) <= _MOST_SINGLE:
        yield from single


def _has_headings(document: Document) -> bool:
    """Whether the article has subheads: short blocks without a stop, each with copy under it."""
    pairs = pairwise(document.passages)
    return sum(_is_heading(one) and _is_stopped(under) for one, under in pairs) >= _HEADINGS


def _is_heading(passage: Passage) -> bool:
    short = 0 < len(passage.text.split()) < _FEWEST
    return short and passage.kind in _PROSE and bool(_unstopped(passage.prose))


def _is_stopped(passage: Passage) -> bool:
    long = len(passage.text.split()) >= _FEWEST
    return long and passage.kind in _PROSE and not _unstopped(passage.prose)


def _is_copy(passage: Passage, before: str, after: str) -> bool:
    """Whether the block is running copy and not a subhead or an item of a list, judged by its shape."""
    text = passage.text
    if _LIST.search(text) or _DANGLING.search(text) or after[:1].islower() or text.endswith("/"):
        return False
    if (text.endswith(")") and _ASIDE.search(text)) or _CREDIT.search(text):
        return False
    words = _last(passage)
    if len(words) < _FEWEST_IN_LAST or sum(word[0].isupper() for word in words) * 2 > len(words):
        return False
    if len(passage.sentences) > 1:
        return True
    if before.rstrip().endswith(":") or _is_item(before) or _is_item(after):
        return False
    return len(words) >= _FEWEST and not _NO_SENTENCE.search(text) and _has_verb(passage)


def _last(passage: Passage) -> list[str]:
    """The words of the last sentence."""
    return passage.sentences[-1].of(passage.text).split()


def _has_verb(passage: Passage) -> bool:
    """Whether a verb has a person: what has none is a caption or a heading."""
    known = vocabulary()
    if any(known.tag(word.text) in _FINITE for word in passage.words):
        return True
    return bool(_SHORTENED.search(passage.text.replace("'", "’")))


def _unstopped(text: str) -> re.Match[str] | None:
    return _UNSTOPPED.search(text, max(0, len(text) - 1))


def _is_item(text: str) -> bool:
    """Whether a neighbour is too long for a subhead and yet has no stop."""
    return len(text.split()) >= _FEWEST and bool(_unstopped(text))
