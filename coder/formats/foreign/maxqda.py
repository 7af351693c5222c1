"""MAXQDA exchange files (`.mex`) and projects (SQLite): codes, documents, codings with the first words of each.

Tables measured on real files of MAXQDA 12 and 2020 (github.com/mbojan/maxqdar test.mex, 402 codings; github.com/PolMine/maxqda reuters.mx12 and
annan.mx20): `Codings.SegPos1X` and `SegPos2X` are half-open in `Texts_PlainTextWin_BLOBS` or `…Mac_BLOBS`, `Preview` holds up to 63 characters,
`Codewords.WordID` is the code above. Since MAXQDA 12 the texts themselves are encrypted (their bytes begin with *ENC*): then the codings are anchored
by their first words in the texts that lie beside the file, or in those of the project, under the same names.
"""

import zlib
from contextlib import suppress
from pathlib import Path

from coder.formats.files.file_names import shown
from coder.formats.foreign.beside import texts_beside
from coder.formats.foreign.databases import Cell, Database, Row, holds, integer, text
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignProject

_TABLES = ("Texts", "Codewords", "Codings", "sys_Setup")
_CANDIDATES = (Counting(), Counting(crlf=1), Counting("utf-16"), Counting("utf-16", crlf=1))
_PREVIEW = 63
_ENCRYPTED = b"*ENC*"
_LONGEST = 64 * 1024**2
_TEXT_KINDS = (0, 7)
_COLUMNS = ("ID", "TextID", "WordID", "Preview", "Author", "Date", "Weight", "CommentL", "SegType", "SegPos1X", "SegPos2X")


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a database with MAXQDA's tables."""
    return holds(path, head, _TABLES)


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The documents, codes and codings.

    Raises:
        FormatError: the database is damaged or is none of MAXQDA's.
    """
    gathered = Gathering(shown(path))
    with Database(path) as database:
        database.needs(_TABLES, "MAXQDA file")
        names = {text(row["ID"]): text(row["Name"]) for row in database.rows("Texts", "ID", "Name")}
        raw = _plain_texts(database)
        coded = list({text(row["ID"]): row for row in database.rows("Codings", *_COLUMNS)}.values())
        quoted = ((text(row["TextID"]), integer(row["SegPos1X"]), integer(row["SegPos2X"]), _quote(text(row["Preview"]))) for row in coded)
        found = infer(raw, quoted, _CANDIDATES)
        counting = told(convention, found.counting)
        _codes(database, gathered)
        for key, words in raw.items():
            gathered.text(key, names.get(key, key), words, ruler=Ruler(words, counting), source=names.get(key, key))
        missing = [names.get(key, key) for key in dict.fromkeys(text(row["TextID"]) for row in coded) if key not in gathered.texts]
        texts_beside(path, missing, gathered)
        for row in coded:
            _take(gathered, row, names)
        for table, what in (("Memos", "memos (MAXQDA encrypts them)"), ("Links", "links"), ("Wordlinks", "links of codes"), ("Geolinks", "places")):
            for _ in database.rows(table, "ID"):
                gathered.lose(what)
        producer = next((text(row["Value"]) for row in database.rows("sys_Setup", "Key", "Value") if text(row["Key"]) == "APP"), "")
    counted, evidence = str(counting), "as asked for" if convention else found.evidence
    if gathered.quotes and not raw:
        counted, evidence = "first words of each coding", "its texts are encrypted; codings are looked for by their words near their offsets"
    return gathered.project(path.stem, producer=producer or "MAXQDA", convention=counted, evidence=evidence)


def _plain_texts(database: Database) -> dict[str, str]:
    """The texts that are not encrypted."""
    found: dict[str, str] = {}
    for table in ("Texts_PlainTextWin_BLOBS", "Texts_PlainTextMac_BLOBS"):
        for row in database.rows(table, "ID", "Value"):
            words = _decoded(row["Value"])
            if words.strip():
                found.setdefault(text(row["ID"]), words)
    return found


def _decoded(cell: Cell) -> str:
    """A text as it is, or compressed as Qt does it (four bytes of length before the zlib stream)."""
    if not isinstance(cell, bytes) or cell.startswith(_ENCRYPTED):
        return ""
    if cell[4:5] == b"\x78" and not cell.isascii():
        with suppress(zlib.error):
            cell = zlib.decompressobj().decompress(cell[4:], _LONGEST)
    for encoding in ("utf-8-sig", "utf-16-le"):
        try:
            return cell.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _codes(database: Database, gathered: Gathering) -> None:
    for row in database.rows("Codewords", "ID", "WordID", "Name", "Color", "Alias"):
        above, colour = integer(row["WordID"]), integer(row["Color"])
        written = f"#{colour & 0xFFFFFF:06X}" if colour is not None and colour >= 0 else ""
        gathered.code(text(row["ID"]), text(row["Name"]), parent=str(above) if above else None, colour=written, description=text(row["Alias"]))


def _quote(preview: str) -> str:
    """The first words; those that fill the whole field go on after them."""
    return f"{preview}…" if len(preview) >= _PREVIEW else preview


def _take(gathered: Gathering, cells: Row, names: dict[str, str]) -> None:
    key, document, code = text(cells["ID"]), text(cells["TextID"]), text(cells["WordID"])
    start, stop, preview = integer(cells["SegPos1X"]), integer(cells["SegPos2X"]), text(cells["Preview"])
    user, note = gathered.user(text(cells["Author"])), _note(cells)
    if (integer(cells["SegType"]) or 0) not in _TEXT_KINDS:
        gathered.lose("codings of pictures, pages and recordings", names.get(document, document))
    elif document in gathered.texts:
        place = gathered.span(document, start, stop)
        made = gathered.coding(key, document, place, code, user=user, at=text(cells["Date"]))
        if made and place:
            gathered.compare(document, place, _quote(preview))
            gathered.memo("coding", made, note, user=user)
    elif code not in gathered.codes or document not in names:
        gathered.lose("codings of a text or a code that is not there", preview)
    else:
        cut, at = len(preview) >= _PREVIEW, text(cells["Date"])
        gathered.quote(key, names[document], preview, code, cut=cut, start=start, stop=stop, user=user, at=at, note=note)


def _note(cells: Row) -> str:
    """The comment of a coding, and its weight, for which there is no other place."""
    weight = integer(cells["Weight"])
    return "\n".join(part for part in (text(cells["CommentL"]), f"weight: {weight}" if weight else "") if part)
