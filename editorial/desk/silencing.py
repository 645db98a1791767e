"""“Not in this article”: a rule says nothing more about some words, until that is taken back."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from editorial.models import Article, Silence, Suggestion, Verdict

from .deciding import Choice, Outcome, decide
from .locking import locked
from .stamping import touch
from .tasks import check_soon
from .undoing import take_back_act

REASON = "Not in this article"


def silence(suggestion: Suggestion, editor: User) -> Silence:
    """Reject all that the suggestion's rule says about the same words, now and whenever it is checked.

    Where that is kept already, what has been opened again since. Raises ValueError for what a person
    proposed.
    """
    if not suggestion.rule:
        raise ValueError("A colleague proposed this: reject it, or answer it.")
    with transaction.atomic():
        article = locked(suggestion.article_id)
        told = {"article": article, "rule": suggestion.rule, "words": suggestion.original}
        new = {"act": uuid4(), "made_by": editor}
        kept, _ = Silence.objects.get_or_create(**told, lifted_at=None, defaults=new)
        same = Suggestion.objects.standing().filter(
            article=article, rule=suggestion.rule, original=suggestion.original, verdict=Verdict.OPEN
        )
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
        now = {"lifted_by": editor, "lifted_at": timezone.now()}
        if not Silence.objects.filter(pk=kept.pk, lifted_at=None).update(**now):
            return Outcome()
        touch(kept.article_id, [])
        check_soon(kept.article_id, whole=True)
        return take_back_act(kept.article_id, kept.act, editor)


def silences(article: Article) -> list[Silence]:
    """What is kept quiet in the article at present."""
    return list(article.silences.filter(lifted_at=None).select_related("made_by"))
