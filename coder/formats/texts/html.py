"""HTML: the visible text, a block a line, an empty line between paragraphs; scripts, styles and hidden parts are dropped."""

import re
from typing import Any

from coder.errors import InputRefused
from coder.formats.files.magic import binary_format
from coder.formats.files.safe_xml import walk
from coder.formats.read_document import Extract
from coder.text.freeze import Frozen, freeze

_HEAD = 4096
_CELL = 400
"""A longer cell is layout."""
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252"}
_DROPPED = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
    }
    | {"rt", "rp", "title", "dialog", "head"}
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol", "dl", "pre", "article", "section"})
_LINES = _PARAGRAPHS | frozenset(
    {
        "div",
        "li",
        "dt",
        "dd",
        "tr",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "figure",
        "figcaption",
        "address",
        "form",
        "fieldset",
        "caption",
        "hr",
    }
    | {"body", "html", "details", "summary", "legend", "thead", "tbody", "tfoot"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\f]+")
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text; its title is that of the page. Decoded as told, else as the page says, else as it looks.

    Raises:
        InputRefused: no text, or nested too deeply.
    """
    from lxml import etree

    kind = binary_format(data)
    if kind:
        raise InputRefused(f"{name}: not HTML but {kind[0]}", kind[1])
    frozen = _decoded(data, name, encoding)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(frozen.text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise InputRefused(f"{name}: no HTML that can be read ({' '.join(str(error).split())[:100]})", "Save the page anew, or as text.") from error
    if root is None:
        raise InputRefused(f"{name}: the page holds no text", "Give a file that holds text.")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputRefused(f"{name}: its HTML is nested too deeply to be read whole", "Save the page anew, or as text.")
    page = _Page()
    walk(root, page.enter, page.leave)
    title = root.findtext(".//title") or ""
    metadata: dict[str, object] = {"title": _WHITE.sub(" ", title).strip()} if title.strip() else {}
    return (Extract(text=page.text(), title=title.strip(), encoding=frozen.encoding, metadata=metadata, warnings=frozen.warnings),)


def _decoded(data: bytes, name: str, encoding: str | None) -> Frozen:
    if encoding is None:
        said = _META.search(data[:_HEAD])
        codec = said[1].decode("ascii").lower() if said else ""
        if codec and not codec.startswith("utf") and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            try:
                return freeze(data, name=name, encoding=_LARGER.get(codec, codec))
            except InputRefused:
                return freeze(data, name=name)
    return freeze(data, name=name, encoding=encoding)


class _Page:
    """Lines as they come."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._verbatim = 0
        self._cells = 0
        self._in_row = False

    def enter(self, tag: str, element: Any) -> bool:
        if tag in _DROPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            self._say(element.tail)
            return False
        if tag == "tr":
            self._break(False)
            self._cells, self._in_row = 0, _is_row(element)
        elif tag in _LINES:
            self._break(tag in _PARAGRAPHS)
        elif tag in ("td", "th"):
            self._line += ["\t"] if self._cells else []
            self._cells += 1
        elif tag == "br":
            self._break(False)
        self._verbatim += tag == "pre"
        self._say(element.text)
        return True

    def leave(self, tag: str, element: Any) -> None:
        self._verbatim -= tag == "pre"
        self._in_row = self._in_row and tag != "tr"
        if tag in _LINES:
            self._break(tag in _PARAGRAPHS)
        self._say(element.tail)

    def text(self) -> str:
        """All lines, with at most one empty line in a row."""
        self._break(False)
        return "\n".join(self._lines).strip("\n") + "\n"

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if not self._verbatim:
            self._line.append(words)
            return
        first, *others = words.split("\n")
        self._line.append(first)
        for each in others:
            self._lines.append("".join(self._line))
            self._line = [each]

    def _break(self, paragraph: bool) -> None:
        if self._in_row:
            self._line.append(" ")
            return
        line = "".join(self._line)
        self._line = []
        line = line if self._verbatim else _collapsed(line)
        if line.strip():
            self._lines.append(line)
        if paragraph and self._lines and self._lines[-1]:
            self._lines.append("")


def _is_row(element: Any) -> bool:
    """Whether a row of a table is one of data, whose cells stay on one line whatever paragraphs stand in them: a few short cells, no table within."""
    cells = [child for child in element if child.tag in ("td", "th")]
    return len(cells) > 1 and element.find(".//table") is None and all(len("".join(cell.itertext())) <= _CELL for cell in cells)


def _collapsed(line: str) -> str:
    """White space as a browser shows it: one space, and none where a line of Chinese was wrapped in the file; tabs stand between cells."""
    return "\t".join(_WHITE.sub(_space, cell.strip(" \n\f")) for cell in line.split("\t")) if "\t" in line else _WHITE.sub(_space, line).strip()


def _space(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return "" if "\n" in found[0] and _IDEOGRAPH.match(before) and _IDEOGRAPH.match(after) else " "
