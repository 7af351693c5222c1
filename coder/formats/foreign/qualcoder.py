"""QualCoder projects: a folder `NAME.qda` with `data.qda` (SQLite) and the files; the database alone and a zip of the folder will do.

Schema read in QualCoder 3.9 (src/qualcoder/__main__.py, github.com/ccbogel/QualCoder at c320464, database v17; older ones lack columns).
`code_text.pos0/pos1` count code points of `source.fulltext`, half-open: measured on 807 of 807 codings of two real projects (exchange.md).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from coder.errors import FormatError, InputRefused
from coder.formats.files.archive import Archive
from coder.formats.files.file_names import shown
from coder.formats.foreign.databases import MAGIC, Database, Row, holds, integer, text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignCase, ForeignLink, ForeignProject
from coder.formats.foreign.stand_ins import listed, stretch
from coder.formats.foreign.wording import one_line

_TABLES = ("project", "source", "code_name", "code_cat", "code_text")
_DATA = "data.qda"
_MAX_ZIP = 1024**3
_DIRECTIONS = {"forward": "one_way", "both": "bidirectional"}


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a folder or a zip with `data.qda` in it, or that database."""
    if path.is_dir():
        return (path / _DATA).is_file()
    if head.startswith(b"PK\3\4"):
        return path.stat().st_size < _MAX_ZIP and _member(path) is not None
    return holds(path, head, _TABLES)


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The project.

    Raises:
        FormatError, InputRefused: the database or the archive is damaged, or none of QualCoder's.
    """
    name = path.parent.stem if path.name == _DATA else path.stem
    with _opened(path) as database:
        database.needs(_TABLES, "QualCoder project")
        return _read(database, name or shown(path), convention)


def _opened(path: Path) -> Database:
    if path.is_dir():
        return Database(path / _DATA)
    with path.open("rb") as file:
        if not file.read(4).startswith(b"PK\3\4"):
            return Database(path)
    member = _member(path)
    data = Archive(path.read_bytes(), shown(path)).read(member) if member else None
    if not data or not data.startswith(MAGIC):
        raise FormatError(f"{shown(path)}: no QualCoder project: there is no database {_DATA} in the archive", "Zip the whole .qda folder.")
    return Database(path, data)


def _member(path: Path) -> str | None:
    try:
        names = Archive(path.read_bytes(), shown(path)).names()
    except (InputRefused, OSError):
        return None
    return next((each for each in sorted(names, key=len) if each.rpartition("/")[2] == _DATA), None)


def _read(database: Database, name: str, convention: str | None) -> ForeignProject:
    gathered = Gathering(name)
    _codes(database, gathered)
    raw = {text(row["id"]): text(row["fulltext"]) for row in database.rows("source", "id", "fulltext")}
    quoted = ((text(row["fid"]), integer(row["pos0"]), integer(row["pos1"]), text(row["seltext"])) for row in _coded(database))
    found = infer(raw, quoted, (Counting(), Counting(crlf=1), Counting("utf-16")))
    counting = told(convention, found.counting)
    _texts(database, gathered, raw, counting)
    _codings(database, gathered)
    _wordless(database, gathered)
    _cases(database, gathered, raw)
    _notes(database, gathered)
    _values(database, gathered)
    _lines(database, gathered)
    for table, what in _LEFT:
        for row in database.rows(table, "memo"):
            gathered.lose(what, text(row["memo"]))
    evidence = "as asked for" if convention else found.evidence
    return gathered.project(name, producer=_producer(database), convention=str(counting), evidence=evidence)


def _producer(database: Database) -> str:
    for row in database.rows("project", "about", "databaseversion"):
        return f"{text(row['about']) or 'QualCoder'} (database {text(row['databaseversion'])})"
    return "QualCoder"


_LEFT = (
    ("stored_sql", "stored queries"),
    ("ris", "bibliographic references"),
)


def _codes(database: Database, gathered: Gathering) -> None:
    for row in database.rows("code_cat", "catid", "name", "memo", "supercatid"):
        above = text(row["supercatid"])
        parent = f"cat {above}" if above else None
        gathered.code(f"cat {text(row['catid'])}", text(row["name"]), description=text(row["memo"]), parent=parent, codable=False)
    for row in database.rows("code_name", "cid", "name", "memo", "catid", "color", "supercid"):
        code, category = text(row["supercid"]), text(row["catid"])
        parent = f"code {code}" if code else f"cat {category}" if category else None
        gathered.code(f"code {text(row['cid'])}", text(row["name"]), description=text(row["memo"]), colour=text(row["color"]), parent=parent)


def _texts(database: Database, gathered: Gathering, raw: dict[str, str], counting: Counting) -> None:
    for row in database.rows("source", "id", "name", "mediapath", "memo"):
        key, title = text(row["id"]), text(row["name"])
        if not raw.get(key, ""):
            gathered.lose("pictures, recordings and files without text", title)
        elif gathered.text(key, title, raw[key], ruler=Ruler(raw[key], counting), source=title):
            gathered.memo("document", key, text(row["memo"]))


def _coded(database: Database) -> Iterator[Row]:
    return database.rows("code_text", "ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo", "important")


def _codings(database: Database, gathered: Gathering) -> None:
    for number, row in enumerate(_coded(database), 1):
        document = text(row["fid"])
        place = gathered.span(document, integer(row["pos0"]), integer(row["pos1"]))
        made = gathered.coding(text(row["ctid"]) or str(number), document, place, f"code {text(row['cid'])}", **_made(gathered, row))
        if made is not None and place is not None:
            gathered.compare(document, place, text(row["seltext"]))
            _remarked(gathered, row, made)


class _Made(TypedDict):
    user: str | None
    at: str


def _made(gathered: Gathering, row: Row) -> _Made:
    """By whom, and when."""
    return {"user": gathered.user(text(row["owner"])), "at": text(row["date"])}


def _remarked(gathered: Gathering, row: Row, coding: str | None) -> None:
    """The memo of a coding, and that it is important."""
    if coding is not None:
        gathered.memo("coding", coding, text(row["memo"]), **_made(gathered, row))
        if integer(row["important"]):
            gathered.memo("coding", coding, "important", kind="important", **_made(gathered, row))


def _wordless(database: Database, gathered: Gathering) -> None:
    """Codings of pictures, pages and recordings: a list for each source stands in the place of words, and each line is coded."""
    rows: dict[str, list[tuple[str, Row]]] = {}
    for row in database.rows("code_image", "imid", "id", *_RECTANGLE, "cid", "memo", "date", "owner", "important", "pdf_page"):
        rows.setdefault(text(row["id"]), []).append((_corners(row), row))
    for row in database.rows("code_av", "avid", "id", "pos0", "pos1", "cid", "memo", "date", "owner", "important"):
        rows.setdefault(text(row["id"]), []).append((stretch(integer(row["pos0"]), integer(row["pos1"])), row))
    titles = {text(row["id"]): (text(row["name"]), text(row["memo"])) for row in database.rows("source", "id", "name", "memo")}
    for source, found in rows.items():
        title, memo = titles.get(source, (source, ""))
        key, name = (f"{source} selections", f"{title} (selections)") if source in gathered.texts else (source, title)
        lines, places = listed("picture or recording", title, ((where, one_line(text(row["memo"]))) for where, row in found))
        if not gathered.text(key, name, lines, kind="note", source=title):
            continue
        gathered.lose("codings of pictures, pages and recordings: listed in a text of their own", title, count=len(found))
        if key == source:
            gathered.memo("document", key, memo)
        for number, (place, (_, row)) in enumerate(zip(places, found, strict=True), 1):
            gathered.compare(key, place, "")
            _remarked(gathered, row, gathered.coding(f"{key} {number}", key, place, f"code {text(row['cid'])}", **_made(gathered, row)))


_RECTANGLE = ("x1", "y1", "width", "height")


def _corners(row: Row) -> str:
    """A rectangle, by its two corners in pixels."""
    left, top, width, height = (round(cell) if isinstance(cell := row[each], float) else integer(cell) or 0 for each in _RECTANGLE)
    page = integer(row["pdf_page"])
    return f"{f'page {page}: ' if page is not None else ''}{left},{top} - {left + width},{top + height}"


def _cases(database: Database, gathered: Gathering, raw: dict[str, str]) -> None:
    texts: dict[str, list[str]] = {}
    passages: dict[str, list[tuple[str, int, int]]] = {}
    for row in database.rows("case_text", "caseid", "fid", "pos0", "pos1"):
        case, document = text(row["caseid"]), text(row["fid"])
        start, stop = integer(row["pos0"]), integer(row["pos1"])
        if document not in gathered.texts:
            gathered.lose("cases that are pictures or recordings", case)
        elif start is None or stop is None or (start <= 0 and stop >= len(raw[document]) - 1):
            texts.setdefault(case, []).append(document)
        else:
            place = gathered.span(document, start, stop)
            if place:
                passages.setdefault(case, []).append((document, *place))
    for row in database.rows("cases", "caseid", "name", "memo"):
        key = text(row["caseid"])
        mine = tuple(dict.fromkeys(texts.get(key, ())))
        gathered.cases.append(
            ForeignCase(key=key, name=text(row["name"]), description=text(row["memo"]), texts=mine, passages=tuple(passages.get(key, ())))
        )


def _notes(database: Database, gathered: Gathering) -> None:
    for row in database.rows("annotation", "fid", "pos0", "pos1", "memo", "owner", "date"):
        place = gathered.span(text(row["fid"]), integer(row["pos0"]), integer(row["pos1"]))
        if place:
            user = gathered.user(text(row["owner"]))
            gathered.memo("passage", text(row["fid"]), text(row["memo"]), place=place, user=user, at=text(row["date"]))
    for row in database.rows("journal", "name", "jentry", "owner", "date"):
        user = gathered.user(text(row["owner"]))
        gathered.memo("project", None, text(row["jentry"]), title=text(row["name"]), kind="journal", user=user, at=text(row["date"]))
    for row in database.rows("project", "memo"):
        gathered.memo("project", None, text(row["memo"]))


def _values(database: Database, gathered: Gathering) -> None:
    types = {text(row["name"]): text(row["valuetype"]) for row in database.rows("attribute_type", "name", "valuetype")}
    cases = {each.key for each in gathered.cases}
    for row in database.rows("attribute", "name", "attr_type", "value", "id"):
        kind, target = text(row["attr_type"]), text(row["id"])
        value_type = "number" if types.get(text(row["name"])) == "numeric" else "text"
        if kind == "case" and target in cases:
            gathered.value("case", target, text(row["name"]), text(row["value"]), value_type)
        elif kind == "file" and target in gathered.texts:
            gathered.value("document", target, text(row["name"]), text(row["value"]), value_type)
        elif text(row["value"]).strip():
            gathered.lose("values of journals, pictures and recordings", f"{text(row['name'])}: {text(row['value'])}")


def _lines(database: Database, gathered: Gathering) -> None:
    """The lines of graphs that say something about two codes."""
    columns = ("glineid", "fromcatid", "fromcid", "tocatid", "tocid", "label", "arrow_mode")
    for row in database.rows("gr_cdct_line_item", *columns):
        label, arrow = text(row["label"]), text(row["arrow_mode"])
        ends = [_end(text(row[f"{side}cid"]), text(row[f"{side}catid"])) for side in ("from", "to")]
        if label.strip() and all(each in gathered.codes for each in ends):
            direction = _DIRECTIONS.get(arrow, "associative")
            gathered.links.append(
                ForeignLink(key=text(row["glineid"]), name=label, origin=("code", ends[0]), target=("code", ends[1]), direction=direction)
            )
    for row in database.rows("graph", "name"):
        gathered.lose("graphs (their labelled lines between codes are kept)", text(row["name"]))


def _end(code: str, category: str) -> str:
    return f"code {code}" if code else f"cat {category}"
