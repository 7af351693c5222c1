"""A small town with everything a report shows, and the report of the demo; both are made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.snapshot import Snapshot
from coder.project.demo import make_demo
from coder.project.project import Project
from coder.report.log import log_of
from coder.report.report import Report, assembled, html


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo project, whose three towns are constructed."""
    return make_demo(tmp_path_factory.mktemp("demo"), user="Li")


@pytest.fixture(scope="session")
def contents(demo: Path) -> Callable[..., Report]:
    """Makes the report of some towns of the demo: contents("Example Town West", language="zh")."""

    def of(*towns: str, language: str = "en") -> Report:
        with Project.open(demo) as project:
            return report_of(project, *towns, language=language)

    return of


def report_of(project: Project, *towns: str, language: str = "en") -> Report:
    """The report of some towns of a project, or of all, with everything read."""
    bundle = project.snapshot(events=True)
    ids = [town.id for town in bundle.towns if not towns or town.name() in towns]
    parameters = ProfileParameters(draws=400)
    read = Snapshot(**{name: getattr(bundle, name) for name in bundle.__dataclass_fields__} | {"texts": dict(bundle.texts)})
    for mapping in (bundle.segments, bundle.turn_speakers):
        dict(mapping)
    profiles = profile(read, ids, parameters=parameters)
    return assembled(read, profiles, parameters=parameters, log=log_of(read.events, read.users), language=language)


@pytest.fixture(scope="session")
def page(contents: Callable[..., Report]) -> str:
    """The report of all three towns, in English."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")
    return html(contents())


@pytest.fixture(scope="session")
def west(contents: Callable[..., Report]) -> str:
    """The report of the smallest town, in Chinese."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")
    return html(contents("Example Town West", language="zh"))
