"""A list of selections in the place of words that a file does not hold, so that what was coded in pictures and recordings stays."""

from collections.abc import Iterable

from coder.formats.foreign.wording import one_line
from coder.formats.refi.elements import Element, child, name_of, number, said, words

_KINDS = {"PictureSource": "picture", "AudioSource": "recording", "VideoSource": "video", "PDFSource": "PDF"}
_CORNERS = ("firstX", "firstY", "secondX", "secondY")


def listed(title: str, source: Element, selections: Iterable[Element]) -> tuple[str, list[tuple[Element, tuple[int, int]]]]:
    """The text, and the place of each selection in it: a line with where it lies in the source, and its words or its name."""
    text = f"[{_KINDS.get(name_of(source), 'text')}, not in the file] {one_line(title)}\n"
    places = []
    for each in selections:
        line = " ".join(part for part in (f"[{_where(each)}]", _said(each)) if part)
        places.append((each, (len(text), len(text) + len(line))))
        text += f"{line}\n"
    return text, places


def _said(selection: Element) -> str:
    quote = words(child(child(selection, "Representation"), "PlainTextContent"))
    return ": ".join(dict.fromkeys(part for part in (one_line(selection.get("name") or ""), one_line(quote)) if part))


def _where(selection: Element) -> str:
    kind = name_of(selection)
    if kind in ("AudioSelection", "VideoSelection"):
        return f"{_clock(number(selection, 'begin'))}-{_clock(number(selection, 'end'))}"
    if kind == "PlainTextSelection":
        return f"{said(selection, 'startPosition')}-{said(selection, 'endPosition')}"
    left, top, right, bottom = (said(selection, each) or "?" for each in _CORNERS)
    corners = f"{left},{top} - {right},{bottom}"
    return f"page {said(selection, 'page')}: {corners}" if kind == "PDFSelection" else corners


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return "?"
    seconds, rest = divmod(max(milliseconds, 0), 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}{f'.{rest:03}'.rstrip('0') if rest else ''}"
