"""What was acknowledged stays: kills, full disks, read-only places, several programs at once."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coder.errors import ProjectError, ProjectLocked
from coder.project.project import Project
from coder.store import connection as connections

CODE = "sit.skill_matching"
ADDER = Path(__file__).with_name("adder.py")
CODER = [sys.executable, "-m", "coder.cli.main"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_a_killed_program_loses_nothing_it_acknowledged(project: Project, path: Path) -> None:
    """Killed at random moments: every id that was printed is there, and the log adds up."""
    project.close()
    seed, printed = random.Random(7), set()
    for _ in range(8):
        with subprocess.Popen([sys.executable, str(ADDER), str(path), "Li"], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            printed.add(process.stdout.readline().strip())
            time.sleep(seed.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)
            printed |= {line.strip() for line in process.stdout.read().split("\n") if len(line.strip()) == 36}
    with Project.open(path) as again:
        assert printed <= {coding.id for coding in again.codings.all()}
        assert again.history.verify().problems == ()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("inputs", [(), ("towns.coder",), ("towns.coder-shm",), ("towns.coder-wal",), (".",), ("link.txt",)])
def test_other_programs_that_come_and_go_lose_nothing_of_a_killed_one(project: Project, path: Path, inputs: tuple[str, ...]) -> None:
    """A program that has the project open twice, or was told to read the project's own files as texts, keeps its locks on it.

    On POSIX systems closing a file gives up all locks a process has on it: the next program to close the project would take itself for
    the last one, and remove the -wal file that the first one goes on writing into.
    """
    project.close()
    path.with_name("link.txt").symlink_to(path)
    line = [sys.executable, str(ADDER.with_name("screen_like.py")), str(path), *(str(path.parent / each) for each in inputs)]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        printed = set()
        for _ in range(4):
            with Project.open(path, user="Wang") as other:
                other.codings.all()
            process.stdin.write("next\n")
            process.stdin.flush()
            printed.add(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
    with Project.open(path) as again:
        assert printed <= {coding.id for coding in again.codings.all()}
        assert again.history.verify().problems == ()


def test_two_programs_write_at_once(project: Project, path: Path) -> None:
    """Both succeed with all they add, in one chain that verifies."""
    project.close()
    running = [subprocess.Popen([sys.executable, str(ADDER), str(path), user, "60"], stdout=subprocess.PIPE, text=True) for user in ("Li", "Wang")]
    printed = [process.communicate(timeout=60)[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    with Project.open(path) as again:
        assert {each for ids in printed for each in ids} <= {coding.id for coding in again.codings.all()}
        assert [user.name for user in again.users.list()] == ["Li", "Wang"]
        assert again.history.verify().problems == ()


def test_a_writer_that_waits_too_long_says_so(project: Project, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names the project, and nothing half-written."""
    monkeypatch.setattr(connections, "BUSY_MS", 50)
    with Project.open(path) as other:
        other.workspace.store._db.execute("BEGIN IMMEDIATE")
        with Project.open(path) as waiting, pytest.raises(ProjectLocked, match=r"towns\.coder is being written by another program"):
            waiting.codings.add("kunshan", 4, 9, CODE)
        other.workspace.store._db.execute("ROLLBACK")
    assert not project.codings.all() and project.history.verify().ok


def test_a_program_notices_what_another_wrote(project: Project, path: Path) -> None:
    """The data version changes with others' writings only."""
    before = project.data_version()
    project.codings.add("kunshan", 4, 9, CODE)
    assert project.data_version() == before
    with Project.open(path, user="Wang") as other:
        other.codings.add("kunshan", 5, 9, CODE)
    assert project.data_version() != before
    assert len(project.codings.all()) == 2


