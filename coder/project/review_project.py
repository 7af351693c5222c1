"""The project that a data set is reviewed in, made where there is none."""

from pathlib import Path

from coder.errors import NotFound
from coder.project.codebooks import shipped
from coder.project.project import Project
from coder.tagging.dataset import manifest


def made_for(dataset: Path, path: Path, user: str | None = None) -> bool:
    """Whether a project to review a data set in was made: there was none, and the data set's codebook is a shipped one.

    Raises:
        ProjectError: the project cannot be made. FormatError: there is no data set in the folder.
        NotFound: there is no project, and the codebook is none of the shipped ones.
    """
    if path.exists():
        return False
    book = str(manifest(dataset).get("codebook", "")).partition(" ")[0]
    if book not in shipped():
        hint = "Make one with the codebook that the data set was tagged with: coder init PROJECT --codebook FILE"
        raise NotFound(f"there is no project {path}", hint)
    Project.create(path, codebooks=(book,), user=user).close()
    return True
