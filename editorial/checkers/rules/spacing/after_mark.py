"""No space where a word follows a stop, a comma or a closing mark."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import HIDDEN, Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="A space is missing here.",
    source="House style, spacing: one space after a comma, a stop or a closing mark",
    category="missing_space",
    bad={
        "KYIV,⟦⟧Ukraine – A meeting is planned.": " ",
        "It raises the risks to its staff.⟦⟧The outlet reports on.": " ",
        "Nobody came;⟦⟧the hall stayed dark.": " ",
        "They were asked to do three things:⟦⟧Wait, listen and write.": " ",
        "“We are staying,”⟦⟧she said.": " ",
        'She said,⟦⟧"We are staying."': " ",
        '"We are staying,"⟦⟧she said.': " ",
        "The fair (May 4 and 5)⟦⟧was rained off.": " ",
        "The vote was held on Nov. 5,⟦⟧2024, in the old hall.": " ",
        "It was over by 2016.⟦⟧The mill had closed.": " ",
    },
    good=[
        "The U.S.A. sold 1,000 at $3.5 each, at 10:30, by a ratio of 3:1.",
        "Write to desk@example.com or see example.com/a,b or the file Report.Final.docx.",
        "TL;DR: J.K. Rowling and e.g.the like, at vertices (x,y) and f(x)dx.",
        "The (re)design, the book(s), [t]he end and the 3,4-dioxide.",
        "It’s “a mess,” he said; “no more.” (Later he left.)",
    ],
)

_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CLOSED = rf"[\w%)\]”\"’'{HIDDEN}]"
_MISSING = re.compile(
    rf"""
      (?: (?<=[a-z]{{2}}) | (?<=\d\d) | (?<=[%)\]”"’'{HIDDEN}]) ) [.]   # staff.The
      (?=“?(?:[A-Z][a-z]|[AI]\s))(?!\w+\.\w)
    | (?<=[A-Z]) [.] (?=(?:The|This|That|But|And|They|He|She|It|In|We)\s)   # the U.S.The
    | (?<=[a-z)”’]) [?!] (?=[A-Z][a-z])
    | (?: (?<=[^\W\d_]{{2}}) | (?<=[%)\]”’{HIDDEN}]) ) , (?=[^\W\d_])   # KYIV,Ukraine
    | (?<=[^\W_]) , (?=[^\W\d_]{{2}})
    | (?<=[^\W\d_]{{2}}) , (?=\d)
    | \b{_MONTH}\ \d\d?, (?=\d{{4}}\b)
    | (?<![&\w])(?!(?i:tl;dr\b))\w{{2,}} ; (?=[^\W\d_]{{2}}|[aI]\s) | (?<=[)\]”]) ; (?=[^\W\d_]{{2}})
    | (?<![\w.])[a-z]{{3,}} : (?=[A-Z][a-z]) | (?<![\w.])[A-Z]?[a-z]{{3,}} : (?=[A-Za-z][a-z’']{{2,}}\s)
    | (?<={_CLOSED}) [,.;:?!] (?=“\w)   # said,“We
    | (?<=[\w.,?!)%])” (?=[^\W_]{{2}})   # ”she
    | (?<![^\s(])\( (?=[^()\n]*[\sA-Z\d])[^()\n]{{2,200}}\) (?=[^\W\d_]{{2}})   # 5)was
    """,
    re.VERBOSE,
)
_NEAR = re.compile(r"[.,;:?!][^\W_]|[.,;:?!][“\"]|[)”][^\W_]")  # what every one of those has
# A straight mark looks the same on both sides: how many came before tells which it is.
_STRAIGHT = re.compile(r'(?<=[a-z])[,.?!](")(?=[^\W\d_]{2})')


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    if not _NEAR.search(prose):
        return
    for match in _MISSING.finditer(prose):
        if prose[match.end()] == "“" and not passage.language.startswith("en"):
            continue  # which closes in German
        yield Hit(Span(match.end(), match.end()), " ")
    for match in _STRAIGHT.finditer(prose) if '"' in prose else ():
        opens = prose.count('"', 0, match.start(1)) % 2 == 0
        place = match.start(1) if opens else match.end(1)
        yield Hit(Span(place, place), " ")
