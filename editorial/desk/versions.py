"""The copy as it read at any moment, and what became of it from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from editorial.models import Article, Decision, Placement, Suggestion, Verdict
from editorial.text.carry import Stretch, compared
from editorial.text.overlay import Edit, spliced

State = tuple[str, str | None]  # a verdict and the words that stand by it
_OPEN: State = (Verdict.OPEN.value, None)


@dataclass(frozen=True)
class Moment:
    """A revision, with the decisions up to one, that one included; None for all that were made."""

    revision: int
    decision: int | None = None


class NoMoment(ValueError):
    """There was no such moment in the article's history."""


def moment(article: Article, name: str) -> Moment:
    """The moment that goes by a name. Raises NoMoment.

    `start` is the copy as it came in, `now` as it reads, `r2` as revision 2 read when it was
    replaced, `d7` as it read right after the decision of id 7.
    """
    newest = article.revisions.count()
    if name == "start":
        return Moment(1, 0)
    if name == "now":
        return Moment(newest)
    kind, number = name[:1], name[1:]
    if kind not in ("r", "d") or not (number.isascii() and number.isdigit() and len(number) < 16):
        raise NoMoment(f"“{name}” names no moment.")
    return _end_of(article, int(number)) if kind == "r" else _after(article, int(number))


def read_at(article: Article, when: Moment) -> list[str]:
    """The texts of the blocks in reading order: three queries, whatever the length."""
    rows = {s.pk: s for s in Suggestion.objects.filter(article=article).order_by("pk")}
    states = _states(article, rows, when.decision)
    edits: dict[int, list[Edit]] = defaultdict(list)
    for pk, (verdict, words) in states.items():
        if verdict == Verdict.ACCEPTED and words is not None:
            edits[rows[pk].block_id].append(Edit(rows[pk].span, words))
    placed = Placement.objects.at(when.revision).filter(article=article)
    texts = placed.values_list("block_id", "block__text")
    return [spliced(text, edits[pk]) for pk, text in texts]


@dataclass(frozen=True)
class Passage:
    """Paragraphs that are the same in both versions, or what became of some."""

    same: Sequence[str] = ()
    changed: Sequence[Stretch] = ()


def difference(old: Sequence[str], new: Sequence[str]) -> list[Passage]:
    """Both versions in one: paragraph by paragraph, and word by word where they differ."""
    out = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append(Passage(same=old[a:b]))
        else:
            out.append(Passage(changed=compared("\n".join(old[a:b]), "\n".join(new[c:d]))))
    return out


def _end_of(article: Article, number: int) -> Moment:
    if not article.revisions.filter(number=number).exists():
        raise NoMoment(f"There is no revision {number}.")
    following = article.revisions.filter(number=number + 1).first()
    if following is None:
        return Moment(number)
    made = Decision.objects.filter(suggestion__article=article, at__lt=following.made_at)
    return Moment(number, made.order_by("pk").values_list("pk", flat=True).last() or 0)


def _after(article: Article, pk: int) -> Moment:
    decision = Decision.objects.filter(suggestion__article=article, pk=pk).first()
    if decision is None:
        raise NoMoment("There is no such decision.")
    standing = article.revisions.filter(made_at__lte=decision.at).order_by("number").last()
    return Moment(standing.number if standing else 1, pk)


def _states(article: Article, rows: dict[int, Suggestion], last: int | None) -> dict[int, State]:
    """What was decided on each row by then; a row that an edit brought begins as the one before it was."""
    states: dict[int, State] = {}
    decisions = Decision.objects.filter(suggestion__article=article).order_by("pk")
    if last is not None:
        decisions = decisions.filter(pk__lte=last)
    for suggestion, after, words in decisions.values_list("suggestion_id", "after", "words"):
        states[suggestion] = (after, words)
    for pk, row in rows.items():  # in the order they were made: what a row was carried from comes first
        if pk not in states:
            states[pk] = states.get(row.carried_from_id or 0, _OPEN)
    return states
