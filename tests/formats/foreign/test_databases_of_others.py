"""Projects that other programs keep in SQLite: Taguette, QualCoder, RQDA, requal."""

import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from coder.errors import FormatError
from coder.formats.foreign import databases, qualcoder, requal, rqda, taguette
from coder.formats.foreign.choosing import choose
from coder.formats.foreign.project import ForeignProject

QUOTE = "先学后做，招商𠮷祥"


def _quotes(project: ForeignProject) -> list[tuple[str, str, str | None]]:
    """(words, name of the code, user) of each coding."""
    texts, codes = {each.key: each.text for each in project.texts}, {each.key: each.name for each in project.codes}
    return [(texts[each.text][each.start : each.stop], codes[each.code], each.user) for each in project.codings]


def test_taguette_counts_bytes_of_the_words_without_tags(made: dict[str, Path]) -> None:
    """Blocks become lines, codings stay on their words; who made them stands in the log; another snippet is doubtful."""
    project = taguette.read(made["taguette"])
    assert project.texts[0].text == "访谈者：昆山😀怎么样？\n李：我们先学后做，招商𠮷祥。\n访谈者：谢谢 you。"
    assert _quotes(project) == [(QUOTE, "学习", "wang"), (QUOTE, "open: 招商", "wang"), ("访谈者：", "学习", None)]
    report = project.report
    assert (report.selections, report.verified, len(report.doubtful)) == (2, 1, 1) and report.doubtful[0].expected == "别的话"
    assert {(each.target_kind, each.body) for each in project.memos} == {("project", "一个小项目"), ("document", "在茶馆")}


def test_qualcoder_brings_coders_categories_cases_and_lines(made: dict[str, Path]) -> None:
    """Sub-codes below codes, memos on codings, a case that is a passage, a labelled line as a link; what was coded in pictures is listed."""
    project = qualcoder.read(made["qualcoder"])
    listed = [("[10,20 - 40,60] a machine", "学习", "wang"), ("[0:01:01.5-1:00:00]", "模仿", "li")]
    assert _quotes(project) == [(QUOTE, "学习", "li"), (QUOTE, "模仿", "wang"), *listed]
    assert [each.title for each in project.texts] == ["一号.txt", "photo.jpg", "一号.txt (selections)"]
    parents = {each.name: each.parent for each in project.codes}
    assert parents == {"过程": None, "学习": "cat 1", "模仿": "code 1"} and project.codes[1].colour == "#FF0000" and not project.codes[0].codable
    assert project.report.verified == 2 and "3.9" in project.report.producer
    assert [each.passages for each in project.cases] == [(), (("1", 16, 25),)] and project.cases[0].texts == ("1",)
    assert {(each.variable, each.value_type) for each in project.values} == {("年龄", "number"), ("地点", "text")}
    assert (project.links[0].name, project.links[0].direction, project.links[0].target) == ("leads to", "one_way", ("code", "code 2"))
    assert {each.what.split()[0] for each in project.report.losses} == {"pictures,", "codings", "graphs"}


@pytest.mark.parametrize("form", ["database", "zip"])
def test_a_qualcoder_project_may_come_as_its_database_or_zipped(made: dict[str, Path], tmp_path: Path, form: str) -> None:
    """Nothing is unpacked; a database in WAL mode opens from memory too."""
    data = made["qualcoder"] / "data.qda"
    whole = qualcoder.read(made["qualcoder"])
    connection = sqlite3.connect(data)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    given = data
    if form == "zip":
        given = tmp_path / "project.zip"
        with zipfile.ZipFile(given, "w") as archive:
            archive.write(data, "昆山.qda/data.qda")
    chosen = choose(given)
    assert chosen and chosen.name == "qualcoder@1"
    assert qualcoder.read(given).codings == whole.codings


def test_an_old_qualcoder_database_lacks_columns_and_tables(tmp_path: Path, made: dict[str, Path]) -> None:
    """What is not there is empty; nothing fails."""
    connection = sqlite3.connect(made["qualcoder"] / "data.qda")
    connection.executescript("ALTER TABLE code_name DROP COLUMN supercid; ALTER TABLE code_text DROP COLUMN important; DROP TABLE graph;")
    connection.executescript("DROP TABLE gr_cdct_line_item; DROP TABLE journal; DROP TABLE code_image; DROP TABLE code_av;")
    connection.close()
    project = qualcoder.read(made["qualcoder"])
    assert len(project.codings) == 2 and not project.links


