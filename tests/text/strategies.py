"""Made-up copy: plain text and canonical inline HTML, with every kind of character."""

from hypothesis import strategies as st
from justhtml import JustHTML

from editorial.text.block import Block, BlockKind, markup_of

CHARS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n  a&<>é\u0301👩‍👩‍👧אב")
TEXTS = st.text(CHARS, max_size=40)


@st.composite
def inline_html(draw, depth=0):
    """Canonical inline HTML: text, breaks, emphasis and links, none of them empty."""
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        text = draw(TEXTS.filter(bool))
        tag = draw(st.sampled_from(["", "", "em", "strong", "a"]))
        inner = draw(inline_html(depth + 1)) if depth < 2 and draw(st.booleans()) else ""
        inner = inner or markup_of(text)
        parts.append(
            {"": markup_of(text), "a": f'<a href="/x">{inner}</a>'}.get(tag, f"<{tag}>{inner}</{tag}>")
        )
    return "".join(parts)


def canonical(html):
    return JustHTML(html, fragment=True, sanitize=False).to_html(pretty=False)


BLOCKS = inline_html().map(canonical).map(lambda html: Block(BlockKind.PARAGRAPH, html))
