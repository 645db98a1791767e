"""No comma after the words that lead into a sentence, where the subject already follows."""

import re
from collections.abc import Iterator

from editorial.text.block import BlockKind
from editorial.text.span import Span

from ...document import Passage
from ...rule import Hit, Rule

RULE = Rule(
    message="A comma follows the words that lead in.",
    source="Associated Press Stylebook, “comma,” introductory clauses and phrases",
    category="punct_comma",
    languages=("en",),
    bad={
        "However⟦⟧ the mill is shut.": ",",
        "It shut. For example⟦⟧ we have no looms.": ",",
        "In addition⟦⟧ the mill is shut.": ",",
        "In other business⟦⟧ the council raised fees.": ",",
        "According to the Albury Mill Board⟦⟧ over 300 people left.": ",",
        "If you have questions⟦⟧ please write to us.": ",",
    },
    good=[
        "However, the mill is shut. However much the mill costs, it stays shut.",
        "In addition to the mill, it owns a shop. As a result of the strike it closed.",
        "According to the board, over 300 left. According to what he says over 300 left.",
        "If you could please write to us, do. If so, please write. If you please.",
        "For example the mill",
        "# However the Mill Is Run",
    ],
)

_LEADS = r"""(?:However|For\ (?:example|instance)
    |In\ (?:addition|fact|other\ (?:words|business|news|action)|the\ meantime)
    |As\ a\ (?:result|consequence)|Therefore|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless
    |On\ the\ other\ hand|Unfortunately|Fortunately|Finally|Additionally)"""
_SUBJECT = r"(?:the|he|she|it|they|we|I|you|this|these|there|our|his|her|their|my|its|a|an)\b"
_VERB = r"(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|said|[a-z]+ed)\b"
_COUNT = r"(?:over|more\ than|at\ least|nearly|almost|about)\ \d"
_ASKED = r"(?!(?:[^,.;:?!—–]*\ )?(?:could|would|can|will|so|you)\ please\b)"
_UNPARTED = re.compile(
    rf"""
    (?:\A|(?<=[.!?]\ )|(?<=[.!?][”"]\ ))
    (?: {_LEADS}(?=\ {_SUBJECT}(?:\ [\w’'-]+){{0,4}}?\ {_VERB})
      | According\ to(?:\ (?!what|how|who|which|that|data)[\w.’'-]+){{1,6}}?
        (?=\ (?:{_COUNT}|(?:he|she|they|we)\b))
      | If\ {_ASKED}(?:[\w’'-]+\ ){{2,12}}?[\w’'-]+(?=\ please\b) )
    """,
    re.VERBOSE,
)


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    if passage.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        return
    for match in _UNPARTED.finditer(passage.prose):
        yield Hit(Span(match.end(), match.end()), ",")
