"""The JSON shapes that scripts rely on: keys are never renamed without a new schema."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

CODE = "sit.skill_matching"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",), ("show", "zh"), ("documents",), ("speakers",), ("towns",), ("actors",), ("attributes",), ("memo",), ("link",),
        ("find", "昆山"), ("suggest",), ("suggest", "zh"), ("profile",), ("history",), ("doctor",),
    ],
)  # fmt: skip
def test_every_reading_command_answers_an_object_of_the_schema(coder: Callable, project: Path, arguments: tuple[str, ...]) -> None:
    """`"schema": "coder/1"` in each, and nothing else on the output."""
    answer = coder(arguments[0], project, *arguments[1:], "--json")
    assert answer.status == 0 and answer.json["schema"] == "coder/1"


def test_show_lists_documents(coder: Callable, project: Path) -> None:
    """With counts, towns, users and the number of codes."""
    answer = coder("show", project, "--json").json
    assert {"documents", "users", "codes"} <= answer.keys()
    assert answer["users"] == ["Li"] and answer["codes"] > 20
    first = answer["documents"][0]
    assert {"id", "title", "source", "kind", "language", "length", "turns", "codings", "towns"} <= first.keys()
    assert (first["title"], first["source"], first["kind"], first["language"]) == ("zh", "zh.txt", "interview", "zh")
    assert (first["turns"], first["codings"], first["towns"]) == (4, 1, ["昆山"])


def test_show_one_document(coder: Callable, project: Path) -> None:
    """Turns, codings and mentions at offsets that hold in the text."""
    answer = coder("show", project, "zh", "--json").json
    text = coder("show", project, "zh", "--text").out
    assert {"document", "turns", "codings", "mentions"} <= answer.keys()
    assert "sha256" in answer["document"] and answer["document"]["length"] == len(text)
    assert [turn["speaker"] for turn in answer["turns"]] == ["访谈者", "镇长", "访谈者", "镇长"]
    assert all({"ordinal", "speaker", "start", "stop"} <= turn.keys() for turn in answer["turns"])
    assert text[answer["turns"][2]["start"] : answer["turns"][2]["stop"]] == "谢谢。"
    coding = answer["codings"][0]
    assert {"id", "start", "stop", "code", "user", "quote"} <= coding.keys()
    assert (coding["code"], coding["user"], coding["quote"]) == (CODE, "Li", text[16:30])
    assert answer["mentions"][0]["situations"] == [CODE] and answer["mentions"][0]["quote"] == text[16:30]


def test_code_uncode_undo_redo(coder: Callable, project: Path) -> None:
    """The id that `code` answers is the one that is shown, removed and brought back."""
    made = coder("code", project, "zh", 4, 9, CODE, "--json").json["coding"]

    def there() -> bool:
        return made in {each["id"] for each in coder("show", project, "zh", "--json").json["codings"]}

    assert there()
    events = [coder("doctor", project, "--json").json["events"]]
    for command, arguments, expected in (("uncode", (made,), False), ("undo", (), True), ("redo", (), False), ("undo", (), True)):
        assert coder(command, project, *arguments, "--json").status == 0
        assert there() is expected
        events.append(coder("doctor", project, "--json").json["events"])
    assert events == sorted(set(events))


def test_find(coder: Callable, project: Path) -> None:
    """Hits with document, place and context; --limit cuts."""
    hits = coder("find", project, "崑山", "--json").json["hits"]
    assert {"document", "start", "stop", "left", "match", "right"} <= hits[0].keys()
    text = coder("show", project, hits[0]["document"], "--text").out
    assert text[hits[0]["start"] : hits[0]["stop"]] == hits[0]["match"] == "昆山"
    assert len(coder("find", project, "昆山 OR 谢谢", "--limit", 1, "--json").json["hits"]) == 1


def test_suggest(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Suggestions with reasons; none of them is a coding."""
    told = "访谈者：后来呢？\n镇长：村民和企业吵起来，商会出面，居中协调，谈了好几次，最后谈拢了，取得共识。\n访谈者：哦。\n镇长：对。\n"
    (tmp_path / "told.txt").write_text(told, encoding="utf-8")
    coder("add", project, tmp_path / "told.txt", "--kind", "interview")
    before = coder("show", project, "--json").json["documents"]
    answer = coder("suggest", project, "--json").json["suggestions"]
    assert answer, "cue words of the constructed texts are not seen"
    assert {"document", "start", "stop", "code", "score", "reasons"} <= answer[0].keys()
    assert {"kind", "text", "start", "stop", "weight"} <= answer[0]["reasons"][0].keys()
    assert coder("show", project, "--json").json["documents"] == before
    asked = coder("suggest", project, "told", "--ranked", "--json").json
    assert [{each["start"], each["stop"]} <= set(range(len(told) + 1)) for each in asked["ranked"]] == [True] * 4
    assert {"document", "start", "stop", "codes", "unlike"} <= asked["ranked"][0].keys()
    assert {"code", "probability"} <= asked["ranked"][1]["codes"][0].keys() and asked["ranked"][1]["codes"][0]["code"] == answer[0]["code"]
    assert "Likeliest codes of every passage:" in coder("suggest", project, "told", "--ranked").out
    assert "Leave --ranked out" in coder("suggest", project, "told", "--ranked", "--by", "cues").err


