"""XML of strangers: no entities, no document types, no network, bounded depth."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from coder.errors import InputRefused

_HINT = "Open it in its own program and save it anew."


def parse(data: bytes, name: str) -> Any:
    """The root element of an XML file.

    Raises:
        InputRefused: not well-formed, nested deeper than 256, or with a DOCTYPE.
    """
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise InputRefused(f"{name}: its XML has a document type, which may hide an attack", _HINT)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "xcessive depth" in str(error):
            raise InputRefused(f"{name}: its XML is nested deeper than 256 levels", _HINT) from error
        raise InputRefused(f"{name}: its XML is damaged ({_one_line(error)})", _HINT) from error
    if root is None:
        raise InputRefused(f"{name}: its XML is empty", _HINT)
    if root.getroottree().docinfo.doctype:
        raise InputRefused(f"{name}: its XML has a document type, which may hide an attack", _HINT)
    return root


def walk(root: Any, enter: Callable[[str, Any], bool], leave: Callable[[str, Any], None]) -> None:
    """Visit all elements in order of the text, without recursion.

    Args:
        enter: Called with the local name and the element; False: what is inside is left out (and `leave` is not called).
        leave: Called when all inside has been visited.
    """
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: Any = None
    for event, element in walker:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if not enter(without_namespace(tag), element):
                skipped = element
                walker.skip_subtree()
        elif element is skipped:
            skipped = None
        else:
            leave(without_namespace(tag), element)


def attribute(element: Any, local_name: str) -> str:
    """The value of an attribute whatever its namespace, or an empty text."""
    return next((str(value) for key, value in element.attrib.items() if without_namespace(key) == local_name), "")


@lru_cache(maxsize=4096)
def without_namespace(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def _one_line(error: BaseException) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in str(error)).split())[:120]
