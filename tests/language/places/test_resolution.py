"""Which place a name means: county-aware, in both scripts and in English, and never a silent guess."""

import pytest

from coder.language.places.gazetteer import gazetteer
from coder.language.places.resolution import resolve


def chosen(name: str, *near: str) -> str:
    """The path of the chosen place, or why there is none."""
    found = resolve(name, near=near)
    return "/".join(gazetteer().path(found.chosen)) if found.chosen else found.why


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("昆山", "江苏省/苏州市/昆山市"),
        ("崑山市", "江苏省/苏州市/昆山市"),
        ("Kunshan", "江苏省/苏州市/昆山市"),
        ("the City of Kunshan", "江苏省/苏州市/昆山市"),
        ("顺德", "广东省/佛山市/顺德区"),
        ("順德區", "广东省/佛山市/顺德区"),
        ("Shunde District", "广东省/佛山市/顺德区"),
        ("织里", "浙江省/湖州市/吴兴区/织里镇"),
        ("織里鎮", "浙江省/湖州市/吴兴区/织里镇"),
        ("Zhili, Huzhou", "浙江省/湖州市/吴兴区/织里镇"),
        ("Leliu", "广东省/佛山市/顺德区/勒流街道"),
        ("Lecong", "广东省/佛山市/顺德区/乐从镇"),
        ("锦溪镇, 昆山", "unknown"),
        ("昆山市锦溪镇", "江苏省/苏州市/昆山市/锦溪镇"),
        ("江苏省 苏州市 昆山市 淀山湖镇", "江苏省/苏州市/昆山市/淀山湖镇"),
        ("深圳", "广东省/深圳市"),
        ("Shenzhen", "广东省/深圳市"),
        ("东莞", "广东省/东莞市"),
        ("Xi'an", "陕西省/西安市"),
        ("Suzhou", "江苏省/苏州市"),
        ("吉林", "吉林省"),
        ("北京", "北京市"),
        ("臺灣", "台湾"),
        ("台灣", "台湾"),
        ("台湾", "台湾"),
        ("Taiwan", "台湾"),
        ("中壢", "台湾/桃园市/中坜区"),
        ("桃園", "台湾/桃园市"),
        ("Hong Kong", "香港特别行政区"),
        ("觀塘", "香港特别行政区/观塘区"),
        ("Macau", "澳门特别行政区"),
        ("德國", "德国"),
        ("Germany", "德国"),
        ("紐西蘭", "新西兰"),
        ("新西兰", "新西兰"),
        ("USA", "美国"),
        ("矽谷", "美国/硅谷"),
        ("珠三角", "珠三角"),
    ],
)
def test_a_name_is_found_in_either_script_and_in_english(name: str, place: str) -> None:
    """Full names, names without their tier, pinyin, and paths from the wide to the narrow."""
    assert chosen(name) == place


@pytest.mark.parametrize("name", ["周庄镇", "周庄", "Zhouzhuang", "城关镇", "太平镇", "鼓楼区", "朝阳", "Taizhou", "中山區"])
def test_a_name_that_several_places_have_is_not_guessed(name: str) -> None:
    """All of them are listed and none is chosen."""
    found = resolve(name)
    assert (found.chosen, found.why) == (None, "ambiguous")
    assert len(found.candidates) > 1


def test_the_context_settles_what_the_name_does_not() -> None:
    """A place inside the context, or in its prefecture, is meant; a context elsewhere settles nothing."""
    assert chosen("周庄镇", "昆山市") == chosen("周庄", "320583") == "江苏省/苏州市/昆山市/周庄镇"
    assert chosen("周庄镇", "太仓市") == "江苏省/苏州市/昆山市/周庄镇"
    assert chosen("周庄镇", "江阴") == "江苏省/无锡市/江阴市/周庄镇"
    assert chosen("周庄镇", "顺德") == chosen("周庄镇", "江苏省") == "ambiguous"
    assert chosen("朝阳", "北京") == "北京市/朝阳区"
    assert chosen("玉山", "昆山") == "江苏省/苏州市/昆山市/玉山镇"
    assert resolve("周庄镇", near=["昆山"]).why == "near"


def test_it_is_said_why_a_place_was_chosen() -> None:
    """The only one of its name; the widest, where the others are townships; the usual meaning; near the context."""
    assert [resolve(name).why for name in ("顺德区", "昆山", "Suzhou")] == ["only", "level", "usual"]


@pytest.mark.parametrize("name", ["蓬朗镇", "Atlantis", "", " ", "镇", "x", "江苏省昆山市蓬朗镇", "，", ","])
def test_what_is_not_in_the_table_is_said_to_be_unknown(name: str) -> None:
    """蓬朗镇 was merged into a neighbour before 2023."""
    assert resolve(name).why == "unknown"


def test_every_place_of_the_tables_is_found_under_its_own_name() -> None:
    """A full name leads to all places that have it, and each knows the units that hold it."""
    places = gazetteer()
    for place in places.of_levels(("territory", "province", "prefecture", "county", "city", "region")):
        for name in place.names.values():
            assert place.code in {each.code for each in resolve(name).candidates}, name
        assert all(code in places for code in (*place.within, *place.members))


def test_the_units_of_the_mainland_are_read_off_the_list() -> None:
    """31 provinces, 342 cities and 2,978 counties of the bureau, cities without counties counted once; and the ten towns of Kunshan."""
    places = gazetteer()
    assert len(places.of_levels(("province",))) == 31
    counties = [place for place in places.of_levels(("county",)) if not place.code.startswith("TW")]
    undivided = [places.place(code) for code in ("441900", "442000", "460400", "620200")]
    assert len(counties) + len(undivided) == 2978
    towns = {each.name() for each in places.inside("320583") if each.name().endswith("镇")}
    assert towns == {f"{name}镇" for name in ("玉山", "巴城", "周市", "陆家", "花桥", "张浦", "千灯", "周庄", "锦溪", "淀山湖")}


def test_english_names_are_pinyin_where_no_other_is_known() -> None:
    """吕梁 is Lüliang without its dots, 西安 Xi'an, 内蒙古 by its English name."""
    places = gazetteer()
    assert [places.name(places.place(code), "en") for code in ("610100", "150000", "330502100", "330522", "TW:桃园市")] == [
        "Xi'an",
        "Inner Mongolia",
        "Zhili",
        "Changxing",
        "Taoyuan City",
    ]
