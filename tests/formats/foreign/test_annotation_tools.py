"""What annotation tools export: brat, doccano, Label Studio, INCEpTION (TSV, XMI, JSON), qc, MAXQDA, tables of quotes."""

import csv
import json
import shutil
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from coder.errors import FormatError, InvalidValue
from coder.formats.foreign import (
    brat,
    doccano,
    label_studio,
    maxqda,
    qualitative_coding,
    quote_table,
    uima_json,
    uima_xmi,
    webanno,
    webanno_old,
)
from coder.formats.foreign.anchoring import anchored
from coder.formats.foreign.choosing import choose
from coder.formats.foreign.project import ForeignProject

QUOTE = "先学后做，招商𠮷祥"


def _quotes(project: ForeignProject) -> list[tuple[str, str, str | None]]:
    texts, codes = {each.key: each.text for each in project.texts}, {each.key: each.name for each in project.codes}
    return [(texts[each.text][each.start : each.stop], codes[each.code], each.user) for each in project.codings]


def _links(project: ForeignProject) -> list[tuple[str, str, str]]:
    words = {coding.key: quote for coding, (quote, _, _) in zip(project.codings, _quotes(project), strict=True)}
    return [(each.name, words[each.origin[1]], words[each.target[1]]) for each in project.links]


def _paths(project: ForeignProject) -> set[str]:
    codes = {each.key: each for each in project.codes}

    def path(key: str) -> str:
        parent = codes[key].parent
        return f"{path(parent)} > {codes[key].name}" if parent else codes[key].name

    return {path(key) for key in codes}


def test_brat_relates_spans_and_events(made: dict[str, Path]) -> None:
    """An interrupted span that goes on after a line end or a blank is one; attributes, references and notes are memos."""
    project = brat.read(made["brat"])
    assert _quotes(project) == [(QUOTE, "学习", None), ("谢谢 you", "感谢", None), ("访谈者", "人", None)]
    assert _links(project) == [("说", "访谈者", "谢谢 you"), ("谁", QUOTE, "访谈者"), ("Equiv", QUOTE, "谢谢 you")]
    assert {each.body for each in project.memos} == {"确定: 高\n好例子", "Reference: Wikidata:Q1 人"}
    assert project.report.verified == 3 and project.report.losses[0].what == "annotations without their text"


def test_an_interrupted_span_is_several_codings_that_are_linked(tmp_path: Path) -> None:
    """Its words are compared as a whole."""
    (tmp_path / "a.txt").write_text("one two three four", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tX 0 3;8 13\tone three\n", encoding="utf-8")
    project = brat.read(tmp_path / "a.ann")
    assert [words for words, _, _ in _quotes(project)] == ["one", "three"] and _links(project) == [("goes on", "one", "three")]
    assert project.report.verified == project.report.selections == 1


@pytest.mark.parametrize(("newline", "unit", "expected"), [("\r\n", 2, "CRLF=2"), ("\r\n", 1, "CRLF=1")])
def test_brat_counts_line_ends_as_its_quotes_prove(tmp_path: Path, newline: str, unit: int, expected: str) -> None:
    """Both ways are found by the words."""
    (tmp_path / "a.txt").write_bytes(f"一{newline}二{newline}三四".encode())
    start = 2 + 2 * unit
    (tmp_path / "a.ann").write_text(f"T1\tX {start} {start + 2}\t三四\n", encoding="utf-8")
    project = brat.read(tmp_path)
    assert project.report.convention.startswith(expected) and _quotes(project)[0][0] == "三四"


def test_a_damaged_span_names_its_line(tmp_path: Path) -> None:
    """And what a span looks like."""
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "a.ann").write_text("T1\tX zero 3\tone\n")
    with pytest.raises(FormatError, match=r"a\.ann: T1"):
        brat.read(tmp_path / "a.ann")


