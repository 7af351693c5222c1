"""What texts are tagged with: a model on the disk, or one learned now from a project or from a codebook alone."""

import tempfile
from pathlib import Path

from coder.errors import FormatError
from coder.project.codebooks import shipped
from coder.project.project import Project
from coder.project.suggesting.training import MODEL, train

KEPT = "model"
"""The folder inside a data set where a model that was learned for it is kept."""
_BOOKS = (".yaml", ".yml")


def model_for(source: Path, out: Path, *, vectors: bool = True, user: str | None = None) -> Path:
    """The folder of the model to tag with.

    Args:
        source: A model; a data set, for the model that was kept in it; else a project, learned from as it is now; else a codebook by its key or
            file: names, definitions and cue words.
        out: The data set, in which a model that has to be learned is kept. The same codings and codebook give the same model.

    Raises:
        FormatError: `source` is none of them, `out` is a file, or the model cannot be written.
        ProjectError: it is no project. CodebookError: the codebook does not hold.
    """
    if out.is_file():
        raise FormatError(f"{out} is a file", "Give --out a folder to write the data set into.")
    if source.is_dir():
        return source if is_model(source) or not is_model(source / KEPT) else source / KEPT
    if str(source) in shipped() or source.suffix.lower() in _BOOKS:
        with tempfile.TemporaryDirectory(prefix="coder-") as scratch, Project.create(Path(scratch) / "book.coder", codebooks=(source,)) as made:
            return _learned(made, out, vectors)
    if not source.is_file():
        hint = f"Name a folder that `coder train` wrote, a project, or a codebook: {', '.join(shipped())}, or a YAML file."
        raise FormatError(f"no model can be read from {source}", hint)
    with Project.open(source, user=user) as project:
        return _learned(project, out, vectors)


def is_model(folder: Path) -> bool:
    """Whether a model lies in the folder."""
    return (folder / MODEL).is_file()


def _learned(project: Project, out: Path, vectors: bool) -> Path:
    train(project.workspace, out / KEPT, vectors=vectors)
    return out / KEPT
