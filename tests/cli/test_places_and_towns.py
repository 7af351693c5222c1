"""coder places and coder towns, in lines and as JSON."""

from collections.abc import Callable
from pathlib import Path


def test_a_place_is_looked_up(coder: Callable) -> None:
    """With the reason; all of one name are listed, in Chinese and English."""
    told = coder("places", "周庄镇", "Zhili", "Atlantis")
    assert told.status == 0
    assert "320583107  江苏省 苏州市 昆山市 周庄镇  (Zhouzhuang, Kunshan, Suzhou, Jiangsu)" in told.out
    assert "one of:" in told.out and "Zhili: the usual meaning" in told.out and "Atlantis: not in the gazetteer" in told.out
    found = coder("places", "周庄镇", "--near", "昆山", "--json").json["places"][0]
    assert found["why"] == "near" and [each["code"] for each in found["candidates"] if each["chosen"]] == ["320583107"]


def test_a_place_has_a_scale_seen_from_a_town(coder: Callable, project: Path) -> None:
    """With what scale is and is not; a town of a project with its own near region."""
    told = coder("places", "台湾", "花桥", "上海", "--from", "昆山")
    assert [line.split(": ")[1] for line in told.out.split("\n") if "seen from" in line and ":" in line and line.startswith("  seen")] == [
        "global (beyond the customs border of the town)",
        "local (in the town's county-level unit)",
        "regional (in the town's near region)",
    ]
    assert "economic-geographic category" in told.out
    coder("towns", project, "set", "昆山", "--near", "臺灣")
    found = coder("places", "Taipei", "--from", "Kunshan", "--project", project, "--json").json
    assert (found["places"][0]["scale"], found["places"][0]["ground"]) == ("regional", "near_region") and "sovereignty" in found["note"]
    assert coder("places", "上海", "--from", "周庄").err.count("\n") == 2
    assert coder("places", "上海", "--project", project).status == 2


def test_a_town_says_where_it_is(coder: Callable, project: Path) -> None:
    """When it is made, set and listed; a name of several places is one error with what to do."""
    made = coder("towns", project, "add", "乐从", "--near", "PRD")
    assert "广东省 佛山市 顺德区 乐从镇 440606103" in made.out and "香港特别行政区" in made.out
    wrong = coder("towns", project, "add", "周庄")
    assert wrong.status == 1 and wrong.err.count("\n") == 2 and "--county" in wrong.err
    assert "昆山市 周庄镇" in coder("towns", project, "add", "周庄", "--county", "昆山").out
    listed = coder("towns", project)
    assert "江苏省 苏州市 昆山市 周庄镇 320583107" in listed.out and "more" in listed.out
    row = next(each for each in coder("towns", project, "--json").json["towns"] if each["names"] == {"zh": "乐从"})
    assert row["division_code"] == "440606103" and row["path"] == ["广东省", "佛山市", "顺德区", "乐从镇"]
    assert "nothing" in coder("towns", project, "set", "乐从", "--near", "").out
    assert "佛山市" in coder("towns", project, "set", "乐从", "--near-default").out
    assert coder("towns", project, "set", "乐从").status == 2


NOTICE = """昆山市人民政府关于职业培训的通知（虚构文本，仅用于测试）

昆政发〔2020〕9号

各区镇人民政府：

一、应当请学校为工厂培训工人。

昆山市人民政府
2020年3月1日
"""


def test_policy_texts_get_towns_when_a_person_says_so_and_stand_apart_in_the_profile(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Listed with the reason, entered by key or all, declined for good; document evidence in lines, JSON and the figures of both languages."""
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    coder("add", project, tmp_path / "notice.txt", "--kind", "policy")
    (found,) = coder("towns", project, "suggest", "--json").json["suggestions"]
    assert (found["why"], found["words"], found["start"]) == ("issuer", "昆山市人民政府", None)
    listed = coder("towns", project, "suggest")
    assert found["key"] in listed.out and "issued there by 昆山市人民政府" in listed.out and "Nothing is written" in listed.out
    assert coder("towns", project, "suggest", "--accept", "nothing").err.count("\n") == 2
    assert "document evidence" not in coder("profile", project, "昆山").out
    assert "1 statement entered" in coder("towns", project, "suggest", "--accept", found["key"]).out
    start = NOTICE.index("应当请学校")
    coder("code", project, "notice", str(start), str(start + 12), "sit.skill_matching")
    told = coder("profile", project, "昆山").out
    assert "document evidence, apart from what people say" in told and "1 clauses of 1 policy text(s)" in told
    policy = coder("profile", project, "昆山", "--json").json["towns"][0]["policy"]
    assert policy["rows"][0]["code"] == "sit.skill_matching" and policy["rows"][0]["written"] == 1 and len(policy["rows"][0]["codings"]) == 1
    assert "Document evidence" in coder("profile", project, "昆山", "--figures", "--page", "situations").out
    assert "文件证据" in coder("profile", project, "昆山", "--figures", "--page", "situations", "--language", "zh").out
    coder("undo", project)
    coder("undo", project)
    assert "1 proposal declined" in coder("towns", project, "suggest", "--decline", "all").out
    assert coder("towns", project, "suggest", "--json").json["suggestions"] == []
