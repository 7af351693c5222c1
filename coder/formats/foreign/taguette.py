"""Taguette projects (SQLite): `documents.contents` is HTML, highlights count the UTF-8 bytes of its words without tags.

Schema and counting read in taguette/database/models.py and taguette/extract.py (github.com/remram44/taguette at 8415bbc); measured on the
Carpentries' sample: 18 of 18 snippets agree as bytes, 8 of 18 as code points. Who coded and when stands in the log of commands only.
"""

import json
from pathlib import Path

from coder.formats.files.file_names import shown
from coder.formats.foreign.databases import Database, holds, integer, text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, told
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.tagged_text import TaggedText

_TABLES = ("projects", "documents", "tags", "highlights", "highlight_tags")


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a database with Taguette's tables."""
    return holds(path, head, (*_TABLES, "alembic_version"))


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The projects of a Taguette file; of several, each has its tags below its own name.

    Raises:
        FormatError: the database is damaged or is none of Taguette's.
    """
    gathered, counting = Gathering(shown(path)), told(convention, Counting("bytes"))
    with Database(path) as database:
        database.needs(_TABLES, "Taguette project")
        names = {text(row["id"]): text(row["name"]) for row in database.rows("projects", "id", "name")}
        _codes(database, gathered, names)
        _documents(database, gathered, counting)
        _codings(database, gathered)
        for row in database.rows("projects", "id", "description"):
            gathered.memo("project", None, text(row["description"]))
    name = next(iter(names.values()), "") if len(names) == 1 else path.stem
    return gathered.project(
        name or shown(path),
        producer="Taguette",
        convention=f"{counting}, of the text without tags",
        evidence=f"Taguette counts the UTF-8 bytes of the text without tags; {gathered.verified} of {gathered.selections} snippets agree",
    )


def _codes(database: Database, gathered: Gathering, projects: dict[str, str]) -> None:
    for key, name in projects.items() if len(projects) > 1 else ():
        gathered.code(f"project {key}", name, codable=False)
    for row in database.rows("tags", "id", "project_id", "path", "description"):
        parent = f"project {text(row['project_id'])}" if len(projects) > 1 else None
        gathered.code(text(row["id"]), text(row["path"]), description=text(row["description"]), parent=parent)


def _documents(database: Database, gathered: Gathering, counting: Counting) -> None:
    for row in database.rows("documents", "id", "name", "description", "filename", "contents"):
        page = TaggedText(text(row["contents"]), counting)
        if gathered.text(text(row["id"]), text(row["name"]), page.text, ruler=page, source=text(row["filename"])):
            gathered.memo("document", text(row["id"]), text(row["description"]))


def _codings(database: Database, gathered: Gathering) -> None:
    authors = _authors(database)
    tags: dict[str, list[str]] = {}
    for row in database.rows("highlight_tags", "highlight_id", "tag_id"):
        tags.setdefault(text(row["highlight_id"]), []).append(text(row["tag_id"]))
    for row in database.rows("highlights", "id", "document_id", "start_offset", "end_offset", "snippet"):
        key, document = text(row["id"]), text(row["document_id"])
        place = gathered.span(document, integer(row["start_offset"]), integer(row["end_offset"]))
        if place is None:
            continue
        login, at = authors.get(key, ("", ""))
        made = [gathered.coding(f"{key}.{tag}", document, place, tag, user=gathered.user(login), at=at) for tag in tags.get(key, [])]
        if any(made):
            snippet = TaggedText(text(row["snippet"]), Counting()).words
            gathered.compare(document, place, snippet)
        elif key not in tags:
            gathered.lose("highlights without a tag", gathered.texts[document].title)


def _authors(database: Database) -> dict[str, tuple[str, str]]:
    """(login, time) of who made each highlight first, from the log of commands."""
    found: dict[str, tuple[str, str]] = {}
    for row in database.rows("commands", "user_login", "date", "payload"):
        try:
            payload = json.loads(text(row["payload"]))
        except (ValueError, RecursionError):
            continue
        if isinstance(payload, dict) and payload.get("type") == "highlight_add":
            found.setdefault(str(payload.get("highlight_id")), (text(row["user_login"]), text(row["date"])))
    return found
