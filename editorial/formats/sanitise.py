"""HTML from anywhere becomes blocks: the one place where outside markup is let in.

bleach cleans it, justhtml parses what bleach left against its own allow-list, and only text with
known formatting is taken from that tree. bleach is no longer maintained and can be stalled, so
caps come first and long input is read in a process that can be stopped.
"""

from __future__ import annotations

import re
from collections import Counter

from bleach.sanitizer import Cleaner
from justhtml import JustHTML, SanitizationPolicy, UrlPolicy, UrlRule

from editorial.text.block import Block, BlockKind
from editorial.text.overlay import current_html

from .apart import with_care
from .characters import clean_text
from .draft import Unreadable
from .flow import MAX_DEPTH, SCHEMES, Copy, Flow
from .pasted import in_elements

MAX_TAGS = 60_000

INLINE = {"a", "b", "br", "code", "del", "em", "i", "ins", "s", "strike", "strong", "sub", "sup", "u"}
STRUCTURE = {
    *("address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hr", "img", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"a": ["href", "title"], "p": ["class"]}

_cleaner = Cleaner(
    tags=INLINE | STRUCTURE, attributes=ATTRIBUTES, protocols=SCHEMES, strip=True, strip_comments=True
)
_policy = SanitizationPolicy(
    allowed_tags=INLINE | STRUCTURE,
    allowed_attributes=ATTRIBUTES,
    strip_invisible_unicode=False,  # joiners and direction marks are part of Persian, Hindi, emoji
    url_policy=UrlPolicy(
        default_handling="strip",
        allow_rules={("a", "href"): UrlRule(allowed_schemes=SCHEMES, handling="allow")},
    ),
)
# Elements whose text is not copy. A missing end takes the rest, as it does in a browser.
_NOT_COPY = re.compile(
    r"<(script|style|title|template|iframe|noframes|noembed|object|svg|math|xml)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_NEVER_DEEP = {  # void, or closed by their next sibling
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    *("dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"),
}


def blocks(html: str) -> Copy:
    """The blocks of any HTML, canonical: read again from what they are written as, they are the same.

    Raises Unreadable, with a sentence, when the markup is too long, too dense or too deep, or
    takes longer than SECONDS to read.
    """
    html = clean_text(html)
    _check(html)
    return with_care(_blocks, html)


def is_inline(html: str) -> bool:
    """Whether `html` is markup of a single block as it is stored: only formatting that `blocks` lets
    in, serialised as it would be again.
    """
    try:
        _check(html)
        block = Block(BlockKind.PARAGRAPH, html)
        return current_html(block, []) == html and all(
            _is_ours(token.markup) for token in block.tokens if token.opens
        )
    except (Unreadable, RecursionError):
        return False


def _is_ours(tag: str) -> bool:
    """Whether a start tag is what we write for one of our marks."""
    copy = _blocks(f"{tag}x")
    return len(copy.blocks) == 1 and copy.blocks[0].html.startswith(tag)


def _blocks(html: str) -> Copy:
    cleaned = _cleaner.clean(in_elements(_NOT_COPY.sub("", html)))
    return Flow().read(JustHTML(cleaned, fragment=True, policy=_policy).root)


def _check(html: str) -> None:
    for sign, name in (("<", "tags"), ("&", "character references")):
        if (count := html.count(sign)) > MAX_TAGS:
            raise Unreadable(f"This has {count:,} {name}; {MAX_TAGS:,} is the most.")
    if (depth := _depth(html)) > MAX_DEPTH:
        raise Unreadable(f"The markup is nested {depth:,} elements deep; {MAX_DEPTH} is the most.")


def _depth(html: str) -> int:
    """About how deep elements stand in one another, told without parsing."""
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        name = name.lower()
        if name in _NEVER_DEEP:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return deepest
