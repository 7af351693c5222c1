"""What every reader of other programs' projects holds to: our own, and one that a stranger's package brings."""

import json
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from coder.cli.main import main
from coder.errors import CoderError, PluginError
from coder.formats.foreign import choosing
from coder.formats.foreign.choosing import choose
from coder.formats.foreign.project import ForeignCode, ForeignCoding, ForeignProject, ForeignText
from coder.formats.foreign.report import ImportReport
from tests.formats.foreign.contract import check

SHARED = Path(__file__).parents[4] / "shared" / "formats"
SHARED_FILES = sorted(each for each in SHARED.rglob("*") if each.is_file() and each.name != "INDEX.tsv") if SHARED.is_dir() else []
GARBAGE = [b"", b"\0" * 64, b"SQLite format 3\0" + b"\0" * 300, b"PK\3\4broken", b"{", b"[{}]", b"<xmi:XMI", b"\xff\xfe\x00", b"\t\n" * 50]
NAMES = (
    *("taguette", "qualcoder", "rqda", "requal", "maxqda", "qualitative_coding", "brat", "doccano", "label_studio"),
    *("uima_xmi", "uima_json", "webanno", "webanno_old", "quote_table", "elan", "chat", "whisper", "plugin"),
)


def _plugin_recognises(path: Path, head: bytes) -> bool:
    return head.startswith(b"ZZZ")


def _plugin_read(path: Path, *, convention: str | None = None) -> ForeignProject:
    text = path.read_text(encoding="utf-8")
    if "fail" in text:
        raise ZeroDivisionError("of a stranger")
    return ForeignProject(
        name="zzz",
        report=ImportReport(producer="zzz", convention="", evidence="", sources=1, codes=1, selections=1, unverifiable=1),
        codes=(ForeignCode(key="c", name="三"),),
        texts=(ForeignText(key="t", title="zzz", text=text),),
        codings=(ForeignCoding(key="k", text="t", start=0, stop=3, code="c"),),
    )


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module with a reader for files that begin with ZZZ, named by an entry point as an installed package would."""
    module = ModuleType("zzz_projects")
    module.recognises, module.read = _plugin_recognises, _plugin_read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zzz_projects", module)
    found: Callable[..., object] = metadata.entry_points

    def entry_points(*, group: str) -> object:
        if group != choosing.GROUP:
            return found(group=group)
        return [metadata.EntryPoint(name="zzz", value="zzz_projects", group=group)]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return module


@pytest.fixture(params=NAMES)
def given(request: pytest.FixtureRequest, made: dict[str, Path], tmp_path: Path, plugin: ModuleType) -> Path:
    """A project of each program in turn."""
    if request.param == "plugin":
        (tmp_path / "a.zzz").write_text("ZZZ 三个字。\n", encoding="utf-8")
        return tmp_path / "a.zzz"
    return made[request.param]


def test_the_reader_knows_its_own_and_no_other_takes_it(given: Path, made: dict[str, Path]) -> None:
    """Chosen by what is in the file."""
    expected = "zzz" if given.suffix == ".zzz" else next(name for name, path in made.items() if path == given)
    chosen = choose(given)
    assert chosen and chosen.name.partition("@")[0] == {"elan": "transcripts", "chat": "transcripts", "whisper": "transcripts"}.get(
        expected, expected
    )
    head = b"" if given.is_dir() else given.read_bytes()[: choosing.HEAD]
    others = [each.name for each in choosing.project_readers() if each.name != chosen.name and each.recognises(given, head)]
    assert others == []


def test_what_is_read_holds_together_and_is_the_same_again(given: Path) -> None:
    """Spans inside their texts, keys unique, references that lead somewhere, a report that adds up; twice the same."""
    chosen = choose(given)
    assert chosen
    project = chosen.read(given)
    check(project)
    assert chosen.read(given) == project


def test_it_arrives_by_the_command(given: Path, tmp_path: Path) -> None:
    """`coder import` makes a project of it, with its report; a second time adds nothing."""
    target = tmp_path / "new.coder"
    done = CliRunner().invoke(main, ["import", str(target), str(given), "--user", "me", "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert report["schema"] == "coder-import/1" and report["sources"] >= 1
    again = CliRunner().invoke(main, ["import", str(target), str(given), "--user", "me"], catch_exceptions=False)
    assert again.exit_code == 0 and ": nothing" in again.stdout


@pytest.mark.parametrize("reader", [each.name for each in choosing.project_readers()])
def test_garbage_is_refused_in_one_line(reader: str, tmp_path: Path) -> None:
    """Whatever the name says: only errors that a user may see, and nothing is left open or written."""
    named = next(each for each in choosing.project_readers() if each.name == reader)
    for suffix in (".jsonl", ".tsv", ".ann", ".cha", ".xlsx", ".qdpx"):
        for number, data in enumerate(GARBAGE):
            path = tmp_path / f"a{number}{suffix}"
            path.write_bytes(data)
            named.recognises(path, data[: choosing.HEAD])
            try:
                check(named.read(path))
            except CoderError as error:
                assert error.what and "\n" not in error.what and "\n" not in error.hint
    assert sorted(each.suffix for each in tmp_path.iterdir()) == sorted(
        suffix for suffix in (".jsonl", ".tsv", ".ann", ".cha", ".xlsx", ".qdpx") for _ in GARBAGE
    )


def test_quotes_of_a_table_are_coded_in_the_documents_of_the_project(made: dict[str, Path], tmp_path: Path) -> None:
    """Which gets no second copy of them; what it does not have is told, with what to do."""
    project, table = str(tmp_path / "p.coder"), made["quote_table"]
    text = table.parent / "一号.txt"
    for words in (["init", project, "--user", "me"], ["add", project, str(text)]):
        assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    text.unlink()
    done = CliRunner().invoke(main, ["import", project, str(table)], catch_exceptions=False)
    assert "3 codings" in done.stdout and "document," not in done.stdout.rpartition("Added")[2] and "put NAME.txt there" in done.output
    assert "1 document" in CliRunner().invoke(main, ["import", project, str(made["brat"])], catch_exceptions=False).stdout


def test_a_strangers_reader_that_fails_is_named(plugin: ModuleType, tmp_path: Path) -> None:
    """No traceback, and our own formats go on."""
    (tmp_path / "a.zzz").write_text("ZZZ fail")
    chosen = choose(tmp_path / "a.zzz")
    assert chosen
    with pytest.raises(PluginError, match=r"zzz.*ZeroDivisionError"):
        chosen.read(tmp_path / "a.zzz")
    del plugin.read
    with pytest.raises(PluginError, match="lacks"):
        choose(tmp_path / "a.zzz")


@pytest.mark.skipif(not SHARED_FILES, reason="no ../shared/formats here")
@pytest.mark.parametrize("path", SHARED_FILES, ids=lambda path: path.name)
def test_the_shared_files_arrive_or_are_refused_in_one_line(path: Path, tmp_path: Path) -> None:
    """As a user would do it; a type system is no document, an empty project holds nothing."""
    refused = {"emoji_debug-typesystem.xml", "test_basic.requal"}
    done = CliRunner().invoke(main, ["import", str(tmp_path / "new.coder"), str(path), "--user", "me", "--json"], catch_exceptions=False)
    if path.name in refused:
        assert done.exit_code == 1 and path.name in done.stderr and done.stderr.count("\n") == 2 and not (tmp_path / "new.coder").exists()
        return
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert report["sources"] >= 1 and report["doubtful"] == []
    if path.name == "sample-project.sqlite3":
        assert report["verified"] == report["selections"] == 18