def test_profile(coder: Callable, project: Path) -> None:
    """Towns with situations, contrasts, corners and a verdict that says what it needs."""
    town = coder("profile", project, "--json").json["towns"][0]
    assert {"town", "documents", "codings", "mentions", "situations", "contrasts", "corners", "verdict"} <= town.keys()
    assert (town["town"], town["documents"], town["mentions"]) == ("昆山", 2, 1)
    assert {"code", "n", "sources", "share", "low", "high", "codings"} <= town["situations"][0].keys()
    assert all({"theta", "low", "high"} <= each.keys() for each in town["contrasts"].values())
    assert town["verdict"]["name"] is None and town["verdict"]["needs"] and "p" in town["verdict"]
    assert abs(sum(town["corners"].values()) - 1) < 1e-6


def test_doctor(coder: Callable, project: Path) -> None:
    """ok, events, problems; exit status 1 when something does not hold."""
    import sqlite3

    answer = coder("doctor", project, "--json")
    assert answer.status == 0 and answer.json["ok"] is True and answer.json["problems"] == [] and answer.json["events"] > 5
    connection = sqlite3.connect(project)
    connection.execute("DROP TRIGGER event_delete")
    connection.execute("DELETE FROM coding")
    connection.commit()
    connection.close()
    broken = coder("doctor", project, "--json")
    assert broken.status == 1 and broken.json["ok"] is False and "coding" in broken.json["problems"][0]


def test_csv_export_has_its_columns(coder: Callable, project: Path, tmp_path: Path) -> None:
    """One row per coding."""
    assert coder("export", project, "--out", tmp_path / "t.csv").status == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns = ["document", "town", "speaker", "start", "stop", "quote", "code", "code_name", "code_path", "user", "origin", "created_at", "memo"]
    assert set(columns) <= rows[0].keys()
    assert (rows[0]["code"], rows[0]["town"], rows[0]["speaker"], rows[0]["user"]) == (CODE, "昆山", "镇长", "Li")


