"""Small projects of other programs, made after their real schemas from our own text: Chinese, an emoji, a rare Han character."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

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
        CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text,
            date text, owner text, important integer, pdf_page integer);
        CREATE TABLE code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text, owner text,
            important integer);
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
            ("code_image", (1, 2, 10, 20, 30, 40, 1, "a machine", WHEN, "wang", 1, None)),
            ("code_av", (1, 1, 61_500, 3_600_000, 2, "", WHEN, "li", None)),
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


def maxqda(folder: Path) -> Path:
    """A `.mex` as MAXQDA 12 writes it: the texts encrypted, previews of 63 characters, the text itself beside the file."""
    script = """
        CREATE TABLE sys_Setup (Key varchar, Value TEXT, Data BLOB);
        CREATE TABLE Texts (ID INTEGER, Idx INTEGER, Name varchar, Date DateTime, Author varchar, Size INTEGER);
        CREATE TABLE Texts_PlainTextWin_BLOBS (ID INTEGER, Value BLOB);
        CREATE TABLE Texts_PlainTextMac_BLOBS (ID INTEGER, Value BLOB);
        CREATE TABLE Codewords (ID INTEGER, Idx INTEGER, WordID INTEGER, Name varchar, Author varchar, Alias varchar, Color INTEGER);
        CREATE TABLE Codings (ID INTEGER, TAID INTEGER, Type INTEGER, TextID INTEGER, WordID INTEGER, Weight INTEGER, Preview varchar, Author varchar,
            Date DateTime, CommentL varchar, SegType INTEGER, SegPos1X INTEGER, SegPos2X INTEGER);
        CREATE TABLE Memos (ID INTEGER);"""
    project = folder / "maxqda"
    project.mkdir()
    (project / "一号.txt").write_text(TEXT, encoding="utf-8")
    units = len(TEXT[:START].encode("utf-16-le")) // 2
    rows: list[tuple[str, tuple[object, ...]]] = [
        ("sys_Setup", ("APP", "MAXQDA 12  12.3.3", None)),
        ("Texts", (2, 0, "一号", WHEN, "li", len(TEXT))),
        ("Texts", (3, 1, "不在", WHEN, "li", 3)),
        ("Texts_PlainTextWin_BLOBS", (2, b"*ENC*" + bytes(range(200)))),
        ("Codewords", (4, 0, 0, "过程", "li", "", 4278190335)),
        ("Codewords", (5, 1, 4, "学习", "li", "", 4294902015)),
        ("Codings", (1, 1, 0, 2, 5, 0, QUOTE, "li", "2017-11-30T20:55:14.535", "好例子", 0, units, units + len(QUOTE) + 1)),
        ("Codings", (2, 2, 0, 2, 4, 50, "访谈者", "li", "2017-11-30T20:55:14.535", "", 0, 0, 3)),
        ("Codings", (3, 3, 0, 3, 5, 0, "没有", "li", WHEN, "", 0, 0, 2)),
        ("Memos", (1,)),
    ]
    return database(project / "昆山.mex", script, rows)


def qualitative_coding(folder: Path) -> Path:
    """A qc folder of version 1.7: codes on lines that count from 0."""
    project = folder / "qc"
    (project / "corpus").mkdir(parents=True)
    (project / "memos").mkdir()
    (project / "settings.yaml").write_text(
        "qc_version: 1.7.8\ncorpus_dir: corpus\ndatabase: qualitative_coding.sqlite3\nmemos_dir: memos\ncodebook: codebook.yaml\n"
    )
    (project / "codebook.yaml").write_text("- 过程:\n  - 学习\n  - 模仿\n- 关系:\n  - 学习\n", encoding="utf-8")
    (project / "corpus" / "one.txt").write_text(TEXT, encoding="utf-8")
    (project / "memos" / "2024-06-21_li.md").write_text("# Memo\n很热", encoding="utf-8")
    script = """
        CREATE TABLE document (file_path VARCHAR PRIMARY KEY, file_hash VARCHAR);
        CREATE TABLE document_index (id INTEGER PRIMARY KEY, name VARCHAR, time_series BOOLEAN, document_id VARCHAR);
        CREATE TABLE location (id INTEGER PRIMARY KEY, start_line INTEGER, end_line INTEGER, document_index_id INTEGER);
        CREATE TABLE coder (name VARCHAR PRIMARY KEY);
        CREATE TABLE code (name VARCHAR PRIMARY KEY);
        CREATE TABLE coded_line (id INTEGER PRIMARY KEY, line INTEGER, coder_id VARCHAR, code_id VARCHAR);
        CREATE TABLE coded_line_location_association (coded_line_id INTEGER, location_id INTEGER);"""
    rows: list[tuple[str, tuple[object, ...]]] = [
        ("document", ("one.txt", "abc")),
        ("document", ("../secret.txt", "abc")),
        ("document_index", (1, "paragraphs", 0, "one.txt")),
        ("location", (1, 0, 3, 1)),
        ("coder", ("li",)),
        ("code", ("学习",)),
        ("coded_line", (1, 1, "li", "学习")),
        ("coded_line", (2, 9, "li", "学习")),
        ("coded_line_location_association", (1, 1)),
        ("coded_line_location_association", (2, 1)),
    ]
    database(project / "qualitative_coding.sqlite3", script, rows)
    return project


def brat(folder: Path) -> Path:
    """Standoff with an interrupted span, a relation, an event, an attribute, a note and a reference."""
    project = folder / "brat"
    project.mkdir()
    (project / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    other, last = TEXT.index("谢谢"), TEXT.index("you")
    lines = [
        f"T1\t学习 {START} {STOP}\t{QUOTE}",
        f"T2\t感谢 {other} {other + 2};{last} {last + 3}\t谢谢 you",
        "T3\t人 0 3\t访谈者",
        "R1\t说 Arg1:T3 Arg2:T2",
        "E1\t学习:T1 谁:T3",
        "A1\t确定 T1 高",
        "#1\tAnnotatorNotes T1\t好例子",
        "N1\tReference T3 Wikidata:Q1\t人",
        "*\tEquiv T1 T2",
    ]
    (project / "one.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (project / "two.ann").write_text("", encoding="utf-8")
    return project


def doccano(folder: Path) -> Path:
    """Spans as objects and as lists, classes, a relation, a comment; the second text has a rare character."""
    units = len(TEXT[:START].encode("utf-16-le")) // 2
    records = [
        {
            "id": 7,
            "text": "Li went to Kunshan.",
            "entities": [
                {"id": 1, "start_offset": 0, "end_offset": 2, "label": "人"},
                {"id": 2, "start_offset": 11, "end_offset": 18, "label": "地"},
            ],
            "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "去"}, {"id": 2, "from_id": 1, "to_id": 9, "type": "x"}],
            "cats": ["旅行"],
            "Comments": ["好例子"],
            "year": 2020,
        },
        {"id": 8, "text": TEXT, "label": [[units, units + len(QUOTE) + 1, "学习"], [0, 3, "人"]]},
    ]
    path = folder / "doccano.jsonl"
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in records), encoding="utf-8")
    return path


def label_studio(folder: Path) -> Path:
    """Spans, choices, a relation, a remark, an answer in words, a dialogue, a picture, a prediction."""
    spans = [
        {
            "id": "a",
            "type": "labels",
            "from_name": "label",
            "to_name": "text",
            "value": {"start": START, "end": STOP, "text": QUOTE, "labels": ["学习"]},
        },
        {"id": "b", "type": "labels", "from_name": "label", "to_name": "text", "value": {"start": 0, "end": 3, "text": "访谈者", "labels": ["人"]}},
        {"type": "relation", "from_id": "b", "to_id": "a", "direction": "right", "labels": ["问"]},
        {"id": "c", "type": "choices", "from_name": "tone", "to_name": "text", "value": {"choices": ["好"]}},
        {"id": "d", "type": "textarea", "from_name": "why", "to_name": "text", "value": {"text": ["很清楚"]}},
        {"id": "e", "type": "rectanglelabels", "from_name": "box", "to_name": "image", "value": {"x": 1, "rectanglelabels": ["x"]}},
    ]
    spans[0]["meta"] = {"text": ["好例子"]}
    talk = [{"author": "李", "text": "先学后做😀。"}, {"author": "王", "text": "谢谢。"}]
    said = {"start": "1", "end": "1", "startOffset": 0, "endOffset": 2, "text": "谢谢", "paragraphlabels": ["感谢"]}
    tasks = [
        {
            "id": 1,
            "data": {"text": TEXT, "title": "一号", "year": 2020},
            "annotations": [{"id": 5, "completed_by": {"email": "li@example.org"}, "created_at": f"{WHEN}Z", "result": spans}],
            "predictions": [{"result": []}],
        },
        {
            "id": 2,
            "data": {"dialogue": talk},
            "annotations": [
                {
                    "id": 6,
                    "completed_by": 3,
                    "result": [{"id": "p", "type": "paragraphlabels", "from_name": "label", "to_name": "dialogue", "value": said}],
                },
                {"id": 7, "was_cancelled": True, "result": spans},
            ],
        },
        {"id": 3, "data": {"image": "/data/upload/1.png"}, "annotations": []},
    ]
    path = folder / "label_studio.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return path


def _units(place: int) -> int:
    return len(TEXT[:place].encode("utf-16-le")) // 2


def uima_xmi(folder: Path) -> Path:
    """An XMI of INCEpTION with tokens, a custom layer of two features, a named entity, a relation."""
    text = TEXT.replace("\n", "&#10;")
    path = folder / "uima.xmi"
    path.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore"
 xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
 xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<meta:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="3" documentTitle="一号.txt" documentId="li"/>
<seg:Token xmi:id="3" sofa="1" begin="0" end="3"/>
<custom:Coding xmi:id="4" sofa="1" begin="{_units(START)}" end="{_units(STOP)}" code="学习" note="https://example.org/1"/>
<ner:NamedEntity xmi:id="5" sofa="1" begin="0" end="3" value="PER"/>
<custom:Says xmi:id="6" sofa="1" begin="0" end="3" Governor="5" Dependent="4" how="问"/>
<custom:Frame xmi:id="8" sofa="1" begin="0" end="3" slots="9 10"/>
<custom:Link xmi:id="9" role="什么" target="4"/><custom:Link xmi:id="10" role="谁" target="5"/>
<custom:Empty xmi:id="7" sofa="1" begin="999999" end="1000000"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{text}"/>
<cas:View sofa="1" members="2 3 4 5 6"/>
</xmi:XMI>""",
        encoding="utf-8",
    )
    return path


