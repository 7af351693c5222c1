"""Places and actors that clauses name, and the place that a document is of."""

import pytest

from coder.language.places.gazetteer import gazetteer
from coder.tagging.mentions import Mentions
from coder.text.policy.read import parse_policy


@pytest.fixture(scope="module")
def mentions() -> Mentions:
    """Read once."""
    return Mentions()


def test_places_and_actors_with_their_codes_and_types(mentions: Mentions) -> None:
    """An office takes the place before it; what stands in a title, and China itself, is none."""
    (found,) = mentions.of_all(["根据《江苏省条例》，绍兴市人民政府和中华人民共和国财政部支持上海市浦东新区的民营企业、行业协会。"], [None])
    assert found.places == (("绍兴市", "330600"), ("上海市", "310000"), ("浦东新区", "310115"))
    assert found.actors == (
        ("绍兴市人民政府", "actor.gov_prefecture"),
        ("财政部", "actor.gov_central"),
        ("民营企业", "actor.enterprise_private"),
        ("行业协会", "actor.business_association"),
    )


def test_an_office_of_any_tier_has_no_type(mentions: Mentions) -> None:
    """In a text of the State Council 发展改革委 is none of a county."""
    (found,) = mentions.of_all(["由发展改革委、扶贫办、省财政厅、市科技局和地方政府负责。"], [None])
    assert dict(found.actors) == {
        "发展改革委": "",
        "扶贫办": "",
        "省财政厅": "actor.gov_provincial",
        "市科技局": "actor.gov_prefecture",
        "地方政府": "",
    }


def test_a_name_of_several_places_has_no_code_unless_the_document_says(mentions: Mentions) -> None:
    """Never a silent guess."""
    text = "支持鼓楼区发展。"
    nowhere, there = mentions.of_all([text, text], [None, gazetteer().place("320100")])
    assert nowhere.places == (("鼓楼区", ""),) and there.places == (("鼓楼区", "320106"),)


def test_words_that_are_much_else_need_their_province(mentions: Mentions) -> None:
    """市和县 and 向城镇 are no places elsewhere."""
    texts = ["市和县人民政府应当向城镇居民提供补贴。", "设区的市和县。", "上海市"]
    assert [each.places for each in mentions.of_all(texts, [None] * 3)] == [(), (), (("上海市", "310000"),)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("绍兴市人民政府关于加快特色小镇规划建设的通知\n各区：\n支持。", "330600"),
        ("浙江省杭州市西湖风景名胜区管理条例\n第一条　为了保护。\n第二条　支持。", "330100"),
        ("国务院关于同意设立的批复\n各省：\n同意。", ""),
        ("税收征收管理法\n第一条　为了。\n第二条　国务院。", ""),
    ],
)
def test_a_document_is_of_the_place_whose_office_issued_it(mentions: Mentions, text: str, code: str) -> None:
    """Else of the place that its title begins with; central ones are of none."""
    place = mentions.place_of(parse_policy(text))
    assert (place.code if place else "") == code
