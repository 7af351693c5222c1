"""The codebook of a project as a file of its own."""

from pathlib import Path

from coder.errors import FormatError
from coder.formats.loss import Loss, losses
from coder.formats.reading.readable import Readable
from coder.model.codebook import Code, Codebook
from coder.model.snapshot import Snapshot


def write_yaml(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write a codebook as YAML, as `coder codebook add` reads it. A file holds one: the one most codings use; the others are losses.

    Raises:
        FormatError: the project has no codebook.
    """
    from coder.formats.codebooks.yaml_files import write_codebook

    book, codes, lost = chosen(snapshot)
    path.write_text(write_codebook(book, codes), encoding="utf-8", newline="\n")
    return lost


def write_markdown(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write a codebook as Markdown, to read or to print; of several, the one most codings use.

    Raises:
        FormatError: the project has no codebook.
    """
    from coder.formats.codebooks.markdown import write_markdown as as_markdown

    book, codes, lost = chosen(snapshot)
    readable = Readable()
    path.write_text(readable(as_markdown(book, codes)), encoding="utf-8", newline="\n")
    return (*lost, *readable.losses())


def chosen(snapshot: Snapshot) -> tuple[Codebook, tuple[Code, ...], tuple[Loss, ...]]:
    """The codebook that most codings use, its codes, and the others as losses.

    Raises:
        FormatError: the project has no codebook.
    """
    if not snapshot.codebooks:
        raise FormatError(f"project {snapshot.name} has no codebook to export", "Add one first: coder codebook add PROJECT FILE.")
    book_of = {each.id: each.codebook_id for each in snapshot.codes}
    used = [book_of.get(each.code_id) for each in snapshot.codings]
    book = max(snapshot.codebooks, key=lambda each: used.count(each.id))
    codes = tuple(each for each in snapshot.codes if each.codebook_id == book.id)
    others = (each.key for each in snapshot.codebooks if each.id != book.id)
    return book, codes, losses([("other codebooks (a file holds one: coder codebook export --book KEY)", others)])
