"""RQDA projects (`.rqda`, SQLite): `selfirst` and `selend` are REAL, code points of `source.file`, half-open; the deleted have another status than 1.

Schema read in R/ProjectFun.R (github.com/Ronggui/RQDA at b3d09c0: status 0 marks the deleted) and in QualCoder's rqda.py; exchange.md measured
85 of 85 codings as code points, and -1 as another mark of the deleted. Windows kept texts in its own encoding.
"""

from collections.abc import Iterator
from pathlib import Path

from coder.formats.files.file_names import shown
from coder.formats.foreign.databases import Database, Row, holds, integer, text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignCase, ForeignProject, ForeignSet

_TABLES = ("source", "freecode", "coding", "treecode", "codecat", "project")


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a database with RQDA's tables."""
    return holds(path, head, _TABLES)


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The project, without what is marked as deleted.

    Raises:
        FormatError: the database is damaged or is none of RQDA's.
    """
    gathered = Gathering(shown(path))
    with Database(path) as database:
        database.needs(_TABLES, "RQDA project")
        raw = {text(row["id"]): text(row["file"]) for row in _live(database, gathered, "source", "id", "file")}
        coded = [row for table in ("coding", "coding2") for row in _coded(database, gathered, table)]
        quoted = ((text(row["fid"]), integer(row["selfirst"]), integer(row["selend"]), text(row["seltext"])) for row in coded)
        found = infer(raw, quoted, (Counting(), Counting(crlf=1), Counting("utf-16"), Counting("bytes")))
        counting = told(convention, found.counting)
        _codes(database, gathered)
        _texts(database, gathered, raw, counting)
        _codings(gathered, coded)
        _cases(database, gathered)
        _notes(database, gathered)
        _values(database, gathered)
        _rest(database, gathered)
        version = next((text(row["databaseversion"]) for row in database.rows("project", "databaseversion")), "")
    evidence = "as asked for" if convention else found.evidence
    return gathered.project(path.stem or shown(path), producer=f"RQDA (database {version})", convention=str(counting), evidence=evidence)


def _live(database: Database, gathered: Gathering, table: str, *columns: str) -> Iterator[Row]:
    """The rows that are not deleted; in old files the column of the status is missing or empty."""
    has_status = "status" in database.columns(table)
    for row in database.rows(table, *columns, "status"):
        if has_status and integer(row["status"]) not in (1, None):
            gathered.lose(f"deleted rows of {table}", text(row[columns[-1]])[:60])
        else:
            yield row


def _coded(database: Database, gathered: Gathering, table: str) -> Iterator[Row]:
    yield from _live(database, gathered, table, "cid", "fid", "selfirst", "selend", "owner", "date", "memo", "seltext")


def _codes(database: Database, gathered: Gathering) -> None:
    for row in _live(database, gathered, "codecat", "catid", "memo", "name"):
        gathered.code(f"cat {text(row['catid'])}", text(row["name"]), description=text(row["memo"]), codable=False)
    parents: dict[str, list[str]] = {}
    for row in _live(database, gathered, "treecode", "catid", "cid"):
        parents.setdefault(text(row["cid"]), []).append(f"cat {text(row['catid'])}")
    for row in _live(database, gathered, "freecode", "id", "memo", "color", "name"):
        key = text(row["id"])
        above = [each for each in dict.fromkeys(parents.get(key, ())) if each in gathered.codes]
        gathered.code(key, text(row["name"]), description=text(row["memo"]), colour=text(row["color"]), parent=above[0] if above else None)
        for category in above[1:]:
            gathered.lose("further categories of a code (one is kept)", f"{text(row['name'])}: {gathered.codes[category].name}")


def _texts(database: Database, gathered: Gathering, raw: dict[str, str], counting: Counting) -> None:
    for row in database.rows("source", "id", "name", "memo"):
        key = text(row["id"])
        if key in raw and gathered.text(key, text(row["name"]), raw[key], ruler=Ruler(raw[key], counting), source=text(row["name"])):
            gathered.memo("document", key, text(row["memo"]))
    groups: dict[str, list[str]] = {}
    for row in _live(database, gathered, "treefile", "catid", "fid"):
        if text(row["fid"]) in gathered.texts:
            groups.setdefault(text(row["catid"]), []).append(text(row["fid"]))
    for row in _live(database, gathered, "filecat", "catid", "memo", "name"):
        key = text(row["catid"])
        members = tuple(dict.fromkeys(groups.get(key, ())))
        gathered.sets.append(ForeignSet(key=key, name=text(row["name"]), member_kind="document", members=members, description=text(row["memo"])))


def _codings(gathered: Gathering, coded: list[Row]) -> None:
    for number, row in enumerate(coded, 1):
        document, user, at = text(row["fid"]), gathered.user(text(row["owner"])), text(row["date"])
        place = gathered.span(document, integer(row["selfirst"]), integer(row["selend"]))
        made = gathered.coding(str(number), document, place, text(row["cid"]), user=user, at=at)
        if made and place:
            gathered.compare(document, place, text(row["seltext"]))
            gathered.memo("coding", made, text(row["memo"]), user=user, at=at)


def _cases(database: Database, gathered: Gathering) -> None:
    texts: dict[str, list[str]] = {}
    passages: dict[str, list[tuple[str, int, int]]] = {}
    for row in _live(database, gathered, "caselinkage", "fid", "selfirst", "selend", "caseid"):
        case, document = text(row["caseid"]), text(row["fid"])
        place = gathered.span(document, integer(row["selfirst"]), integer(row["selend"]))
        if place and place[0] == 0 and place[1] >= len(gathered.texts[document].text) - 1:
            texts.setdefault(case, []).append(document)
        elif place:
            passages.setdefault(case, []).append((document, *place))
    for row in _live(database, gathered, "cases", "id", "memo", "name"):
        key = text(row["id"])
        mine, parts = tuple(dict.fromkeys(texts.get(key, ()))), tuple(passages.get(key, ()))
        gathered.cases.append(ForeignCase(key=key, name=text(row["name"]), description=text(row["memo"]), texts=mine, passages=parts))


def _notes(database: Database, gathered: Gathering) -> None:
    for row in _live(database, gathered, "annotation", "fid", "position", "owner", "date", "annotation"):
        document, position = text(row["fid"]), integer(row["position"])
        last = len(gathered.texts[document].text) if document in gathered.texts else 0
        at = min(position or 0, max(0, last - 1))
        place = gathered.span(document, at, at + 1)
        if place and text(row["annotation"]).strip():
            gathered.memo("passage", document, text(row["annotation"]), place=place, user=gathered.user(text(row["owner"])), at=text(row["date"]))
    for row in _live(database, gathered, "journal", "name", "owner", "date", "journal"):
        user = gathered.user(text(row["owner"]))
        gathered.memo("project", None, text(row["journal"]), title=text(row["name"]), kind="journal", user=user, at=text(row["date"]))
    for row in database.rows("project", "memo"):
        gathered.memo("project", None, text(row["memo"]))


def _values(database: Database, gathered: Gathering) -> None:
    numeric = {text(row["name"]) for row in database.rows("attributes", "name", "class") if text(row["class"]).lower() == "numeric"}
    cases = {each.key for each in gathered.cases}
    for table, column, kind, known in (("caseAttr", "caseID", "case", cases), ("fileAttr", "fileID", "document", set(gathered.texts))):
        for row in _live(database, gathered, table, column, "value", "variable"):
            variable, value = text(row["variable"]), text(row["value"])
            if text(row[column]) in known and value not in ("NA", ""):
                gathered.value(kind, text(row[column]), variable, value, "number" if variable in numeric else "text")


def _rest(database: Database, gathered: Gathering) -> None:
    for row in database.rows("imageCoding", "memo"):
        gathered.lose("codings of pictures", text(row["memo"]))
    for row in database.rows("image", "name"):
        gathered.lose("pictures", text(row["name"]))
