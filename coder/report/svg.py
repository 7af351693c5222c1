"""A drawn SVG made fit for a page: named, linked, speaking on hover, and without ids that clash with those of other figures."""

import re
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{XLINK}}}href"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def finished(svg: str, *, key: str, title: str, description: str, links: bool) -> str:
    """The drawing with its title and description, a tooltip on every mark that has one, and links inside the page (or none).

    Args:
        key: Put before every id, so that two figures of a page never share one.
        links: Whether marks lead to their quotes; in a file of its own they would lead nowhere.
    """
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    root = ElementTree.fromstring(svg)
    for node in root.iter():
        _own_ids(node, key)
        _speak(node)
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == f"{{{SVG}}}a":
                _lead(parent, place, child, links)
    _name(root, key, title, description, links)
    return ElementTree.tostring(root, encoding="unicode")


def _own_ids(node: ElementTree.Element, key: str) -> None:
    if "id" in node.attrib:
        node.set("id", f"{key}-{node.attrib['id']}")
    for name, value in node.attrib.items():
        if "url(#" in value:
            node.set(name, _REFERENCE.sub(rf"url(#{key}-\1)", value))


def _speak(node: ElementTree.Element) -> None:
    """A label of a mark becomes its tooltip; the English roles that the library writes are taken out. A halo lies under its letters."""
    if node.tag == f"{{{SVG}}}text" and "stroke" in node.attrib:
        node.set("paint-order", "stroke")
    node.attrib.pop("aria-roledescription", None)
    label = node.attrib.pop("aria-label", None)
    role = node.attrib.pop("role", None)
    if label and role == "graphics-symbol" and "aria-hidden" not in node.attrib:
        tip = ElementTree.Element(f"{{{SVG}}}title")
        tip.text = label
        node.insert(0, tip)


def _lead(parent: ElementTree.Element, place: int, anchor: ElementTree.Element, links: bool) -> None:
    target = anchor.attrib.pop(_HREF, "")
    inside = target[target.index("#") :] if "#" in target else ""
    if links and inside:
        anchor.set("href", inside)
        tip = anchor.find(f".//{{{SVG}}}title")
        if tip is not None and tip.text:
            anchor.set("aria-label", tip.text)
        return
    parent.remove(anchor)
    for offset, child in enumerate(list(anchor)):
        parent.insert(place + offset, child)


def _name(root: ElementTree.Element, key: str, title: str, description: str, links: bool) -> None:
    named, described = (ElementTree.Element(f"{{{SVG}}}{name}", {"id": f"{key}-{name}"}) for name in ("title", "desc"))
    named.text, described.text = title, description
    root.insert(0, named)
    root.insert(1, described)
    root.set("role", "group" if links else "img")
    root.set("aria-labelledby", f"{key}-title")
    root.set("aria-describedby", f"{key}-desc")
    if links:
        root.attrib.pop("height", None)
        root.attrib.pop("width", None)
