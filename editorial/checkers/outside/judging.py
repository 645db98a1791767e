"""What the house knows better than a service: the names in the article, and that quotations are speech."""

from __future__ import annotations

from ..article_lexicon import bare
from ..document import Document
from ..lexicon import lexicon
from ..rule import Finding, Kind
from .quoting import Heard

SPELLING = "spelling"
LONGEST_WORDS = 1_000  # code points that a service may put in a place


def judged(document: Document, heard: Heard) -> Heard:
    """`heard` without complaints about the spelling of known names and without words by the yard.

    Those are counted as dropped. What would change the words of a quotation becomes a question.
    """
    kept = [f for f in heard.findings if not (_misspells_a_name(document, f) or _is_endless(f))]
    dropped = heard.dropped + len(heard.findings) - len(kept)
    return Heard([_put(document, finding) for finding in kept], dropped, heard.trouble)


def _misspells_a_name(document: Document, finding: Finding) -> bool:
    words = finding.span.of(document.passages[finding.block].text).split()
    return finding.category == SPELLING and all(_is_known(document, bare(word)) for word in words)


def _is_endless(finding: Finding) -> bool:
    return any(len(words) > LONGEST_WORDS for words in (finding.replacement or "", *finding.alternatives))


def _is_known(document: Document, name: str) -> bool:
    """Whether the house, the article or the lexicon writes the name so."""
    if name in document.style.names:
        return True
    if name in document.style.not_names:
        return False
    return document.lexicon.is_name(name) or lexicon().names.get(name.lower()) == name


def _put(document: Document, finding: Finding) -> Finding:
    is_speech = document.passages[finding.block].is_quoted(finding.span)
    changes_words = finding.kind is not Kind.QUERY and finding.category != SPELLING
    return finding.as_query() if is_speech and changes_words else finding
