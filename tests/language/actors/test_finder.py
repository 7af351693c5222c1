"""Actors are found in Chinese and English, with their type, tier and place."""

from collections.abc import Callable

import pytest
import spacy

from coder.language.actors.find import RULES, Find
from coder.language.actors.finder import ActorFinder
from coder.language.actors.registry import Named, Registry


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    """Made once."""
    return ActorFinder()


@pytest.mark.parametrize(
    ("text", "label", "kind", "tier"),
    [
        ("行政院公共工程委員會說明。", "行政院公共工程委員會", "gov_central", "central"),
        ("昨天国务院批复了。", "国务院", "gov_central", "central"),
        ("浙江省工信厅来调研。", "浙江省工信厅", "gov_provincial", "provincial"),
        ("湖州市政府出面。", "湖州市政府", "gov_prefecture", "prefecture"),
        ("昆山市政府出面。", "昆山市政府", "gov_county", "county"),
        ("县委县政府牵头。", "县委县政府", "gov_county", "county"),
        ("市发改局批的。", "市发改局", "gov_prefecture", "prefecture"),
        ("江苏省昆山市周庄镇人民政府盖章。", "江苏省昆山市周庄镇人民政府", "gov_township", "township"),
        ("我們請農委會來看。", "農委會", "gov_central", "central"),
        ("臺東縣政府農業處也來了。", "臺東縣政府農業處", "gov_county", "county"),
        ("鄉公所協助我們。", "鄉公所", "gov_township", "township"),
        ("村委会同意了。", "村委会", "village_collective", "village"),
        ("社區發展協會辦的。", "社區發展協會", "village_collective", "village"),
        ("昆山华新电子有限公司落户。", "昆山华新电子有限公司", "enterprise_private", ""),
        ("台资企业都在这里。", "台资企业", "taiwan_firm", ""),
        ("织里镇童装商会找了我们。", "织里镇童装商会", "business_association", ""),
        ("同業公會的理事長說。", "同業公會", "business_association", ""),
        ("和上海交通大学签了协议。", "上海交通大学", "university_institute", ""),
        ("建设银行昆山支行放了款。", "建设银行昆山支行", "bank_finance", ""),
        ("苏州工业园区管委会拍板。", "苏州工业园区管委会", "park_committee", ""),
        ("工厂里多是外来务工人员。", "外来务工人员", "migrant_workers", ""),
        ("靠中间人介绍的。", "中间人", "broker", ""),
        ("电视台报道了。", "电视台", "media", ""),
        ("The Ministry of Science and Technology agreed.", "Ministry of Science and Technology", "gov_central", "central"),
        ("Suzhou Municipal Government paid.", "Suzhou Municipal Government", "gov_prefecture", "prefecture"),
        ("We asked the county government.", "county government", "gov_county", "county"),
        ("It was the Leliu Chamber of Commerce.", "Leliu Chamber of Commerce", "business_association", ""),
        ("Then Foxconn Ltd came.", "Foxconn Ltd", "enterprise_private", ""),
        ("with National Taiwan University", "National Taiwan University", "university_institute", ""),
        ("many migrant workers came", "migrant workers", "migrant_workers", ""),
    ],
)
def test_an_actor_is_found_with_type_and_tier(finder: ActorFinder, text: str, label: str, kind: str, tier: str) -> None:
    """Offsets give the label, Traditional text included."""
    found = {each.label: each for each in finder.find(text)}
    assert label in found, found
    assert (found[label].kind, found[label].tier) == (f"actor.{kind}", tier)
    assert text[found[label].start : found[label].stop] == label
    assert found[label].rule in RULES


def labels(found: list[Find]) -> list[str]:
    return [each.label for each in found]


def test_nothing_is_found_in_titles_labels_of_turns_and_places(finder: ActorFinder) -> None:
    """A document's title names no actor that acts; 镇长： says who speaks; 村里的树 is a place; 念大学 a time of life."""
    assert finder.find("《昆山市政府工作报告》") == []
    assert labels(finder.find("镇长：好的。\n### 鎮長：好。")) == []
    assert finder.find("村里的树很高，我念大学的时候。") == []


def test_a_part_of_another_word_is_no_actor(finder: ActorFinder) -> None:
    """What 政府, 企业 and 中央 mean in 政府采购, 企业年金, 中央八项规定; verbs and titles before a name are no part of it."""
    assert finder.find("政府采购和企业年金，中央八项规定，建设法治政府。") == []
    assert labels(finder.find("唐鳳政委推動社會企業")) == ["政委", "社會企業"]
    assert labels(finder.find("the National Science and Technology Council at Hyde Park")) == ["National Science and Technology Council"]


def test_one_actor_and_a_sort_of_actors_are_told_apart(finder: ActorFinder) -> None:
    """市政府 alone is a sort; with a place before it, one."""
    one, sort = finder.find("昆山市政府和市政府")
    assert (one.generic, one.place, sort.generic, sort.place) == (False, "昆山市", True, "")


def test_we_before_a_sort_is_named_as_such(finder: ActorFinder) -> None:
    """我们镇里, 我们公司, 我们县: found by the rule `self`."""
    found = finder.find("我们镇里和我们公司，还有我们县。")
    assert [(each.label, each.rule) for each in found] == [("我们镇里", "self"), ("我们公司", "self"), ("我们县", "self")]


def test_two_bodies_joined_by_and_are_two(finder: ActorFinder) -> None:
    """`and` inside a name does not swallow the next body."""
    text = "the Ministry of Science and Technology and Suzhou Municipal Government"
    assert labels(finder.find(text)) == ["Ministry of Science and Technology", "Suzhou Municipal Government"]


def test_names_of_the_project_come_first_in_either_script(finder: ActorFinder) -> None:
    """The longest name counts; a short one only as a word; a name of two actors stands for none."""
    registry = Registry(
        [
            Named(name="泰和電子", actor_id="a", kind="actor.taiwan_firm"),
            Named(name="商会", actor_id="b"),
            Named(name="Kunshan Municipal Government", actor_id="c"),
            Named(name="老王", actor_id="d"),
            Named(name="老王", actor_id="e"),
        ]
    )
    found = finder.find("泰和电子和商会，工商会议，老王和kunshan municipal government", registry)
    assert [(each.label, each.actor_id) for each in found if each.rule == "registry"] == [
        ("泰和电子", "a"),
        ("商会", "b"),
        ("kunshan municipal government", "c"),
    ]


def test_organisations_of_a_trained_pipeline_are_found_too() -> None:
    """What own rules do not know; where both find something, the longer counts."""
    trained = spacy.blank("zh")
    trained.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "大龙山"}, {"label": "PERSON", "pattern": "老李"}])
    found = ActorFinder(trained=[trained]).find("大龙山请老李和镇政府吃饭。")
    assert [(each.label, each.rule) for each in found] == [("大龙山", "trained"), ("镇政府", "government")]


def test_finding_takes_time_that_grows_with_the_text(finder: ActorFinder, growth: Callable[..., float]) -> None:
    """Not with its square."""
    text = "昆山市政府和台商协会请上海交通大学的教授来村里，the county government paid. " * 40
    assert growth(lambda size: finder.find(text * size), 2) < 1.5
