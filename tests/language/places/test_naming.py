"""Places named in very many short texts."""

import pytest

from coder.language.places.naming import PlaceNamer
from coder.language.words import Segmenter


@pytest.fixture(scope="module")
def namer() -> PlaceNamer:
    return PlaceNamer(Segmenter())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("继续发挥上海浦东新区的作用", ["上海", "浦东新区"]),
        ("海南昌江黎族自治县", ["海南", "昌江黎族自治县"]),
        ("江苏昆山经济技术开发区", ["江苏", "昆山"]),
        ("《浙江省条例》施行", []),
    ],
)
def test_places_one_after_the_other_make_one_word(namer: PlaceNamer, text: str, named: list[str]) -> None:
    """A short name counts where a long one follows at once; not in titles."""
    (found,) = namer.of_all([text], [()])
    assert [text[each.start : each.stop] for each in found] == named
