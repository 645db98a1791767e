"""The hostile inputs beside the project, and what any markup we let through must look like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "hostile" / "dev"
MARKUP = ("xss_*", "html_tree_*", "text_*", "feeds_*")

ELEMENTS = {
    *("html", "head", "body"),  # which the parser adds
    *("h1", "h2", "p", "blockquote", "ul", "ol", "li"),
    *("a", "strong", "em", "s", "u", "sub", "sup", "code", "br"),
}
ATTRIBUTES = {("a", "href"), ("a", "title"), ("p", "class")}
SCHEMES = {"http", "https", "mailto"}


def inputs(*patterns: str) -> list[dict[str, Any]]:
    """The entries of the sets whose names fit, or a skip where the folder is not there."""
    paths = sorted(path for pattern in patterns for path in FOLDER.glob(f"{pattern}.json"))
    if not paths:
        pytest.skip(f"no hostile inputs in {FOLDER}")
    return [{"set": path.stem, **entry} for path in paths for entry in json.loads(path.read_text())]


def payloads(*patterns: str) -> list[str]:
    return [entry["payload"] for entry in inputs(*patterns) if "payload" in entry]


def off_the_allow_list(html: str) -> list[str]:
    """What a browser would find in `html` that is not allowed, told by a parser of another make."""
    parse = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    trees = (parse.parse(html), parse.parseFragment(html))
    return [offence for tree in trees for offence in _offences(tree)]


def _offences(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if not isinstance(element.tag, str) or element.tag not in ELEMENTS:
            yield f"element {element.tag}"
        for name, value in element.attrib.items():
            if (element.tag, name) not in ATTRIBUTES:
                yield f"attribute {name} of {element.tag}"
            elif name == "href" and scheme_of(value) not in {*SCHEMES, None}:
                yield f"scheme of {value!r}"


def scheme_of(address: str) -> str | None:
    """As browsers tell it: https://url.spec.whatwg.org/#concept-basic-url-parser."""
    address = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33)))))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", address)
    return match[1].lower() if match else None
