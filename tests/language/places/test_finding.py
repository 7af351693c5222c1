"""Places in a text: true offsets, both scripts, whole words, titles marked as citations."""

import subprocess
import sys

from coder.language.places.finding import find_places


def found(text: str, *near: str) -> list[str]:
    """The names found."""
    places = find_places(text, near=near)
    assert all(text[each.start : each.stop] == each.name for each in places)
    return [each.name for each in places]


def test_places_are_found_as_whole_words() -> None:
    """No 海南 in 上海南站, no 西安 in 西安排, no 新城镇 in 新城镇化, and ordinary words are no places."""
    assert found("从上海南站出发，在西安排了一次会，推进新城镇化，互助合作，资源丰富，大家平安。") == ["上海"]
    assert found("孙中山先生说过，经济开发区、综合保税区和村镇公共设施") == []


def test_traditional_text_is_found_at_its_own_offsets() -> None:
    """Rare characters before a name move nothing."""
    assert found("𠮷：織里的童裝從臺灣運到順德區，也到桃園。") == ["臺灣", "順德區", "桃園"]
    assert found("𠮷：織里的童裝", "吴兴区") == ["織里"]


def test_short_names_of_townships_are_found_near_the_town_only() -> None:
    """花桥 is a township of Kunshan there, and nothing elsewhere; 花桥镇 is one anywhere."""
    assert found("花桥和张浦都发展了") == []
    assert found("花桥和张浦都发展了", "昆山") == ["花桥", "张浦"]
    assert found("花桥镇发展了") == ["花桥镇"]


def test_a_place_is_read_with_the_one_it_follows() -> None:
    """In 江苏省昆山市周庄镇 the township is Kunshan's; alone it is not clear which."""
    together, alone = find_places("江苏省昆山市周庄镇的旅游"), find_places("周庄镇的旅游")
    assert [each.resolution.chosen and each.resolution.chosen.code for each in together] == ["320000", "320583", "320583107"]
    assert [each.resolution.why for each in alone] == ["ambiguous"]


def test_people_and_streets_are_no_places() -> None:
    """永昌 in a speaker's name, 徐州 in the name of a road; but a label that is a place is one."""
    assert found("### 羅永昌：\n大家好，徐州路見。\n林周熙：好\n昆山市：报名\n") == ["昆山市"]


def test_titles_are_citations() -> None:
    """A place in 《》 is found, and marked."""
    places = find_places("《广东省乡村振兴促进条例》在佛山实施")
    assert [(each.name, each.cited) for each in places] == [("广东省", True), ("佛山", False)]


def test_english_names_are_found_by_their_capitals() -> None:
    """Longest first, without a possessive; `us` is no country and `US` is."""
    text = "Kunshan’s firms sold to the United States and Hong Kong; the City of Shunde asked us, and US buyers came to Zhejiang Province. MAY"
    assert found(text) == ["Kunshan", "United States", "Hong Kong", "City of Shunde", "US", "Zhejiang Province"]


def test_the_tables_are_not_loaded_before_they_are_needed() -> None:
    """Importing the modules reads no table."""
    code = (
        "import coder.language.places.finding, coder.language.places.scale\n"
        "from coder.language.places.gazetteer import gazetteer\n"
        "print(gazetteer.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "0"


def test_finding_grows_with_the_text(growth) -> None:
    """Twice the text, twice the work."""
    sentence = "昆山市和上海的企业到顺德去，花桥镇也一样。They went to Hong Kong. "
    find_places(sentence)
    assert growth(lambda size: find_places(sentence * size), 400) < 1.4
