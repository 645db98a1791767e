"""Words the house writes otherwise, or not at all: its terms."""

from collections.abc import Iterator

from editorial.text.span import Span

from ...article_lexicon import heads
from ...document import Document, Passage
from ...kept import kept
from ...letters import in_case_of
from ...rule import Hit, Kind, Rule, Severity
from ...style import Term
from ...terms import Terms, terms_for
from ...typography import house_marks

RULE = Rule(
    message="House style has another word for this.",
    source="House style, terms; as shipped: Associated Press Stylebook, “amid,” “among,” “percent”",
    category="house_style",
    severity=Severity.STYLE,
    changes_words=True,
    languages=("en",),
    bad={
        "She wrote ⟦whilst⟧ he cooked.": "while",
        "# Mill Closes ⟦Amidst⟧ Dispute": "Amid",
        "# TOWN ⟦AMONGST⟧ THE POOREST": "AMONG",
        "Prices rose by 5 ⟦per cent⟧ this year.": "percent",
        "Prices rose by 5 ⟦per\u00a0cent⟧ this year.": "percent",
    },
    good=[
        "She wrote while he cooked, amid dispute, among friends, by 5 percent.",
        "“They went amidst the smoke,” she said.",
        "Write to amongst@example.com. Whilston is near.",
        "The go-amongst-them feast is in whilst.txt.",
    ],
)

_NOT_USED = "House style does not use this; what should stand here?"
_SHIPPED = tuple(
    Term(words, instead, variety="en-US")
    for words, instead in {
        "amidst": "amid",
        "amongst": "among",
        "irregardless": "regardless",
        "per cent": "percent",
        "whilst": "while",
    }.items()
)


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    terms, marks = _terms(document), house_marks(document)
    for passage in document.passages:
        for span, term in _places(terms, passage):
            if not term.instead:
                yield Hit(span, message=term.note or _NOT_USED, passage=passage)
                continue
            words = _in_marks(marks, _in_case(passage, span, term))
            kind = None if term.certain else Kind.CHOICE
            if words != span.of(passage.text):
                yield Hit(span, words, message=term.note, passage=passage, kind=kind)


@kept
def _places(terms: Terms, passage: Passage) -> tuple[tuple[Span, Term], ...]:
    return tuple(terms.find(passage))


def speaks_of(document: Document, words: str) -> bool:
    """Whether `words` are a term of the house, as the document's language has it."""
    return _terms(document).of(words) is not None


def _terms(document: Document) -> Terms:
    terms = document.style.terms
    return terms_for(document.language, _SHIPPED if terms is None else terms)


def _in_case(passage: Passage, span: Span, term: Term) -> str:
    """What is written instead, its capitals carried over; those of the term itself are not."""
    words = span.of(passage.text)
    if term.words == term.words.lower():
        return in_case_of(term.instead, words)
    starts = {passage.words[index].start for index in passage.openings}
    is_owed = span.start in starts or heads(passage)
    return in_case_of(term.instead, words[0]) if is_owed else term.instead


def _in_marks(marks: str, words: str) -> str:
    """`words` with apostrophes of the article's kind, as they are where it has none."""
    match marks:
        case "curly":
            return words.replace("'", "’")
        case "straight":
            return words.replace("’", "'")
    return words
