"""A Word document being written (Office Open XML, WordprocessingML): headings, text, quotes, and comments in the margin.

Paragraphs go straight into the archive; only the comments wait for the end.

The same content gives the same bytes. Text must be readable (`coder.formats.reading.readable`); it is escaped here.
"""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from coder.formats.files.fixed_zip import member
from coder.formats.reading.word_parts import CONTENT_TYPES, DOCUMENT_LINKS, HEAD, MARGINS, NAMESPACES, PACKAGE_LINKS, SETTINGS, styles


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text in one look. Its line ends are line breaks.

    Attributes:
        style: A character style: `Label`, `Mark`, `Number` or `Strong`; empty: none.
        fill: Colour behind the text, `#RRGGBB`.
        line: Colour of a line under it; `lines`: how many codings lie there, shown as single, double or thick.
        swatch: Colour of the letters themselves.
    """

    text: str
    style: str = ""
    fill: str = ""
    line: str = ""
    lines: int = 1
    swatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentStart:
    """Where what a comment is about begins."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentEnd:
    """Where it ends."""

    number: int


Part = Run | CommentStart | CommentEnd
_UNDERLINES = ("single", "double", "thick")


class WordFile:
    """A document being written; use it in a `with` block.

    Styles of paragraphs: `Title`, `Heading1` to `Heading3`, `Normal`, `Turn`, `Quote`, `Source`, `Note`.
    """

    def __init__(self, path: Path, title: str, *, language: str = "en", numbered_lines: bool = False) -> None:
        self._numbered_lines = numbered_lines
        self._comments: list[str] = []
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        core = f"<dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language>"
        self._part("[Content_Types].xml", CONTENT_TYPES)
        self._part("_rels/.rels", PACKAGE_LINKS)
        self._part("docProps/core.xml", f"<cp:coreProperties {NAMESPACES['core']}>{core}</cp:coreProperties>")
        self._part("word/_rels/document.xml.rels", DOCUMENT_LINKS)
        self._part("word/styles.xml", styles(language))
        self._part("word/settings.xml", SETTINGS)
        self._body = self._archive.open(member("word/document.xml"), "w", force_zip64=True)
        self._body.write(f"{HEAD}<w:document {NAMESPACES['word']}><w:body>".encode())

    def __enter__(self) -> "WordFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        with self._archive:
            with self._body:
                self._body.write(self._last().encode())
            self._part("word/comments.xml", f"<w:comments {NAMESPACES['word']}>{''.join(self._comments)}</w:comments>")

    def paragraph(self, *parts: Part | str, style: str = "Normal", page_break: bool = False) -> None:
        """Add a paragraph; plain text may be given as it is."""
        page = "<w:pageBreakBefore/>" if page_break else ""
        runs = "".join(map(_part, parts))
        self._body.write(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>{runs}</w:p>'.encode())

    def comment(self, number: int, lines: Iterable[str], *, author: str, at: str) -> None:
        """Add the comment that parts of the text refer to by its number, a paragraph for each line."""
        initials = "".join(word[0] for word in author.split())[:3]
        signed = f"w:author={quoteattr(author)} w:initials={quoteattr(initials)}" + (f" w:date={quoteattr(at)}" if at else "")
        told = "".join(f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{_part(line)}</w:p>' for line in lines)
        self._comments.append(f'<w:comment w:id="{number}" {signed}>{told}</w:comment>')

    def _last(self) -> str:
        """The end of the body: what holds for the pages."""
        lines = '<w:lnNumType w:countBy="1" w:restart="continuous"/>' if self._numbered_lines else ""
        page = f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {MARGINS}/>'
        return f"<w:sectPr>{page}{lines}</w:sectPr></w:body></w:document>"

    def _part(self, name: str, xml: str) -> None:
        self._archive.writestr(member(name), f"{HEAD}{xml}".encode())


def _part(part: Part | str) -> str:
    if isinstance(part, CommentStart):
        return f'<w:commentRangeStart w:id="{part.number}"/>'
    if isinstance(part, CommentEnd):
        link = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{part.number}"/></w:r>'
        return f'<w:commentRangeEnd w:id="{part.number}"/>{link}'
    return _run(Run(text=part) if isinstance(part, str) else part)


def _run(run: Run) -> str:
    if not run.text:
        return ""
    looks = f'<w:rStyle w:val="{run.style}"/>' if run.style else ""
    looks += f'<w:color w:val="{run.swatch[1:]}"/>' if run.swatch else ""
    looks += f'<w:u w:val="{_UNDERLINES[min(run.lines, 3) - 1]}" w:color="{run.line[1:]}"/>' if run.line else ""
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{run.fill[1:]}"/>' if run.fill else ""
    pieces = "<w:br/>".join("<w:tab/>".join(map(_text, line.split("\t"))) for line in run.text.split("\n"))
    return f"<w:r><w:rPr>{looks}</w:rPr>{pieces}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
