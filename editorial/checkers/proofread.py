"""Copy checked without a database: what the shell and the measurements call."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editorial.text.block import BlockKind

from .document import Document
from .engine import check
from .registry import all_rules
from .rule import Finding, Rule
from .settle import merged, settle
from .style import Style


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding for the shell: block and column count from 1, the headline is block 1."""

    block: int
    column: int
    old: str
    finding: Finding

    def __str__(self) -> str:
        change = "" if self.finding.replacement is None else f"  “{self.old}” → “{self.finding.replacement}”"
        return f"{self.block}:{self.column}  {self.finding.rule}  {self.finding.message}{change}"


def proofread_record(
    record: Mapping[str, Any],
    *,
    language: str = "en-US",
    today: datetime.date | None = None,
    rules: Iterable[Rule] | None = None,
    style: Style | None = None,
) -> dict[str, Any]:
    """The suggestions for `{"id", "headline", "body"}`, offsets counting code points of each field.

    Paragraphs of the body are parted by an empty line. Raises KeyError when a field is missing and
    TypeError when one is no text.
    """
    headline, body = record["headline"], record["body"]
    if not (isinstance(headline, str) and isinstance(body, str)):
        raise TypeError("headline and body must be text")
    blocks = [(BlockKind.HEADLINE, headline)]
    blocks += [(BlockKind.PARAGRAPH, paragraph) for paragraph in body.split("\n\n")]
    starts = [0, 0]
    for _, text in blocks[1:-1]:
        starts.append(starts[-1] + len(text) + 2)
    document = Document.of(blocks, language=language, date=today, style=style)
    suggestions = [
        {
            "field": "body" if finding.block else "headline",
            "start": starts[finding.block] + finding.span.start,
            "end": starts[finding.block] + finding.span.end,
            "replacement": finding.replacement,
            "category": finding.category,
            "rule": finding.rule,
            "kind": finding.kind.value,
            "message": finding.message,
            "alternatives": list(finding.alternatives),
        }
        for finding in findings(document, rules)
    ]
    return {"id": record["id"], "suggestions": suggestions}


def proofread_blocks(
    blocks: Sequence[tuple[BlockKind, str]],
    *,
    language: str = "en-US",
    today: datetime.date | None = None,
    style: Style | None = None,
) -> list[Remark]:
    """The remarks on copy that was read from a file, in reading order."""
    return [
        Remark(found.block + 1, found.span.start + 1, found.span.of(blocks[found.block][1]), found)
        for found in findings(Document.of(blocks, language=language, date=today, style=style))
    ]


def findings(document: Document, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """What is to be shown of what `rules` (all there are, if left out) find, in reading order."""
    found = check(document, all_rules().values() if rules is None else rules)
    return settle(merged(found, [passage.text for passage in document.passages]))[0]
