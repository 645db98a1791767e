"""“Kicked-off”, “to set-up”: a verb and its particle are two words; only the noun has a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.text.span import Span

RULE = Rule(
    message="As a verb this is two words.",
    source="Associated Press Stylebook, entries such as “kick off (v.), kickoff (n.)”",
    category="hyphen",
    languages=("en",),
    bad={
        "The fair ⟦kicked-off⟧ and ran.": "kicked off",
        "They want to ⟦set-up⟧ a shop.": "set up",
        "You can ⟦sign-up⟧ for it.": "sign up",
    },
    good=[
        "The follow-up call came at the kick-off; a set-up was laid.",
        "The laid-off workers and the grown-up child left.",
        "They want to set up a shop, to follow-up calls.",
    ],
)
_PARTICLE = r"(?:off|up|out|in|on|down|over|away|back)"
_PAST = re.compile(
    rf"\b(?P<pair>(?:kicked|signed|logged|rolled|followed|backed|checked|cleaned|dropped|started|wrapped"
    rf"|opened|"
    rf"turned|closed|built|broke|carried|picked|pointed|printed|reached|ended|worked|took|came|went|got"
    rf"|broken)-"
    rf"{_PARTICLE})(?= (?:and|the|a|an|in|on|at|with|to|for|by|his|her|their|its|our|this|that|last|as"
    rf"|from)\b|[.,;])",
)
_PLAIN = re.compile(
    rf"\b(?:to|can|will|would|should|could|must|may|might|please|not|and then) (?P<pair>"
    rf"(?:set|sign|log|roll|kick|follow|back|check|clean|drop|shut|start|wrap|turn|break|carry|pick|point"
    rf"|opt|scale|"
    rf"speed|build|show|stand|step|take|work|give|buy|cut|fill|find|get|hand|keep|line|look|make|pay|push"
    rf"|put|run|"
    rf"send|spin|team|warm|wind)-{_PARTICLE})"
    rf"(?= (?:the|a|an|in|on|at|with|to|for|by|his|her|their|its|our|your|my|this|that|as|from|new|more"
    rf"|and)\b|[.,;])",
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    for pattern in (_PAST, _PLAIN) if "-" in passage.characters else ():
        for match in pattern.finditer(passage.prose):
            yield Hit(Span(*match.span("pair")), match["pair"].replace("-", " "))
