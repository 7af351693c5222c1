"""The words of a source: inline, in a member of the archive, or taken out of the formatted twin or the PDF."""

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from coder.errors import CoderError
from coder.formats import readers
from coder.formats.refi.container import Container
from coder.formats.refi.elements import Element, child, guid, said, words
from coder.text.encodings import decode

_EXTRACTED = (".docx", ".docm", ".odt", ".rtf", ".pdf", ".html", ".htm")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """A text as decoded, with the line ends that it has.

    Attributes:
        member: Name of the member it stood in; empty: inline.
        sha256, encoding: Of its bytes.
        extracted: Whether it was taken out of a formatted file, so that offsets need not fit it.
        remarks: What was odd: (what, example).
    """

    raw: str
    member: str = ""
    sha256: str = ""
    encoding: str = ""
    extracted: bool = False
    remarks: tuple[tuple[str, str], ...] = field(default=())


def text_of(element: Element, container: Container) -> RawText | None:
    """The text of a TextSource, Representation, Transcript or Note; None where the file has none.

    A text of its own (PlainTextContent) goes before the member that `plainTextPath` names, that before `<guid>.txt` (some programs write
    wrong paths), that before the formatted twin.
    """
    inline = child(element, "PlainTextContent")
    if inline is not None and words(inline):
        return RawText(raw=words(inline))
    own = guid(element)
    remarks: tuple[tuple[str, str], ...] = ()
    for path in (said(element, "plainTextPath"), f"{own}.txt" if own else ""):
        found = container.member(path) if path else None
        if found is None or not found[1].strip():
            continue
        try:
            return _decoded(*found)
        except CoderError as error:
            remarks = (("texts that could not be decoded", error.what),)
    twin = _extracted(said(element, "richTextPath"), container)
    if twin:
        return twin
    return RawText(raw="", remarks=remarks) if remarks else None


def text_of_file(path: str, container: Container) -> RawText | None:
    """The text taken out of a formatted file of the archive, such as the PDF of a PDFSource; None where there is none."""
    return _extracted(path, container)


def _decoded(name: str, data: bytes) -> RawText:
    decoded = decode(data, name=name)
    remarks = tuple(("texts in another encoding than UTF-8, which had to be guessed", warning) for warning in decoded.warnings)
    return RawText(raw=decoded.text, member=name, sha256=hashlib.sha256(data).hexdigest(), encoding=decoded.encoding, remarks=remarks)


def _extracted(path: str, container: Container) -> RawText | None:
    found = container.member(path) if path else None
    suffix = PurePosixPath(found[0]).suffix.lower() if found else ""
    if found is None or suffix not in _EXTRACTED:
        return None
    try:
        extract = readers.extract(found[1], found[0])
    except CoderError as error:
        return RawText(raw="", remarks=(("formatted texts that could not be read", error.what),))
    return RawText(raw=extract, member=found[0], sha256=hashlib.sha256(found[1]).hexdigest(), encoding="utf-8", extracted=True)