def test_rqda_leaves_the_deleted_out(made: dict[str, Path]) -> None:
    """And counts them; offsets are REAL, dates are R's."""
    project = rqda.read(made["rqda"])
    assert _quotes(project) == [(QUOTE, "学习", "rqda")] and project.codings[0].created_at == "2019-10-08T08:11:36.000Z"
    assert [each.title for each in project.texts] == ["一号"] and project.sets[0].members == ("1",)
    assert {each.what: each.count for each in project.report.losses} == {
        "deleted rows of source": 1,
        "deleted rows of freecode": 1,
        "deleted rows of coding": 1,
    }
    assert project.report.convention == "CRLF=2, code points, exclusive" and "1 of 1" in project.report.evidence


def test_requal_counts_from_one_and_rare_characters_before_make_doubtful(made: dict[str, Path]) -> None:
    """Its browser and its R count differently after them; a memo on a segment without a code is one on a passage."""
    project = requal.read(made["requal"])
    assert _quotes(project) == [(QUOTE, "学习", "李"), ("访谈者", "学习", "李")]
    assert (project.report.verified, len(project.report.doubtful)) == (1, 1) and project.report.convention.endswith("inclusive, from 1")
    assert [(each.target_kind, each.start, each.stop) for each in project.memos] == [
        ("coding", None, None),
        ("passage", 0, 4),
        ("project", None, None),
    ]
    assert project.codes[1].colour == "#FF0010" and project.codes[1].parent == "cat 1" and project.values[0].value == "昆山"


@pytest.mark.parametrize("name", ["taguette", "rqda", "requal"])
def test_a_database_in_use_is_refused(made: dict[str, Path], name: str) -> None:
    """What a program has not written into the file yet would be missed."""
    made[name].with_name(f"{made[name].name}-wal").write_bytes(b"something")
    with pytest.raises(FormatError, match="in use"):
        databases.Database(made[name])


def test_nothing_is_written_beside_a_database_or_into_it(made: dict[str, Path], tmp_path: Path) -> None:
    """Reading leaves all bytes and all names as they were."""
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    for name, module in (("taguette", taguette), ("qualcoder", qualcoder), ("rqda", rqda), ("requal", requal)):
        module.read(made[name])
    assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before


def test_a_view_or_a_virtual_table_is_no_table(tmp_path: Path) -> None:
    """They could compute without end."""
    path = tmp_path / "x.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIEW projects AS WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x+1 FROM c) SELECT x AS id FROM c")
    connection.execute("CREATE VIRTUAL TABLE documents USING fts5(contents)")
    connection.close()
    with databases.Database(path) as database:
        assert "projects" not in database.tables and "documents" not in database.tables


def test_text_of_an_old_chinese_windows_is_read(made: dict[str, Path]) -> None:
    """RQDA there kept GBK."""
    connection = sqlite3.connect(made["rqda"])
    connection.execute("UPDATE freecode SET name = CAST(? AS TEXT) WHERE id = 1", ("学习经验".encode("gbk"),))
    connection.commit()
    connection.close()
    assert rqda.read(made["rqda"]).codes[1].name == "学习经验"


@pytest.mark.parametrize("cell", [b"3", 3, 3.0, "3", " 3 ", "3.0"])
def test_a_whole_number_is_one_whatever_its_type(cell: databases.Cell) -> None:
    """Types of columns are not relied on."""
    assert databases.integer(cell) == 3


@pytest.mark.parametrize("cell", [None, 3.5, "x", b"", "9" * 400, 1e300, float("nan")])
def test_what_is_no_whole_number_is_none(cell: databases.Cell) -> None:
    """Nothing is rounded."""
    assert databases.integer(cell) is None


def test_a_folder_without_the_database_is_not_qualcoders(tmp_path: Path, made: dict[str, Path]) -> None:
    """Nor is another zip."""
    shutil.rmtree(made["qualcoder"])
    (tmp_path / "昆山.qda").mkdir()
    assert choose(tmp_path / "昆山.qda") is None
