"""A quotation mark without its fellow."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Document, Passage
from ...quotes import Turn, marks
from ...rule import Hit, Kind, Rule
from ...typography import house_marks

RULE = Rule(
    message="This quotation lacks a mark.",
    source="House style, quotation marks: a quotation of several paragraphs opens each and closes once",
    category="unbalanced",
    kind=Kind.CHOICE,
    languages=("en",),
    bad={
        "“We are staying. We have no choice.⟦⟧\n\nShe left.": "”",
        "“We are staying,” she said. “We have no choice.⟦⟧": "”",
        "“We are staying,⟦⟧ said Ada Quennell, who left.": "”",
        "“We are staying,⟦⟧ she said. “We have no choice.”": "”",
        "⟦⟧We are staying,” she said.": "“",
        "The mill is old. ⟦⟧We are staying,” she said.": "“",
        "She said, ⟦⟧We are staying.”": "“",
        "She left.\n\n⟦⟧We love the mill. It is old.”": "“",
        "“The mill is old,” said Ada Quennell. ⟦⟧It stays.”": "“",
        "“We are staying.⟦⟧ — Ada Quennell, weaver": "”",
        "“We are staying,⟦⟧ Ada Quennell, 43, told us.": "”",
        '"We stay," she said, and added, ⟦⟧We eat."': '"',
        "“It closed,” one of the weavers here said later. ⟦⟧We had to go.”": "“",
        "⟦⟧It is too old for the town,” former mill owner Ada Quennell told us.": "“",
        "A “yes⟦⟧ or “no” will do.": "”",
        "A “yes” or “no⟦⟧ answer will do.": "”",
        "Few know the word “weft.⟦⟧ They ask.": "”",
        "They ignored the ⟦⟧loom” at the door.": "“",
        "“The mill stays,⟦⟧ she said.\n\n“We are glad.”": "”",
        "He described it as ⟦⟧a mess,” she said.": "“",
    },
    good=[
        "“We are staying.\n\n“We have no choice,” she said.",
        "He is 5'6\" tall; the ’90s were “good.”",
        "“She called it ‘a mess’ and left.”",
        "She called it ”a mess” and left it “for good“.",
        "They know the “site page button by heart.",
        "A “Hello, world and a post about it.",
        "She said, “We are staying. It was not easy for the mill and the town.",
        "The saws are often viewed as old, said the owner, by the “young” weavers.",
    ],
)

_VERBS = (
    r"(?:sa(?:id|ys?|ying)|add(?:ed|s)|ask(?:ed|s)|wr(?:ote|ites|iting)|told|not(?:ed|es)|stat(?:ed|es|ing)"
    r"|explain(?:ed|s)|continued|replied|recall(?:ed|s)|recounted|argued|reads?|wondered)"
)
_NAMED = r"(?:he|she|they|it|I|we|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}(?:, [^,.“”\"]{1,60},)?)"
_SPEAKER = rf"(?:{_VERBS}\b|{_NAMED} (?:{_VERBS}\b|[a-z]+ed(?=[.,])))"
_CREDIT = r" [—–-] ?[A-Z][\w.,’' ]+\Z"
_CLOSES_BEFORE = re.compile(rf"[,?!](?= {_SPEAKER})|[?!](?= [a-z])|[.?!](?={_CREDIT})")
_OPENS_AFTER = re.compile(
    rf"\b{_VERBS}(?: [\w’']+){{0,3}}[,:] (?=[A-Z])|(?<=[a-z]{{4}}): (?=[A-Z][^.?!“”\"]*[.?!,]?\Z)"
)
_GOES_ON = r"(?:(?!,\ (?:as|which|who|because|said)\b)[^.;:])*[.,]?\Z"  # the same clause up to the mark
_PART_AFTER = re.compile(
    rf"""\b(?:describ|defin|dismiss|denounc|condemn|characteri[sz]|brand|label|portray|known|regard|refer
    |view|hail|prais|depict)\w*\b[^.,;:“”"]{{0,60}}?\sas\s(?=\w{_GOES_ON}) | \b(?:called\sit|dubbed|titled
    |entitled)\s(?=\w{_GOES_ON})""",
    re.VERBOSE,
)
_ARTICLE = re.compile(r"(?:an?|the) (?=[\w’'-]+(?: [\w’'-]+)?\Z)")  # before a word or two it is not quoted
_DOUBLE = re.compile('[“”„"]')
_FOLLOWED_BY_SPEAKER = re.compile(rf" (?:[^.?!“”\"]{{1,80}}? )?{_SPEAKER}")
# After a quotation, who said it.
_SAID = re.compile(rf"\s*(?:[^.?!“”\"]{{1,80}}? )?{_SPEAKER}[^.?!“”\"]*[.] (?=[A-Z])")
_PARALLEL = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,2}(?= (?:or|and) [“\"])")  # “yes or “no”
_SECOND = re.compile(r"(?:(?<=\w[”\"] or )|(?<=\w[”\"] and ))[“\"][\w’'-]+(?= \w)")  # “yes” or “no
_LAST_WORDS = re.compile(r"[\w’'-]+(?: [\w’'-]+)?[.?!](?=\s*\Z| [A-Z])")  # the sentence ends at once
_ONE_WORD = re.compile(r"\b(?:an?|the|as|called|say|says|word|term|is|are) (?=[a-z][\w’'-]+\Z)")
_SPOKEN = re.compile(r"\s*(?:I|We|Our|My|You|It[’']s|That[’']s)\b.*[.!?][”\"]\s*\Z", re.DOTALL)
# A title in capitals, from its start and its end.
_CAPITAL = r"[A-Z][\w’'&-]*"
_JOINING = r"(?:of|the|and|for|in|to|an?|with|on|at|by|from|is)"
_CAPITALS = rf"{_CAPITAL}(?: (?:{_JOINING} )*{_CAPITAL})+"
_TITLE = re.compile(rf"{_CAPITALS}(?= (?!{_JOINING}\b)[a-z])")
_TITLED = re.compile(rf"(?<![.!?:] )(?<!\b(?:and|for) )\b{_CAPITALS},?\Z")
_LOOK_BACK = 80
_STARTS_SPEECH = re.compile(rf"(?:\A|[.!?”\"] |:(?: |\n)|\b{_VERBS}(?: [\w’']+){{0,3}}, )\Z")
_NEXT = re.compile(r"[.!?] +[A-Z]")
_STOPPED = re.compile(r"[.!?…]\s*\Z")


class Lost(NamedTuple):
    """A mark without its fellow, which may stand anywhere from `low` to `high`."""

    at: int
    turn: Turn
    low: int
    high: int


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    straight = house_marks(document) == "straight"
    for passage, lost in lost_fellows(document):
        place = place_of_fellow(passage.text, lost)
        if place is not None:
            curly = "”" if lost.turn is Turn.OPENS else "“"
            yield Hit(Span(place, place), '"' if straight else curly, passage=passage)


def lost_fellows(document: Document) -> Iterator[tuple[Passage, Lost]]:
    """The double marks without a fellow, and between what places theirs belongs."""
    for passage, after in zip(document.passages, (*document.passages[1:], None), strict=False):
        if passage.kind is BlockKind.QUOTE or not _DOUBLE.search(passage.text):
            continue
        goes_on = after is not None and (after.text[:1] in '“"' or after.kind is BlockKind.QUOTE)
        for lost in _lost(passage.text, goes_on):
            yield passage, lost


def place_of_fellow(text: str, lost: Lost) -> int | None:
    """Where the fellow of a lone mark belongs, where the words around leave no doubt."""
    return _closing(text, lost) if lost.turn is Turn.OPENS else _opening(text, lost)


def _lost(text: str, goes_on: bool) -> Iterator[Lost]:
    opened: int | None = None
    done = 0  # where the last quotation ended
    for at, turn in _double_marks(text):
        if turn is Turn.OPENS:
            if opened is not None:
                yield Lost(opened, Turn.OPENS, opened + 1, at)
            opened = at
        else:
            if opened is None and not text[at - 1 : at].isdigit():
                yield Lost(at, Turn.CLOSES, done, at)
            opened, done = None, at + 1
    if opened is not None and (not goes_on or _CLOSES_BEFORE.search(text, opened)):
        yield Lost(opened, Turn.OPENS, opened + 1, len(text))


def _double_marks(text: str) -> Iterator[tuple[int, Turn]]:
    """The double marks and what they must be meant to do, though they may face the wrong way."""
    for mark in marks(text):
        if not mark.double:
            continue
        before, after = text[mark.at - 1 : mark.at], text[mark.at + 1 : mark.at + 2]
        if (not before or before.isspace()) and after.isalnum():
            yield mark.at, Turn.OPENS
        elif before and not before.isspace() and (not after or after in " \n.,;:!?)"):
            yield mark.at, Turn.CLOSES
        else:
            yield mark.at, mark.turn


def _closing(text: str, lost: Lost) -> int | None:
    spoken = _CLOSES_BEFORE.search(text, lost.low, lost.high)
    if spoken:
        return spoken.end()
    starts_speech = _STARTS_SPEECH.search(text[max(0, lost.at - _LOOK_BACK) : lost.at])
    if starts_speech and lost.high == len(text) and text[lost.low : lost.low + 1].isupper():
        led_in = starts_speech[0].endswith((", ", ": "))  # then the one sentence may be all that is quoted
        whole = _STOPPED.search(text) and not (led_in and _NEXT.search(text, lost.low))
        return len(text.rstrip()) if whole else None
    if second := _SECOND.match(text, lost.at):
        return second.end()
    ended = _PARALLEL.match(text, lost.low) or _LAST_WORDS.match(text, lost.low, lost.high)
    if ended and not starts_speech:
        return ended.end()
    titled = _TITLE.match(text, lost.low, lost.high)
    return titled.end() if titled else None


def _opening(text: str, lost: Lost) -> int | None:
    if lost.low and (said := _SAID.match(text, lost.low, lost.at)):
        return said.end()
    for introduced in (_OPENS_AFTER, _PART_AFTER):
        found = list(introduced.finditer(text, lost.low, lost.at))
        if found:
            start = found[-1].end()
            article = _ARTICLE.match(text, start, lost.at)
            return article.end() if article else start
    if text[lost.at - 1 : lost.at] in ",?!" and _FOLLOWED_BY_SPEAKER.match(text, lost.at + 1):
        starts = [match.end() for match in re.finditer(r"[.!?][”\"]? +", text[lost.low : lost.at])]
        return lost.low + (starts[-1] if starts else len(text[lost.low :]) - len(text[lost.low :].lstrip()))
    if not lost.low and lost.at + 1 == len(text.rstrip()) and _SPOKEN.match(text):
        return len(text) - len(text.lstrip())
    one = _ONE_WORD.search(text, max(lost.low, lost.at - _LOOK_BACK), lost.at)
    if one and re.match(r" [a-z]", text[lost.at + 1 :]):
        return one.end()
    titled = _TITLED.search(text, max(lost.low, lost.at - _LOOK_BACK), lost.at)
    return titled.start() if titled else None