def test_a_closed_project_is_one_file(project: Project, path: Path) -> None:
    """What SQLite lays beside it goes with the closing; closing twice does no harm."""
    project.codings.add("kunshan", 4, 9, CODE)
    assert path.with_name("towns.coder-wal").exists()
    project.close()
    project.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def _limited(size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a coder command in a place where no file can grow beyond `size` bytes."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run([*CODER, *arguments], capture_output=True, text=True, preexec_fn=limit, check=False, timeout=60)


needs_limits = pytest.mark.skipif(os.name != "posix", reason="no RLIMIT_FSIZE on this system")


def _is_plain(done: subprocess.CompletedProcess[str], name: str) -> None:
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr and name in done.stderr
    assert 1 <= len(done.stderr.strip().split("\n")) <= 3


@needs_limits
@pytest.mark.parametrize("size", [0, 4_096, 40_000, 200_000])
def test_a_full_disk_while_a_project_is_made_leaves_nothing(tmp_path: Path, size: int) -> None:
    """One line of what, one of what to do, and an empty folder."""
    _is_plain(_limited(size, "init", str(tmp_path / "new.coder")), "new.coder")
    assert list(tmp_path.iterdir()) == []


@needs_limits
@pytest.mark.parametrize("verb", ["add", "code", "backup", "export"])
def test_a_full_disk_changes_nothing(project: Project, path: Path, tmp_path: Path, verb: str) -> None:
    """The project is as it was, doctor is content, and no half file lies about."""
    project.close()
    text = tmp_path / "more.txt"
    text.write_text("\n".join(f"镇长：第{number}次会议，我们谈招商引资。" for number in range(9_000)), encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    out = str(tmp_path / ("backup.coder" if verb == "backup" else "all.jsonl"))
    arguments = {
        "add": ("add", str(path), str(text)),
        "code": ("code", str(path), "kunshan", "4", "9", CODE),
        "backup": ("backup", str(path), out),
        "export": ("export", str(path), "--out", out),
    }[verb]
    size = {"add": path.stat().st_size, "code": 4_096, "backup": 50_000, "export": 50_000}[verb]
    _is_plain(_limited(size, *arguments), Path(out).name if verb in ("backup", "export") else path.name)
    with Project.open(path) as again:
        assert len(again.documents.list()) == 1 and not again.codings.all()
        assert again.history.verify().problems == ()
    assert sorted(tmp_path.iterdir()) == before


def _as_ordinary_user(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a coder command as somebody without root's passes."""
    command = [*CODER, *arguments]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if not setpriv:
            pytest.skip("running as root without setpriv")
        command = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={**os.environ, "HOME": "/nonexistent"})


@pytest.fixture
def locked_folder(tmp_path_factory: pytest.TempPathFactory, template: Path):
    """A folder with a project, which an ordinary user may look into and not write."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="readonly-"))
    shutil.copy(template, folder / "towns.coder")
    (folder / "towns.coder").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_folder_without_write_permission(locked_folder: Path) -> None:
    """Nothing is made there, what is there can be read, and writing says why not."""
    if _as_ordinary_user("--version").returncode:
        pytest.skip("an ordinary user cannot run this Python")
    project = str(locked_folder / "towns.coder")
    made = _as_ordinary_user("init", str(locked_folder / "new.coder"))
    _is_plain(made, "new.coder")
    assert "cannot be written" in made.stderr
    shown = _as_ordinary_user("show", project)
    assert shown.returncode == 0 and "kunshan" in shown.stdout
    assert _as_ordinary_user("doctor", project).returncode == 0
    _is_plain(_as_ordinary_user("code", project, "kunshan", "4", "9", CODE), "towns.coder")
    _is_plain(_as_ordinary_user("export", project, "--out", str(locked_folder / "all.csv")), "all.csv")
    assert [each.name for each in locked_folder.iterdir()] == ["towns.coder"]


def test_a_read_only_project_refuses_to_be_written(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the Python API as well."""
    project.close()
    real = os.access
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK and real(place, mode))
    with Project.open(project.path) as reading:
        assert not reading.writable
        assert reading.documents.list()
        for refused in (lambda: reading.codings.add("kunshan", 4, 9, CODE), reading.history.undo):
            with pytest.raises(ProjectError, match="cannot be written"):
                refused()