def uima_json(folder: Path) -> Path:
    """The same as JSON CAS."""
    structures = [
        {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": TEXT},
        {"%ID": 4, "%TYPE": "webanno.custom.Coding", "@sofa": 1, "begin": _units(START), "end": _units(STOP), "code": "学习"},
        {"%ID": 5, "%TYPE": "webanno.custom.Person", "@sofa": 1, "begin": 0, "end": 3, "value": "PER", "@knows": 7},
        {"%ID": 7, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [4]},
        {"%ID": 6, "%TYPE": "webanno.custom.Says", "@sofa": 1, "begin": 0, "end": 3, "@Governor": 5, "@Dependent": 4, "how": "问"},
    ]
    path = folder / "uima.json"
    path.write_text(json.dumps({"%TYPES": {}, "%FEATURE_STRUCTURES": structures, "%VIEWS": {}}, ensure_ascii=False), encoding="utf-8")
    return path


def webanno(folder: Path) -> Path:
    """WebAnno TSV 3.3: stacked and multi-token spans, a part of a token, escapes, a relation, slots, a chain."""
    lines = [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
        "#T_SP=webanno.custom.Coding|code|note",
        "#T_SP=webanno.custom.Frame|name|ROLE_webanno.custom.Frame:roles_webanno.custom.FrameRolesLink|webanno.custom.Coding",
        "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation",
        "#T_RL=webanno.custom.Says|how|BT_webanno.custom.Coding",
        "",
        "",
        "#Text=李 😀 学了 \\t\\\\𠮷 。",
        "1-1\t0-1\t李\tN\t人\t*\t_\t_\t_\tpr[1]\tsame->1-1\t_\t_\t",
        "1-2\t2-4\t😀\tX\t学习[1]|心\\|情[2]\thttp://x.org/1[1]|*[2]\tgo\t谁;什么\t1-1;1-2[1]\t_\t_\t问\t1-1[0_1]\t",
        "1-3\t5-7\t学了\tV\t学习[1]\thttp://x.org/1[1]\t_\t_\t_\t_\t_\t_\t_\t",
        "1-3.1\t5-6\t学\t_\t动词\t*\t_\t_\t_\t_\t_\t_\t_\t",
        "1-4\t8-12\t\\t\\\\𠮷\tX\t_\t_\t_\t_\t_\tpr[1]\t*->1-2\t_\t_\t",
        "1-5\t13-14\t。\tX\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "",
        "#Text=第二",
        "#Text=行",
        "2-1\t15-17\t第二\tN\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "2-2\t18-19\t行\tN\t*\t*\t_\t_\t_\t_\t_\t_\t_\t",
    ]
    path = folder / "webanno.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def webanno_old(folder: Path) -> Path:
    """The older TSV: BIO labels, two of them stacked, a relation."""
    lines = [
        " # webanno.custom.Coding | code # webanno.custom.Says | how | AttachTo=webanno.custom.Coding",
        "#id=1",
        "#text=李 先学 后做 。",
        "1-1\t李\tB-人\t_\t_\t",
        "1-2\t先学\tB-学习|B-做\t问\t1-1\t",
        "1-3\t后做\tI-学习\t_\t_\t",
        "1-4\t。\tO\t_\t_\t",
        "",
    ]
    path = folder / "webanno_old.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def quote_table(folder: Path) -> Path:
    """A table in Chinese with two codes in a cell, a path of codes, a guarded formula, a missing quote; its text beside it."""
    project = folder / "table"
    project.mkdir()
    (project / "一号.txt").write_text(TEXT + "=1+1\n", encoding="utf-8")
    rows = [
        ("文档", "原文", "编码", "编码者", "备注"),
        ("一号", QUOTE, "过程 > 学习；好", "李", "好例子"),
        ("一号.docx", "'=1+1", "公式", "李", ""),
        ("一号", "没有这句话", "好", "", ""),
        ("二号", "不在", "好", "", ""),
        ("一号", "", "好", "", ""),
    ]
    with (project / "quotes.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return project / "quotes.csv"


def elan(folder: Path) -> Path:
    """Two speakers, one by PARTICIPANT, a tier that only numbers utterances, a tier of words, a slot without a time."""
    times = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n}500"/>' for n in range(1, 7)) + '<TIME_SLOT TIME_SLOT_ID="t7"/>'

    def aligned(key: str, first: int, last: int, words: str) -> str:
        return (
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{key}" TIME_SLOT_REF1="t{first}" TIME_SLOT_REF2="t{last}">'
            f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        )

    def referring(key: str, above: str, words: str) -> str:
        return (
            f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{key}" ANNOTATION_REF="{above}">'
            f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        )

    path = folder / "elan.eaf"
    path.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT FORMAT="3.0"><HEADER><MEDIA_DESCRIPTOR MEDIA_URL="file:///home/li/a.wav"/></HEADER>
<TIME_ORDER>{times}</TIME_ORDER>
<TIER TIER_ID="spk1" PARTICIPANT="访谈者">{aligned("a1", 1, 2, "昆山😀怎么样？")}{aligned("a2", 5, 6, "谢谢。")}</TIER>
<TIER TIER_ID="ref">{aligned("r1", 3, 4, "li.001")}{aligned("r2", 4, 7, "li.002")}</TIER>
<TIER TIER_ID="李" PARENT_REF="ref">{referring("b1", "r1", "先学后做。")}{referring("b2", "r2", "招商𠮷祥。")}</TIER>
<TIER TIER_ID="words" PARENT_REF="spk1">{referring("c1", "a1", "昆山")}</TIER>
<TIER TIER_ID="gestures">{aligned("g1", 1, 2, "points")}</TIER>
</ANNOTATION_DOCUMENT>""",
        encoding="utf-8",
    )
    return path


def chat(folder: Path) -> Path:
    """Two speakers, a remark, a grammar line, a continued line, bullets with and without a file."""
    path = folder / "chat.cha"
    path.write_text(
        "@UTF8\n@Begin\n@Languages:\tzho, eng\n@Participants:\tLI 李_厂长 Participant, INV Investigator\n@Media:\tkunshan01, audio\n"
        '*INV:\t昆山😀 怎么样 ? \x150_1500\x15\n*LI:\twe &-uh 先学\n\t后做 (.) 招商𠮷祥 . \x15%snd:"a"_1500_4000\x15\n'
        "%com:\tpoints at the map\n%mor:\tv|xue\n*INV:\t谢谢 .\n@End\n",
        encoding="utf-8",
    )
    return path


def whisper(folder: Path) -> Path:
    """WhisperX with speakers."""
    segments = [
        {"start": 0.0, "end": 3.2, "text": " 请问 昆山😀?", "speaker": "SPEAKER_00"},
        {"start": 3.2, "end": 7.9, "text": " 先学后做,招商𠮷祥。", "speaker": "SPEAKER_01"},
    ]
    path = folder / "whisper.json"
    path.write_text(json.dumps({"text": " 请问", "segments": segments, "language": "zh"}, ensure_ascii=False), encoding="utf-8")
    return path


MAKERS: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "taguette": ("taguette", taguette),
    "qualcoder": ("qualcoder", qualcoder),
    "rqda": ("rqda", rqda),
    "requal": ("requal", requal),
    "maxqda": ("maxqda", maxqda),
    "qualitative_coding": ("qualitative_coding", qualitative_coding),
    "brat": ("brat", brat),
    "doccano": ("doccano", doccano),
    "label_studio": ("label_studio", label_studio),
    "uima_xmi": ("uima_xmi", uima_xmi),
    "uima_json": ("uima_json", uima_json),
    "webanno": ("webanno", webanno),
    "webanno_old": ("webanno_old", webanno_old),
    "quote_table": ("quote_table", quote_table),
    "elan": ("transcripts", elan),
    "chat": ("transcripts", chat),
    "whisper": ("transcripts", whisper),
}
"""By a name of its own: the reader that takes it, and what makes it in a folder."""
