"""A hyphen after an adverb in -ly, where none can be misread."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="No hyphen after an adverb in -ly.",
    source="Associated Press Stylebook, “hyphen,” compound modifiers",
    category="hyphen",
    languages=("en",),
    bad={
        "They met ⟦highly-skilled⟧ weavers.": "highly skilled",
        "The ⟦newly-built⟧ mill burned.": "newly built",
        "A ⟦Federally-funded⟧ plan failed.": "Federally funded",
    },
    good=[
        "A family-owned, weekly-printed, curly-haired, only-begotten, user-friendly-looking thing.",
        "It was rarely-used-in-summer, kid- and family-friendly, early-stage and fly-fishing.",
        "See www.highly-skilled.com for more.",
    ],
)

_ADVERB = re.compile(
    r"""(?<![\w-])
    (?!(?i:family|early|only|daily|weekly|(?:bi)?monthly|yearly|quarterly|hourly|nightly|friendly|likely|elderly|supply
    |reply|assembly|anomaly|rally|ally|jelly|belly|bully|holy|silly|lovely|lonely|deadly|orderly
    |scholarly|timely|curly|hilly|chilly|smelly|multiply|apply|rely|comply|imply|july|italy|billy|sally
    |molly|lily|emily|poly|dolly|trolley|folly|woolly|burly|surly|ugly|costly|stately|lively|kindly
    |worldly|heavenly|butterfly|barfly|firefly)-)
    ([A-Za-z]{2,}ly)-([a-z]{3,}(?:ed|ing)|[a-z]*(?:built|known|made|held|paid|sold|run|born|seen|written|grown|drawn|driven|chosen))
    (?![\w-])""",
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for match in _ADVERB.finditer(passage.prose) if "ly-" in passage.prose else ():
        yield Hit(Span(*match.span()), f"{match[1]} {match[2]}")
