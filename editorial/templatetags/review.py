"""The copy with its marks, as HTML: built from woven pieces, every text in it escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from editorial.desk.showing import BlockView
from editorial.desk.wording import spoken
from editorial.text.block import markup_of
from editorial.text.overlay import Piece, Role, weave

register = template.Library()
register.filter(spoken)

_LINK = "<a "
# Not a button of the form by `form=`: a browser would go through the whole page for each of the forms.
_TOOL = (
    '<button type="button" data-decide="{0}" value="{1}" tabindex="-1"'
    ' aria-label="{2} at its place: {3}">{4}</button>'
)


@register.simple_tag
def marked(view: BlockView, may_decide: bool) -> SafeString:
    """The block's copy with what waits and what was accepted marked in it."""
    marker = _Marker(view, may_decide)
    return mark_safe("".join(marker.marks()))  # noqa: S308 - pieces are sanitised markup or escaped here


@register.simple_tag
def reads(view: BlockView, original: bool = False) -> SafeString:
    """The block's copy as it would go out, or as it came in, without a mark."""
    pieces = weave(view.block.copy, [] if original else view.accepted)
    shown = (
        _unlinked(p.text) if p.role is Role.MARKUP else markup_of(p.text)
        for p in pieces
        if p.role is not Role.CUT
    )
    return mark_safe("".join(shown))  # noqa: S308 - pieces are sanitised markup or escaped here


@register.filter
def look(words: str) -> str:
    """The class of a change that is easily overlooked: `blank` of white space alone, `sign` of no letters."""
    if words.isspace():
        return "blank"
    return "" if any(map(str.isalnum, words)) else "sign"


class _Marker:
    """Writes each run of pieces that belong together, and hangs the buttons on the last of a suggestion."""

    def __init__(self, view: BlockView, may_decide: bool) -> None:
        self.text = view.block.text
        self.pieces = view.pieces
        self.suggestions = {s.pk: s for s in view.suggestions}
        self.open = {s.pk for s in view.waiting}
        self.may_decide = may_decide
        self.named: set[int] = set()
        self.last = {key: n for n, piece in enumerate(self.pieces) for key in _keys(piece)}

    def marks(self) -> Iterator[str]:
        numbered = enumerate(self.pieces)
        for key, run in groupby(numbered, key=lambda row: row[1].edit.key if row[1].edit else 0):
            if key and key in self.open:
                yield self._proposed(key, list(run))
            elif key:
                yield self._standing(key, [piece for _, piece in run])
            else:
                yield from (self._plain(number, piece) for number, piece in run)

    def _proposed(self, key: int, run: list[tuple[int, Piece]]) -> str:
        words = "".join(_words(piece) for _, piece in run)
        tools = self._tools(key) if run[-1][0] == self.last[key] else ""
        return f'<span class="mark"{self._name(key)}><span role="suggestion">{words}</span>{tools}</span>'

    def _standing(self, key: int, run: list[Piece]) -> str:
        words = "".join(markup_of(piece.text) for piece in run if piece.role is Role.ADDED)
        gone = "" if words else " gone"
        return f'<span class="stands{gone}"{self._name(key)}{self._story(key)}>{words}</span>'

    def _plain(self, number: int, piece: Piece) -> str:
        if piece.role is Role.MARKUP:
            return _unlinked(piece.text)
        markup = markup_of(piece.text)
        for key in piece.notes:
            tools = self._tools(key) if number == self.last[key] else ""
            markup = f'<span class="asked" role="mark"{self._name(key)}>{markup}{tools}</span>'
        return markup

    def _name(self, key: int) -> str:
        """The id, for the first mark of a suggestion, and which suggestion it is."""
        first = key not in self.named
        self.named.add(key)
        return f' id="mark-{key}" data-mark="{key}"' if first else f' data-mark="{key}"'

    def _story(self, key: int) -> str:
        """What stood here, and who let it go."""
        suggestion = self.suggestions[key]
        was = f"Was “{suggestion.original}”" if suggestion.original else "Added"
        return format_html(' title="{}; accepted by {}"', was, suggestion.decided_by)

    def _tools(self, key: int) -> str:
        if not self.may_decide:
            return ""
        suggestion = self.suggestions[key]
        verbs = ("Resolve", "Dismiss") if suggestion.replacement is None else ("Accept", "Reject")
        what = spoken(suggestion, self.text)
        accept = format_html(_TOOL, key, "accepted", verbs[0], what, "✓")
        reject = format_html(_TOOL, key, "rejected", verbs[1], what, "✕")
        return f'<span class="tools">{accept}{reject}</span>'


def _keys(piece: Piece) -> Iterable[int]:
    return (piece.edit.key, *piece.notes) if piece.edit else piece.notes


def _words(piece: Piece) -> str:
    tag, role = ("del", "deletion") if piece.role is Role.CUT else ("ins", "insertion")
    easily_missed = f' class="{name}"' if (name := look(piece.text)) else ""
    return f'<{tag} role="{role}"{easily_missed}>{markup_of(piece.text)}</{tag}>'


def _unlinked(markup: str) -> str:
    """A link shown as one, without leading away from the page that is being worked on."""
    if markup.startswith(_LINK):
        return '<span class="link">'
    return "</span>" if markup == "</a>" else markup
