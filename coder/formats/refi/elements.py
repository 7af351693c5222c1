"""Elements of a REFI-QDA file as they are met in practice: any namespace, identifiers in any form, attributes that may be missing."""

from collections.abc import Iterator
from typing import Any

from coder.formats.files.safe_xml import without_namespace
from coder.formats.refi.vocabulary import plain_guid

Element = Any
"""An lxml element."""


def name_of(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return without_namespace(tag) if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names (all, without names), in order; none of an element that is not there."""
    for each in element if element is not None else ():
        name = name_of(each)
        if name and (not names or name in names):
            yield each


def parts(element: Element) -> dict[str, list[Element]]:
    """The children by their names."""
    found: dict[str, list[Element]] = {}
    for each in element:
        tag = each.tag
        if isinstance(tag, str):
            found.setdefault(without_namespace(tag), []).append(each)
    return found


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(children(element, name), None)


def within(element: Element | None, *path: str) -> Iterator[Element]:
    """The elements at the end of a path of names, such as ("CodeBook", "Codes", "Code")."""
    found = [element]
    for name in path:
        found = [each for above in found for each in children(above, name)]
    yield from found


def words(element: Element | None) -> str:
    """The text of an element with all that is in it; empty if it is not there."""
    return "" if element is None else "".join(element.itertext())


def said(element: Element, *names: str) -> str:
    """The first of these attributes that says something."""
    for name in names:
        value = element.get(name)
        if value:
            return str(value)
    return ""


def number(element: Element, name: str) -> int | None:
    """An attribute as a whole number; None where it is missing or none."""
    value = element.get(name) or ""
    try:
        return int(value) if len(value) < 12 else None
    except ValueError:
        return None


def guid(element: Element, *names: str) -> str:
    """An identifier in plain form; empty where there is none."""
    for name in names or ("guid",):
        value = element.get(name)
        if value:
            return plain_guid(value)
    return ""


def target(element: Element) -> str:
    """What a reference refers to: in an attribute, as the standard has it, or between its tags."""
    return guid(element, "targetGUID", "targetGuid", "guid") or plain_guid(words(element))


def description(element: Element) -> str:
    """The Description of a thing: an element by the standard, an attribute in some files."""
    return (words(child(element, "Description")) or said(element, "description")).strip()
