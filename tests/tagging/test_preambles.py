"""What stands under 指导思想 or 基本原则 is an aim: other codes are left out there, by the rule of the codebook."""

import json
from pathlib import Path

import pytest

from coder.formats.readers import read
from coder.tagging.clauses import read_policy
from coder.tagging.executors import Serial
from coder.tagging.running import run
from coder.tagging.spec import spec_of

NOTICE = """示例市人民政府关于促进企业发展的意见

示政发〔2020〕3号

各区人民政府：

为促进企业发展，提出如下意见。

一、总体要求
（一）指导思想。坚持以企业为主体，对企业技术改造给予财政补贴，依法给予税收优惠。
（二）基本原则。坚持政府引导，优先采购本地企业的创新产品，扩大政府采购的规模。
（三）采购范围。优先采购本地企业的创新产品，扩大政府采购的规模。
二、主要措施
（一）对企业技术改造给予财政补贴，依法给予税收优惠，减免企业所得税。
（二）优先采购本地企业的创新产品，扩大政府采购的规模。
（三）严格遵守采购的基本原则，优先采购本地企业的创新产品，扩大政府采购的规模。

示例市人民政府
2020年3月1日
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A constructed notice with a preamble."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_clauses_of_a_preamble_are_known(notice: Path) -> None:
    """Those under the heading but with another title of its own, and no clause that only names a principle."""
    _, clauses = read_policy(read(notice)[0])
    within = {clause.id.split("-", 1)[1]: clause.preamble for clause in clauses}
    assert {name for name, is_preamble in within.items() if is_preamble} == {"1-1", "1-2"}
    assert {"1-3", "2-1", "2-2", "2-3"} <= within.keys()


def test_no_measure_is_tagged_in_a_preamble(model: Path, notice: Path, tmp_path: Path) -> None:
    """The same words are tagged where they are measures."""
    run([notice], spec_of(model, fast=True), tmp_path / "out", Serial())
    lines = [json.loads(each) for each in (tmp_path / "out" / "part-000001.jsonl").read_text(encoding="utf-8").splitlines()]
    codes = {each["unit"].rsplit("号-", 1)[1]: {code["code"] for code in each["codes"]} for each in lines}
    assert codes["1-1"] <= {"env.goal_planning", "mech.hortatory"} and codes["1-2"] <= {"env.goal_planning", "mech.hortatory"}
    assert "env.tax" in codes["2-1"] and "dem.procurement" in codes["2-2"] and "dem.procurement" in codes["2-3"]


def test_negation_titles_and_slogans_are_no_reason(model: Path, tmp_path: Path) -> None:
    """A denied measure, a title in 《》, and 供给侧结构性改革 tag nothing."""
    path = tmp_path / "law.txt"
    path.write_text(
        "示例条例\n\n第一条　本市没有给予企业财政补贴，也没有给予任何税收优惠的计划安排。\n\n"
        "第二条　本条例的解释依照《政府采购法》《税收优惠办法》和《财政补贴管理办法》的有关规定。\n\n"
        "第三条　深入推进供给侧结构性改革，加强需求侧管理，这是本市今后一个时期经济工作的主线。\n",
        encoding="utf-8",
    )
    run([path], spec_of(model, fast=True), tmp_path / "out", Serial())
    lines = [json.loads(each) for each in (tmp_path / "out" / "part-000001.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [code["code"] for each in lines for code in each["codes"]]
    assert not {"env.tax", "sup.funding", "dem.procurement"} & set(found) and not [each for each in found if each.startswith(("sup.", "dem."))]
