"""Projects of qualitative-coding (`qc`): a folder with settings.yaml, a codebook in YAML, a corpus of texts, and codes on lines in SQLite.

Schema read in qualitative_coding/database/models.py and views/viewer.py (github.com/cproctor/qualitative-coding at 3240182). Lines count from 0 as
Python's `splitlines` cuts them, which also cuts at form feeds and U+2028: codings after such a character in a text are doubtful.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder.errors import FormatError, InputRefused
from coder.formats.files.file_names import shown
from coder.formats.foreign.databases import Database, integer, text
from coder.formats.foreign.files import raw_text
from coder.formats.foreign.gathering import EMPTY, OUTSIDE, Gathering
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.wording import one_line

_SETTINGS = "settings.yaml"
_LINE_END = re.compile("\n|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_HINT = "Give the folder that holds settings.yaml, with its corpus beside it."
_NODES = 50_000
_NAME = 255
"""Bytes that a name of a file may have."""


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a folder with settings that name a corpus and a codebook."""
    settings = path / _SETTINGS
    if not path.is_dir() or not settings.is_file() or settings.stat().st_size > 100_000:
        return False
    return all(re.search(rb"^%b\s*:" % each, settings.read_bytes(), re.MULTILINE) for each in (b"corpus_dir", b"codebook"))


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The project; `convention` does not matter here.

    Raises:
        FormatError: a part of it is missing or damaged, or lies outside of its folder.
    """
    gathered = Gathering(shown(path))
    settings = _yaml(path / _SETTINGS)
    if not isinstance(settings, dict):
        raise FormatError(f"{shown(path)}: its settings.yaml holds no settings", _HINT)
    corpus = _inside(path, settings, "corpus_dir", "corpus")
    codebook, stored = _inside(path, settings, "codebook", "codebook.yaml"), _inside(path, settings, "database", "qualitative_coding.sqlite3")
    if codebook.is_file():
        _codebook(gathered, _yaml(codebook))
    if not stored.is_file():
        raise FormatError(f"{shown(path)}: its database {shown(stored)} is missing", "A project made before version 1.0: run qc upgrade first.")
    with Database(stored) as database:
        database.needs(("document", "coded_line", "coder", "code"), "project of qualitative-coding")
        lines = _documents(database, gathered, corpus)
        _codings(database, gathered, lines)
    memos = _inside(path, settings, "memos_dir", "memos")
    for file in sorted(memos.glob("*.md")) if memos.is_dir() else ():
        gathered.memo("project", None, raw_text(file).text, title=file.stem, kind="memo")
    version = text(settings.get("qc_version") if isinstance(settings.get("qc_version"), (str, int, float)) else "")
    evidence = "whole lines are coded; there is nothing to compare"
    return gathered.project(path.resolve().name, producer=f"qualitative-coding {version}".strip(), convention="lines from 0", evidence=evidence)


def _yaml(path: Path) -> Any:
    """The value of a YAML file without anchors, which could swell without end."""
    import yaml

    name = shown(path)
    try:
        source = raw_text(path).text
        if any(isinstance(each, yaml.AliasEvent) for each in yaml.parse(source, Loader=yaml.SafeLoader)):
            raise FormatError(f"{name}: it uses YAML aliases", "Write out what they stand for.")
        return yaml.safe_load(source)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FormatError(f"{name}: damaged YAML ({one_line(str(error))[:100]})", "Repair it in an editor.") from error
    except InputRefused as error:
        raise FormatError(error.what, error.hint) from error


def _inside(path: Path, settings: dict[Any, Any], key: str, default: str) -> Path:
    """A file or folder that the settings name, inside the project's folder only."""
    named = settings.get(key, default)
    target = _within(path, named) if isinstance(named, str) else None
    if target is None:
        raise FormatError(
            f"{shown(path)}: {key} in settings.yaml lies outside of its folder", "Move it into the folder, and say so in settings.yaml."
        )
    return target


