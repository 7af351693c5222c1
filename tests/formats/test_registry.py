"""Readers and writers are found by suffix; plug-ins serve what the program itself does not."""

import sys
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest

from coder.errors import PluginError
from coder.formats import readers, registry, writers
from coder.formats.loss import Loss
from coder.formats.read_document import Extract
from coder.model.snapshot import Snapshot


def test_what_is_registered() -> None:
    """Golden: a suffix or a versioned name does not change by accident."""
    groups = (("reader", registry.READERS), ("writer", registry.WRITERS))
    table = [f"{group} {entry.name} {' '.join(entry.suffixes)}" for group, entries in groups for entry in entries]
    golden = Path(__file__).parents[1] / "golden" / "formats" / "registry.txt"
    assert "\n".join(table) + "\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", [*registry.READERS, *registry.WRITERS], ids=lambda entry: entry.name)
def test_everything_registered_loads(entry: registry.Entry) -> None:
    """No dotted name leads nowhere."""
    assert callable(entry.load())


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module with a reader and a writer for .zzz, and entry points that name it, as an installed package would."""
    module = ModuleType("zzz_plugin")
    module.read = lambda data, name, encoding: (Extract(text=f"{name}: {data.decode()}"),)  # type: ignore[attr-defined]

    def write(snapshot: Snapshot, path: Path, *, raw: bool) -> tuple[Loss, ...]:
        path.write_text(snapshot.name)
        return (Loss(what="all but the name", count=1),)

    module.write = write  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zzz_plugin", module)
    points = {
        registry.READER_GROUP: ["zzz=zzz_plugin:read", "txt=zzz_plugin:read", "yyy=zzz_plugin:nothing"],
        registry.WRITER_GROUP: ["zzz=zzz_plugin:write"],
    }

    def entry_points(*, group: str) -> list[metadata.EntryPoint]:
        return [metadata.EntryPoint(name=each.split("=")[0], value=each.split("=")[1], group=group) for each in points[group]]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return module


def test_a_plugin_reads_and_writes_its_suffix(plugin: ModuleType, project: Snapshot, tmp_path: Path) -> None:
    """With the same guarantees: frozen text, versioned name, whole files."""
    (tmp_path / "a.zzz").write_text("hello")
    (document,) = readers.read(tmp_path / "a.zzz")
    assert (document.text, document.importer, document.title) == ("a.zzz: hello", "zzz@0", "a")
    assert writers.write(project, tmp_path / "b.zzz")[0].what == "all but the name"
    assert (tmp_path / "b.zzz").read_text() == project.name
    assert ".zzz" in readers.suffixes() and ".zzz" in writers.suffixes()


def test_a_plugin_does_not_take_over_a_known_suffix(plugin: ModuleType, tmp_path: Path) -> None:
    """What is built in stays."""
    (tmp_path / "a.txt").write_text("hello")
    assert readers.read(tmp_path / "a.txt")[0].importer == "plain@1"


def test_a_broken_plugin_is_named(plugin: ModuleType, tmp_path: Path) -> None:
    """No traceback."""
    (tmp_path / "a.yyy").write_text("hello")
    with pytest.raises(PluginError, match="yyy"):
        readers.read(tmp_path / "a.yyy")


def test_loading_the_registry_loads_no_format_library() -> None:
    """lxml, openpyxl and pypdf come only when a file of theirs does."""
    import subprocess

    heavy = ("lxml", "openpyxl", "pypdf", "numpy", "docx")
    code = f"import coder.formats.readers, coder.formats.writers, coder.formats.whole.jsonl, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
