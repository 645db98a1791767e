"""Harper, the general grammar checker, heard as a second opinion. Without it nothing is found."""

from __future__ import annotations

import logging
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from editorial.text.span import Span

log = logging.getLogger(__name__)

_OFF = Path(__file__).with_name("harper_off.txt")


class Lint(NamedTuple):
    """What Harper would change: offsets are code points, replacements in its own order of liking."""

    span: Span
    replacements: tuple[str, ...]
    kind: str
    message: str


@lru_cache(maxsize=4096)
def lints(text: str, british: bool = False) -> tuple[Lint, ...]:
    """Harper's opinion of one block of prose; nothing when Harper is not installed."""
    linter = _linter(british)
    if linter is None:
        return ()
    found = (_lint(text, lint) for lint in linter.lint(text, language="plaintext"))
    return tuple(lint for lint in found if lint.replacements)


_local = threading.local()  # a linter that two threads share raises


def _linter(british: bool) -> Any:
    linters: dict[bool, Any] = _local.__dict__.setdefault("linters", {})
    if british not in linters:
        linters[british] = _made(british)
    return linters[british]


def _made(british: bool) -> Any:
    try:
        import harper
    except ImportError:
        log.warning("Harper is not installed; its rules find nothing")
        return None
    linter = harper.Linter(harper.Dialect.BRITISH if british else harper.Dialect.AMERICAN)
    off = frozenset(_OFF.read_text(encoding="utf-8").splitlines())
    asked = harper.get_default_lint_config().items()
    linter.set_lint_config({name: on and name not in off for name, on in asked})
    return linter


def _lint(text: str, lint: Any) -> Lint:
    span = Span(lint.span.start, lint.span.end)
    old = span.of(text)
    words = (old + s.replacement_text if s.kind == 2 else s.replacement_text for s in lint.suggestions)
    different = dict.fromkeys(word for word in words if word != old)
    return Lint(span, tuple(different), lint.lint_kind, lint.message)
