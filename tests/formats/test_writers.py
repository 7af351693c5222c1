"""Writers are found by suffix or name, and files are whole or not there."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from coder.errors import FormatError
from coder.formats import writers
from coder.formats.files.atomic import replacing
from coder.formats.files.folders import CHECKSUMS
from coder.model.snapshot import Snapshot


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_unknown_suffix_names_the_file_and_the_known_formats(project: Snapshot, tmp_path: Path) -> None:
    """And nothing is made."""
    with pytest.raises(FormatError) as caught:
        writers.write(project, tmp_path / "strange.unknown")
    assert "strange.unknown" in caught.value.what and ".jsonl" in caught.value.hint
    assert _names(tmp_path) == []


def test_no_suffix_is_no_format(project: Snapshot, tmp_path: Path) -> None:
    """A name without a dot is refused, not guessed."""
    with pytest.raises(FormatError):
        writers.write(project, tmp_path / "out")


@pytest.mark.parametrize("format", ["csv", ".csv", "CSV"])
def test_format_wins_over_the_suffix(project: Snapshot, tmp_path: Path, format: str) -> None:
    """--format names a writer whatever the file is called."""
    writers.write(project, tmp_path / "out.data", format=format)
    assert (tmp_path / "out.data").read_bytes().startswith(b"\xef\xbb\xbf")


def test_missing_folder_is_an_error(project: Snapshot, tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(FormatError) as caught:
        writers.write(project, tmp_path / "no" / "out.csv")
    assert "out.csv" in caught.value.what


def test_a_folder_is_no_file(project: Snapshot, tmp_path: Path) -> None:
    """Nothing is written into or over a folder."""
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(FormatError):
        writers.write(project, tmp_path / "out.csv")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx"])
def test_full_disk_leaves_the_old_file_and_nothing_else(project: Snapshot, tmp_path: Path, suffix: str) -> None:
    """A limit on file size stands in for the full disk."""
    resource = pytest.importorskip("resource", reason="this system has no such limit")
    target = tmp_path / f"out{suffix}"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(FormatError) as caught:
            writers.write(project, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.name in caught.value.what
    assert _names(tmp_path) == [target.name] and target.read_bytes() == b"old"


def test_a_failing_writer_leaves_nothing(tmp_path: Path) -> None:
    """Whatever stops it."""
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out.csv") as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt
    assert _names(tmp_path) == []


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    """Replacing a file does not open it to others, and a link stays a link."""
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)
    with replacing(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink() and target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root passes through permissions")
def test_write_protected_folder_is_an_error(project: Snapshot, tmp_path: Path) -> None:
    """One clear line."""
    tmp_path.chmod(0o500)
    with pytest.raises(FormatError):
        writers.write(project, tmp_path / "out.csv")
    tmp_path.chmod(0o700)


def test_file_names_with_control_characters_stay_on_one_line(project: Snapshot, tmp_path: Path) -> None:
    """An error is one line whatever the file is called."""
    with pytest.raises(FormatError) as caught:
        writers.write(project, tmp_path / "a\nb\x1b[31m.zzz")
    assert "\n" not in caught.value.what and "\x1b" not in caught.value.what


@pytest.mark.parametrize("suffix", [".yaml", ".md"])
def test_codebook_formats_write_a_codebook(project: Snapshot, tmp_path: Path, suffix: str) -> None:
    """By suffix, as the other formats."""
    writers.write(project, tmp_path / f"book{suffix}")
    assert "技能匹配" in (tmp_path / f"book{suffix}").read_text(encoding="utf-8")


def test_a_folder_may_be_one_archive(project: Snapshot, tmp_path: Path) -> None:
    """With its checksums, the same bytes again, below one folder; written over as a file is."""
    for _ in range(2):
        writers.write(project, tmp_path / "data.zip", format="tidy-csv")
    writers.write(project, tmp_path / "again.zip", format="tidy-csv")
    with zipfile.ZipFile(tmp_path / "data.zip") as first, zipfile.ZipFile(tmp_path / "again.zip") as second:
        names = first.namelist()
        assert "data/codings.csv" in names and f"data/{CHECKSUMS}" in names
        assert [first.read(name) for name in names] == [second.read(name.replace("data/", "again/", 1)) for name in names]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["again.zip", "data.zip"]


def test_a_folder_is_not_called_like_a_file(project: Snapshot, tmp_path: Path) -> None:
    """`--out all.csv --format tidy-csv` would be a folder of that name."""
    with pytest.raises(FormatError, match="is a folder of files"):
        writers.write(project, tmp_path / "all.csv", format="tidy-csv")
    assert not list(tmp_path.iterdir())
