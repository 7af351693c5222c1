"""Small projects of other programs, made after their real schemas from our own text: Chinese, an emoji, a rare Han character."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

TEXT = "访谈者：昆山😀怎么样？\n李：我们先学后做，招商𠮷祥。\n访谈者：谢谢 you。\n"
QUOTE = "先学后做，招商𠮷祥"
START = TEXT.index(QUOTE)
STOP = START + len(QUOTE)
WHEN = "2024-06-21 18:14:58"


def database(path: Path, script: str, rows: Iterable[tuple[str, tuple[object, ...]]]) -> Path:
    """A database with these tables and rows."""
    connection = sqlite3.connect(path)
    connection.executescript(script)
    for table, values in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", values)
    connection.commit()
    connection.close()
    return path


def taguette(folder: Path) -> Path:
    """One document of HTML, two highlights (one with two tags), the log that says who made them."""
    html = "".join(f"<p>{line}</p>" for line in TEXT.replace("&", "&amp;").split("\n") if line)
    words = TEXT.replace("\n", "")
    first = len(words[: words.index(QUOTE)].encode())
    last = first + len(QUOTE.encode())
    script = """
        CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, created DATETIME);
        CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, filename VARCHAR(200), created DATETIME,
            project_id INTEGER, text_direction VARCHAR(13), contents TEXT);
        CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR(200), description TEXT);
        CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT);
        CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
        CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30), project_id INTEGER, document_id INTEGER, payload TEXT);
        CREATE TABLE alembic_version (version_num VARCHAR(32));"""
    return database(
        folder / "taguette.sqlite3",
        script,
        [
            ("projects", (1, "昆山研究", "一个小项目", WHEN)),
            ("documents", (1, "一号访谈", "在茶馆", "one.docx", WHEN, 1, "LEFT_TO_RIGHT", html)),
            ("tags", (1, 1, "学习", "先学后做")),
            ("tags", (2, 1, "open: 招商", "")),
            ("highlights", (1, 1, first, last, f"<p>{QUOTE}</p>")),
            ("highlights", (2, 1, 0, 12, "<p>别的话</p>")),
            ("highlight_tags", (1, 1)),
            ("highlight_tags", (1, 2)),
            ("highlight_tags", (2, 1)),
            ("commands", (1, WHEN, "wang", 1, 1, '{"type": "highlight_add", "highlight_id": 1}')),
            ("commands", (2, WHEN, "wang", 1, 1, "not json")),
        ],
    )


def qualcoder(folder: Path) -> Path:
    """A folder `.qda` as QualCoder 3.9 makes it, with two coders."""
    project = folder / "昆山.qda"
    (project / "documents").mkdir(parents=True)
    script = """
        CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text);
        CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, unique(name));
        CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, cid integer, memo text);
        CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text);
        CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
        CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
        CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
        CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
        CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer);
        CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text,
            memo text, avid integer, important integer);
        CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, supercid integer);
        CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
        CREATE TABLE graph (grid integer primary key, name text);
        CREATE TABLE gr_cdct_line_item (glineid integer primary key, grid integer, fromcatid integer, fromcid integer, tocatid integer, tocid integer,
            label text, arrow_mode text);"""
    database(
        project / "data.qda",
        script,
        [
            ("project", ("v17", WHEN, "项目备忘", "QualCoder 3.9", 0, 0, "li")),
            ("source", (1, "一号.txt", TEXT, None, "在茶馆", "li", WHEN)),
            ("source", (2, "photo.jpg", None, "/images/photo.jpg", "", "li", WHEN)),
            ("code_image", (1, 2, 0, 0, 1, "a machine")),
            ("annotation", (1, 1, START, STOP, "注意", "li", WHEN)),
            ("attribute_type", ("年龄", WHEN, "li", "", "case", "numeric")),
            ("attribute", (1, "年龄", "case", "50", 1, WHEN, "li")),
            ("attribute", (2, "地点", "file", "昆山", 1, WHEN, "li")),
            ("case_text", (1, 1, 1, 0, len(TEXT) - 1, "li", WHEN, "")),
            ("case_text", (2, 2, 1, START, STOP, "li", WHEN, "")),
            ("cases", (1, "李厂长", "", "li", WHEN)),
            ("cases", (2, "镇", "", "li", WHEN)),
            ("code_cat", (1, "过程", "li", WHEN, "", None)),
            ("code_name", (1, "学习", "先学后做", 1, "li", WHEN, "#F00", None)),
            ("code_name", (2, "模仿", "", None, "li", WHEN, "#00FF00", 1)),
            ("code_text", (1, 1, 1, QUOTE, START, STOP, "li", WHEN, "好例子", None, 1)),
            ("code_text", (2, 2, 1, QUOTE, START, STOP, "wang", WHEN, "", None, None)),
            ("journal", (1, "第一天", "很热", WHEN, "li")),
            ("graph", (1, "图")),
            ("gr_cdct_line_item", (1, 1, None, 1, None, 2, "leads to", "forward")),
        ],
    )
    return project


def rqda(folder: Path) -> Path:
    """An RQDA file with deleted rows, dates as R writes them and offsets as REAL."""
    at = "Mon Oct  8 08:11:36 2019"
    script = """
        CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
        CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text);
        CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
        CREATE TABLE treefile (fid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
        CREATE TABLE filecat (name text, fid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
        CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
        CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
        CREATE TABLE project (databaseversion text, date text, dateM text, memo text, about text);
        CREATE TABLE cases (name text, memo text, owner text, date text, dateM text, id integer, status integer);
        CREATE TABLE caselinkage (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text);
        CREATE TABLE attributes (name text, status integer, date text, dateM text, owner text, memo text, class text);
        CREATE TABLE caseAttr (variable text, value text, caseID integer, date text, dateM text, owner text, status integer);
        CREATE TABLE fileAttr (variable text, value text, fileID integer, date text, dateM text, owner text, status integer);
        CREATE TABLE journal (name text, journal text, date text, dateM text, owner text, status integer);
        CREATE TABLE annotation (fid integer, position integer, annotation text, owner text, date text, dateM text, status integer);"""
    return database(
        folder / "昆山.rqda",
        script,
        [
            ("source", ("一号", 1, TEXT, "在茶馆", "rqda", at, None, 1)),
            ("source", ("旧的", 2, "旧的话", "", "rqda", at, None, 0)),
            ("freecode", ("学习", "先学后做", "rqda", at, None, 1, 1, "red")),
            ("freecode", ("没用", "", "rqda", at, None, 2, -1, None)),
            ("treecode", (1, 1, at, None, None, 1, "rqda")),
            ("codecat", ("过程", None, 1, "rqda", at, None, "", 1)),
            ("filecat", ("访谈", None, 1, "rqda", at, None, "", 1)),
            ("treefile", (1, 1, at, None, None, 1, "rqda")),
            ("coding", (1, 1, QUOTE, float(START), float(STOP), 1, "rqda", at, "好例子")),
            ("coding", (1, 1, "访谈者", 0.0, 3.0, -1, "rqda", at, None)),
            ("project", ("0.2.2", at, None, "项目备忘", "RQDA")),
            ("cases", ("李厂长", "", "rqda", at, None, 1, 1)),
            ("caselinkage", (1, 1, 0.0, float(len(TEXT)), 1, "rqda", at, None)),
            ("attributes", ("年龄", 1, at, None, "rqda", "", "numeric")),
            ("caseAttr", ("年龄", "50", 1, at, None, "rqda", 1)),
            ("fileAttr", ("地点", "昆山", 1, at, None, "rqda", 1)),
            ("journal", ("第一天", "很热", at, None, "rqda", 1)),
            ("annotation", (1, START, "注意", "rqda", at, None, 1)),
        ],
    )


def requal(folder: Path) -> Path:
    """A requal project: offsets from 1, the last character named, quotes as R cuts them."""
    script = """
        CREATE TABLE projects (project_id INTEGER PRIMARY KEY, project_name TEXT, project_description TEXT, created_at TEXT);
        CREATE TABLE requal_version (project_id INTEGER, version TEXT);
        CREATE TABLE users (user_id INTEGER PRIMARY KEY, user_login TEXT, user_name TEXT, user_mail TEXT, created_at TEXT);
        CREATE TABLE documents (doc_id INTEGER PRIMARY KEY, project_id INTEGER, user_id INTEGER, doc_name TEXT, doc_description TEXT, doc_text TEXT);
        CREATE TABLE codes (project_id INTEGER, code_id INTEGER PRIMARY KEY, user_id INTEGER, code_name TEXT, code_description TEXT, code_color TEXT);
        CREATE TABLE categories (project_id INTEGER, category_id INTEGER PRIMARY KEY, user_id INTEGER, category_name TEXT, category_description TEXT);
        CREATE TABLE categories_codes_map (project_id INTEGER, category_id INTEGER, code_id INTEGER);
        CREATE TABLE cases (project_id INTEGER, case_id INTEGER PRIMARY KEY, case_name TEXT, case_description TEXT);
        CREATE TABLE cases_documents_map (project_id INTEGER, case_id INTEGER, doc_id INTEGER);
        CREATE TABLE segments (project_id INTEGER, user_id INTEGER, doc_id INTEGER, code_id INTEGER, segment_id INTEGER PRIMARY KEY,
            segment_start INTEGER, segment_end INTEGER, segment_text TEXT);
        CREATE TABLE memos (project_id INTEGER, memo_id INTEGER PRIMARY KEY, user_id INTEGER, text TEXT);
        CREATE TABLE memos_segments_map (memo_id INTEGER, segment_id INTEGER);
        CREATE TABLE attributes (attribute_id INTEGER PRIMARY KEY, attribute_name TEXT, attribute_object TEXT, attribute_type TEXT);
        CREATE TABLE attribute_values (attribute_value_id INTEGER PRIMARY KEY, attribute_id INTEGER, value TEXT);
        CREATE TABLE attributes_documents_map (doc_id INTEGER, attribute_id INTEGER, attribute_value_id INTEGER, project_id INTEGER);"""
    return database(
        folder / "昆山.requal",
        script,
        [
            ("projects", (1, "昆山", "描述", WHEN)),
            ("requal_version", (1, "1.1.3")),
            ("users", (1, "li", "李", None, WHEN)),
            ("documents", (1, 1, 1, "一号", "", TEXT)),
            ("codes", (1, 1, 1, "学习", "先学后做", "rgb(255, 0, 16)")),
            ("categories", (1, 1, 1, "过程", "")),
            ("categories_codes_map", (1, 1, 1)),
            ("cases", (1, 1, "李厂长", "")),
            ("cases_documents_map", (1, 1, 1)),
            ("segments", (1, 1, 1, 1, 1, START + 1, STOP, QUOTE)),
            ("segments", (1, 1, 1, 1, 2, 1, 3, "访谈者")),
            ("segments", (1, 1, 1, None, 3, 1, 4, "访谈者：")),
            ("memos", (1, 1, 1, "好例子")),
            ("memos", (1, 2, 1, "注意")),
            ("memos_segments_map", (1, 1)),
            ("memos_segments_map", (2, 3)),
            ("attributes", (1, "地点", "document", "categorical")),
            ("attribute_values", (1, 1, "昆山")),
            ("attributes_documents_map", (1, 1, 1, 1)),
        ],
    )


MAKERS: tuple[Callable[[Path], Path], ...] = (taguette, qualcoder, rqda, requal)


@pytest.fixture
def made(tmp_path: Path) -> dict[str, Path]:
    """One project of each program, by the name of its reader."""
    return {each.__name__: each(tmp_path) for each in MAKERS}
