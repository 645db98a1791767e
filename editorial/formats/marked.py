"""A page for the reporter: what was changed and why. It stands alone, runs no script, and prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from editorial.text.block import Block, markup_of
from editorial.text.overlay import Edit, Note, Piece, Role, weave

from . import html
from .draft import Draft, Proposal, sorted_out

_STYLE = """
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05rem/1.6 Georgia, serif; }
ins { background: #e3f4e3; } del { background: #fbe4e4; } mark { background: #fdf3c8; }
sup.note { font: .7em sans-serif; }
ol.notes { border-top: 1px solid; padding: 1em 0 0 2em; font: .9rem/1.5 sans-serif; }
.notes li { white-space: pre-line; }
.notes q { font-family: Georgia, serif; }
@media print { body { margin: 0; } li { break-inside: avoid; } }
"""


def write(draft: Draft) -> bytes:
    """The blocks with every proposal in its place, numbered, and below them who proposed it and why.

    Of two changes that touch the same words the later one is a question.
    """
    marked: list[Block] = []
    notes: list[str] = []
    for number, block in enumerate(draft.blocks):
        changes, queries = sorted_out(p for p in draft.proposals if p.block == number)
        marked.append(Block(block.kind, "".join(_pieces(block, changes, queries, len(notes)))))
        notes += [
            _note(block, proposal, n) for n, proposal in enumerate((*changes, *queries), len(notes) + 1)
        ]
    body = html.fragment(marked)
    if notes:
        body += '\n<ol class="notes">\n' + "\n".join(notes) + "\n</ol>"
    return html.page(draft.headline, body, _STYLE)


def _pieces(
    block: Block, changes: Sequence[Proposal], queries: Sequence[Proposal], before: int
) -> Iterator[str]:
    """The block's HTML with marks; the first of its notes is number `before` + 1."""
    edits = [Edit(change.span, change.replacement or "", n) for n, change in enumerate(changes, before + 1)]
    asked = [Note(query.span, n) for n, query in enumerate(queries, before + len(changes) + 1)]
    pieces = weave(block, edits, asked)
    ends: dict[int, list[int]] = {}
    last = {key: at for at, piece in enumerate(pieces) for key in _keys(piece)}
    for key, at in last.items():
        ends.setdefault(at, []).append(key)
    for at, piece in enumerate(pieces):
        yield _marked(piece)
        yield from (_reference(key) for key in sorted(ends.get(at, ())))
    yield from (_reference(note.key) for note in asked if note.key not in last)


def _keys(piece: Piece) -> tuple[int, ...]:
    queries = () if piece.role is Role.ADDED else piece.notes
    return (*queries, piece.edit.key) if piece.edit else queries


def _marked(piece: Piece) -> str:
    if piece.role is Role.MARKUP:
        return piece.text
    words = markup_of(piece.text)
    if piece.role is not Role.KEPT:
        name = "ins" if piece.role is Role.ADDED else "del"
        words = f"<{name}>{words.replace('<br>', '↵<br>')}</{name}>"
    return f"<mark>{words}</mark>" if piece.notes else words


def _reference(number: int) -> str:
    return f'<sup class="note">{number}</sup>'  # no link: it may stand in one


def _note(block: Block, proposal: Proposal, number: int) -> str:
    old, new = proposal.span.of(block.text), proposal.replacement
    words = [f"<q>{escape(old)}</q>"] if old else []
    if new is not None:
        words.append(f"→ <q>{escape(new)}</q>" if new else "out")
    when = f"{proposal.date:%-d %B %Y, %H:%M %Z}" if proposal.date else ""
    who = ", ".join(escape(part) for part in (proposal.author, when) if part)
    parts = [" ".join(words), escape(proposal.note), f"({who})" if who else ""]
    return f'<li value="{number}">{" ".join(part for part in parts if part)}</li>'
