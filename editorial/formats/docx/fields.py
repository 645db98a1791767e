"""Fields: words that Word works out from an instruction, a link among them.

Source: ECMA-376 part 1, 17.16; HYPERLINK is 17.16.5.25.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..flow import link
from ..runs import Mark

_WORD = re.compile(r'"[^"]*"?|[^\s"]+')
_LINK = "HYPERLINK"


@dataclass
class _Field:
    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    mark: Mark | None = None


class Fields:
    """The fields that are open at a place in the document, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def hide(self) -> bool:
        """Whether a run here is part of an instruction, which no reader sees."""
        return any(not field.shows for field in self._open)

    @property
    def mark(self) -> Mark | None:
        """The link that a run here stands in."""
        return next((field.mark for field in reversed(self._open) if field.mark), None)

    def instruct(self, words: str) -> None:
        """More of the innermost field's instruction."""
        if self._open and not self._open[-1].shows:
            self._open[-1].instruction.append(words)

    def turn(self, kind: str) -> bool:
        """At a mark of that kind; whether a field other than a link begins to show its words."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "end" and self._open:
            self._open.pop()
        elif kind == "separate" and self._open:
            innermost = self._open[-1]
            innermost.shows = True
            instruction = "".join(innermost.instruction)
            innermost.mark = link_in(instruction)
            return not is_link(instruction)
        return False


def is_link(instruction: str) -> bool:
    """Whether the instruction is to show a link."""
    return instruction.strip().upper().startswith(_LINK)


def link_in(instruction: str) -> Mark | None:
    """The link that the instruction is about; None where it is about none, or one that leads astray."""
    if not is_link(instruction):
        return None
    words = iter(_WORD.findall(instruction)[1:])
    told = {"": ""}
    for word in words:
        if word in {"\\l", "\\o", "\\t"}:
            told[word] = next(words, "").strip('"')
        elif not word.startswith("\\"):
            told[""] = word.strip('"')
    return link_to(told[""], told.get("\\l", ""), told.get("\\o", ""))


def link_to(address: str, anchor: str, about: str) -> Mark | None:
    """The mark of a link, whose place in the page Word keeps apart from its address."""
    return link(f"{address}#{anchor}" if anchor else address, about)
