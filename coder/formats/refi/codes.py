"""The codebook of a project or of a .qdc file."""

from coder.formats.foreign.gathering import Gathering
from coder.formats.refi.elements import Element, child, children, description, guid, name_of, said, target
from coder.formats.refi.vocabulary import plain_guid

WRAPPERS = ("nodes", "codes", "code system", "quotations")
"""Groups in which some programs put the whole codebook."""


class CodeKeys:
    """The codes of a file, taken into a Gathering.

    Attributes:
        elements: The element of each code by its key, for the notes on it.
    """

    def __init__(self, root: Element, gathered: Gathering) -> None:
        self.elements: dict[str, Element] = {}
        self._written: dict[str, str | None] = {}
        self._gathered = gathered
        book = root if name_of(root) == "CodeBook" else child(root, "CodeBook")
        tops = [*children(child(book, "Codes"), "Code"), *children(book, "Code")]
        self._take(_unwrapped(tops))

    def get(self, identifier: str) -> str | None:
        """The key of a code; None: it is nowhere in the file."""
        return identifier if identifier in self.elements else None

    def of(self, coding: Element) -> str | None:
        """The key of the code that a coding gives: by its CodeRef, or by an attribute in some files."""
        reference = coding[0] if len(coding) == 1 and name_of(coding[0]) == "CodeRef" else child(coding, "CodeRef")
        written = guid(coding, "codeGUID", "codeGuid") if reference is None else reference.get("targetGUID") or target(reference)
        if written not in self._written:
            self._written[written] = self.get(plain_guid(written))
        return self._written[written]

    def _take(self, tops: list[Element]) -> None:
        waiting: list[tuple[Element, str | None]] = [(each, None) for each in reversed(tops)]
        while waiting:
            element, parent = waiting.pop()
            key = guid(element) or f"code {len(self.elements) + 1}"
            if key in self.elements:
                self._gathered.lose("codes with the identifier of another, left out", said(element, "name"))
                key = f"{key} {len(self.elements) + 1}"
            self.elements[key] = element
            colour = said(element, "color", "colour")
            codable = said(element, "isCodable").strip().lower() not in ("false", "0")
            self._gathered.code(key, said(element, "name") or key, parent=parent, description=description(element), colour=colour, codable=codable)
            if colour and not self._gathered.codes[key].colour:
                self._gathered.lose("colours that are none", colour)
            waiting += [(each, key) for each in reversed(list(children(element, "Code")))]


def _unwrapped(tops: list[Element]) -> list[Element]:
    """The codes without the one group that holds the whole codebook, which NVivo and others put around it."""
    if len(tops) == 1 and said(tops[0], "isCodable").strip().lower() in ("false", "0") and said(tops[0], "name").strip().lower() in WRAPPERS:
        return list(children(tops[0], "Code")) or tops
    return tops
