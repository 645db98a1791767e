"""A sentence that starts in lower case."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule
from ...sentences import is_abbreviation
from ...statistics.vocabulary import vocabulary

RULE = Rule(
    message="A sentence starts with a capital.",
    source="House style, capitals: the first word of a sentence",
    category="sentence_case",
    languages=("en",),
    bad={
        "The mill closed. ⟦the⟧ shops went with it.": "The",
        "Has it closed? ⟦nobody⟧ knows.": "Nobody",
        "He said: “The mill is shut. ⟦that’s⟧ all.”": "That’s",
        "The mill closed in 2016. ⟦in⟧ 2017 it was sold.": "In",
        "⟦the⟧ mill closed. The shops went with it.": "The",
    },
    good=[
        "The mill sold phones. iPhone and eBay users came by at 9 a.m. and left.",
        "Buy apples, pears, etc. and cheese at Acme Inc. or in Albany, Calif. or on Elm St. any day.",
        "“Has it closed?” he asked. “No!” she said... and left. Yahoo! users rejoiced.",
        "to see the mill and the shops",
        "govmill is what they call the site now. It sells flour.",
        "“The mill is shut.” said Ada Quennell.",
        "The Mill, Albury. p. 12. The hall of 50 sq. ft. is part of it. See the Ask Now? page.",
        "The mill took 300 bbl. of oil.",
        "Write to Gov. van Dyke or to Prof. de Groot, p. xii, vs. the fig. below.",
    ],
)

# A lower-case word after a stop: not a brand (iPhone), not a file or an address (it.txt).
_START = re.compile(r"(?<=[a-z\d)%”’\"\ufffc])[.?!][”\"]? ([a-z]+(?:[’'\-][a-z]+)*)(?=[ ,;:]|[.?!](?:\s|\Z))")
# Shortened words that lower case follows, beside those that end no sentence anyway: states, measures,
# and whatever has no vowel.
_SHORTENED = re.compile(
    r"""(?:\A|[\s(“"‘'.\-/])(?: [A-Za-z] | [a-z]\.[a-z] | [ie][eg] | xi{1,3} | v?i{1,3} | iv | ix
    | Ala | Ariz | Ark | Calif | Colo | Conn | Del | Fla | Ga | Ill | Ind | Kan | Ky | La | Mass | Md | Me
    | Mich | Minn | Miss | Mo | Mont | Neb | Nev | Okla | Ore | Pa | Tenn | Tex | Vt | Va | Wash | Wis | Wyo
    | yd | sq | cu | mins? | secs? | pp? | eds? | figs | tel | misc | incl | excl | assn | assoc | intl
    | natl | govt | [b-df-hj-np-tv-xz]{2,5}
    )\Z""",
    re.VERBOSE,
)
_EXCLAIMED_NAME = re.compile(r"\b[A-Z][^\W_]*!\Z|\b[A-Z]\w* [A-Z]\w*\?\Z")  # “Yahoo! users”
_SHORT = re.compile(r"(?:pp?|vols?|nos?|eds?|figs?|c|ca|ft|in|lbs?|oz|v|vs|n|d|b|cf)\.")
_LOWER_NAME = re.compile(r"(?:v[ao]n|d[eiua]|de[rnl]|del?la|du|l[ae]|[ae]l|bin|ibn|ben)\Z")
_SPEAKS = re.compile(r"(?:said|says|told|added|wrote|asked|noted|explained)\Z")  # the stop is what is wrong
_FIRST = re.compile(r"[“\"]?([a-z]+(?:[’'][a-z]+)?) [^.?!]{10,}[.?!][”\"]? [A-Z“\"]")
_LOOK_BACK = 16


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose = passage.prose
    first = _FIRST.match(prose)
    if first and first[1].replace("’", "'") in vocabulary():
        yield _raised(first)
    for match in _START.finditer(prose):
        stop = match.start() + 1
        back = max(0, stop - _LOOK_BACK)
        if match[0][0] == ".":
            short = _SHORTENED.search(prose, back, match.start())
            parted = not short and not is_abbreviation(prose, match.start())
            parted = parted and (match[0][1] == " " or not _SPEAKS.match(match[1]))
            parted = parted and not _SHORT.match(prose, match.start(1))
        else:  # “Has it closed?” he asked
            parted = match[0][1] == " " and not _EXCLAIMED_NAME.search(prose, back, stop)
        if parted and not _LOWER_NAME.match(match[1]):
            yield _raised(match)


def _raised(match: re.Match[str]) -> Hit:
    return Hit(Span(*match.span(1)), match[1][0].upper() + match[1][1:])
