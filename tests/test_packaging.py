"""The built wheel is whole: from an empty folder it finds its codebooks and corpora, and makes the demo."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from coder.resources import folder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return next(out.glob("towncoder-*.whl"))


def test_the_wheel_holds_the_codebooks_and_corpora_and_no_tests(wheel: Path) -> None:
    """What a project needs is in the wheel; what only developers need is not."""
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("codebooks", "corpora"):
        shipped = {each.name for each in (ROOT / name).rglob("*") if each.is_file() and "__pycache__" not in each.parts}
        assert shipped <= {each.rsplit("/", 1)[-1] for each in names if each.startswith(f"coder/shipped/{name}/")}
    assert not [each for each in names if each.startswith("tests/")]
    assert any(each.endswith("licenses/LICENSE") for each in names)


def test_the_wheel_makes_the_demo_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """Unpacked alone, with the checkout out of reach, it finds its own codebooks and corpora."""
    alone = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(alone)
    empty = tmp_path / "empty"
    empty.mkdir()
    code = f"import sys; sys.path.insert(0, {str(alone)!r}); import coder.cli.main as m; print(m.__file__, file=sys.stderr); m.run(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, "demo", "d", "--no-ui", "--json"],
        cwd=empty,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(alone)},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(str(alone))
    assert {town["town"] for town in json.loads(done.stdout)["towns"]} >= {"Example Town East", "Example Town South", "Example Town West"}


def test_the_checkout_finds_its_own_folders() -> None:
    """From a checkout (and an editable install) the folders at the top level serve."""
    assert (folder("codebooks") / "interactive_situations.yaml").is_file()
    assert list(folder("corpora").glob("*/corpus.toml"))


def test_every_dependency_is_bounded_and_locked() -> None:
    """Each dependency in pyproject.toml has a bound, and the lock file an exact version within it."""
    import re
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").split("\n")
    locked = {_normal(line.split("==")[0]) for line in lines if "==" in line and not line.startswith("#")}
    for each in wanted:
        assert re.search(r"[<>=]=?\d", each), each
        assert _normal(re.split(r"[<>=!~\[ ]", each)[0]) in locked, each


def _normal(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(".", "-")
