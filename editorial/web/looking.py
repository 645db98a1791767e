"""How the review page is looked at: which view, what of it, which part. Its address says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve

from editorial.desk.showing import EVERYTHING, Sieve
from editorial.models import Suggestion, Verdict

from .requests import DeskRequest

VIEWS = {"marked": "Marked", "clean": "Clean", "original": "Original"}
_LONGEST = 200


@dataclass(frozen=True)
class Look:
    """A value that is not known is taken as not given.

    Of a long article the part is shown that begins at one position, or that ends at another, or that
    has one block in it.
    """

    view: str = "marked"
    sieve: Sieve = EVERYTHING
    begins: int = 0
    ends: int | None = None
    block: int | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> Look:
        severity, verdict = asked.get("severity", ""), asked.get("verdict", "")
        view = asked.get("view", "")
        return cls(
            view if view in VIEWS else "marked",
            Sieve(
                severity if severity in Suggestion.Severity.values else "",
                asked.get("voice", "").replace("\0", "")[:_LONGEST],
                verdict if verdict in Verdict.values else "",
            ),
            number_in(asked, "from") or 0,
            number_in(asked, "until"),
            number_in(asked, "block"),
        )

    @property
    def query(self) -> str:
        """All but the part, as the address has it; nothing when everything is shown as it is at first."""
        sieve = self.sieve
        told = {"severity": sieve.severity, "voice": sieve.voice, "verdict": sieve.verdict}
        view = {} if self.view == "marked" else {"view": self.view}
        return urlencode({**view, **{name: value for name, value in told.items() if value}})

    @property
    def unsieved(self) -> str:
        """The query of the same view with everything in it."""
        return replace(self, sieve=EVERYTHING).query

    def at(self, **part: int | None) -> str:
        """The query of another part of the same look: `begins` or `ends` at a position, or with a `block`."""
        names = {"begins": "from", "ends": "until", "block": "block"}
        return "&".join(filter(None, [self.query, urlencode({names[n]: p for n, p in part.items() if p})]))

    @property
    def views(self) -> list[tuple[str, str, str]]:
        """Every view of the same: its name, its label and its query."""
        return [(name, label, replace(self, view=name).query) for name, label in VIEWS.items()]

    @property
    def next_view(self) -> str:
        names = list(VIEWS)
        return names[(names.index(self.view) + 1) % len(names)]

    @property
    def severities(self) -> list[str]:
        return list(Suggestion.Severity.values)

    @property
    def verdicts(self) -> list[str]:
        return list(Verdict.values)


def number_in(asked: QueryDict, name: str) -> int | None:
    """What the query has under the name; None for what is no number, or a longer one than any of ours."""
    given = asked.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None


def look_of(request: DeskRequest) -> Look:
    """What the address says; for a form or a fragment, what the address of the page says that sent it."""
    if request.method == "GET" and not request.htmx:
        return Look.of(request.GET)
    parts = urlsplit(_sent_from(request))
    return Look.of(QueryDict(parts.query)) if _is_review(parts.path) else Look()


def is_on_page(request: DeskRequest) -> bool:
    """Whether a fragment was asked for by the review page, not by a page of its own."""
    return bool(request.htmx) and _is_review(urlsplit(_sent_from(request)).path)


def _sent_from(request: DeskRequest) -> str:
    return (request.htmx.current_url if request.htmx else None) or request.headers.get("Referer", "")


def _is_review(path: str) -> bool:
    try:
        return resolve(path or "/").url_name == "review"
    except Resolver404:
        return False
