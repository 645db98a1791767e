"""From stretches of text with formatting to the one canonical HTML of a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from justhtml.serializer import serialize_end_tag, serialize_start_tag

from editorial.text.block import Block, BlockKind, markup_of

BREAK = "\v"  # a line break the author meant; a newline is only white space
DROPPED = "\0"  # stands where tidying took a character out
NESTING = ("a", "strong", "em", "u", "s", "sub", "sup", "code")  # outermost first where all else is equal

_SPACE = re.compile(r"[ \t\n\v]+")


class Mark(NamedTuple):
    """Formatting that a run stands in: an element of NESTING and its attributes in order."""

    element: str
    attributes: tuple[tuple[str, str], ...] = ()


class Run(NamedTuple):
    """Text under one set of marks."""

    text: str
    marks: frozenset[Mark] = frozenset()


def block_of(kind: BlockKind, runs: Sequence[Run]) -> Block | None:
    """The block that `runs` make, or None when no text is left of them.

    Text must have been through `clean_text`, BREAK apart.
    """
    kept = settled(kind, "".join(run.text for run in runs))
    html = "".join(_nested(_merged(_cut(kept, runs))))
    if kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
        html = unstressed(html)
    return Block(kind, html) if html else None


def unstressed(html: str) -> str:
    """A heading's canonical HTML without the strong type that all of it stands in: it looks so anyway."""
    whole = html.startswith("<strong>") and html.endswith("</strong>") and html.count("<strong>") == 1
    return html.removeprefix("<strong>").removesuffix("</strong>") if whole else html


def settled(kind: BlockKind, text: str) -> str:
    """`tidied` text of a block of that kind; a headline is one line."""
    return tidied(text.replace(BREAK, "\n") if kind is BlockKind.HEADLINE else text)


def tidied(text: str) -> str:
    """`text` as a block shows it, with DROPPED for every character taken out: same length.

    White space with a newline or tab in it is one space, none is left beside a line break or at
    the ends. Spaces alone are kept as they are: the desk wants to see doubled ones.
    """
    text = _SPACE.sub(_shrunk, text)
    spaced = text.replace(DROPPED, " ")
    start = len(spaced) - len(spaced.lstrip())
    end = max(len(spaced.rstrip()), start)
    text = DROPPED * start + text[start:end] + DROPPED * (len(text) - end)
    return text.replace(BREAK, "\n")


def _shrunk(match: re.Match[str]) -> str:
    space = match[0]
    if BREAK in space:
        return re.sub(r"[^\v]", DROPPED, space)
    if "\n" in space or "\t" in space:
        return " " + DROPPED * (len(space) - 1)
    return space


def _cut(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    """The runs again, holding what tidying kept of their text."""
    at = 0
    for run in runs:
        end = at + len(run.text)
        if kept := text[at:end].replace(DROPPED, ""):
            yield Run(kept, run.marks)
        at = end


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours with the same marks as one run."""
    out: list[tuple[list[str], frozenset[Mark]]] = []
    for run in runs:
        if out and out[-1][1] == run.marks:
            out[-1][0].append(run.text)
        else:
            out.append(([run.text], run.marks))
    return [Run("".join(texts), marks) for texts, marks in out]


def _nested(runs: Sequence[Run]) -> Iterator[str]:
    """The runs as well-formed HTML: of marks that begin together, the one that lasts longest is outermost."""
    opened: list[Mark] = []
    for run, lasts in zip(runs, _lasting(runs), strict=True):
        kept = next((i for i, mark in enumerate(opened) if mark not in run.marks), len(opened))
        yield from (serialize_end_tag(mark.element) for mark in reversed(opened[kept:]))
        del opened[kept:]
        new = sorted(
            run.marks.difference(opened), key=lambda mark: (-lasts[mark], NESTING.index(mark.element))
        )
        yield from (serialize_start_tag(mark.element, dict(mark.attributes)) for mark in new)
        opened += new
        yield markup_of(run.text)
    yield from (serialize_end_tag(mark.element) for mark in reversed(opened))


def _lasting(runs: Sequence[Run]) -> list[dict[Mark, int]]:
    """For each run, the number of the run that each of its marks reaches to without a gap."""
    out: list[dict[Mark, int]] = []
    after: dict[Mark, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        after = {mark: after.get(mark, number) for mark in runs[number].marks}
        out.append(after)
    return out[::-1]
