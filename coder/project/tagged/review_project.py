"""The project that a data set is reviewed in, made where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coder.errors import CoderError, NotFound
from coder.project.codebooks import shipped
from coder.project.project import Project
from coder.store.new_files import remove_files
from coder.tagging.dataset import manifest


@contextmanager
def reviewing(dataset: Path, path: Path, user: str | None = None) -> Iterator[bool]:
    """While a sample of a data set is drawn into the project: it is made where there is none (then True), and gone again if that fails.

    Raises:
        ProjectError: the project cannot be made. FormatError: there is no data set in the folder.
        NotFound: there is no project, and the codebook of the data set is none of the shipped ones.
    """
    if path.exists():
        yield False
        return
    book = str(manifest(dataset).get("codebook", "")).partition(" ")[0]
    if book not in shipped():
        hint = f"Make one with the codebook that the data set was tagged with: coder init {path} --codebook FILE"
        raise NotFound(f"there is no project {path}", hint)
    Project.create(path, codebooks=(book,), user=user).close()
    try:
        yield True
    except CoderError:
        remove_files(path)
        raise
