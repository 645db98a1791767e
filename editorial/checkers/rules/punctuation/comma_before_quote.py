"""No comma between a verb of saying and the sentence it quotes, whichever comes first."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="A comma parts a quoted sentence from who says it.",
    source="Associated Press Stylebook, “quotation marks”; “comma,” introducing direct quotes",
    category="punct_comma",
    languages=("en",),
    bad={
        "She said⟦⟧ “We are staying here.”": ",",
        "I would say⟦⟧ “Do it.”": ",",
        "“We are staying here⟦⟧” she said.": ",",
        'He left, writing⟦⟧ "How can they see both sides?"': ",",
    },
    good=[
        "She said, “We are staying here,” and said “no” or “OK” to the rest.",
        "She wrote “The Old Mill” and said “User First” twice.",
        "They like “The Old Mill Song” she wrote. “Are we staying?” she asked.",
        "Nothing says “I love you” like a loom. We have added “Mills and Looms,” which has maps.",
        "She said that “We are staying here” was wrong.",
    ],
)

_SAID = re.compile(
    r"(?<!othing )(?<!ve )(?<!has )(?<!had )"
    r"\b(?:[Ss]a(?:id|ys?|ying)|add(?:ed|s)|ask(?:ed|s)|replied|writing|stating|exclaimed)"
    r"(?= [“\"][A-Z][\w’'-]*,? (?:[^”\"\s]+ [^”\"]{2,}|[^”\"]*[.,?!])[”\"]?)"
)


_SAYS = re.compile(r"[”\"] (?:(?:he|she|they) (?:said|says|added|asked|told)|said [A-Z])\b")
_FEWEST = 3  # words of a quoted sentence; fewer may be a name


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.characters.isdisjoint('“"'):
        return
    for match in _SAID.finditer(passage.prose):
        yield Hit(Span(match.end(), match.end()), ",")
    for quote in passage.quoted:
        words = quote.of(passage.prose)
        is_sentence = words[:1].isupper() and words[-1:].isalpha() and len(words.split()) >= _FEWEST
        if is_sentence and _SAYS.match(passage.prose, quote.end):
            yield Hit(Span(quote.end, quote.end), ",")
