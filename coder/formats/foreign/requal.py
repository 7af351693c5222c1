"""requal projects (`.requal`, SQLite): `segment_start` and `segment_end` count from 1, and the last character is named.

Schema and counting read in R/db_startup.R, R/mod_document_code_utils_document_code.R and inst/app/www/document_code_js.js (github.com/RE-QDA/requal
at dd26614). The browser counts UTF-16 units, while R cuts `segment_text` by code points of the same numbers: where a rare character stands before a
passage, the words that were marked lie further left than those that were stored. Such passages are reported as doubtful.
"""

from pathlib import Path

from coder.formats.files.file_names import shown
from coder.formats.foreign.databases import Database, holds, integer, text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignCase, ForeignProject

_TABLES = ("projects", "requal_version", "documents", "codes", "segments", "categories")
_FROM_ONE = Counting(first=1, inclusive=True)
_COLUMNS = ("segment_id", "doc_id", "code_id", "user_id", "segment_start", "segment_end", "segment_text")


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a database with requal's tables."""
    return holds(path, head, _TABLES)


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The project.

    Raises:
        FormatError: the database is damaged or is none of requal's.
    """
    gathered = Gathering(shown(path))
    with Database(path) as database:
        database.needs(_TABLES, "requal project")
        raw = {text(row["doc_id"]): text(row["doc_text"]) for row in database.rows("documents", "doc_id", "doc_text")}
        quoted = (
            (text(row["doc_id"]), integer(row["segment_start"]), integer(row["segment_end"]), text(row["segment_text"]))
            for row in database.rows("segments", *_COLUMNS)
        )
        found = infer(raw, quoted, (_FROM_ONE, Counting(), Counting(first=1, inclusive=True, crlf=1)))
        counting = told(convention, found.counting)
        users = {
            text(row["user_id"]): text(row["user_name"]) or text(row["user_login"])
            for row in database.rows("users", "user_id", "user_name", "user_login")
        }
        _codes(database, gathered)
        for row in database.rows("documents", "doc_id", "doc_name", "doc_description"):
            key = text(row["doc_id"])
            if gathered.text(key, text(row["doc_name"]), raw[key], ruler=Ruler(raw[key], counting), source=text(row["doc_name"])):
                gathered.memo("document", key, text(row["doc_description"]))
        made = _codings(database, gathered, users)
        _cases(database, gathered)
        _memos(database, gathered, users, made)
        _values(database, gathered)
        names = [text(row["project_name"]) for row in database.rows("projects", "project_name")]
        version = next((text(row["version"]) for row in database.rows("requal_version", "version")), "")
        for row in database.rows("projects", "project_description"):
            gathered.memo("project", None, text(row["project_description"]))
    evidence = "as asked for" if convention else found.evidence
    name = names[0] if len(names) == 1 and names[0] else path.stem or shown(path)
    return gathered.project(name, producer=f"requal {version}".strip(), convention=str(counting), evidence=evidence)


def _codes(database: Database, gathered: Gathering) -> None:
    for row in database.rows("categories", "category_id", "category_name", "category_description"):
        key = f"cat {text(row['category_id'])}"
        gathered.code(key, text(row["category_name"]), description=text(row["category_description"]), codable=False)
    parents: dict[str, list[str]] = {}
    for row in database.rows("categories_codes_map", "category_id", "code_id"):
        parents.setdefault(text(row["code_id"]), []).append(f"cat {text(row['category_id'])}")
    for row in database.rows("codes", "code_id", "code_name", "code_description", "code_color"):
        key = text(row["code_id"])
        above = [each for each in dict.fromkeys(parents.get(key, ())) if each in gathered.codes]
        description, colour = text(row["code_description"]), text(row["code_color"])
        gathered.code(key, text(row["code_name"]), description=description, colour=colour, parent=above[0] if above else None)
        for category in above[1:]:
            gathered.lose("further categories of a code (one is kept)", f"{text(row['code_name'])}: {gathered.codes[category].name}")


def _codings(database: Database, gathered: Gathering, users: dict[str, str]) -> dict[str, str]:
    """The codings by the keys of their segments; a segment without a code bears a memo only."""
    made: dict[str, str] = {}
    for row in database.rows("segments", *_COLUMNS):
        key, document = text(row["segment_id"]), text(row["doc_id"])
        place = gathered.span(document, integer(row["segment_start"]), integer(row["segment_end"]))
        if place is None or not text(row["code_id"]):
            continue
        coding = gathered.coding(key, document, place, text(row["code_id"]), user=gathered.user(users.get(text(row["user_id"]), "")))
        if coding:
            made[key] = coding
            before = gathered.texts[document].text[: place[1]]
            if gathered.compare(document, place, text(row["segment_text"])) and not before.isascii() and max(before) > "\uffff":
                rare = sum(each > "\uffff" for each in before)
                gathered.doubt(
                    document, place, f"{text(row['segment_text'])[:60]} (marked in the browser up to {rare} characters before)", again=True
                )
    return made


def _cases(database: Database, gathered: Gathering) -> None:
    texts: dict[str, list[str]] = {}
    for row in database.rows("cases_documents_map", "case_id", "doc_id"):
        if text(row["doc_id"]) in gathered.texts:
            texts.setdefault(text(row["case_id"]), []).append(text(row["doc_id"]))
    for row in database.rows("cases", "case_id", "case_name", "case_description"):
        key = text(row["case_id"])
        mine = tuple(dict.fromkeys(texts.get(key, ())))
        gathered.cases.append(ForeignCase(key=key, name=text(row["case_name"]), description=text(row["case_description"]), texts=mine))


def _memos(database: Database, gathered: Gathering, users: dict[str, str], made: dict[str, str]) -> None:
    targets: dict[str, tuple[str, str, tuple[int, int] | None]] = {}
    for row in database.rows("memos_codes_map", "memo_id", "code_id"):
        targets[text(row["memo_id"])] = ("code", text(row["code_id"]), None)
    for row in database.rows("memos_documents_map", "memo_id", "doc_id"):
        targets[text(row["memo_id"])] = ("document", text(row["doc_id"]), None)
    places = {text(row["segment_id"]): row for row in database.rows("segments", *_COLUMNS)}
    for row in database.rows("memos_segments_map", "memo_id", "segment_id"):
        key = text(row["segment_id"])
        segment = places.get(key)
        if key in made:
            targets[text(row["memo_id"])] = ("coding", made[key], None)
        elif segment:
            document = text(segment["doc_id"])
            place = gathered.span(document, integer(segment["segment_start"]), integer(segment["segment_end"]))
            if place:
                targets[text(row["memo_id"])] = ("passage", document, place)
    for row in database.rows("memos", "memo_id", "user_id", "text"):
        user = gathered.user(users.get(text(row["user_id"]), ""))
        kind, target, place = targets.get(text(row["memo_id"]), ("project", None, None))
        gathered.memo(kind, target, text(row["text"]), place=place, user=user)


def _values(database: Database, gathered: Gathering) -> None:
    names = {text(row["attribute_id"]): text(row["attribute_name"]) for row in database.rows("attributes", "attribute_id", "attribute_name")}
    values = {text(row["attribute_value_id"]): text(row["value"]) for row in database.rows("attribute_values", "attribute_value_id", "value")}
    cases = {each.key for each in gathered.cases}
    for table, column, kind, known in (
        ("attributes_documents_map", "doc_id", "document", set(gathered.texts)),
        ("attributes_cases_map", "case_id", "case", cases),
    ):
        for row in database.rows(table, column, "attribute_id", "attribute_value_id"):
            if text(row[column]) in known:
                value = values.get(text(row["attribute_value_id"]), "")
                gathered.value(kind, text(row[column]), names.get(text(row["attribute_id"]), ""), value)
    for row in database.rows("attributes_users_map", "attribute_id", "attribute_value_id"):
        gathered.lose("values of coders", f"{names.get(text(row['attribute_id']), '')}: {values.get(text(row['attribute_value_id']), '')}")
