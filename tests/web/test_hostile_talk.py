"""What people say to each other is text, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.gate import let_out
from editorial.formats.characters import clean_text
from editorial.models import Article, Remark, Silence, Suggestion, Verdict
from editorial.models.suggestion import MAX_REASON
from tests.formats.hostile import payloads

from .test_hostile import led_astray, squeezed, text_of, vocabulary

pytestmark = pytest.mark.usefixtures("whole_pages")
SETS = ("xss_*", "text_blns")
PLACES = ("review", "article-history", "article-receipt", "article-compare", "article-names")


def said(article: Article, editor: User, words: list[str]) -> None:
    """Each of the words as a question, a remark, a reason, a silence, and why copy went out."""
    block = standing_blocks(article)[1]
    asked = Suggestion.objects.bulk_create(
        Suggestion(
            article=article,
            block=block,
            start=0,
            end=2,
            original="It",
            kind="query",
            severity="query",
            author=editor,
            message=text,
            identity=f"{number}",
        )
        for number, text in enumerate(words)
    )
    Remark.objects.bulk_create(
        Remark(suggestion=s, author=editor, text=text) for s, text in zip(asked, words, strict=True)
    )
    Silence.objects.bulk_create(
        Silence(article=article, rule=text[:100], words=text, act=uuid4(), made_by=editor)
        for text in {text[:100] for text in words}
    )
    for suggestion, text in list(zip(asked, words, strict=True))[::40]:
        choice = Choice(suggestion.pk, Verdict.REJECTED, 0, reason=text[:MAX_REASON])
        decide(article.pk, [choice], editor)
        let_out(article, text[:MAX_REASON], editor)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_said_is_text(
    sign_in: Callable[..., Client], article: Callable[..., Article], editor: User, place: str
) -> None:
    attacks = [a for a in (clean_text(p.replace("\0", "")).strip() for p in payloads(*SETS)) if a]
    client, harmless, copy = sign_in(editor), article("It sails."), article("It sails.")
    said(harmless, editor, ["Where?", "When?\nAnd by whom?"])
    said(copy, editor, attacks)
    pages = [client.get(reverse(place, args=[made.pk])).content.decode() for made in (harmless, copy)]
    assert vocabulary(pages[1]) - vocabulary(pages[0]) == set()
    assert led_astray(pages[1]) == []
    if place in ("review", "article-receipt"):
        shown = text_of(pages[1])
        assert [attack for attack in attacks if squeezed(attack) not in shown] == []