def test_doccano_counts_utf16_and_says_when_that_is_not_sure(made: dict[str, Path]) -> None:
    """Where there are no quotes, what comes after a rare character is doubtful; classes are codings of the whole text."""
    project = doccano.read(made["doccano"])
    assert _quotes(project) == [
        ("Li", "人", None),
        ("Kunshan", "地", None),
        ("Li went to Kunshan.", "旅行", None),
        (QUOTE, "学习", None),
        ("访谈者", "人", None),
    ]
    assert _links(project) == [("去", "Li", "Kunshan")] and len(project.report.doubtful) == 1 and project.report.unverifiable == 3
    told = doccano.read(made["doccano"], convention="code-points")
    assert told.report.convention == "CRLF=2, code points, exclusive" and not told.report.doubtful
    assert told.report.evidence == "As asked for"


def test_doccano_is_sure_where_only_one_way_fits(tmp_path: Path) -> None:
    """Words that the other way would tear."""
    spans = [[3, 6, "A"], [7, 10, "A"], [11, 14, "A"]]
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "😀 abc def ghi", "label": spans}, ensure_ascii=False), encoding="utf-8")
    project = doccano.read(tmp_path / "a.jsonl")
    assert [words for words, _, _ in _quotes(project)] == ["abc", "def", "ghi"] and not project.report.doubtful


@pytest.mark.parametrize("convention", ["sideways", "CRLF=3"])
def test_an_unknown_convention_is_refused(made: dict[str, Path], convention: str) -> None:
    """With the words that are known."""
    with pytest.raises(InvalidValue, match="no convention"):
        doccano.read(made["doccano"], convention=convention)


def test_label_studio_brings_spans_choices_remarks_and_dialogues(made: dict[str, Path]) -> None:
    """Cancelled annotations are none; predictions and boxes are losses; answers in words are memos."""
    project = label_studio.read(made["label_studio"])
    assert ("谢谢", "感谢", "annotator 3") in _quotes(project) and (QUOTE, "学习", "li@example.org") in _quotes(project)
    assert _links(project) == [("问", "访谈者", QUOTE)] and project.report.verified == 3
    assert {"label > 学习", "tone > 好"} <= _paths(project) and project.texts[1].text == "李: 先学后做😀。\n王: 谢谢。\n"
    assert {(each.target_kind, each.body) for each in project.memos} == {("coding", "好例子"), ("document", "很清楚")}
    assert {each.what.split()[0] for each in project.report.losses} == {"predictions", "answers", "tasks"}


def _task(text: str, start: int, stop: int, words: str) -> list[dict[str, Any]]:
    value = {"start": start, "end": stop, "text": words, "labels": ["X"]}
    result = [{"id": "a", "type": "labels", "from_name": "l", "to_name": "text", "value": value}]
    return [{"id": 1, "data": {"text": text}, "annotations": [{"id": 1, "result": result}]}]


@pytest.mark.parametrize(("shift", "unit"), [(0, "code points"), (1, "utf-16")])
def test_old_and_new_label_studio_count_differently_and_the_words_tell(tmp_path: Path, shift: int, unit: str) -> None:
    """Before 2022 an emoji counted as two."""
    (tmp_path / "a.json").write_text(json.dumps(_task("😀 firetrucks", 2 + shift, 12 + shift, "firetrucks")), encoding="utf-8")
    project = label_studio.read(tmp_path / "a.json")
    assert unit in project.report.convention and _quotes(project)[0][0] == "firetrucks" and project.report.verified == 1


def test_label_studio_without_texts_is_refused(tmp_path: Path) -> None:
    """Pictures cannot be coded here."""
    task = {"id": 1, "data": {"image": "https://example.org/a.png"}, "annotations": [{"id": 1, "result": []}]}
    (tmp_path / "a.json").write_text(json.dumps([task]))
    with pytest.raises(FormatError, match="pictures or recordings"):
        label_studio.read(tmp_path / "a.json")


def test_label_studio_minimal_json_of_two_annotators_is_one_text(tmp_path: Path) -> None:
    """Each row is an annotation; taxonomies are trees of codes."""
    row = {"id": 1, "text": "昆山很好", "annotation_id": 5, "annotator": 1, "label": [{"start": 0, "end": 2, "text": "昆山", "labels": ["地"]}]}
    other = {**row, "annotation_id": 6, "annotator": 2, "kind": [{"taxonomy": [["城", "县级市"]]}]}
    (tmp_path / "a.json").write_text(json.dumps([row, other], ensure_ascii=False), encoding="utf-8")
    chosen = choose(tmp_path / "a.json")
    assert chosen and chosen.name == "label_studio@1"
    project = chosen.read(tmp_path / "a.json")
    assert len(project.texts) == 1 and {user for _, _, user in _quotes(project)} == {"annotator 1", "annotator 2"}
    assert "kind > 城 > 县级市" in _paths(project)


