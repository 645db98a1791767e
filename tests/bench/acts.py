"""What an editor's acts cost by the length of the copy: queries, bytes and median time on the server.

    PYTHONPATH=. python tests/bench/acts.py

One decision, one poll that hears nothing, the fetch of what one decision changed, one edit by hand
and the page, through the test client, on the database of DATABASE_URL; one word in ten has a
suggestion. The check that follows an edit is left out: `quality.py` times it. Prints the figures
and adds them to bench.json as "acts".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any
from unittest import mock

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.bench import _desk

# isort: split
from django.contrib.auth.models import User

from editorial.desk.checking import standing_blocks
from editorial.models import Article, Suggestion
from editorial.web.tickets import ticket_for

LENGTHS = (1_000, 50_000)
TIMES = 11
HTMX = {"HX-Request": "true"}


def decide(client: Client, suggestion: Suggestion) -> HttpResponse:
    address = reverse("suggestion-decide", args=[suggestion.pk])
    return client.post(address, {"verdict": "accepted", "seen": suggestion.version}, headers=HTMX)


def polling(client: Client, article: Article) -> Callable[[], HttpResponse]:
    """A poll that knows the stamp; its ticket and stamp are not part of what is measured."""
    stamp = Article.objects.values_list("stamp", flat=True).get(pk=article.pk)
    ticket = ticket_for(article, User.objects.get(username="editor"))
    address = reverse("article-pulse", args=[article.pk])
    return partial(client.get, address, {"ticket": ticket, "stamp": stamp, "others": ""})


def edit(client: Client, article: Article, number: int) -> HttpResponse:
    block = standing_blocks(article)[5]
    address = reverse("block-edit", args=[block.pk])
    words = {"act": "save", "seen": block.text, "text": f"{block.text} And {number} more."}
    here = {"HX-Current-URL": f"http://127.0.0.1{article.get_absolute_url()}"}
    return client.post(address, words, headers={**HTMX, **here})


def figures(acts: Callable[[], Callable[[], HttpResponse]], status: int = 200) -> dict[str, Any]:
    """Of acts that may each be done once: `acts` gives the next of them."""
    answer = acts()()
    assert answer.status_code == status, answer.status_code
    times = [_desk.seconds_of(acts()) for _ in range(TIMES)]
    return {
        "queries": _desk.queries_of(acts()),
        "bytes": len(answer.content),
        "median ms": _desk.milliseconds(times),
    }


def measured(client: Client, words: int) -> dict[str, Any]:
    article, suggestions = _desk.copy_of(words)
    waiting, numbers = iter(suggestions[10:]), count(1)
    page = partial(client.get, article.get_absolute_url())
    page()
    since = {"since": 0}
    changes = partial(client.get, reverse("article-changes", args=[article.pk]), since, headers=HTMX)
    decided = figures(lambda: partial(decide, client, next(waiting)))
    polled = figures(lambda: polling(client, article), 204)
    return {
        "decide": decided,
        "poll": polled,
        "fetch what changed": figures(lambda: changes),
        "edit": figures(lambda: partial(edit, client, article, next(numbers)), 204),
        "page": figures(lambda: page),
    }


def main() -> None:
    with _desk.desk() as client, mock.patch("editorial.desk.revising.check_soon"):
        _desk.report("acts", {f"{words:,} words": measured(client, words) for words in LENGTHS})


if __name__ == "__main__":
    main()
