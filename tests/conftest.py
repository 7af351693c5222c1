"""What every folder of tests may use."""

import math
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.project.project import Project


def _cpu(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began


@pytest.fixture
def growth() -> Callable[..., float]:
    """How the CPU time of a piece of work grows with its size, as the power of the size: 1 is linear, 2 is quadratic.

    A ratio of two sizes in one run, the best of three each, so that it says the same on a slow or a busy machine.
    `floor` seconds count as nothing: work that short on the large size is quick enough however it grows.
    """

    def power(work: Callable[[int], object], small: int, *, times: int = 8, floor: float = 0.05) -> float:
        large = min(_cpu(work, small * times) for _ in range(3))
        if large < floor:
            return 0.0
        return math.log(large / max(min(_cpu(work, small) for _ in range(3)), 1e-9), times)

    return power


_TOWN = "示例织镇"
_ORIGIN = (
    ("厂长", "店和打样留在这里，车工都放到内地去了。", "fsbf.cross_regional"),
    ("厂长", "地没有了，房租翻了一番。", "cl.capacity_pressure"),
    ("主任", "检测中心是镇里牵头办的。", "gov.quality_standards sit.communicative_mediation"),
    ("主任", "两地商会每个季度坐下来商量。", "gov.platform_cooperation sit.communicative_mediation"),
    ("工人", "外来工的孩子也能上公办学校。", "lab.decommodification"),
)
_RECIPIENT = (
    ("县长", "厂子一来，家门口就有活干。", "fsbf.local_jobs"),
    ("县长", "订单都在沿海，他们一停我们就停。", "fsbf.coastal_dependence"),
    ("县长", "厂房的证到现在办不下来。", "fsbf.policy_gap"),
    ("工人", "保险跟厂走，换厂就没有了。", "lab.commodification"),
    ("工人", "做一件算一件，淡季就回家。", "lab.commodification"),
)
_AGAINST = ("县长", "我们早就不靠沿海的订单了，自己在本地卖。", "fsbf.coastal_dependence stance.against")
"""Told in two of the recipients' interviews: counter-evidence to dependence on the coast."""


def _zhili_study(folder: Path) -> Path:
    """Make the project: six interviews of each role, all constructed."""
    path = folder / "zhili.coder"
    with Project.create(path, codebooks=("interactive_situations", "industrial_relocation"), user="Li") as made:
        for variable in ("place_role", "stakeholder"):
            made.attributes.define("document", variable)
        made.towns.add(_TOWN)
        for role, turns in (("origin", _ORIGIN), ("recipient", _RECIPIENT)):
            for number in range(1, 7):
                more = (_AGAINST,) if role == "recipient" and number <= 2 else ()
                _interview(made, folder, f"{role} {number} (constructed)", role, "official" if number % 2 else "firm", (*turns, *more))
    return path


def _interview(made: Project, folder: Path, title: str, role: str, stakeholder: str, turns: tuple[tuple[str, str, str], ...]) -> None:
    file = folder / f"{title}.txt"
    file.write_text("".join(f"访谈者：请讲。\n{who}：{words}\n" for who, words, _ in turns) + f"访谈者：{title}，谢谢。\n", encoding="utf-8")
    made.documents.add([file], kind="interview", town=_TOWN)
    text = file.read_text(encoding="utf-8")
    made.attributes.set("document", title, "place_role", role)
    made.attributes.set("document", title, "stakeholder", stakeholder)
    for _, words, codes in turns:
        for code in codes.split():
            made.codings.add(title, text.index(words), text.index(words) + len(words) - 1, code)


@pytest.fixture(scope="session")
def zhili(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of a town whose industry moves inland, to be read only: every word is made up, none is evidence about a real place."""
    return _zhili_study(tmp_path_factory.mktemp("zhili"))
