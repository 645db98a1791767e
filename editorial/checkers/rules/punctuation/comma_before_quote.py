"""No comma between a verb of saying and the sentence it quotes."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="A comma leads into a quoted sentence.",
    source="Associated Press Stylebook, “quotation marks”; “comma,” introducing direct quotes",
    category="punct_comma",
    languages=("en",),
    bad={
        "She said⟦⟧ “We are staying here.”": ",",
        "I would say⟦⟧ “Do it.”": ",",
        'He left, writing⟦⟧ "How can they see both sides?"': ",",
    },
    good=[
        "She said, “We are staying here,” and said “no” or “OK” to the rest.",
        "She wrote “The Old Mill” and said “User First” twice.",
        "She said that “We are staying here” was wrong.",
    ],
)

_SAID = re.compile(
    r"\b(?:[Ss]a(?:id|ys?|ying)|add(?:ed|s)|ask(?:ed|s)|replied|writing|stating|exclaimed)"
    r"(?= [“\"][A-Z][\w’'-]*,? (?:[^”\"\s]+ [^”\"]{2,}|[^”\"]*[.,?!])[”\"]?)"
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.characters.isdisjoint('“"'):
        return
    for match in _SAID.finditer(passage.prose):
        yield Hit(Span(match.end(), match.end()), ",")