def _within(folder: Path, name: str) -> Path | None:
    """A path below a folder; None if it is no name of a file, or leads out of the folder."""
    if "\0" in name or any(len(part.encode("utf-8", "surrogatepass")) > _NAME for part in Path(name).parts):
        return None
    target = folder / name
    return target if target.resolve().is_relative_to(folder.resolve()) else None


def _codebook(gathered: Gathering, tree: Any) -> None:
    """The tree of codes; a name that stands in it a second time is the same code for qc, and is kept at its first place."""
    waiting: list[tuple[Any, str | None]] = [(tree, None)]
    seen = 0
    while waiting and seen < _NODES:
        node, parent = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting += [(each, parent) for each in reversed(node)]
        elif isinstance(node, dict):
            for name, children in node.items():
                waiting.append((children, _name(gathered, str(name), parent)))
        elif node is not None:
            _name(gathered, str(node), parent)


def _name(gathered: Gathering, name: str, parent: str | None) -> str:
    if name in gathered.codes and gathered.codes[name].parent != parent:
        gathered.lose("further places of a code in the codebook (the first is kept)", name)
    return gathered.code(name, name, parent=parent)


def _documents(database: Database, gathered: Gathering, corpus: Path) -> dict[str, list[tuple[int, int]]]:
    """Where the lines of each text stand."""
    lines: dict[str, list[tuple[int, int]]] = {}
    for row in database.rows("document", "file_path"):
        name = text(row["file_path"])
        file = _within(corpus, name)
        if file is None or not file.is_file():
            gathered.lose("texts that are not in the corpus folder", name)
            continue
        frozen = raw_text(file)
        if gathered.text(name, name, frozen.text, source=file.name, source_sha256=frozen.source_sha256, encoding=frozen.encoding):
            lines[name] = list(_lines(gathered.texts[name].text))
    return lines


def _lines(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _LINE_END.finditer(words):
        yield start, end.start()
        start = end.end()
    if start < len(words):
        yield start, len(words)


def _codings(database: Database, gathered: Gathering, lines: dict[str, list[tuple[int, int]]]) -> None:
    indexes = {text(row["id"]): text(row["document_id"]) for row in database.rows("document_index", "id", "document_id")}
    locations = {text(row["id"]): indexes.get(text(row["document_index_id"]), "") for row in database.rows("location", "id", "document_index_id")}
    documents: dict[str, str] = {}
    for row in database.rows("coded_line_location_association", "coded_line_id", "location_id"):
        documents.setdefault(text(row["coded_line_id"]), locations.get(text(row["location_id"]), ""))
    odd = {name: next((end.start() for end in _LINE_END.finditer(each.text) if end[0] != "\n"), -1) for name, each in gathered.texts.items()}
    for row in database.rows("coded_line", "id", "line", "coder_id", "code_id"):
        key, number, code = text(row["id"]), integer(row["line"]), text(row["code_id"])
        document = documents.get(key, "")
        known = lines.get(document, [])
        if number is None or not 0 <= number < len(known):
            gathered.lose(OUTSIDE, f"{document or 'a text that is not there'}: line {number}")
            continue
        place = _trimmed(gathered.texts[document].text, *known[number])
        if place[0] == place[1]:
            gathered.lose(EMPTY, f"{document}: line {number}")
            continue
        gathered.code(code, code)
        if gathered.coding(key, document, place, code, user=gathered.user(text(row["coder_id"]))):
            doubt = f"line {number} as Python cuts lines, which is another one in an editor" if 0 <= odd[document] < place[1] else ""
            gathered.compare(document, place, doubt)


def _trimmed(words: str, start: int, stop: int) -> tuple[int, int]:
    line = words[start:stop]
    return start + len(line) - len(line.lstrip()), stop - len(line) + len(line.rstrip()) if line.strip() else start + len(line) - len(line.lstrip())
