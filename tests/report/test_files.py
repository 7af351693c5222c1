"""Figures as files: SVG that keeps its text, PNG and PDF with the letters inside, and their captions."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from coder.errors import FormatError, InvalidValue
from coder.report import drawing
from coder.report.files import figure_files
from coder.report.report import Report, figures_of

pytest.importorskip("vl_convert", reason="the extra `report` is not installed")


def test_each_figure_is_a_file_with_a_caption(contents: Callable[..., Report]) -> None:
    """Named by town and figure; the caption list names every file and says that the text is constructed."""
    files = dict(figure_files(contents("Example Town West"), ("svg",)))
    captions = files.pop("captions.md").decode()
    assert "t1-Example-Town-West-grid.svg" in files and len(files) >= 12
    for name, content in files.items():
        root = ElementTree.fromstring(content)
        assert root.tag.endswith("svg") and "href" not in content.decode()
        assert f"## {name.removesuffix('.svg')}" in captions
    assert captions.startswith("> Constructed text")


def test_png_and_pdf_hold_their_letters_and_are_the_same_each_time(contents: Callable[..., Report]) -> None:
    """A PNG of twice the size, a PDF with its font inside."""
    if not drawing.shows_chinese():
        pytest.skip("no Chinese font on this machine")
    figure = figures_of(contents("Example Town West", language="zh").subjects[0])["situations"][0]
    png, pdf = drawing.draw(figure, "png"), drawing.draw(figure, "pdf")
    assert png.startswith(b"\x89PNG") and pdf.startswith(b"%PDF") and b"FontFile" in pdf
    assert png == drawing.draw(figure, "png") and pdf == drawing.draw(figure, "pdf")


def test_without_a_chinese_font_no_gaps_are_drawn(contents: Callable[..., Report], monkeypatch: pytest.MonkeyPatch) -> None:
    """PNG and PDF are refused with what to install; SVG keeps its text and is drawn."""
    monkeypatch.setattr(drawing, "shows_chinese", lambda: False)
    figure = figures_of(contents("Example Town West", language="zh").subjects[0])["situations"][0]
    with pytest.raises(FormatError, match="Chinese letters"):
        drawing.draw(figure, "png")
    assert "竞争性定位" in drawing.draw(figure, "svg").decode()


def test_an_unknown_format_is_refused() -> None:
    """Before anything is drawn."""
    with pytest.raises(InvalidValue, match="gif"):
        drawing.check(["svg", "gif"])
