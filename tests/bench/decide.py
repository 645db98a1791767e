"""What one decision costs on an article of 10,000 words with 1,000 suggestions, beside a bare view.

    PYTHONPATH=. python tests/bench/decide.py

The bare view sits behind the same login and middleware and does one UPDATE. Both are asked in
turn through the test client, on the database of DATABASE_URL. Prints queries, bytes and median
times, and adds them to bench.json as "decide".
"""

from __future__ import annotations

from functools import partial

from tests.bench import _desk  # sets Django up

# isort: split
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from editorial import urls
from editorial.models import Article, Suggestion

WORDS = 10_000
TIMES = 200
HTMX = {"HX-Request": "true"}


@require_POST
def bare(request: HttpRequest, article_id: int) -> HttpResponse:
    assert request.user.is_authenticated
    Article.objects.filter(pk=article_id).update(source=request.POST["source"])
    return HttpResponse("Stored.")


urlpatterns = [*urls.urlpatterns, path("bare/<int:article_id>/", bare)]


def accept(client: Client, suggestion: Suggestion) -> HttpResponse:
    address = reverse("suggestion-decide", args=[suggestion.pk])
    answer = client.post(address, {"verdict": "accepted", "seen": suggestion.version}, headers=HTMX)
    assert answer.status_code == 200, answer.status_code
    return answer


def main() -> None:
    settings.ROOT_URLCONF = __name__
    with _desk.desk() as client:
        article, suggestions = _desk.copy_of(WORDS)
        store = partial(client.post, f"/bare/{article.pk}/", {"source": "wire"})
        asks = [partial(accept, client, suggestion) for suggestion in suggestions]
        pairs = [(_desk.seconds_of(store), _desk.seconds_of(ask)) for ask in asks[:TIMES]]
        bare_ms, decide_ms = (_desk.milliseconds(list(times)) for times in zip(*pairs, strict=True))
        figures = {
            "words": WORDS,
            "suggestions": len(suggestions),
            "queries": _desk.queries_of(asks[TIMES]),
            "queries of the bare view": _desk.queries_of(store),
            "bytes": len(asks[-1]().content),
            "bytes of the page": len(client.get(article.get_absolute_url()).content),
            "median ms": decide_ms,
            "median ms of the bare view": bare_ms,
            "times the bare view": round(decide_ms / bare_ms, 2),
        }
    _desk.report("decide", figures)


if __name__ == "__main__":
    main()
