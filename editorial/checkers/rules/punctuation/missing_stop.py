"""A paragraph that ends without its stop."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Document, Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="The paragraph ends without a full stop.",
    source="House style, punctuation: a paragraph ends with a stop, a subhead without",
    category="missing_stop",
    languages=("en",),
    bad={
        "The old mill was closed on Monday after a long dispute over pay⟦⟧": ".",
        "“We had no choice,” the owner of the mill said on Monday⟦⟧": ".",
        "The mill has closed. The owner had no choice⟦⟧": ".",
    },
    good=[
        "# The mill closed on Monday after a long dispute over pay",
        "How the town lost its mill and its shops",
        "Mills That Closed This Year and Are Missed by the Town",
        "The mill had three owners, all of whom are named here:",
        "The mill has closed. “We had no choice.”",
        "- The mill that closed on Monday after a long dispute was old",
        "Photo by Ada Quennell",
    ],
)

_PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE))
_UNSTOPPED = re.compile(r"(?:(?<=[^\W_])|(?<=[%\ufffc])|(?<=[\w%][)’']))([”\"]?)\Z")
_LIST = re.compile(
    r"(?:\A|\s)[*•>] |(?:\A|[.:;?)] )[-–] |[^.!?\s]\s{2,}[A-Z]|\A[a-z(]|\n|[—–-] ?[A-Z][\w. ]+\Z"
)  # items run together, or one of them
_DANGLING = re.compile(r"\b(?:a|an|the|and|or|but|of|to|in|for|with|by|should|must|is|are|as|that|say)\Z")
_ASIDE = re.compile(r"[.!?] \([^()]*\)\Z")  # “Ask a senior editor. (See part 1)”
_VERB = re.compile(
    r"""\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|said|says|did|does|do|made|took
    |went|came|found|told|gave|wants?|makes?|helps?|needs?|[a-z]{2,}(?:’|')(?:s|re|ve|ll|t|m))\b""",
    re.VERBOSE,
)
_FEWEST_IN_LAST = 3  # words in a last sentence: fewer are a credit or a heading run on
_FEWEST = 9  # words in a paragraph of one sentence: fewer may be a subhead
_MOST_SINGLE = 3  # more paragraphs of one sentence without a stop are captions or a list
_NO_SUBHEAD = 12  # words that are no subhead even without a verb


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    single = []
    before = ""
    for passage, after in zip(document.passages, (*document.passages[1:], None), strict=False):
        end = _unstopped(passage.prose) if passage.kind in _PROSE else None
        if end and _is_copy(passage, before, after.text if after else ""):
            hit = Hit(Span(end.start(), end.start()), ".", passage=passage)
            if len(passage.sentences) > 1:
                yield hit
            else:
                single.append(hit)
        before = passage.text
    if len(single) <= _MOST_SINGLE:
        yield from single


def _is_copy(passage: Passage, before: str, after: str) -> bool:
    """Whether the block is running copy and not a subhead or an item of a list, judged by its shape."""
    text = passage.text
    if _LIST.search(text) or _DANGLING.search(text) or after[:1].islower() or text.endswith("/"):
        return False
    if text.endswith(")") and _ASIDE.search(text):
        return False
    words = passage.sentences[-1].of(text).split()
    if len(words) < _FEWEST_IN_LAST or sum(word[0].isupper() for word in words) * 2 > len(words):
        return False
    if len(passage.sentences) > 1:
        return True
    if before.rstrip().endswith(":") or _is_item(before) or _is_item(after):
        return False
    return len(words) >= _NO_SUBHEAD or (len(words) >= _FEWEST and bool(_VERB.search(text)))


def _unstopped(text: str) -> re.Match[str] | None:
    return _UNSTOPPED.search(text, max(0, len(text) - 1))


def _is_item(text: str) -> bool:
    """Whether a neighbour is too long for a subhead and yet has no stop."""
    return len(text.split()) >= _FEWEST and bool(_unstopped(text))
