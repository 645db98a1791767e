"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from editorial.text.span import Span

if TYPE_CHECKING:
    from .document import Document, Passage


class Kind(StrEnum):
    """How sure a finding is, and so what may be done with it."""

    FIX = "fix"  # one certain replacement: the only kind that bulk acts touch
    CHOICE = "choice"  # several readings: the editor picks
    QUERY = "query"  # a question to the desk: nothing to apply


class Severity(StrEnum):
    """What the finding is to the desk; the queue counts by it."""

    ERROR = "error"  # wrong in any newspaper
    STYLE = "style"  # against house style
    QUERY = "query"  # a fact or a reading to be settled by a person


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place.

    `block` is the index of the passage in its document and `span` counts code points of that
    passage's text. `replacement` is None for a query. `also` names further rules that propose
    the same change.
    """

    block: int
    span: Span
    replacement: str | None
    rule: str = ""
    kind: Kind = Kind.FIX
    severity: Severity = Severity.ERROR
    category: str = ""
    message: str = ""
    source: str = ""
    alternatives: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def as_query(self) -> Finding:
        """The same place as a question: what would have been put there is offered, not applied."""
        offered = () if self.replacement is None else (self.replacement,)
        return replace(
            self,
            kind=Kind.QUERY,
            severity=Severity.QUERY,
            replacement=None,
            alternatives=(*offered, *self.alternatives),
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """What a detector yields: a place and the words for it; the rule adds the rest.

    `passage` may be left out by a detector that was given one passage. `message` replaces the
    rule's own where the case needs other words.
    """

    span: Span
    replacement: str | None = None
    alternatives: tuple[str, ...] = ()
    message: str = ""
    passage: Passage | None = None
    kind: Kind | None = None


@dataclass(eq=False)
class Rule:
    """A fault, how to find it, what to say, where the rule comes from, and examples of both.

    `bad` maps copy, with the range the rule must report between ⟦ and ⟧, to the replacement it
    must give (None for a query). `good` is copy that comes near and must not be reported. In an
    example a blank line parts the blocks and `# ` opens a headline.

    A rule that `changes_words` may only ask inside quotation marks: quotations are speech.
    """

    message: str
    source: str
    category: str
    bad: Mapping[str, str | None]
    good: Sequence[str]
    kind: Kind = Kind.FIX
    severity: Severity = Severity.ERROR
    changes_words: bool = False
    on: bool = True
    languages: tuple[str, ...] = ()  # BCP 47 prefixes the rule speaks for; empty: every language
    id: str = field(default="", init=False)
    by_block: Callable[[Passage], Iterator[Hit]] | None = field(default=None, init=False)
    by_article: Callable[[Document], Iterator[Hit]] | None = field(default=None, init=False)

    def detects(self, detector: Callable[[Passage], Iterator[Hit]]) -> Callable[[Passage], Iterator[Hit]]:
        """Decorator: detection needs one block only, and is not run again while that stands."""
        self.by_block = detector
        return detector

    def detects_across(
        self, detector: Callable[[Document], Iterator[Hit]]
    ) -> Callable[[Document], Iterator[Hit]]:
        """Decorator: detection looks at the whole article; every hit names its passage."""
        self.by_article = detector
        return detector
