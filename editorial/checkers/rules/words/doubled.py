"""The same word twice."""

import re
from collections.abc import Iterator
from operator import eq

from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="The word is doubled.",
    source="House style: slips of the hand",
    category="doubled_word",
    languages=("en",),
    bad={
        "It closed ⟦the the⟧ mill.": "the",
        "⟦The the⟧ mill closed.": "The",
        "They went ⟦to to⟧ see it.": "to",
        "The ⟦mill mill⟧ closed.": "mill",
        "He said: “⟦It it⟧ is late.”": "It",
        "They asked what ⟦the the⟧ mayor meant.": "the",
        "They settled ⟦on on⟧ a plan.": "on",
        "It was a company ⟦by by⟧ noon.": "by",
        "They ⟦couldn’t couldn’t⟧ see.": "couldn’t",
    },
    good=[
        "He had had it, and said that that was that; the rest did not.",
        "Duran Duran played in Walla Walla, and The The in New York, New York.",
        "A very very long, long time ago, no no, far far away, it was so so.",
        "What it is is a mess. He gave her her keys. Whatever happens happens.",
        "A story is “done done,” they say. Send a GET get to it.",
        "Rose rose early, and May may follow. Whoever came came to stay; he carried it on on Monday.",
        "It came to 10 10s, though they moved in in 2015 and turned it on on Monday.",
    ],
)

_DOUBLED = re.compile(r"(?<![\w’'.-])([^\W\d_]+(?:[’'][^\W\d_]+)?)[ \u00a0\n]+((?i:\1))(?![\w’'-]|\.\w)")
# Words that good copy doubles: by grammar, for emphasis, or in an expression.
_MAY_DOUBLE = re.compile(
    r"""had|that|her|very|really|so|far|long|many|much|no|yes|now|well|there|ha|he|hee|blah|bye|night|knock
    |tut|hush|cha|yada|win|fifty|boo|chop|dear|hear""",
    re.VERBOSE,
)
_AFTER_WHAT = re.compile(r"is|was|are|were|do|does|did")  # “What it is is a mess”
_WHAT = re.compile(r"\b(?:what|all|where|how)\b", re.IGNORECASE)
_WHATEVER = re.compile(r"\b(?:wh(?:at|o|ich)ever|what) \Z", re.IGNORECASE)
_VERBS = re.compile(r"\w+(?:s|ed)|came|went|comes|goes")  # “whatever happens happens”
_NAME_AND_VERB = re.compile(r"Rose rose|May may|Will will|Mark mark|Grant grant|Bill bill|Drew drew|Pat pat")
_PARTICLES = re.compile(r"in|on|up|off|out|over|by")  # “They moved in in May”
_PHRASAL = re.compile(
    r"""\b(?:(?:log|check|sign|turn|step|fill|drop|call|join|plug|put|set|kick|lock|stay|pass|stand|hold|fly|sit
    |carry|start|bring|break|go)(?:[gnpt]?(?:s|es|ed|ing))? | (?:mov|liv|tak|driv|giv|com|tun)(?:e|es|ed|ing)
    |went|gone|came|gave|given|carried|took|taken|brought|broke|broken|built|drove|driven|flew|flown|held|stood|sat)
    (?:[ ]\w+)?[ ]\Z""",
    re.VERBOSE,
)
_OPENING = tuple('“‘"')
_CLOSING = re.compile(r"[,.]?[”’\"]")
_LOOK_BACK = 60


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    prose, words = passage.prose, [token.plain for token in passage.tokens]
    if not any(map(eq, words, words[1:])):
        return
    for match in _DOUBLED.finditer(prose):
        if not _may_double(match, prose[max(0, match.start() - _LOOK_BACK) : match.start()]):
            yield Hit(Span(*match.span()), match[1])


def _may_double(match: re.Match[str], before: str) -> bool:
    word = match[1].lower()
    if len(word) == 1:
        return word not in "ai"
    if before[-1:] in _OPENING and _CLOSING.match(match.string, match.end()):
        return True  # a term of its own: “done done”
    return bool(
        _MAY_DOUBLE.fullmatch(word)
        or (match[1][0].isupper() and match[2][0].isupper())
        or (match[1].isupper() and match[2].islower())
        or _NAME_AND_VERB.fullmatch(match[0])
        or (_AFTER_WHAT.fullmatch(word) and _WHAT.search(before))
        or (_VERBS.fullmatch(word) and _WHATEVER.search(before))
        or (_PARTICLES.fullmatch(word) and _PHRASAL.search(before))
    )
