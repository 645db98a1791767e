"""Markup of Word and Google Docs, which say with styles what HTML says with elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from justhtml import Element, JustHTML

_STYLED = re.compile(r"\bstyle\s*=|\bclass\s*=[\"'\s]*mso|\baria-level\s*=", re.IGNORECASE)
_PARAGRAPHS = {
    "msotitle": "h1",
    "msosubtitle": "h2",
    "msoquote": "blockquote",
    "msointensequote": "blockquote",
}
_NUMBER = re.compile(r"\W*(?:\d{1,4}|[a-z]|[ivxlc]{1,7})[.)]", re.IGNORECASE)
# Elements whose weight or slant is only their look.
_LOOKS = {"h1", "h2", "h3", "h4", "h5", "h6", "html", "body", "table", "tbody", "tr", "th", "ul", "ol"}


def in_elements(html: str) -> str:
    """The same copy with emphasis, headings and lists as elements; HTML without styles as it is."""
    if not _STYLED.search(html):
        return html
    document = JustHTML(html, fragment=True, sanitize=False)
    for node in list(_elements(document.root)):
        _translate(node)
    return document.to_html(pretty=False)


def _translate(node: Any) -> None:
    style = _declarations(node.attrs.get("style") or "")
    classes = (node.attrs.get("class") or "").lower().split()
    if _is_no_copy(style, classes):
        node.children = []
        return
    if style.get("font-weight") in {"normal", "400"} and node.name in {"b", "strong"}:
        node.name = "span"  # Google Docs wraps whatever is copied in such a one
    if style.get("font-style") == "normal" and node.name in {"i", "em"}:
        node.name = "span"
    if node.name not in _LOOKS:
        for element in _emphasis(style, linked=_is_linked(node)):
            _wrap_children(node, element)
    if node.name in {"p", "div"}:
        _translate_paragraph(node, style, classes)


def _translate_paragraph(node: Any, style: dict[str, str], classes: list[str]) -> None:
    level = node.attrs.get("aria-level") or ""
    if node.attrs.get("role") == "heading" and re.fullmatch("[1-6]", level):
        node.name = f"h{level}"
    elif "level" in style.get("mso-list", ""):
        _wrap_children(node, "li")
        node.name = "ol" if _NUMBER.match(node.to_text(separator="")) else "ul"  # it begins with its marker
    else:
        node.name = next((_PARAGRAPHS[name] for name in classes if name in _PARAGRAPHS), node.name)


def _is_no_copy(style: dict[str, str], classes: list[str]) -> bool:
    return (
        style.get("mso-list") == "ignore"
        or style.get("display") == "none"
        or style.get("mso-element", "").startswith("comment")
        or "msocomanchor" in classes
    )


def _emphasis(style: dict[str, str], *, linked: bool) -> Iterator[str]:
    weight = style.get("font-weight", "")
    if weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight[:4]) >= 600):
        yield "strong"
    if style.get("font-style", "").startswith(("italic", "oblique")):
        yield "em"
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    if "underline" in lines and not linked:
        yield "u"
    if "line-through" in lines:
        yield "s"
    if (raised := style.get("vertical-align")) in {"super", "sub"}:
        yield "sup" if raised == "super" else "sub"


def _is_linked(node: Any) -> bool:
    return node.name == "a" or (node.parent is not None and node.parent.name == "a")


def _wrap_children(node: Any, name: str) -> None:
    inner = Element(name, {}, "html")
    inner.children, node.children = node.children, [inner]
    for child in inner.children:
        child.parent = inner
    inner.parent = node


def _declarations(style: str) -> dict[str, str]:
    """A style attribute's properties and values, in lower case."""
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _elements(node: Any) -> Iterator[Any]:
    """All elements inside, outer ones before inner ones."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if not node.name.startswith(("#", "!")):
            yield node
        waiting.extend(reversed(node.children or ()))
