"""A notice says the same of itself whatever file it comes in."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from coder.tagging.executors import Serial
from coder.tagging.running import run
from coder.tagging.spec import spec_of

LINES = (
    "国务院办公厅关于支持小城镇发展的通知",
    "国办发〔2018〕99号",
    "各省、自治区、直辖市人民政府：",
    "一、安排专项资金，支持企业技术改造。",
    "（一）对小微企业给予税收优惠。",
)
FOOT = ("国务院办公厅", "2018年12月29日")
TABLE = (("序号", "任务", "单位"), ("1", "扩大政府采购", "财政部"))


def _html() -> str:
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p class=MsoNormal>{line}</p>" for line in LINES)
    foot = "".join(f"<p align=right>{line}</p>" for line in FOOT)
    head = '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="utf-8"></head>'
    return f"{head}<body>{body}<table>{rows}</table>{foot}</body></html>"


def _docx() -> bytes:
    def paragraph(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in TABLE)
    body = "".join(map(paragraph, LINES)) + f"<w:tbl>{rows}</w:tbl>" + "".join(map(paragraph, FOOT))
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>')
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {word}><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def _write(folder: Path, name: str) -> None:
    folder.mkdir()
    if name.endswith(".docx"):
        (folder / name).write_bytes(_docx())
    elif name.endswith(".txt"):
        rows = ("\t".join(row) for row in TABLE)
        (folder / name).write_text("\n".join((*LINES, *rows, *FOOT)), encoding="utf-8")
    else:
        (folder / name).write_text(_html(), encoding="utf-8")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.parametrize("name", ["n.txt", "n.html", "n.docx", "n.doc"])
def test_a_notice_in_each_format(model: Path, tmp_path: Path, name: str) -> None:
    """Text, HTML, Word, and HTML that calls itself .doc: title, number, issuer, date, clauses; the rows of a table stay lines of text."""
    _write(tmp_path / "in", name)
    tagged = run([tmp_path / "in"], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert not tagged.failures
    (document,) = _lines(tmp_path / "out" / "documents-000001.ndjson")
    assert (document["title"], document["number"], document["issuers"]) == (LINES[0], "国办发〔2018〕99号", ["国务院办公厅"])
    assert (document["date"], document["signature"], document["tier"], document["form"]) == ("2018-12-29", "国务院办公厅", "central", "notice")
    rows = {row["unit"].split("号-", 1)[1]: row["text"] for row in _lines(tmp_path / "out" / "part-000001.jsonl")}
    assert rows["1"] == LINES[3] and rows["1-1"].startswith(LINES[4])
    assert any("扩大政府采购\t财政部" in text for text in rows.values())


def test_an_old_word_file_is_reported_not_passed_over(model: Path, tmp_path: Path) -> None:
    """A .doc that is none of what can be read stands among the failures."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    (tmp_path / "in" / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    tagged = run([tmp_path / "in"], spec_of(model, fast=True), tmp_path / "out", Serial())
    assert [name for name, _, _ in tagged.failures] == ["b.doc"]
