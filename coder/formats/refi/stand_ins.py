"""How a selection of a picture, a page or a recording is told in a list that stands for them."""

from coder.formats.foreign.stand_ins import stretch
from coder.formats.foreign.wording import one_line
from coder.formats.refi.elements import Element, child, name_of, number, said, words

KINDS = {"PictureSource": "picture", "AudioSource": "recording", "VideoSource": "video", "PDFSource": "PDF"}
"""Element of a source -> what it is, in words."""

_CORNERS = ("firstX", "firstY", "secondX", "secondY")


def line_of(selection: Element) -> tuple[str, str]:
    """Where it lies in its source, and its words or its name."""
    quote = words(child(child(selection, "Representation"), "PlainTextContent"))
    parts = (one_line(selection.get("name") or ""), one_line(quote))
    return _where(selection), ": ".join(dict.fromkeys(part for part in parts if part))


def _where(selection: Element) -> str:
    kind = name_of(selection)
    if kind in ("AudioSelection", "VideoSelection"):
        return stretch(number(selection, "begin"), number(selection, "end"))
    if kind == "PlainTextSelection":
        return f"{said(selection, 'startPosition')}-{said(selection, 'endPosition')}"
    left, top, right, bottom = (said(selection, each) or "?" for each in _CORNERS)
    corners = f"{left},{top} - {right},{bottom}"
    return f"page {said(selection, 'page')}: {corners}" if kind == "PDFSelection" else corners
