"""HTML put together from elements: text is always escaped, and nothing in it acts on a terminal or turns the direction of a line."""

import html
from collections.abc import Iterable

from coder.text.cells import visible

_VOID = frozenset({"meta", "br", "hr", "col"})


class Html(str):
    """Markup that is done; any other text is escaped when it enters an element."""

    __slots__ = ()


def element(name: str, /, *children: object, **attributes: object) -> Html:
    """An element. Attributes that are None are left out; `_` in a name is `-`, one at its end is dropped (`class_`)."""
    held = "".join(f' {_attribute(key)}="{_text(str(value), quote=True)}"' for key, value in attributes.items() if value is not None)
    if name in _VOID:
        return Html(f"<{name}{held}>")
    return Html(f"<{name}{held}>{joined(*children)}</{name}>")


def joined(*children: object) -> Html:
    """Children one after the other: markup as it is, text escaped, what can be gone through child by child; None is nothing."""
    return Html("".join(_child(each) for each in children))


def _child(child: object) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return _text(child)
    if isinstance(child, Iterable):
        return joined(*child)
    return _text(str(child))


def _text(text: str, *, quote: bool = False) -> str:
    return html.escape(visible(text), quote=quote)


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
