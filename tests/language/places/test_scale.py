"""How far a place is from a town: an economic-geographic category, relative to the town's county and near region."""

from dataclasses import replace

import pytest

from coder.language.places.gazetteer import gazetteer
from coder.language.places.near_region import default_near_region, expanded
from coder.language.places.scale import home_of, scale_of
from coder.model.town import Town


def town(name: str, county: str = "") -> Town:
    """A town of this name with the near region it has by default."""
    bare = Town(id="t", names={"zh": name}, county=county)
    home = home_of(bare)
    assert home
    return replace(bare, near_region=default_near_region(home, gazetteer()))


@pytest.mark.parametrize(
    ("name", "county", "scales"),
    [
        (
            "昆山",
            "",
            "昆山:local 花桥:local 周庄镇:local 上海:regional 苏州:regional 苏南:regional 北京:national 顺德:national 台湾:global",
        ),
        (
            "昆山",
            "",
            "浦东:regional 臺灣:global 台北:global 香港:global 德国:global Germany:global 欧洲:global 全球:global 中国:national",
        ),
        ("顺德", "", "乐从:local Leliu:local 广州:regional 深圳:regional 香港:regional 澳門:regional Macao:regional 昆山:national 台湾:global"),
        ("织里", "吴兴区", "湖州:regional 吴兴区:local 上海:regional 望江县:national 安庆:national 日本:global"),
        ("中壢", "桃園市", "桃園:local 新北:regional 臺北:national 台灣:national 昆山:global 日本:global"),
    ],
)
def test_the_scale_is_seen_from_the_town(name: str, county: str, scales: str) -> None:
    """Hong Kong is regional for the Pearl River Delta; Taiwan is beyond the customs border of the Yangtze Delta."""
    focal = town(name, county)
    for pair in scales.split():
        place, _, scale = pair.partition(":")
        assert scale_of(place, focal).scale == scale, place


def test_the_near_region_of_the_town_decides() -> None:
    """What the researcher puts in is regional, what they take out is not; ready-made regions and unknown places count too."""
    kunshan = town("昆山")
    assert scale_of("台湾", replace(kunshan, near_region=("臺灣",))).scale == "regional"
    assert scale_of("台北", replace(kunshan, near_region=("Taiwan",))).scale == "regional"
    assert scale_of("上海", replace(kunshan, near_region=())).scale == "national"
    assert scale_of("无锡", replace(kunshan, near_region=("Sunan",))).scale == "regional"
    assert scale_of("省城", replace(kunshan, near_region=("省城",))).ground == "near_region"


def test_what_cannot_be_told_is_unclear() -> None:
    """A name unknown, a name whose places differ in scale, a town that is nowhere; but a name whose places agree is clear."""
    zhili = town("织里", "吴兴区")
    assert (scale_of("蓬朗镇", zhili).scale, scale_of("蓬朗镇", zhili).ground) == ("unclear", "unknown")
    assert scale_of("周庄镇", zhili).ground == "ambiguous"
    assert scale_of("城关镇", zhili).scale == "national"
    nowhere = Town(id="t", names={"en": "Example Town"}, near_region=("Shanghai",))
    assert [scale_of(place, nowhere).scale for place in ("上海市", "北京", "Example Town")] == ["regional", "unclear", "local"]


def test_a_town_is_placed_by_its_code_its_county_or_its_name() -> None:
    """周庄 alone is in no one place; with a county or a code it is."""
    assert home_of(Town(id="t", names={"zh": "周庄"})) is None
    found = [home_of(Town(id="t", names={"zh": "周庄"}, county="昆山市")), home_of(Town(id="t", names={"en": "X"}, division_code="320583107"))]
    assert [each and each.code for each in found] == ["320583107", "320583107"]
    county = home_of(Town(id="t", names={"zh": "蓬朗"}, county="昆山市"))
    assert county and county.code == "320583"


def test_ready_made_regions_are_written_out() -> None:
    """So that the list of a town can be read and edited."""
    places = gazetteer()
    assert expanded(["Sunan", "省城"], places) == ("南京市", "无锡市", "常州市", "苏州市", "镇江市", "上海市", "省城")
    assert {"香港特别行政区", "澳门特别行政区"} < set(expanded(["PRD"], places))
