"""coder adjudicate: in plain lines, by options, as JSON; and the consensus in profiles, quotes and exports. The texts are constructed."""

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CODE, OTHER = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def doubled(coder: Callable, project: Path) -> Path:
    """Wang codes what Li coded otherwise, and a passage more; both agree on one."""
    for user, start, stop, code in (("Wang", 16, 30, OTHER), ("Wang", 0, 4, CODE), ("Li", 5, 12, CODE), ("Wang", 5, 12, CODE)):
        assert coder("code", project, "zh", start, stop, code, "--user", user).status == 0
    return project


@pytest.fixture
def answering(coder: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Runs a command with these lines on its standard input."""

    def command(given: str, *arguments: object) -> object:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        return coder(*arguments)

    return command


def listed(coder: Callable, project: Path, *more: str) -> dict:
    """The JSON of the list."""
    answer: dict = coder("adjudicate", project, "--list", "--json", *more).json
    return answer


def test_the_list_names_places_versions_and_what_is_decided(coder: Callable, doubled: Path) -> None:
    """In lines, and as JSON with ids, kinds, codes and versions."""
    found = listed(coder, doubled)["disagreements"]
    assert [(each["kind"], sorted(each["codes"])) for each in found] == [("presence", [CODE]), ("code", [OTHER, CODE])]
    assert [version["coder"] for version in found[1]["versions"]] == ["Li", "Wang"] and found[0]["versions"][0]["made"] == []
    lines = coder("adjudicate", doubled, "--list", "--lang", "en").out
    assert "different codes" in lines and "  Li: nothing here" in lines and ": open" in lines
    assert "1 made alike by all, 0 adjudicated, 2 undecided" in lines


def test_one_at_a_time_with_reasons(answering: Callable, coder: Callable, doubled: Path) -> None:
    """Versions by number, then neither; the second is told with its definitions; the summary counts."""
    answer = answering("2\n没有说\n1\nclear\nq\n", "adjudicate", doubled, "--plain", "--lang", "en", "--user", "Chen")
    assert answer.status == 0
    out = answer.out
    assert "Disagreement 1 of 2: coded by some only" in out and "Disagreement 2 of 2: different codes" in out
    assert "1 Li: sit.skill_matching" in out and "2 Wang: sit.communicative_mediation" in out
    assert f"{CODE} Skill matching: " in out and "Decided: taken: Li (Chen" not in out and "Decided: taken: Li, Chen" in out
    assert "because: clear" in out and "Decided 2, put off 0, open 0, of 2." in out
    decided = [each["decision"] for each in listed(coder, doubled)["disagreements"]]
    assert [(each["verdict"], each["chosen"], each["reason"], each["by"]) for each in decided] == [
        ("chosen", ["Wang"], "没有说", "Chen"),
        ("chosen", ["Li"], "clear", "Chen"),
    ]
    assert coder("doctor", doubled).status == 0


def test_undo_back_and_mistakes_in_the_dialogue(answering: Callable, coder: Callable, doubled: Path) -> None:
    """u takes a decision back and returns to it; < and > move; nonsense is told; the end of the input stops."""
    given = "n\n\nu\n>\n<\n7\nx\no\nsm\n1\n\no\nsm\n2\nso\n"
    answer = answering(given, "adjudicate", doubled, "--plain", "--lang", "en")
    assert answer.status == 0 and "Undone: adjudicate a disagreement." in answer.out
    assert "“7” is not an answer" in answer.out.replace("7 is not", "“7” is not") and "Decided 1" in answer.out
    zh = answering("b\n\nq\n", "adjudicate", doubled, "--plain", "--lang", "zh").out
    assert "取哪个？" in zh and "理由？" in zh


def test_decisions_by_options(coder: Callable, doubled: Path) -> None:
    """For scripts: hold, other, later, neither, withdraw; what does not say what holds is refused."""
    first, second = (each["id"] for each in listed(coder, doubled)["disagreements"])
    made = coder("adjudicate", doubled, "--decide", first[:8], "--other", f"0-3={CODE}", "--reason", "shorter", "--json").json["decision"]
    assert (made["verdict"], made["settled"][0]["code"], made["settled"][0]["stop"]) == ("other", CODE, 3)
    assert coder("adjudicate", doubled, "--decide", second, "--hold", "Li", "--hold", "Wang").status == 0
    assert coder("adjudicate", doubled, "--decide", second, "--later", "--lang", "en").out.strip().endswith(made["created_at"][:10])
    assert listed(coder, doubled)["consensus"]["put_off"] == 1
    assert coder("adjudicate", doubled, "--decide", second).status == 2
    assert coder("adjudicate", doubled, "--decide", "zzzzzzzz", "--neither").status == 1
    forgotten = coder("adjudicate", doubled, "--slot", "scale=Li")
    assert forgotten.status == 2 and "--slot says how to decide: give --decide ID too." in forgotten.err
    assert coder("adjudicate", doubled, "--decide", second, "--hold", "Chen").status == 1
    assert coder("adjudicate", doubled, "--decide", second, "--other", "somewhere").status == 1
    assert coder("adjudicate", doubled, "--withdraw", first).status == 0
    assert listed(coder, doubled)["disagreements"][0]["decision"] is None


def test_a_linkage_is_settled_slot_by_slot(answering: Callable, coder: Callable, project: Path) -> None:
    """By options, and in the dialogue; the list tells what each said in the slots that differ."""
    told = ("zh", 16, 30, "--from", "镇政府", "--to", "台商", "--situation", CODE, "--kind", "information", "--scale", "local")
    assert coder("link", project, *told, "--user", "Wang").status == 0
    (found,) = listed(coder, project)["disagreements"]
    assert (found["kind"], found["slots"]) == ("slots", ["scale"]) and found["versions"][1]["slots"] == {"scale": "Local"}
    assert "Wang: 镇政府 → 台商; scale Local" in coder("adjudicate", project, "--list", "--lang", "en").out
    made = coder("adjudicate", project, "--decide", found["id"], "--hold", "Li", "--slot", "scale=Wang", "--json").json["decision"]
    assert (made["verdict"], made["chosen"], made["slots"]) == ("other", ["Li"], {"scale": "Wang"})
    assert coder("adjudicate", project, "--decide", found["id"], "--hold", "Li", "--slot", "status=Wang").status == 1
    out = answering("o\n1 scale=2\n\no\n1 scale=7\nq\n", "adjudicate", project, "--plain", "--lang", "en").out
    assert "Decided: Li, but scale of Wang" in out and "7 is no coder here" in out
    assert coder("export", project, "--consensus", "--format", "mentions-csv", "--out", project.with_name("ties.csv")).status == 0
    assert "scale.local" in project.with_name("ties.csv").read_text("utf-8-sig")


def test_without_a_second_coder_there_is_nothing_to_adjudicate(coder: Callable, project: Path) -> None:
    """One line says so."""
    assert "nothing to adjudicate" in coder("adjudicate", project, "--lang", "en").out


def test_confusions_come_with_definitions_and_hints(coder: Callable, doubled: Path) -> None:
    """The pair, who gave what, both definitions, what may cause it, and an example."""
    out = coder("adjudicate", doubled, "--confusions", "--lang", "en").out
    assert "1 place in 1 document" in out and "Li: " in out and "hint: " in out and "e.g. " in out
    found = coder("adjudicate", doubled, "--confusions", "--json").json["confusions"]
    (pair,) = found["pairs"]
    assert {pair["first"], pair["second"]} == {CODE, OTHER} and set(found["codes"]) == {CODE, OTHER}
    assert all(cause["told"] for cause in pair["causes"]) and found["alone"][0]["code"] == CODE


def test_quotes_exports_and_profiles_of_the_consensus(coder: Callable, doubled: Path, tmp_path: Path) -> None:
    """What is undecided stays out and is told; a decision brings it in; the export holds no log."""
    before = coder("quotes", doubled, CODE, "--consensus", "--json").json
    assert [each["user"] for each in before["quotes"]] == ["consensus"] and before["consensus"]["open"] == 2
    identity = listed(coder, doubled)["disagreements"][1]["id"]
    assert coder("adjudicate", doubled, "--decide", identity, "--hold", "Li").status == 0
    assert len(coder("quotes", doubled, CODE, "--consensus", "--json").json["quotes"]) == 2
    answer = coder("export", doubled, "--consensus", "--coders", "Li,Wang", "--out", tmp_path / "out.csv")
    assert answer.status == 0 and "1 made alike by all, 1 adjudicated, 1 undecided" in answer.out
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["user"] for row in csv.DictReader(file)] == ["consensus"] * 2
    assert coder("export", doubled, "--consensus", "--out", tmp_path / "out.jsonl").status == 0
    assert '"type":"event"' not in (tmp_path / "out.jsonl").read_text("utf-8")
    shown = coder("profile", doubled, "--consensus")
    assert shown.status == 0 and "Consensus of Li, Wang" in shown.out and "consensus yes" in shown.out
    assert coder("profile", doubled, "--consensus", "--json").json["consensus"]["decided"] == {"chosen": 1}
    assert coder("quotes", doubled, CODE, "--coders", "Li").status == 2


def test_passages_are_coded_again_without_a_look_at_the_first_codes(answering: Callable, coder: Callable, project: Path) -> None:
    """Draw, answer in lines, report: what was given before is never printed while it is asked."""
    assert coder("recode", project, "--report").out.startswith("Li has coded nothing again yet")
    assert "1 passage drawn (seed 4)" in coder("recode", project, "--draw", 1, "--seed", 4).out
    answer = answering("zzz\n＜\nＱ\n", "recode", project, "--lang", "en")
    assert answer.status == 0 and "Passage 1 of 1" in answer.out and CODE not in answer.out and "no code zzz" in answer.out
    assert "Kept: sit.communicative_mediation." in answering("cm\n", "recode", project, "--lang", "en").out
    report = coder("recode", project, "--report").out
    assert "coded 1 of 1 passage drawn again" in report and f"{CODE} -> {OTHER}" in report
    found = coder("recode", project, "--report", "--json").json["consistency"]
    assert (found["coded"], found["same"], found["changed"][0]["after"]) == (1, 0, [OTHER])
    assert "没有待再次编码的段落" in answering("", "recode", project, "--lang", "zh").out
    assert coder("show", project, "zh", "--json").json["codings"][0]["code"] == CODE and coder("doctor", project).status == 0


def test_the_rule_of_the_consensus_is_chosen_and_told(coder: Callable, doubled: Path, tmp_path: Path) -> None:
    """For quotes, exports and profiles; kept as a parameter of the project; without --consensus it would do nothing and is refused."""
    for rule, said in (("majority", "more than half"), ("adjudicated", "nothing of it counts"), ("unanimous", "common to all")):
        asked = ("--consensus", "--rule", rule)
        assert said in coder("quotes", doubled, CODE, *asked).out
        assert said in coder("export", doubled, *asked, "--out", tmp_path / "out.csv").out
        assert said in coder("profile", doubled, *asked).out
        assert coder("profile", doubled, *asked, "--json").json["consensus"]["rule"] == rule
    for command in (("quotes", doubled, CODE), ("export", doubled, "--out", tmp_path / "out.csv"), ("profile", doubled)):
        assert coder(*command, "--rule", "majority").status == 2
    coder("parameters", doubled, "set", "consensus_rule", "majority")
    assert coder("adjudicate", doubled, "--list", "--json").json["consensus"]["rule"] == "majority"
    assert coder("parameters", doubled, "set", "consensus_rule", "anything").status == 1


def test_the_lists_speak_chinese(coder: Callable, doubled: Path) -> None:
    """Disagreements, what the consensus is made of, and confusions with what may cause them: no English sentence is left."""
    (first, *_) = coder("adjudicate", doubled, "--list", "--json").json["disagreements"]
    coder("adjudicate", doubled, "--decide", first["id"], "--later", "--language", "zh")
    told = coder("adjudicate", doubled, "--list", "--language", "zh").out
    assert "，话轮 " in told and "Li、Wang 的共识，文档 " in told and "未裁定：" in told and "（其中 1 处暂缓）；只计各人共有者" in told
    confused = coder("adjudicate", doubled, "--confusions", "--language", "zh").out
    assert " 与 " in confused and "提示：" in confused and "；一致：" in confused
    for said in (told, confused):
        assert not [word for word in ("turn", "open", "Consensus", "undecided", "agreed", "hint", "document") if f" {word}" in said]
    assert "已撤回：" in coder("adjudicate", doubled, "--withdraw", first["id"], "--language", "zh").out


def test_mistakes_in_chinese_dialogues_are_told_in_chinese(answering: Callable, coder: Callable, project: Path) -> None:
    """A number that is no coder, a code that is none; slots go by their Chinese names too, with a full-width sign."""
    told = ("zh", 16, 30, "--from", "镇政府", "--to", "台商", "--situation", CODE, "--kind", "information", "--scale", "local")
    coder("link", project, *told, "--user", "Wang")
    out = answering("o\n1 尺度=7\no\n1 尺度＝2\n\nq\n", "adjudicate", project, "--plain", "--language", "zh").out
    assert "字段：尺度 scale" in out and "7 不是此处的编码者" in out and "请填 1 至 2 之间的数" in out and "尺度取自 Wang" in out
    coder("recode", project, "--draw", 1)
    out = answering("zzz\nq\n", "recode", project, "--language", "zh").out
    assert "项目中没有编码项zzz" in out and "There" not in out


def test_a_deposited_consensus_says_what_it_is(coder: Callable, doubled: Path, tmp_path: Path) -> None:
    """In the README of both languages: of whom, by which rule, and what is undecided; coders go by numbers where they are to."""
    for more, who in (((), "Li, Wang"), (("--anonymous-coders",), "coder-1, coder-2")):
        folder = tmp_path / f"package{len(more)}"
        assert coder("export", doubled, "--deposit", "--consensus", "--rule", "majority", *more, "--out", folder).status == 0
        english, chinese = ((folder / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
        assert "Consensus of " in english and "(majority)" in english and "的共识，文档 " in chinese
        assert who in english or (more and "Li, Wang" not in english and "Wang" not in chinese)


def test_who_counts_is_chosen_as_for_the_agreement(coder: Callable, doubled: Path) -> None:
    """Documents assigned to others are not compared, unless --count says so; the same for the list, the figures and the confusions."""
    before = listed(coder, doubled)
    assert before["disagreements"] and before["consensus"]["coders"] == ["Li", "Wang"]
    coder("assign", doubled, "--coders", "Chen,Zhao", "--overlap", 1)
    assert listed(coder, doubled)["disagreements"] == []
    found = coder("adjudicate", doubled, "--list", "--count", "read", "--json").json
    assert found["disagreements"] == before["disagreements"] and found["consensus"]["coders"] == ["Li", "Wang"]
    confused = [coder("adjudicate", doubled, "--confusions", *more, "--json").json["confusions"]["documents"] for more in ((), ("--count", "coded"))]
    assert confused[0] == 0 and confused[1] > 0


def test_the_report_of_passages_coded_again_speaks_chinese(answering: Callable, coder: Callable, project: Path) -> None:
    """From the draw to the table."""
    assert "还没有再次编码" in coder("recode", project, "--report", "--language", "zh").out
    assert "已抽取 1 段" in coder("recode", project, "--draw", 1, "--language", "zh").out
    answering("cm\n", "recode", project, "--language", "zh")
    told = coder("recode", project, "--report", "--language", "zh").out
    assert "再次编码了所抽 1 段中的 1 段" in told and "单位：再次编码的段落" in told and "passage" not in told
