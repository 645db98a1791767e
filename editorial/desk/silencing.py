"""“Not in this article”: a rule says nothing more about some words, until that is taken back."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction

from editorial.models import Article, Silence, Suggestion, Verdict

from .deciding import Choice, Outcome, decide
from .locking import locked
from .stamping import touch
from .undoing import take_back_act
from .wording import subject

REASON = "Not in this article"


def silence(suggestion: Suggestion, editor: User) -> Silence:
    """Reject all that the suggestion's rule says about the same words, now and whenever it is checked.

    Where it only adds, the words are those it would add to. Where that is kept already, what has been
    opened again since. Raises ValueError for what a person proposed.
    """
    if not suggestion.rule:
        raise ValueError("A colleague proposed this: reject it, or answer it.")
    with transaction.atomic():
        article = locked(suggestion.article_id)
        words = subject(suggestion, suggestion.block.text)
        told = {"article": article, "rule": suggestion.rule, "words": words}
        new = {"act": uuid4(), "made_by": editor}
        kept, _ = Silence.objects.get_or_create(**told, lifted_at=None, defaults=new)
        near = Suggestion.objects.standing().filter(
            article=article, rule=suggestion.rule, original=suggestion.original, verdict=Verdict.OPEN
        )
        same = [s for s in near.select_related("block") if subject(s, s.block.text) == words]
        choices = [Choice(s.pk, Verdict.REJECTED, s.version, reason=REASON) for s in same]
        decide(article.pk, choices, editor, act=kept.act)
        touch(article.pk, [])
    return kept


def lift(kept: Silence, editor: User) -> Outcome:
    """Let the rule speak again: what its silence rejected is open, and the article is checked anew.

    Lifting it twice changes nothing.
    """
    with transaction.atomic():
        locked(kept.article_id)
        if not Silence.objects.filter(pk=kept.pk, lifted_at=None).exists():
            return Outcome()
        return take_back_act(kept.article_id, kept.act, editor)


def rejected_by(kept: Silence) -> int:
    """How many suggestions stand rejected by it."""
    return Suggestion.objects.filter(
        article=kept.article_id, decisions__act=kept.act, verdict=Verdict.REJECTED
    ).count()


def silences(article: Article) -> list[Silence]:
    """What is kept quiet in the article at present."""
    return list(article.silences.filter(lifted_at=None).select_related("made_by"))
