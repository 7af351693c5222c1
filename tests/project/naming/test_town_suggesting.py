"""Towns of policy texts: proposed by issuer and by places named, entered by a person, then evidence apart from interviews."""

from pathlib import Path

import pytest

from coder.errors import NotFound
from coder.project.project import Project

NOTICE = """昆山市人民政府关于支持企业技术改造的通知（虚构文本，仅用于测试）

昆政发〔2020〕9号

各区镇人民政府：

一、安排专项资金，对企业技术改造应当给予财政补贴。

二、鼓励企业参加行业协会。

昆山市人民政府
2020年3月1日
"""
PLAN = """江苏省小城镇发展规划（虚构文本，仅用于测试）

第一条　支持昆山市花桥镇发展服务外包。

第二条　根据《昆山市条例》，支持企业技术改造。

第三条　支持周庄镇保护古镇。
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Kunshan, Huaqiao in it, and Shunde; a notice of Kunshan, a plan of the province, an interview."""
    made = Project.create(tmp_path / "p.coder", codebooks=("interactive_situations", "policy_instruments"), user="AB")
    for name, text in (("notice", NOTICE), ("plan", PLAN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "talk.txt").write_text("访谈者：怎么样？\n\n厂长：政府给了我们技术改造补贴。\n", encoding="utf-8")
    made.documents.add([tmp_path / "notice.txt", tmp_path / "plan.txt"], kind="policy")
    made.documents.add([tmp_path / "talk.txt"], kind="interview")
    for town, county in (("昆山市", ""), ("花桥镇", "昆山市"), ("顺德区", "")):
        made.towns.add(town, county=county)
    return made


def _told(project: Project) -> dict[tuple[str, str, str], tuple[str, str]]:
    titles = {each.id: each.title for each in project.documents.list()}
    towns = {each.id: each.name() for each in project.towns.list()}
    return {(titles[each.document_id], towns[each.town_id], each.ref): (each.why, each.words) for each in project.town_suggestions.proposed()}


def test_towns_are_proposed_by_issuer_and_by_the_clauses_that_name_them(project: Project) -> None:
    """A text cited is no place named; a township gets what its county issued; nothing is entered."""
    with project:
        notice, plan = (next(each.title for each in project.documents.list() if each.source.startswith(name)) for name in ("notice", "plan"))
        assert _told(project) == {
            (notice, "昆山市", ""): ("issuer", "昆山市人民政府"),
            (notice, "花桥镇", ""): ("above", "昆山市人民政府"),
            (plan, "昆山市", "1"): ("named", "昆山市"),
            (plan, "昆山市", "3"): ("named", "周庄镇"),
            (plan, "花桥镇", "1"): ("named", "花桥镇"),
        }
        assert not project.towns.scopes()


def test_a_person_accepts_or_declines(project: Project) -> None:
    """One step, undone as one; what is settled is not proposed again; an unknown key is refused."""
    with project:
        first, second, *others = project.town_suggestions.proposed()
        project.town_suggestions.accept([first.key])
        project.town_suggestions.decline([second.key])
        assert [each.key for each in project.town_suggestions.proposed()] == [each.key for each in others]
        assert [(each.town_id, each.start) for each in project.towns.scopes()] == [(first.town_id, None)]
        with pytest.raises(NotFound, match="no proposal"):
            project.town_suggestions.accept(["nothing"])
        assert len(project.town_suggestions.accept(["all"])) == len(others)
        project.history.undo()
        assert len(project.towns.scopes()) == 1


def test_document_evidence_stands_apart_in_the_profile(project: Project) -> None:
    """Clauses of policy texts beside turns of interviews, how strongly they bind, and the ids behind them."""
    with project:
        for each in project.documents.list():
            if each.kind == "interview":
                project.towns.speaks_of(each.id, "昆山市")
                talk = each
            elif each.source.startswith("notice"):
                notice = each
        assert project.profiles.of("昆山市")[0].policy is None
        project.town_suggestions.accept(["all"])
        for document, words in ((notice, "对企业技术改造应当给予财政补贴"), (talk, "政府给了我们技术改造补贴")):
            start = project.documents.text(document.id).index(words)
            project.codings.add(document.id, start, start + len(words), "sup.funding")
        (found,) = project.profiles.of("昆山市")
        assert found.policy and set(found.policy.documents) >= {notice.id} and found.policy.codings == 1
        (row,) = found.policy.rows
        assert (row.code, row.written, row.written_sources, row.spoken, row.spoken_sources) == ("sup.funding", 1, 1, 1, 1)
        assert row.binding == {"binding": 1} and len(row.codings) == 1