def test_html_of_label_studio_is_anchored_by_its_words(tmp_path: Path) -> None:
    """Its offsets depend on the browser."""
    value = {"start": "/p[1]/text()[1]", "startOffset": 0, "endOffset": 2, "text": "昆山", "hypertextlabels": ["地"]}
    result = [
        {"id": "a", "type": "hypertextlabels", "from_name": "l", "to_name": "text", "value": {**value, "globalOffsets": {"start": 3, "end": 5}}}
    ]
    task = {"id": 1, "data": {"text": "<h1>题 目</h1><p>昆山很好</p>"}, "annotations": [{"id": 1, "result": result}]}
    (tmp_path / "a.json").write_text(json.dumps([task], ensure_ascii=False), encoding="utf-8")
    project = anchored(label_studio.read(tmp_path / "a.json"), {})
    assert _quotes(project) == [("昆山", "地", None)] and project.report.verified == 1


def test_webanno_tsv_joins_stacks_and_escapes(made: dict[str, Path]) -> None:
    """Offsets are UTF-16, checked by the words of the tokens; slots, relations and chains are links; parts of speech are left out."""
    project = webanno.read(made["webanno"])
    assert project.texts[0].text == "李 😀 学了 \t\\𠮷 。\n第二\n行"
    assert ("😀 学了", "学习", None) in _quotes(project) and ("😀", "心|情", None) in _quotes(project) and ("学", "动词", None) in _quotes(project)
    assert ("\t\\𠮷", "pr", None) in _quotes(project) and ("行", "Coding", None) in _quotes(project)
    assert _links(project) == [("Says: 问", "李", "😀 学了"), ("谁", "😀", "李"), ("什么", "😀", "😀 学了"), ("same", "李", "\t\\𠮷")]
    assert project.report.verified == project.report.selections and "8 of 8" in project.report.evidence


def test_webanno_slots_without_a_value_of_their_own(tmp_path: Path) -> None:
    """The host is an annotation of its layer; fillers of any layer are found by their numbers."""
    layers = ["#T_SP=w.Span|", "#T_SP=w.Host|ROLE_w.Host:links_w.HostLinksLink|uima.tcas.Annotation"]
    rows = ["1-1\t0-4\tThis\t_\tpr2;pr1\t1-3[1];1-2[2]\t", "1-2\t5-7\tis\t*[2]\t_\t_\t", "1-3\t8-9\ta\t*[1]\t_\t_\t"]
    (tmp_path / "a.tsv").write_text("\n".join(["#FORMAT=WebAnno TSV 3.3", *layers, "", "", "#Text=This is a", *rows, ""]))
    project = webanno.read(tmp_path / "a.tsv")
    assert _quotes(project) == [("This", "Host", None), ("is", "Span", None), ("a", "Span", None)]
    assert _links(project) == [("pr2", "This", "a"), ("pr1", "This", "is")]


def test_old_webanno_goes_on_from_b_to_i(made: dict[str, Path]) -> None:
    """At the same level of the stack."""
    project = webanno_old.read(made["webanno_old"])
    assert _quotes(project) == [("李", "人", None), ("先学 后做", "学习", None), ("先学", "做", None)]
    assert _links(project) == [("Says: 问", "李", "先学 后做")]


@pytest.mark.parametrize("name", ["uima_xmi", "uima_json"])
def test_uima_counts_utf16(made: dict[str, Path], name: str) -> None:
    """XMI and JSON alike; relations, slots and references are links, tokens are left out, addresses are memos."""
    project = {"uima_xmi": uima_xmi, "uima_json": uima_json}[name].read(made[name])
    assert [words for words, _, _ in _quotes(project)][:2] == [QUOTE, "访谈者"]
    slots = [("什么", "访谈者", QUOTE), ("谁", "访谈者", "访谈者")] if name == "uima_xmi" else [("knows", "访谈者", QUOTE)]
    assert _links(project) == [("Says: 问", "访谈者", QUOTE), *slots]
    assert project.report.convention == "CRLF=2, utf-16, exclusive"


