"""LanguageTool at an address of the house's choosing, by its public HTTP interface (`POST /v2/check`)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from ..document import Document
from ..rule import Finding, Kind, Severity
from .judging import SPELLING
from .quoting import Heard, Quote, find
from .wire import Unanswered, ask

_MOST_FINDINGS = 1_000
_MOST_REPLACEMENTS = 5
_CATEGORIES = {
    "style": "style",
    "locale-violation": "style",
    "register": "style",
    "misspelling": SPELLING,
}


def listen(document: Document, url: str, seconds: float = 20.0) -> Heard:
    """What LanguageTool at `url` says of the article; never raises for what the service does."""
    text = "\n\n".join(passage.text for passage in document.passages)
    body = urlencode({"text": text, "language": document.language}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    try:
        answer = ask(url.rstrip("/") + "/v2/check", body, headers, seconds)
    except Unanswered as trouble:
        return Heard(trouble=str(trouble))
    heard = Heard()
    matches = answer.get("matches") if isinstance(answer, dict) else None
    matches = matches if isinstance(matches, list) else []
    heard.dropped = max(len(matches) - _MOST_FINDINGS, 0)
    for match in matches[:_MOST_FINDINGS]:
        finding = _finding(document, match)
        if finding:
            heard.findings.append(finding)
        else:
            heard.dropped += 1
    return heard


def _finding(document: Document, match: Any) -> Finding | None:
    """The match as a finding, or None where it cannot be read or its words cannot be found."""
    try:
        context = match["context"]
        quote = _quote(context["text"], context["offset"], context["length"])
        offered = [r["value"] for r in match.get("replacements", [])[:_MOST_REPLACEMENTS]]
        message, rule = match["message"], match["rule"]["id"]
        category = _CATEGORIES.get(match["rule"].get("issueType"), "grammar")
    except (KeyError, TypeError, AttributeError, IndexError, ValueError):
        return None
    if not all(isinstance(text, str) for text in (message, rule, *offered)):
        return None
    place = find(document, quote)
    if place is None:
        return None
    kind = Kind.CHOICE if offered else Kind.QUERY
    severity = Severity.STYLE if category == "style" else Severity.ERROR
    return Finding(
        block=place[0],
        span=place[1],
        replacement=offered[0] if offered else None,
        rule=f"languagetool.{rule[:80]}",
        kind=kind,
        severity=Severity.QUERY if kind is Kind.QUERY else severity,
        category=category,
        message=message[:500],
        source="LanguageTool",
        alternatives=tuple(offered[1:]),
    )


def _quote(context: str, offset: int, length: int) -> Quote:
    """The marked words and what is around them; offsets there count UTF-16 units."""
    units = context.encode("utf-16-le")

    def cut(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le")

    before = cut(0, offset).removeprefix("...")
    after = cut(offset + length, len(units) // 2).removesuffix("...")
    return Quote(cut(offset, offset + length), before, after)
