"""The texts by their hash, the search index over them, and their segments."""

import json
from collections.abc import Iterable
from dataclasses import fields
from itertools import starmap
from operator import attrgetter

from coder.model.document import Segment
from coder.store.database import Database
from coder.text.segmenter import SEGMENTER

_FIELDS = tuple(each.name for each in fields(Segment))
_values = attrgetter(*_FIELDS)


def _index_form(text: str) -> str:
    """The text as it is indexed; the tables of characters are loaded only then."""
    from coder.text.search.fold import index_form

    return index_form(text)


def put(db: Database, sha256: str, text: str) -> None:
    """Keep a text and index it; the caller holds the write lock. Nothing happens if it is there."""
    if db.execute("SELECT 1 FROM content WHERE sha256 = ?", (sha256,)).fetchone():
        return
    statement = "INSERT INTO content (sha256, length, body) VALUES (?, ?, ?)"
    row = db.execute(statement, (sha256, len(text), text)).lastrowid
    db.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (row, _index_form(text)))


def get(db: Database, sha256: str) -> str | None:
    """The text with this hash."""
    row = db.execute("SELECT body FROM content WHERE sha256 = ?", (sha256,)).fetchone()
    return row[0] if row else None


def segments(db: Database, sha256: str, kind: str, *, writable: bool) -> tuple[Segment, ...]:
    """The segments of a text read as a document of this kind; found once, then kept."""
    row = db.execute(
        "SELECT segmenter, segments FROM segmentation JOIN content ON content.id = content_id WHERE sha256 = ? AND kind = ?", (sha256, kind)
    ).fetchone()
    if row and row[0] == SEGMENTER:
        return tuple(starmap(Segment, json.loads(row[1])))
    found = _segment(get(db, sha256) or "", kind)
    if writable and not db.conn.in_transaction:
        keep_segments(db, sha256, kind, found)
    return found


def _segment(text: str, kind: str) -> tuple[Segment, ...]:
    """The segments found anew; the segmenter is loaded only then."""
    from coder.text.segments import segment

    return segment(text, kind)


def keep_segments(db: Database, sha256: str, kind: str, found: Iterable[Segment]) -> None:
    """Keep the segments of a text."""
    db.execute("INSERT OR REPLACE INTO segmentation SELECT id, ?, ?, ? FROM content WHERE sha256 = ?", (kind, SEGMENTER, _packed(found), sha256))


def _packed(found: Iterable[Segment]) -> str:
    return json.dumps(list(map(_values, found)), ensure_ascii=False, separators=(",", ":"))


def candidates(db: Database, expression: str) -> set[str]:
    """Hashes of the texts that answer an FTS5 expression over the index."""
    rows = db.execute("SELECT sha256 FROM search JOIN content ON content.id = search.rowid WHERE search MATCH ?", (expression,))
    return {row[0] for row in rows}


def derived_problems(db: Database) -> list[str]:
    """Where the kept segments or the search index are not what the texts give; both can be made anew."""
    found: list[str] = []
    kept = "SELECT sha256, kind, segmenter, segments, body FROM segmentation JOIN content ON content.id = content_id"
    for sha256, kind, segmenter, rows, body in db.execute(kept).fetchall():
        if segmenter == SEGMENTER and rows != _packed(_segment(body, kind)):
            found.append(f"the turns kept for the text {sha256[:12]} are not those in it")
    missing = db.execute("SELECT count(*) FROM content WHERE id NOT IN (SELECT id FROM search_docsize)").fetchone()[0]
    if missing:
        found.append(f"{missing} text(s) are not in the search index")
    return found + _unanswered(db)


def _unanswered(db: Database) -> list[str]:
    """Texts whose first words the index does not find."""
    lost = 0
    for row, body in db.execute("SELECT id, substr(body, 1, 400) FROM content").fetchall():
        words = _index_form(body).split()[:12]
        phrase = next((word for word in words if word.isalnum()), "")
        if phrase and not db.execute("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (f'"{phrase}"', row)).fetchone():
            lost += 1
    return [f"the search index does not find {lost} text(s)"] if lost else []


def rebuild(db: Database) -> None:
    """Make the search index and the kept segments anew from the texts; the caller holds the write lock."""
    db.execute("DELETE FROM segmentation")
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for row, body in db.execute("SELECT id, body FROM content").fetchall():
        db.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (row, _index_form(body)))


def drop_erased(db: Database, erased: Iterable[str]) -> None:
    """Drop texts for good that no document has any more; rebuild the index. Only inside an erasure."""
    for sha256 in erased:
        row = db.execute(
            "SELECT id FROM content WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM document WHERE text_sha256 = sha256)", (sha256,)
        ).fetchone()
        if row:
            db.execute("DELETE FROM segmentation WHERE content_id = ?", row)
            db.execute("DELETE FROM content WHERE id = ?", row)
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for row, body in db.execute("SELECT id, body FROM content").fetchall():
        db.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (row, _index_form(body)))
