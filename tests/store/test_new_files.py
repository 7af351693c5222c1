"""New project files: whole, or not there at all."""

from pathlib import Path

import pytest

from coder.errors import ProjectError
from coder.store.new_files import made_whole


def test_a_file_gets_its_name_when_all_is_done(tmp_path: Path) -> None:
    """Until then it has another one, and what was left behind by a run that was killed is gone."""
    path = tmp_path / "p.coder"
    (tmp_path / ".p.coder.unfinished-wal").write_bytes(b"left behind")
    with made_whole(path) as unfinished:
        assert unfinished.parent == tmp_path and not path.exists() and not list(tmp_path.iterdir())
        unfinished.write_bytes(b"whole")
    assert [each.name for each in tmp_path.iterdir()] == ["p.coder"] and path.read_bytes() == b"whole"


def test_nothing_is_left_of_what_fails(tmp_path: Path) -> None:
    """Neither the file nor what SQLite lays beside it; a file that is there is not touched."""
    with pytest.raises(KeyboardInterrupt), made_whole(tmp_path / "p.coder") as unfinished:
        unfinished.write_bytes(b"half")
        unfinished.with_name(f"{unfinished.name}-wal").write_bytes(b"half")
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())
    (tmp_path / "p.coder").write_bytes(b"mine")
    with pytest.raises(ProjectError, match="already"), made_whole(tmp_path / "p.coder"):
        pass
    assert (tmp_path / "p.coder").read_bytes() == b"mine"
