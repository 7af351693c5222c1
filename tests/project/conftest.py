"""Small projects for the tests of the Python API."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coder.model.document import Document
from coder.project.project import Project

INTERVIEW = """访谈者：您怎么看昆山的台商？
镇长：我们招商引资，和台商对接，商会也出面协调。
村民：土地流转以后，村里的集体经济好多了。
访谈者：谢谢两位。
镇长：谢谢你。
"""
ENGLISH = """Interviewer: How did the firms find workers?
Mayor: The town matched the school with the factory, and the chamber helped.
Interviewer: And the land?
Mayor: The land was leased in 1998.
"""
PROSE = "昆山在江苏。\n乡镇企业改制以后，外来务工人员越来越多。\n"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project of Li, made once."""
    path = tmp_path_factory.mktemp("template") / "towns.coder"
    Project.create(path, user="Li").close()
    return path


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    """A copy of the empty project."""
    return Path(shutil.copy(template, tmp_path / "towns.coder"))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """The empty project of Li."""
    with Project.open(path) as opened:
        yield opened


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file: write("a.txt", text)."""

    def written(name: str, content: str | bytes) -> Path:
        place = tmp_path / "texts" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    return written


@pytest.fixture
def interview(project: Project, write: Callable[..., Path]) -> Document:
    """A Chinese interview in the project."""
    return project.documents.add([write("zh.txt", INTERVIEW)], kind="interview").added[0]


@pytest.fixture
def english(project: Project, write: Callable[..., Path]) -> Document:
    """An English interview in the project."""
    return project.documents.add([write("en.txt", ENGLISH)], kind="interview").added[0]


@pytest.fixture
def public_meetings() -> Path:
    """The shipped CC0 roundtables."""
    from coder.resources import folder

    return folder("corpora") / "public-meetings"
