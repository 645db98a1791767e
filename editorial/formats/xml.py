"""XML from outside: parsed without entities, document types or the network."""

from __future__ import annotations

from typing import Any

from lxml import etree

from .draft import Unreadable


def parse(data: bytes) -> Any:
    """The root element. Raises Unreadable when it is not well-formed or brings a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"Its XML is broken: {error.msg}.") from None
    if root.getroottree().docinfo.doctype:
        raise Unreadable("Its XML brings a document type, which could hide anything; that is refused.")
    return root


def name_of(element: Any) -> str:
    """The element's name without its namespace, which files of different ages spell differently."""
    return str(etree.QName(element).localname)


def child(element: Any, *path: str) -> Any | None:
    """The first descendant reached by these names, one level each."""
    for name in path:
        element = next((inner for inner in element if name_of(inner) == name), None)
        if element is None:
            return None
    return element


def attribute(element: Any, name: str) -> str | None:
    """The attribute of that name in whatever namespace."""
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None
    )
