"""“To makes”, “can sparks”: after “to” and after a modal the verb stands plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.verbs import third_persons
from editorial.checkers.statistics.vocabulary import vocabulary
from editorial.text.span import Span

RULE = Rule(
    message="After “to”, “can”, “will”, “did” and the like the verb has no -s.",
    source="Garner’s Modern English Usage, “infinitives”, “modals”",
    category="word_form",
    changes_words=True,
    languages=("en",),
    bad={
        "They want to ⟦makes⟧ strides.": "make",
        "It can ⟦includes⟧ a map.": "include",
        "The town will not ⟦allows⟧ it.": "allow",
        "It was said to ⟦has⟧ closed.": "have",
        "How do you ⟦knows⟧ it?": "know",
        "The town should always ⟦has⟧ a mill.": "have",
        "Never did it ⟦makes⟧ sense.": "make",
        "The council said that it can ⟦includes⟧ a map.": "include",
    },
    good=[
        "They want to make strides, and it can include a map.",
        "From tweets to finds, all is kept; the road to becomes.",
        "He who can makes it. That he can makes it easy.",
        "How they do it has puzzled us. The way the weavers do it has changed; what he can does not matter.",
        "All they could has been done, and the plan that they will has been shelved.",
    ],
)
_MODAL = r"(?:can|could|will|would|should|must|may|might|cannot)"
_SELDOM = r"(?: not| also| only| always| never| often| still| then| now| all| both)?"
_AFTER = re.compile(
    r"\b(?:(?:want|wants|wanted|able|going|order|need|needs|needed|try|trying|tried|help|helps|helped"
    r"|designed|used"
    r"|how|ways?|aims?|hope|hopes|plan|plans|doing|as|opportunity|ability|right|have|has|had|continue"
    r"|continues) to"
    rf"|(?P<modal>{_MODAL}){_SELDOM}|(?:ca|wo|should|would|could)n[’']t"
    r"|(?:do|does|did)(?: not|n[’']t)"
    rf"|(?:{_MODAL}|do|does|did) (?P<subject>I|we|you|he|she|they|it)"
    rf"|(?:to|{_MODAL}) help (?:us|you|them)"
    r") (?P<verb>[a-z]+s)\b"
    r"|\bto (?P<plain>has|does)\b(?!-)"
)
# What a clause that ends with its modal may begin with: “what we can”, “all they could”.
_OPENS_CLAUSE = re.compile(
    r"(?:\b(?:what|whatever|all|everything|anything|best|most|least|as|than|how)(?: [\w’']+){0,3}"
    r"|\b(?:who|that|which|those)|(?:\A|[.!?:] )That(?: [\w’']+){1,3}) \Z",
    re.IGNORECASE,
)
_OF_NOUN = re.compile(r"\b(?P<noun>[a-z]+) that(?: [\w’']+){1,3} \Z")  # “the plan that they will”
_OWN_SUBJECT = re.compile(r"\b(?:I|we|you|he|she|they|it|who|that|which) \Z", re.IGNORECASE)
# What a verb before its subject stands after: “how often does it”.
_TURNS = re.compile(
    r"(?:\A|[.!?:;,—–“\"‘(•] ?|\b(?:how|why|what|when|where|who|whom|which|but|so|nor|often|long|much|far"
    r"|never|neither|not|only|rarely|seldom|hardly|then) )\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 60


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    plain = _plain_forms()
    for match in _AFTER.finditer(passage.prose) if plain.keys() & passage.plain_words else ():
        verb = "verb" if match["verb"] else "plain"
        if match[verb] in plain and not _is_subject(match):
            yield Hit(Span(*match.span(verb)), plain[match[verb]])


def _is_subject(match: re.Match[str]) -> bool:
    """Whether the verb may have what stands before it for its subject: “how they do it has puzzled us”."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["subject"]:
        may_be_object = match["subject"] in ("it", "you")
        return bool(_OWN_SUBJECT.search(before)) or (may_be_object and not _TURNS.search(before))
    if not match["modal"]:
        return False
    told = _OF_NOUN.search(before)
    return bool(_OPENS_CLAUSE.search(before)) or bool(
        told and vocabulary().tag(told["noun"]).startswith("NN")
    )


@cache
def _plain_forms() -> dict[str, str]:
    """“Allows” to “allow”."""
    return {third: base for base, third in third_persons().items()} | {"has": "have", "does": "do"}
