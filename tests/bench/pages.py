"""What the pages cost by the length of the copy: queries, bytes and median time on the server.

    PYTHONPATH=. python tests/bench/pages.py

Through the test client, on the database of DATABASE_URL; in every article one word in ten has a
suggestion. Prints the figures and adds them to bench.json as "pages".
"""

from __future__ import annotations

from functools import partial

from django.urls import reverse

from tests.bench import _desk

LENGTHS = (1_000, 10_000, 50_000)
ARTICLES = 300
TIMES = 5


def figures(get: partial) -> dict[str, float]:
    answer = get()
    assert answer.status_code == 200, answer.status_code
    size = len(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    times = [_desk.seconds_of(get) for _ in range(TIMES)]
    return {"queries": _desk.queries_of(get), "bytes": size, "median ms": _desk.milliseconds(times)}


def main() -> None:
    report = {}
    with _desk.desk() as client:
        for words in LENGTHS:
            article, _ = _desk.copy_of(words)
            report[f"review, {words:,} words"] = figures(partial(client.get, article.get_absolute_url()))
            for name in ("html", "docx"):
                export = reverse("article-export", args=[article.pk]) + f"?format={name}"
                report[f"{name}, {words:,} words"] = figures(partial(client.get, export))
        for _ in range(ARTICLES):
            _desk.copy_of(100)
        report[f"queue of {ARTICLES + len(LENGTHS)} articles"] = figures(partial(client.get, "/"))
    _desk.report("pages", report)


if __name__ == "__main__":
    main()
