"""Stores and their parts for the tests of the project file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.model.change import Change
from coder.model.user import Setting
from coder.project.project import Project
from coder.project.workspace import added, edited
from coder.store.store import Store

TEXT = "访谈者：您怎么看昆山？\n镇长：我们招商引资，和台商对接。\n访谈者：谢谢。\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a project may be made."""
    return tmp_path / "towns.coder"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    made = Store.create(path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of Li with one interview, made once."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "kunshan.txt").write_text(TEXT, encoding="utf-8")
    with Project.create(folder / "towns.coder", user="Li") as made:
        made.documents.add([folder / "kunshan.txt"], kind="interview")
    return folder / "towns.coder"


@pytest.fixture
def project(path: Path, template: Path) -> Iterator[Project]:
    """A project of Li with one interview."""
    shutil.copy(template, path)
    with Project.open(path) as opened:
        yield opened


def setting(value: object, key: str = "colour") -> Setting:
    """A setting: the smallest thing a project keeps."""
    return Setting(id=f"id of {key}", key=key, value=value)


@pytest.fixture
def set_to():
    """Makes the change that sets a value: set_to(new) or set_to(new, old)."""

    def change(value: object, before: object = None, key: str = "colour") -> Change:
        return added(setting(value, key)) if before is None else edited(setting(before, key), setting(value, key))

    return change