def test_jsonl_there_and_back(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Import makes a project that shows the same."""
    assert coder("export", project, "--out", tmp_path / "a.jsonl").status == 0
    assert coder("import", tmp_path / "b.coder", tmp_path / "a.jsonl", "--json").json["codings"] == 1
    for arguments in (("show",), ("show", "zh"), ("speakers",), ("towns",), ("actors",), ("profile",)):
        ours, theirs = (coder(arguments[0], place, *arguments[1:], "--json").json for place in (project, tmp_path / "b.coder"))
        assert ours == theirs, arguments


def test_init_add_and_towns(coder: Callable, tmp_path: Path) -> None:
    """The defaults: interactive_situations, the user given, a town made by adding; exit status 1 when one file failed."""
    made = coder("init", tmp_path / "new.coder", "--user", "Chen", "--json").json
    assert made["codebooks"] == ["interactive_situations"] and made["user"] == "Chen"
    (tmp_path / "good.txt").write_text("昆山在江苏。", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    answer = coder("add", tmp_path / "new.coder", tmp_path / "good.txt", tmp_path / "empty.txt", "--town", "Kunshan", "--json")
    assert answer.status == 1
    assert [each["source"] for each in answer.json["added"]] == ["good.txt"] and "empty.txt" in answer.json["failed"][0]["path"]
    assert coder("show", tmp_path / "new.coder", "--json").json["documents"][0]["towns"] == ["Kunshan"]


def test_erase_says_what_it_did(coder: Callable, project: Path) -> None:
    """And leaves a project that holds."""
    done = coder("erase", project, "--speaker", "镇长", "--document", "zh", "--yes", "--json").json
    assert done["characters"] > 20 and done["removed"] == {"speaker": 1, "coding": 1, "mention": 1} | {
        key: value for key, value in done["removed"].items() if key not in ("speaker", "coding", "mention")
    }
    assert coder("doctor", project).status == 0
    assert "招商引资" not in coder("show", project, "zh", "--text").out


def test_a_removed_document_is_erased_too(coder: Callable, project: Path) -> None:
    """Removing says that the words stay for undo, and how they go; then no undo brings them back."""
    said = [each.encode() for each in coder("show", project, "zh", "--text").out.split("\n") if len(each) > 15]
    assert "coder erase PROJECT --document 'zh'" in coder("documents", project, "remove", "zh").out
    assert coder("erase", project, "--document", "zh", "--yes", "--json").json["removed"] == {"document": 1}
    left = b"".join(each.read_bytes() for each in project.parent.glob(f"{project.name}*"))
    assert said and not any(each in left for each in said)
    assert coder("doctor", project).status == 0
    assert coder("erase", project, "--document", "zh", "--yes").status == 1


def test_the_verbs_of_the_nouns(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Each does what it says, and one undo takes it back."""
    (tmp_path / "zh.txt").write_text(coder("show", project, "zh", "--text").out.replace("谢谢", "多谢"), encoding="utf-8")
    (tmp_path / "values.csv").write_text("document,year\nzh,1998\n", encoding="utf-8")
    coder("actors", project, "add", "台资企业协会")
    for line in (
        ("documents", "rename", "zh", "第一次访谈"),
        ("documents", "set", "zh", "--kind", "note"),
        ("documents", "correct", "zh", tmp_path / "zh.txt"),
        ("documents", "split-turn", "zh", 30),
        ("documents", "merge-turn", "zh", 2),
        ("documents", "assign-turn", "zh", 2, "访谈者"),
        ("documents", "finish", "zh"),
        ("documents", "remove", "zh"),
        ("speakers", "add", "王先生", "--role", "official"),
        ("speakers", "rename", "Mayor", "Ms Mayor"),
        ("speakers", "merge", "Mayor", "Interviewer"),
        ("speakers", "set", "Mayor", "--role", "expert"),
        ("towns", "add", "顺德", "--also", "Shunde", "--near", "广州"),
        ("towns", "rename", "昆山", "Kunshan"),
        ("towns", "set", "昆山", "--county", "太仓"),
        ("towns", "assign", "zh", "昆山", "--start", "0", "--stop", "9"),
        ("towns", "remove", "昆山"),
        ("actors", "add", "商会", "--kind", "actor.enterprise_private"),
        ("actors", "rename", "台商", "台资企业"),
        ("actors", "merge", "台商", "台资企业协会"),
        ("actors", "set", "台商", "--alias", "台资"),
        ("attributes", "define", "document", "year", "--type", "integer"),
        ("attributes", "set", "document", "zh", "year", "1998"),
        ("attributes", "load", "document", tmp_path / "values.csv"),
        ("memo", "add", "project", "--text", "words"),
    ):
        before = coder("export", project, "--out", tmp_path / "before.jsonl"), _rows(tmp_path / "before.jsonl")
        done = coder(line[0], project, *line[1:])
        assert done.status == 0 and done.out.strip(), (line, done.err)
        coder("export", project, "--out", tmp_path / "after.jsonl")
        assert _rows(tmp_path / "after.jsonl") != before[1], line
        assert coder("undo", project).status == 0
        coder("export", project, "--out", tmp_path / "undone.jsonl")
        assert _rows(tmp_path / "undone.jsonl") == before[1], line


def _rows(path: Path) -> list[str]:
    """The lines of an export without the log."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if '"type":"event"' not in line and '"type":"project"' not in line]


def test_how_well_suggestions_do(coder: Callable, project: Path) -> None:
    """The report, the draw of passages to withhold, and one line where nothing can be evaluated."""
    report = coder("suggest", project, "--withhold", "0.25", "--seed", "3", "--json").json["report"]
    assert {"accepted", "encoder", "bands", "anchoring", "audit", "codes", "periods"} == report.keys()
    assert (report["anchoring"]["share"], report["anchoring"]["seed"]) == (0.25, 3)
    assert {"n", "of", "share", "low", "high"} == report["accepted"].keys()
    assert "25 % of the passages (seed 3)" in coder("suggest", project, "--report").out
    refused = coder("suggest", project, "--evaluate")
    assert refused.status == 1 and refused.err.startswith("coder: nothing can be predicted from one document")
    text = coder("show", project, "en", "--text").out
    start = text.index("The town matched")
    coder("code", project, "en", start, start + 30, CODE)
    found = coder("suggest", project, "--evaluate", "--json").json["evaluation"]
    assert {"documents", "passages", "recall_at_3", "macro_f1", "ece", "suggested", "right", "codes"} <= found.keys()
    assert found["documents"] == 2 and found["codes"][0]["code"] == CODE
