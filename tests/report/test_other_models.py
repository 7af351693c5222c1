"""A codebook of one's own: other dimensions, other types, or none, without touching code."""

from collections.abc import Callable
from dataclasses import replace

import lxml.html
import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.codebook import Dimension, IdealType
from coder.report.log import Log
from coder.report.report import assembled, html
from tests.analysis.conftest import Builder

PARAMETERS = ProfileParameters(draws=300)


@pytest.fixture
def page() -> Callable[[Builder], lxml.html.HtmlElement]:
    """Makes the page of a built project."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")

    def made(builder: Builder) -> lxml.html.HtmlElement:
        snapshot = builder.snapshot()
        return lxml.html.fromstring(html(assembled(snapshot, profile(snapshot, parameters=PARAMETERS), parameters=PARAMETERS, log=Log())))

    return made


def _two_dimensions(builder: Builder, types: tuple[IdealType, ...]) -> None:
    book, codes = builder.book
    keys = [code.key for code in codes[:4]]
    poles = (("capital", *keys[:2]), ("firms", *keys[2:]))
    dimensions = tuple(Dimension(id=name, names={}, poles={"state": (first,), "market": (second,)}) for name, first, second in poles)
    builder.book = (replace(book, dimensions=dimensions, ideal_types=types, reference_profiles={}), codes)
    builder.spread("A", 4, {keys[0]: 6, keys[2]: 6})
    builder.spread("B", 4, {keys[0]: 6, keys[3]: 6})


def test_two_dimensions_and_other_types(page: Callable) -> None:
    """Sunan and Wenzhou: two rows of the grid, four corners; poles of one id in two dimensions keep their own names."""
    builder = Builder()
    corner = {"capital": "state", "firms": "state"}
    _two_dimensions(
        builder, (IdealType(id="sunan", names={}, corner=corner), IdealType(id="wenzhou", names={}, corner=dict.fromkeys(corner, "market")))
    )
    tree = page(builder)
    grid = tree.get_element_by_id("t1-grid-figure").getnext().xpath(".//tbody/tr")
    assert [row.xpath("string(td[1])") for row in grid] == [code.key for code in builder.book[1][:4]]
    assert len(tree.get_element_by_id("t1-corners-figure").getnext().xpath(".//tbody/tr")) == 4
    assert "sunan, with probability" in tree.get_element_by_id("t1").text_content()


def test_dimensions_without_types(page: Callable) -> None:
    """Corners are named after their poles; there are no type scores and no comparison table."""
    builder = Builder()
    _two_dimensions(builder, ())
    tree = page(builder)
    assert not tree.xpath("//*[@id='t1-types-figure']") and not tree.xpath("//table[@class='reference']")
    assert "state-market" in tree.get_element_by_id("t2").text_content()
