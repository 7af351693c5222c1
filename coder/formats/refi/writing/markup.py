"""Words as XML: escaped, and without the characters that XML forbids."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from coder.errors import FormatError

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML 1.0 document may hold."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile('[&<>"\n\t\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_ATTRIBUTE = (*_TEXT, ('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;"))
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)


class Markup:
    """Makes XML of words and keeps count of what could not stay as it was.

    Attributes:
        replaced: Beginnings of the texts in which a forbidden character became U+FFFD.
    """

    def __init__(self) -> None:
        self.replaced: list[str] = []
        self._times: dict[str, str] = {}

    def text(self, words: str) -> str:
        """The content of an element.

        Raises:
            FormatError: half a surrogate pair.
        """
        return self._escaped(words, _TEXT)

    def attribute(self, words: str) -> str:
        """The value of an attribute, without the quotation marks around it; line ends and tabs survive the reading.

        Raises:
            FormatError: half a surrogate pair.
        """
        return self._escaped(words, _ATTRIBUTE)

    def attributes(self, values: Mapping[str, str | None]) -> str:
        """All attributes of an element, each with a blank before it; None is left out."""
        return "".join(f' {name}="{self.attribute(value)}"' for name, value in values.items() if value is not None)

    def element(self, name: str, words: str) -> str:
        """An element with nothing but words in it; nothing for no words."""
        return f"<{name}>{self.text(words)}</{name}>" if words else ""

    def time(self, moment: str) -> str:
        """`moment` as xsd:dateTime; empty where it is none."""
        known = self._times.get(moment)
        if known is None:
            known = self._times[moment] = moment if _is_time(moment) else ""
        return known

    def _escaped(self, words: str, escapes: tuple[tuple[str, str], ...]) -> str:
        if not _SPECIAL.search(words):
            return words
        words = self._allowed(words)
        for character, escape in escapes:
            words = words.replace(character, escape)
        return words

    def _allowed(self, words: str) -> str:
        if not FORBIDDEN.search(words):
            return words
        if _SURROGATE.search(words):
            shown = words.encode("unicode_escape").decode("ascii")[:60]
            raise FormatError(f"half a surrogate pair in {shown!r} cannot be written as XML", "Correct the word in the project, then export again.")
        self.replaced.append(FORBIDDEN.sub("\ufffd", words)[:40])
        return FORBIDDEN.sub("\ufffd", words)


def enclosed(name: str, parts: Iterable[str]) -> str:
    """An element around its children; nothing where there are none, for an empty container is not valid."""
    inside = "".join(parts)
    return f"<{name}>{inside}</{name}>\n" if inside else ""


def _is_time(moment: str) -> bool:
    if not _TIME.fullmatch(moment):
        return False
    try:
        datetime.fromisoformat(moment[:19])
    except ValueError:
        return False
    return True