def test_xmi_may_come_zipped(made: dict[str, Path], tmp_path: Path) -> None:
    """As INCEpTION exports it, with its type system."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(made["uima_xmi"], "li.xmi")
        archive.write(made["uima_xmi"], "wang.xmi")
        archive.writestr("TypeSystem.xml", "<typeSystemDescription/>")
    chosen = choose(tmp_path / "a.zip")
    assert chosen and chosen.name == "uima_xmi@1" and len(chosen.read(tmp_path / "a.zip").texts) == 2


def test_a_type_system_is_no_document(tmp_path: Path) -> None:
    """One line says what it is."""
    (tmp_path / "t.xml").write_text('<?xml version="1.0"?><typeSystemDescription xmlns="x"><types/></typeSystemDescription>')
    with pytest.raises(FormatError, match="type system"):
        uima_xmi.read(tmp_path / "t.xml")


def test_qc_codes_lines(made: dict[str, Path]) -> None:
    """A path that leaves the corpus is not followed; a code at two places is one."""
    project = qualitative_coding.read(made["qualitative_coding"])
    assert _quotes(project) == [(f"李：我们{QUOTE}。", "学习", "li")] and _paths(project) == {"过程", "过程 > 学习", "过程 > 模仿", "关系"}
    assert {each.what for each in project.report.losses} >= {"texts that are not in the corpus folder"}


@pytest.mark.parametrize("settings", ["corpus_dir: ../..", "codebook: /etc/passwd", "database: ../other.sqlite3"])
def test_qc_settings_that_leave_the_folder_are_refused(made: dict[str, Path], settings: str) -> None:
    """Nothing outside of it is opened."""
    path = made["qualitative_coding"] / "settings.yaml"
    key = settings.partition(":")[0]
    path.write_text("\n".join(settings if line.startswith(key) else line for line in path.read_text().split("\n")))
    with pytest.raises(FormatError, match="outside"):
        qualitative_coding.read(made["qualitative_coding"])


def test_yaml_that_would_swell_is_refused(made: dict[str, Path]) -> None:
    """Aliases in a codebook."""
    (made["qualitative_coding"] / "codebook.yaml").write_text("- &a [x, x]\n- &b [*a, *a]\n- [*b, *b]\n")
    with pytest.raises(FormatError, match="aliases"):
        qualitative_coding.read(made["qualitative_coding"])


def test_maxqda_with_encrypted_texts_is_anchored_in_those_beside_it(made: dict[str, Path]) -> None:
    """By the first words, near the offsets; what has no text is a loss that says where to put it."""
    project = anchored(maxqda.read(made["maxqda"]), {})
    assert _quotes(project) == [(QUOTE, "学习", "li"), ("访谈者", "过程", "li")] and project.report.verified == 2
    assert project.codes[0].colour == "#0000FF" and project.codes[1].parent == "4"
    assert {each.what.split()[0] for each in project.report.losses} == {"memos", "quotes"}
    assert [each.body for each in project.memos] == ["好例子", "weight: 50"]


def test_maxqda_finds_its_texts_in_the_project_too(made: dict[str, Path]) -> None:
    """By their titles."""
    (made["maxqda"].parent / "一号.txt").unlink()
    text = Path(made["brat"] / "one.txt").read_text(encoding="utf-8")
    project = anchored(maxqda.read(made["maxqda"]), {"一号": text})
    assert [words for words, _, _ in _quotes(project)] == [QUOTE, "访谈者"]


@pytest.mark.parametrize(("newline", "convention"), [("\r\n", "CRLF=2"), ("\n", "CRLF=2")])
def test_maxqda_texts_in_the_clear_are_read(made: dict[str, Path], newline: str, convention: str) -> None:
    """Where a version does not encrypt them; offsets by the previews."""
    text = Path(made["brat"] / "one.txt").read_text(encoding="utf-8").replace("\n", newline)
    start = len(text[: text.index(QUOTE)])
    connection = sqlite3.connect(made["maxqda"])
    connection.execute("UPDATE Texts_PlainTextWin_BLOBS SET Value = ?", (text.encode(),))
    connection.execute("UPDATE Codings SET SegPos1X = ?, SegPos2X = ? WHERE ID = 1", (start, start + len(QUOTE)))
    connection.commit()
    connection.close()
    project = maxqda.read(made["maxqda"])
    assert _quotes(project)[0][0] == QUOTE and project.report.convention.startswith(convention) and project.report.verified == 2


def test_a_table_of_quotes_finds_columns_paths_and_texts(made: dict[str, Path]) -> None:
    """In Chinese; two codes in a cell, a guarded formula; what is missing is told with its row."""
    project = anchored(quote_table.read(made["quote_table"]), {})
    assert _quotes(project) == [(QUOTE, "学习", "李"), (QUOTE, "好", "李"), ("=1+1", "公式", "李")]
    assert _paths(project) == {"过程", "过程 > 学习", "好", "公式"} and [each.body for each in project.memos] == ["好例子", "好例子"]
    assert {each.what.split()[0]: each.count for each in project.report.losses} == {"rows": 1, "quotes": 1} | {"quotes": 1}


@pytest.mark.parametrize(
    "heading",
    [
        ("Document name", "Code", "Segment", "Created by"),
        ("Document", "Codes", "Quotation Content", "Comment"),
        ("document", "code_path", "quote", "user"),
        ("来源", "节点", "引文", "编码员"),
        ("文档名称", "编码", "片段", "修改者"),
    ],
)
def test_tables_of_other_programs_and_our_own_are_known_by_their_columns(tmp_path: Path, heading: tuple[str, ...]) -> None:
    """MAXQDA, ATLAS.ti, our CSV, a table by hand."""
    with (tmp_path / "q.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, ("a", "X > Y", "昆山", "li")])
    chosen = choose(tmp_path / "q.csv")
    assert chosen and chosen.name == "quote_table@1"
    project = anchored(chosen.read(tmp_path / "q.csv"), {"a": "在昆山。"})
    assert _quotes(project)[0][:2] == ("昆山", "Y")


def test_numbers_of_paragraphs_are_no_offsets(tmp_path: Path) -> None:
    """MAXQDA writes those in its columns of begin and end: they do not choose between two places of a quote."""
    with (tmp_path / "q.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("文档名称", "编码", "片段", "开始", "结束"), ("a", "X", "昆山很好", "2", "2")])
    text = "昆山很好。后来昆山很好。"
    project = anchored(quote_table.read(tmp_path / "q.csv"), {"a": text})
    assert len(project.report.doubtful) == 1
    with (tmp_path / "q.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("文档名称", "编码", "片段", "开始", "结束"), ("a", "X", "昆山很好", "7", "11")])
    project = anchored(quote_table.read(tmp_path / "q.csv"), {"a": text})
    assert not project.report.doubtful and project.codings[0].start == 7


def test_a_table_of_quotes_may_be_a_workbook(made: dict[str, Path], tmp_path: Path) -> None:
    """Every sheet that has the columns."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.append(["Document", "Quote", "Code"])
    workbook.active.append(["一号", QUOTE, "学习"])
    workbook.create_sheet("other").append(["a", "b"])
    workbook.save(tmp_path / "q.xlsx")
    shutil.copy(made["brat"] / "one.txt", tmp_path / "一号.txt")
    chosen = choose(tmp_path / "q.xlsx")
    assert chosen and chosen.name == "quote_table@1" and _quotes(anchored(chosen.read(tmp_path / "q.xlsx"), {}))[0][0] == QUOTE


def test_a_table_of_texts_is_no_table_of_quotes(tmp_path: Path) -> None:
    """It is added, not imported."""
    (tmp_path / "t.csv").write_text("title,text,year\na,Some words that are an answer,2020\n")
    assert choose(tmp_path / "t.csv") is None
