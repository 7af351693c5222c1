"""What a tagged data set holds of each document."""

import json
from pathlib import Path
from typing import Any

from coder.tagging.executors import Serial
from coder.tagging.running import run
from coder.tagging.spec import spec_of

NOTICE = """绍兴市人民政府办公室关于印发《某镇建设方案》的通知
绍政办发[2015] 27号
各区、县（市）人民政府，市政府各部门：
根据《浙江省人民政府关于加快特色小镇规划建设的指导意见》（浙政发〔2015〕8号）和国发〔2014〕8号文件，现印发给你们。
一、总体要求
（一）加快培育
1.安排专项资金，支持企业技术改造。
二、保障措施
加强领导。
附件：任务分工表
绍兴市人民政府办公室
2015年6月3日
主题词：城镇 建设 通知
绍兴市人民政府办公室 2015年6月5日印发
"""


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_a_document_is_a_line_with_all_it_says_of_itself(model: Path, tmp_path: Path) -> None:
    """Metadata, rank and citation list; the rows of its clauses repeat the few words needed to group by."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "n.txt").write_text(NOTICE, encoding="utf-8")
    tagged = run([tmp_path / "in"], spec_of(model, fast=True), tmp_path / "out", Serial())
    (line,) = _read(tmp_path / "out" / "documents-000001.ndjson")
    assert line["path"] == "n.txt" and line["id"] == line["number"] == "绍政办发〔2015〕27号"
    assert (line["issuers"], line["tier"], line["form"], line["strength"]) == (["绍兴市人民政府办公室"], "prefecture", "notice", 1)
    assert (line["written"], line["published"], line["date"]) == ("2015-06-03", "2015-06-05", "2015-06-03")
    assert line["themes"] == ["城镇", "建设", "通知"] and line["attachments"] == ["任务分工表"]
    assert line["addressees"] == ["各区、县（市）人民政府", "市政府各部门"]
    assert [(each["title"], each["number"]) for each in line["cites"]] == [
        ("浙江省人民政府关于加快特色小镇规划建设的指导意见", "浙政发〔2015〕8号"),
        ("", "国发〔2014〕8号"),
    ]
    rows = _read(tmp_path / "out" / "part-000001.jsonl")
    assert line["clauses"] == len(rows) == sum(part.units for part in tagged.parts)
    assert all(set(row["document"]) == {"title", "number", "issuers", "date", "form", "tier"} for row in rows)
    assert all(row["document"][key] == line[key] for row in rows for key in row["document"])
    item = next(row for row in rows if row["text"].startswith("1.安排"))
    assert (item["unit"], item["chapter"], item["section"]) == ("绍政办发〔2015〕27号-1-1-1", "一、总体要求", "（一）加快培育")


def test_chapters_of_a_law_are_those_above_its_articles(model: Path, corpus: Path, tmp_path: Path) -> None:
    """The title of the law is no chapter."""
    run([corpus / "a"], spec_of(model, fast=True), tmp_path / "out", Serial())
    rows = _read(tmp_path / "out" / "part-000001.jsonl")
    assert {row["chapter"] for row in rows if row["article"]} == {"第一章　总则"}
    assert {row["section"] for row in rows} == {""}


def test_a_damaged_file_of_documents_is_made_again(model: Path, corpus: Path, tmp_path: Path) -> None:
    """A part is done only when both of its files are what they were."""
    run([corpus / "a"], spec_of(model, fast=True), tmp_path / "out", Serial())
    path = tmp_path / "out" / "documents-000001.ndjson"
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    again = run([corpus / "a"], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert again.kept == len(again.parts) - 1 and path.read_bytes() == whole


def test_two_versions_of_a_law_are_told_apart(model: Path, tmp_path: Path) -> None:
    """A revision leaves the number as it was: the ids of clauses name its day."""
    (tmp_path / "in").mkdir()
    first = "# 某条例\n2002年1月9日 中华人民共和国国务院令第306号公布\n"
    body = "<!-- INFO END -->\n第一条 国家支持企业技术改造。\n第二条 本条例自公布之日起施行。\n"
    (tmp_path / "in" / "a.txt").write_text(first + body, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(first + "2010年1月9日 《国务院关于修改某条例的决定》修订\n" + body, encoding="utf-8")
    run([tmp_path / "in"], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert [line["id"] for line in _read(tmp_path / "out" / "documents-000001.ndjson")] == ["国令第306号", "国令第306号@20100109"]
    units = [line["unit"] for line in _read(tmp_path / "out" / "part-000001.jsonl")]
    assert units[0] == "国令第306号-1" and len(set(units)) == len(units)


def test_a_document_cited_by_title_and_by_number_is_one(model: Path, tmp_path: Path) -> None:
    """Whichever stands alone elsewhere."""
    (tmp_path / "in").mkdir()
    text = "某市人民政府关于某事的通知\n一、按照《某意见》（国发〔2015〕43号）和国发〔2015〕43号文件要求，落实《某意见》。\n"
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    run([tmp_path / "in"], spec_of(model, fast=True), tmp_path / "out", Serial())
    (line,) = _read(tmp_path / "out" / "documents-000001.ndjson")
    assert line["cites"] == [{"title": "某意见", "number": "国发〔2015〕43号", "places": 3}]
