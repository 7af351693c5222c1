"""Opening the project a command names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coder.cli.printing.render import warn
from coder.model.codebook import Code
from coder.model.town import Town
from coder.project.project import Project


@contextmanager
def opened(path: Path, user: str | None = None) -> Iterator[Project]:
    """The project in this file, closed afterwards."""
    project = Project.open(path, user=user)
    if project.location_warning:
        warn(project.location_warning)
    try:
        yield project
    finally:
        project.close()


def codes_of(project: Project) -> dict[str, Code]:
    """The codes by id."""
    return {code.id: code for code in project.codebooks.codes()}


def users_of(project: Project) -> dict[str, str]:
    """Names of users by id."""
    return {user.id: user.name for user in project.users.list()}


def towns_of(project: Project) -> dict[str, Town]:
    """The towns by id."""
    return {town.id: town for town in project.towns.list()}


def warn_while_coding(project: Project) -> None:
    """Say on standard error that the coders of the plan are not done, where there is a plan."""
    if project.settings.get("assignment") and (remark := project.assignments.remark()):
        warn(remark)


def warn_if_not_offered(project: Project) -> None:
    """Say on standard error that this copy was made without suggestions, if it was: that there are none means nothing."""
    if not project.suggestions.offered:
        warn("This copy was made without suggestions (coder copy --no-suggestions): code it by reading.")
