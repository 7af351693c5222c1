"""One contract for all writers, a stranger's included: the same bytes, whole or not at all, losses told, hostile text harmless."""

import csv
import dataclasses
import gc
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from coder.errors import CoderError, FormatError, PluginError
from coder.formats import registry, writers
from coder.formats.loss import EXAMPLES, Loss
from coder.formats.registry import Entry
from coder.formats.tables.csv_cells import FORMULA_STARTS
from coder.model.record import from_record, to_record
from coder.model.snapshot import Snapshot
from coder.project.leaving.exporting import GLUED, all_writers

ALL = (*all_writers(), Entry(name="zzz@0", suffixes=(".zzz",), target="zzz_writer:write", is_plugin=True))
NASTY = "=cmd|' /C calc'!A0\x0b\x1b[31m<script>alert(1)</script>]]>&#0;\u202e\ufffe\x7f|`'\""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
TO_READ = (".md", ".html", ".xml", ".graphml", ".gexf")


@pytest.fixture(autouse=True)
def stranger(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A writer of another package, found by its entry point."""
    module = ModuleType("zzz_writer")

    def write(snapshot: Snapshot, path: Path, *, raw: bool) -> tuple[Loss, ...]:
        path.write_text(json.dumps([each.id for each in snapshot.codings]), encoding="utf-8")
        return (Loss(what="all but the ids of codings", count=len(snapshot.documents)),) if snapshot.documents else ()

    module.write = write  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zzz_writer", module)

    others = metadata.entry_points

    def entry_points(**given: Any) -> Any:
        if given.get("group") == registry.WRITER_GROUP:
            return [metadata.EntryPoint(name="zzz", value="zzz_writer:write", group=registry.WRITER_GROUP)]
        return others(**given)

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return module


@pytest.fixture(params=ALL, ids=lambda entry: entry.format)
def entry(request: pytest.FixtureRequest) -> Entry:
    """Each writer."""
    found: Entry = request.param
    return found


def _write(entry: Entry, project: Snapshot, path: Path) -> tuple[Loss, ...]:
    return writers.write_with(entry, project, path)


def _bytes(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {each.relative_to(path.parent).as_posix(): each.read_bytes() for each in files if each.is_file()}


def _everything_nasty(project: Snapshot) -> Snapshot:
    """The project with hostile text in every name, title and note."""
    named = (
        *("users", "codebooks", "codes", "documents", "speakers", "memos", "actors", "towns", "mentions", "linkages"),
        *("attribute_defs", "attributes", "decisions", "exposures"),
    )
    kept = (
        *("id", "kind", "language", "languages", "text_sha256", "source_sha256", "sha256", "start", "stop", "target_kind", "value_type", "anchors"),
        *("attaches_to", "verdict", "condition", "origin", "status", "polarity", "valence", "initiator", "evidence_mode", "scale_source"),
        *("dimensions", "ideal_types", "reference_profiles", "situations", "systems", "kinds", "codes"),
    )

    def spoilt(value: Any) -> Any:
        if isinstance(value, str):
            return NASTY + value
        if isinstance(value, dict):
            return {key: each if key in kept or key.endswith("_id") else spoilt(each) for key, each in value.items()}
        return [spoilt(each) for each in value] if isinstance(value, list) else value

    def thing(each: Any) -> Any:
        plain = (*kept, "created_at", "updated_at")
        record = to_record(each).items()
        return from_record(type(each), {key: value if key in plain or key.endswith("_id") else spoilt(value) for key, value in record})

    return dataclasses.replace(project, name="n" + NASTY, **{field: tuple(map(thing, getattr(project, field))) for field in named})


def test_every_writer_says_what_it_holds() -> None:
    """In the help; names and suffixes are unique."""
    own = all_writers()
    assert all(each.holds for each in own)
    suffixes = [suffix for each in own for suffix in each.suffixes]
    assert len({each.format for each in own}) == len(own) and len(set(suffixes)) == len(suffixes)


def test_the_same_project_gives_the_same_bytes(entry: Entry, project: Snapshot, tmp_path: Path) -> None:
    """Wherever and whenever it is written."""
    (tmp_path / "b").mkdir()
    _write(entry, project, tmp_path / "out")
    _write(entry, project, tmp_path / "b" / "out")
    first = _bytes(tmp_path / "out")
    assert first == _bytes(tmp_path / "b" / "out") and any(first.values())
    assert not any(str(tmp_path).encode() in content for content in first.values())


def test_losses_are_losses(entry: Entry, project: Snapshot, tmp_path: Path) -> None:
    """Counted, in words, with a few examples."""
    for lost in _write(entry, project, tmp_path / "out"):
        assert isinstance(lost, Loss) and lost.what and lost.count > 0 and len(lost.examples) <= EXAMPLES
        assert all(isinstance(each, str) for each in lost.examples)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_leaves_what_was_there(entry: Entry, project: Snapshot, tmp_path: Path) -> None:
    """A limit on file size stands in for the full disk; one clear line.

    Archives that a library left open when it failed are swept up here: closing them fails once more, and must not in another test.
    """
    resource = pytest.importorskip("resource", reason="this system has no such limit")
    target = tmp_path / "out"
    if entry.is_folder:
        target.mkdir()
    else:
        target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(FormatError) as caught:
            _write(entry, project, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    told = caught.value.what
    del caught
    gc.collect()
    assert "out" in told and "\n" not in told
    assert [each.name for each in tmp_path.iterdir()] == ["out"]
    assert _bytes(target) == ({} if entry.is_folder else {"out": b"old"})


def test_an_empty_project_is_written_or_refused(entry: Entry, tmp_path: Path) -> None:
    """In one clear line."""
    try:
        _write(entry, Snapshot(name="empty"), tmp_path / "out")
    except CoderError as error:
        assert error.what and error.hint and not list(tmp_path.iterdir())
    else:
        assert (tmp_path / "out").exists()


def test_things_that_are_not_there_are_no_error(entry: Entry, project: Snapshot, tmp_path: Path) -> None:
    """Users, towns, actors, speakers, ties and variables that something names may be gone."""
    gone: dict[str, Any] = dict.fromkeys(("users", "towns", "actors", "speakers", "linkages", "attribute_defs", "turn_speakers", "segments"), ())
    gone |= {"segments": {}, "turn_speakers": {}}
    _write(entry, dataclasses.replace(project, **gone), tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_hostile_text_comes_out_harmless(entry: Entry, project: Snapshot, tmp_path: Path) -> None:
    """XML parses, nothing in a table is a formula, nothing in a page runs, and no control code is in what is read in a terminal."""
    _write(entry, _everything_nasty(project), tmp_path / "out")
    for name, content in _parts(_bytes(tmp_path / "out")):
        suffix = _suffix(name, entry)
        if suffix in (".xml", ".graphml", ".gexf", ".rels", ".qde", ".qdc"):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        if suffix in (*TO_READ, ".yaml") and not name.startswith("out/xl/"):
            assert not CONTROL.search(content.decode("utf-8")), name
        if suffix == ".html":
            assert b"<script" not in content.lower()
        if suffix == ".csv":
            table = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
            assert not [cell for row in table for cell in row if cell[:1] in FORMULA_STARTS and not re.fullmatch(r"-?\d+(\.\d+)?", cell)], name
        if suffix in (".json", ".jsonl"):
            lines = content.decode("utf-8").rstrip("\n").split("\n") if suffix == ".jsonl" else [content.decode("utf-8")]
            assert all(json.loads(line) is not None for line in lines)


def _parts(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, content in files.items():
        yield name, content
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{name}/{each}", archive.read(each)) for each in archive.namelist())


def _suffix(name: str, entry: Entry) -> str:
    """What a file is, by its name or else by the format."""
    known = {"markdown": ".md", "config": ".xml", "doccano": ".jsonl", "labels": ".json", "studio": ".json"}
    said = entry.format.rpartition("-")[2]
    return Path(name).suffix if name != "out" else known.get(said, f".{said}")


def test_a_stranger_is_found_by_suffix_and_by_name(project: Snapshot, tmp_path: Path) -> None:
    """And told as the others."""
    assert writers.write(project, tmp_path / "a.zzz")[0].what == "all but the ids of codings"
    assert writers.write(project, tmp_path / "b", format="zzz") and (tmp_path / "b").read_bytes() == (tmp_path / "a.zzz").read_bytes()


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (lambda snapshot, path, raw: 1 / 0, "ZeroDivisionError"),
        (lambda snapshot, path, raw: (), "wrote nothing"),
        (lambda snapshot, path, raw: path.write_text("x"), "tuple of Loss"),
        (lambda snapshot, path, raw: (path.write_text("x"), "lost")[1:], "tuple of Loss"),
    ],
)
def test_a_stranger_that_fails_is_named_and_leaves_nothing(stranger: ModuleType, project: Snapshot, tmp_path: Path, does: Any, said: str) -> None:
    """No traceback, no half a file."""
    stranger.write = does  # type: ignore[attr-defined]
    with pytest.raises(PluginError, match=said) as caught:
        writers.write(project, tmp_path / "a.zzz")
    assert "zzz" in caught.value.what and list(tmp_path.iterdir()) == []


def test_no_writer_of_the_program_is_a_plugin() -> None:
    """Their errors are ours."""
    assert not any(each.is_plugin for each in (*registry.WRITERS, *GLUED))
