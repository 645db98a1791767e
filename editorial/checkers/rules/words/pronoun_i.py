"""The pronoun “I” in lower case."""

import re
from collections.abc import Iterator

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="The pronoun takes a capital.",
    source="Chicago Manual of Style, capitals: the pronoun “I”",
    category="sentence_case",
    languages=("en",),
    bad={
        "She said that ⟦i⟧ was late.": "I",
        "“Then ⟦i⟧ don’t know,” he said.": "I",
        "It is what ⟦i⟧ think, and what he thinks.": "I",
        "He knows that ⟦i⟧’ve paid.": "I",
    },
    good=[
        "I was late, and they know I paid.",
        "(i) have a plan; (ii) had none, i.e. was late. In part i was the plan.",
        "The Partit i Lliga was late. Where n and i are whole, i is the lesser; i = 2.",
    ],
)

_BEFORE = r"""(?:that|and|but|so|if|when|what|as|because|than|then|where|while|how|why|think|until|said|before
    |after|since|though|know|like|who|which|all|thing|once|out|or|whatever|time)"""
_VERB = r"""(?:am|was|have|had|will|would|can|could|do|did|don['’]t|didn['’]t|can['’]t|couldn['’]t|won['’]t
    |wouldn['’]t|wasn['’]t|haven['’]t|think|thought|know|knew|said|say|want|wanted|went|go|got|get|see|saw
    |feel|felt|love|like|need|needed|just|never|always|really|still|hope|guess|mean|believe|used|should)"""
_PRONOUN = re.compile(
    rf"\b{_BEFORE}\ (i)(?=\ {_VERB}\b|['’](?:m|ve|ll|d)\b)",
    re.VERBOSE | re.IGNORECASE,
)
_SOUGHT = frozenset(["i", "i'm", "i've", "i'll", "i'd"])


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.plain_words.isdisjoint(_SOUGHT):
        return
    for match in _PRONOUN.finditer(passage.prose):
        if match[1] == "i":
            yield Hit(Span(*match.span(1)), "I")
