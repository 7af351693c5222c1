"""Actors named in very many short texts: sorts, offices, ministries, and departments with what they are of."""

import pytest

from coder.language.actors.naming import ActorNamer
from coder.language.words import Segmenter


@pytest.fixture(scope="module")
def namer() -> ActorNamer:
    return ActorNamer(Segmenter())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("由县级以上人民政府生态环境主管部门责令改正", [("人民政府", ""), ("生态环境主管部门", "")]),
        ("特种设备安全监督管理部门应当建立制度", [("特种设备安全监督管理部门", "")]),
        ("市市场监督管理部门和区水务主管部门负责", [("市市场监督管理部门", "gov_prefecture"), ("区水务主管部门", "gov_county")]),
        ("设区的市生态环境主管部门会同公安机关", [("市生态环境主管部门", "gov_prefecture"), ("公安机关", "")]),
        ("市场监督管理部门负责", [("市场监督管理部门", "")]),
        ("报省、自治区、直辖市人民政府批准", [("直辖市人民政府", "gov_provincial")]),
        ("市人民政府批准", [("市人民政府", "gov_prefecture")]),
        ("同级工会和企业联合会协调", [("工会", ""), ("企业联合会", "business_association")]),
        ("根据《主管部门管理办法》的规定", []),
    ],
)
def test_who_is_named_and_of_which_type(namer: ActorNamer, text: str, named: list[tuple[str, str]]) -> None:
    """A department has the words for its field before it; the tier is said by its first word, or not at all; a union is no association of firms."""
    (found,) = namer.of_all([text])
    assert [(text[each.start : each.stop], each.kind.removeprefix("actor.")) for each in found] == named
