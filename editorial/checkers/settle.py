"""Which of several findings on the same words is shown first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .rule import Finding, Kind

_CERTAINTY = {Kind.FIX: 0, Kind.CHOICE: 1, Kind.QUERY: 2}


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that say the same of the same words made one, in order of rank.

    The same whatever order they come in; the later voice is named in `also`.
    """
    kept: dict[object, Finding] = {}
    for finding in sorted(findings, key=rank):
        same = (finding.block, finding.span, finding.replacement)
        if same not in kept:
            kept[same] = finding
        elif finding.rule not in (kept[same].rule, *kept[same].also):
            kept[same] = replace(kept[same], also=(*kept[same].also, finding.rule))
    return list(kept.values())


def rank(finding: Finding) -> tuple[object, ...]:
    """The total order of findings: the surer first, then the wider, then by place and rule."""
    return (
        finding.block,
        _CERTAINTY[finding.kind],
        -len(finding.span),
        finding.span,
        finding.rule,
        finding.replacement or "",
    )
