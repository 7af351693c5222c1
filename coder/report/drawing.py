"""Drawing a figure with vl-convert (Vega-Lite as a library, without a browser and without a network).

Texts of an SVG stay text: it can be searched, read aloud and edited, and every machine shows Chinese with its own fonts. PNG and PDF
hold the letters themselves, so they need a font of this machine that has them.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from coder.errors import FormatError, InvalidValue, MissingExtra
from coder.report.figure import Figure, Spec
from coder.report.svg import finished
from coder.report.theme import FONTS

if TYPE_CHECKING:
    import types

FORMATS = ("svg", "png", "pdf")
PIXELS = 2.0
"""Pixels of a PNG to one unit of the drawing: 192 dots to the inch."""
_VEGA_LITE = "5.21"
_RESOURCES = re.compile(rb"(/(?:XObject|ExtGState|Font|ColorSpace|Pattern|Shading) <<\n)((?:[ ]+/\w+ [^\n]*\n)*[ ]+/\w+ [^\n]*)(\n[ ]*>>)")
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="2" y="30" font-size="30" font-family="{}">{}</text></svg>'


def check(formats: Sequence[str] = ()) -> None:
    """See that figures can be drawn, and written in these formats.

    Raises:
        MissingExtra: the library is not installed.
        InvalidValue: a format is unknown.
    """
    for each in formats:
        if each not in FORMATS:
            raise InvalidValue(f"figures cannot be written as {each!r}", f"Use some of: {', '.join(FORMATS)}.")
    _library()


def draw_svg(figure: Figure, *, key: str, links: bool) -> str:
    """A figure as SVG; see `svg.finished`."""
    drawn = _library().vegalite_to_svg(_json(figure.spec), vl_version=_VEGA_LITE, allowed_base_urls=[])
    return finished(drawn, key=key, title=figure.title, description=figure.caption, links=links)


def draw(figure: Figure, format: str) -> bytes:
    """A figure as the content of a file.

    Args:
        format: One of FORMATS.

    Raises:
        MissingExtra: the library is not installed.
        FormatError: no font of this machine has the Chinese letters of the figure.
    """
    check([format])
    svg = draw_svg(figure, key=figure.key, links=False)
    if format == "svg":
        return svg.encode()
    if not shows_chinese() and any("\u2e80" <= letter <= "\u9fff" for letter in svg):
        raise FormatError(
            f"no font of this machine has Chinese letters: {format.upper()} figures would have gaps",
            "Install one (Debian: apt install fonts-noto-cjk), or write --format svg, which keeps its text as text.",
        )
    library = _library()
    return bytes(library.svg_to_png(svg, scale=PIXELS)) if format == "png" else _settled(library.svg_to_pdf(svg))


@cache
def shows_chinese() -> bool:
    """Whether a letter such as 镇 leaves a trace when drawn with the fonts of this machine."""
    library = _library()
    return library.svg_to_png(_PROBE.format(FONTS, "镇")) != library.svg_to_png(_PROBE.format(FONTS, ""))


def _settled(pdf: bytes) -> bytes:
    """The PDF with the names of its resources in order: the library lists them in another one each time. No byte changes its object."""
    return _RESOURCES.sub(lambda found: found[1] + b"\n".join(sorted(found[2].split(b"\n"))) + found[3], pdf)


def _library() -> "types.ModuleType":
    try:
        import vl_convert
    except ImportError as error:
        what = "the package that draws figures (vl-convert-python) is not installed"
        raise MissingExtra(what, "Install it: pip install 'towncoder[report]'") from error
    return vl_convert


def _json(spec: Spec) -> str:
    text: Any = json.dumps(spec, ensure_ascii=True, sort_keys=True)
    return str(text)
