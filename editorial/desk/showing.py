"""A block as pages show it: its copy, what waits in it, what was decided, and which of that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.db.models import Q

from editorial.checkers.sentences import sentences
from editorial.models import Block, Remark, Suggestion, Verdict
from editorial.text.overlay import Edit, Piece, current_text, weave
from editorial.text.span import Span

_sentences = lru_cache(maxsize=64)(sentences)  # cards of one block come one after the other
CONTEXT = 32  # code points on either side of a suggestion on its card


def in_sentence(text: str, span: Span) -> tuple[str, str]:
    """The words before and after `span` in its sentence, or in the sentences that it touches."""
    around = [s for s in _sentences(text) if s.start <= span.end and span.start <= s.end]
    first, last = (around[0].start, around[-1].end) if around else (span.start, span.end)
    return text[min(first, span.start) : span.start], text[span.end : max(last, span.end)]


@dataclass(frozen=True)
class Sieve:
    """Which suggestions are asked for: by severity, by who or what proposed or decided them, by verdict."""

    severity: str = ""
    voice: str = ""
    verdict: str = ""

    def __bool__(self) -> bool:
        return bool(self.severity or self.voice or self.verdict)

    @property
    def condition(self) -> Q:
        """The same as `admits`, for the database."""
        asked = Q()
        if self.severity:
            asked &= Q(severity=self.severity)
        if self.voice:
            by = Q(author__username=self.voice) | Q(author_name=self.voice)
            asked &= Q(rule=self.voice) | by | Q(decided_by__username=self.voice)
        if self.verdict:
            asked &= Q(verdict=self.verdict)
        return asked

    def admits(self, suggestion: Suggestion) -> bool:
        people = {p.get_username() for p in (suggestion.author, suggestion.decided_by) if p}
        return (
            self.severity in ("", suggestion.severity)
            and self.voice in {"", suggestion.rule, suggestion.author_name, *people}
            and self.verdict in ("", suggestion.verdict)
        )


EVERYTHING = Sieve()


@dataclass
class BlockView:
    """A block with its suggestions, as the review page shows it."""

    block: Block
    suggestions: list[Suggestion]
    sieve: Sieve = EVERYTHING
    threads: dict[int, list[Remark]] = field(default_factory=dict)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The copy in reading order, with what was accepted and what waits laid over it."""
        proposed = [s.proposal for s in self.waiting if s.proposal]
        notes = [s.note for s in self.waiting if s.replacement is None]
        return weave(self.block.copy, [*self.accepted, *proposed], notes)

    @property
    def text(self) -> str:
        """The words as they stand, open suggestions left out."""
        return current_text(self.block.copy, self.accepted)

    @property
    def accepted(self) -> list[Edit]:
        return [s.edit for s in self.suggestions if s.edit and not s.outdated_at_id]

    @cached_property
    def _shown(self) -> list[Suggestion]:
        return [s for s in self.suggestions if self.sieve.admits(s)]

    @cached_property
    def waiting(self) -> list[Suggestion]:
        """Those to be decided, in reading order."""
        return [s for s in self._shown if s.verdict == Verdict.OPEN and not (s.held or s.outdated_at_id)]

    @property
    def outdated(self) -> list[Suggestion]:
        """Those still open whose words an edit took away."""
        return [s for s in self._shown if s.verdict == Verdict.OPEN and s.outdated_at_id and not s.withdrawn]

    @cached_property
    def held(self) -> list[Suggestion]:
        return [s for s in self.suggestions if s.held and not s.withdrawn]

    @property
    def decided(self) -> list[Suggestion]:
        return [s for s in self._shown if s.verdict != Verdict.OPEN]

    @property
    def is_asked(self) -> bool:
        """Whether it has something that the sieve asks for; without one every block does."""
        return not self.sieve or bool(self.waiting or self.outdated or self.decided)

    @property
    def cards(self) -> list[Card]:
        return [self._card(s, self._behind(s)) for s in self.waiting]

    @property
    def decided_cards(self) -> list[Card]:
        return [self._card(s) for s in self.decided]

    def _card(self, suggestion: Suggestion, behind: int = 0) -> Card:
        return Card(suggestion, self.block.text, behind, self.threads.get(suggestion.pk, []))

    def _behind(self, shown: Suggestion) -> int:
        """How many others are held back while this one waits."""
        return sum(1 for s in self.held if s.span.conflicts(shown.span))


@dataclass(frozen=True)
class Card:
    """A waiting suggestion in its sentence, with how many are held behind it, and its thread."""

    suggestion: Suggestion
    text: str
    behind: int = 0
    thread: list[Remark] = field(default_factory=list)

    @property
    def sentence(self) -> tuple[str, str]:
        """The words before and after it in its sentence, or in the sentences that it touches."""
        return in_sentence(self.text, self.suggestion.span)

    @property
    def before(self) -> str:
        """The words that lead up to it, cut at a space."""
        start = max(self.suggestion.start - CONTEXT, 0)
        words = self.text[start : self.suggestion.start]
        return f"…{words.partition(' ')[2]}" if start else words

    @property
    def after(self) -> str:
        end = self.suggestion.end + CONTEXT
        words = self.text[self.suggestion.end : end]
        return f"{words.rpartition(' ')[0]}…" if end < len(self.text) else words
