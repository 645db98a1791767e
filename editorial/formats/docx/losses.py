"""What a Word file may hold that has no place in a draft, and how that is said."""

from __future__ import annotations

from collections.abc import Mapping

LEFT_OUT = {  # element names of ECMA-376 part 1, and under which heading they are counted
    **dict.fromkeys(("drawing", "pict", "object", "contentPart", "AlternateContent"), "picture"),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "note"),
    **dict.fromkeys(("oMath", "oMathPara"), "formula"),
    **dict.fromkeys(("altChunk", "subDoc"), "chunk"),
    "sym": "symbol",
    "rt": "reading",
}
_LOSSES = {  # one, many
    "picture": ("1 picture or text box was left out.", "{} pictures or text boxes were left out."),
    "note": ("1 footnote was left out.", "{} footnotes were left out."),
    "formula": ("1 formula was left out.", "{} formulas were left out."),
    "symbol": ("1 symbol of a special font was left out.", "{} symbols of special fonts were left out."),
    "chunk": ("1 embedded document was left out.", "{} embedded documents were left out."),
    "field": (
        "1 field was taken in as the words it showed.",
        "{} fields were taken in as the words they showed.",
    ),
    "reading": ("1 reading aid above words was left out.", "{} reading aids above words were left out."),
    "margin": ("1 page header or footer was left out.", "{} page headers or footers were left out."),
    "blank": ("1 comment without words was left out.", "{} comments without words were left out."),
    "comment": ("1 comment on no words was left out.", "{} comments on no words were left out."),
    "hidden": ("1 stretch of hidden text was left out.", "{} stretches of hidden text were left out."),
    "table": ("1 table was taken in as paragraphs.", "{} tables were taken in as paragraphs."),
    "row": (
        "1 tracked change of table rows was left out.",
        "{} tracked changes of table rows were left out.",
    ),
    "cell": (
        "1 tracked change of table cells was left out.",
        "{} tracked changes of table cells were left out.",
    ),
    "formatting": (
        "1 tracked change of formatting was left out; the copy has the new one.",
        "{} tracked changes of formatting were left out; the copy has the new one.",
    ),
    "restyled": (
        "1 tracked insertion lost its own formatting; its words look like those around them.",
        "{} tracked insertions lost their own formatting; their words look like those around them.",
    ),
    "move": (
        "1 tracked move is shown as a deletion and an insertion.",
        "{} tracked moves are shown as deletions and insertions.",
    ),
    "break": (
        "1 tracked new paragraph is shown as a line break.",
        "{} tracked new paragraphs are shown as line breaks.",
    ),
    "join": (
        "1 tracked join of two paragraphs was left out.",
        "{} tracked joins of paragraphs were left out.",
    ),
    "nested": (
        "1 insertion that was deleted again was left out.",
        "{} insertions that were deleted again were left out.",
    ),
}


def sentences(counted: Mapping[str, int]) -> list[str]:
    """A sentence for each heading that anything was counted under."""
    return [
        one if counted[name] == 1 else many.format(counted[name])
        for name, (one, many) in _LOSSES.items()
        if counted.get(name)
    ]
