"""Which reader takes a project of another program: each is asked whether it knows the file; plug-ins after our own.

A plug-in declares an entry point in the group `coder.project_readers` that names a module with two functions:

    recognises(path: Path, head: bytes) -> bool      `head`: the first 4,096 bytes; empty for a folder
    read(path: Path, *, convention: str | None = None) -> ForeignProject
"""

from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Protocol, cast

from coder.errors import CoderError, FormatError, PluginError
from coder.formats.files.file_names import shown
from coder.formats.foreign.project import ForeignProject

GROUP = "coder.project_readers"
_PROGRAMS = ("Taguette", "QualCoder", "RQDA", "requal", "MAXQDA (.mex)", "qc", "brat", "doccano", "Label Studio", "INCEpTION", "tables of quotes")
HEAD = 4096

OWN: tuple[tuple[str, str], ...] = (
    ("refi@1", "coder.formats.refi.reading"),
    ("taguette@1", "coder.formats.foreign.taguette"),
    ("qualcoder@1", "coder.formats.foreign.qualcoder"),
    ("rqda@1", "coder.formats.foreign.rqda"),
    ("requal@1", "coder.formats.foreign.requal"),
    ("maxqda@1", "coder.formats.foreign.maxqda"),
    ("qualitative_coding@1", "coder.formats.foreign.qualitative_coding"),
    ("brat@1", "coder.formats.foreign.brat"),
    ("doccano@1", "coder.formats.foreign.doccano"),
    ("label_studio@1", "coder.formats.foreign.label_studio"),
    ("uima_xmi@1", "coder.formats.foreign.uima_xmi"),
    ("uima_json@1", "coder.formats.foreign.uima_json"),
    ("webanno@3", "coder.formats.foreign.webanno"),
    ("webanno_old@1", "coder.formats.foreign.webanno_old"),
    ("quote_table@1", "coder.formats.foreign.quote_table"),
    ("transcripts@1", "coder.formats.foreign.transcripts"),
)
"""(versioned name, module), in the order in which they are asked."""


class ProjectReader(Protocol):
    """What a module that reads projects has."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether this file or folder is of its format, judged by what is in it rather than by its name."""

    def read(self, path: Path, *, convention: str | None = None) -> ForeignProject:
        """The project, whole.

        Raises:
            FormatError, InputRefused: it is damaged, hostile, or not what it seemed.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReader:
    """A reader and its versioned name, such as `taguette@1`."""

    name: str
    module: str

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether it knows the file.

        Raises:
            PluginError: it is a stranger's and fails.
        """
        module = self._load()
        try:
            return bool(module.recognises(path, head))
        except Exception as error:
            if self in _OWN or isinstance(error, (CoderError, OSError)):
                raise
            raise self._failed(error) from error

    def read(self, path: Path, *, convention: str | None = None) -> ForeignProject:
        """The project in a file.

        Raises:
            CoderError: the file does not hold.
            PluginError: the reader is a stranger's and fails.
        """
        module = self._load()
        try:
            return module.read(path, convention=convention)
        except Exception as error:
            if self in _OWN or isinstance(error, (CoderError, OSError)):
                raise
            raise self._failed(error) from error

    def _load(self) -> ProjectReader:
        try:
            module = import_module(self.module)
        except Exception as error:
            raise self._failed(error) from error
        if not callable(getattr(module, "recognises", None)) or not callable(getattr(module, "read", None)):
            raise PluginError(f"{self.name} ({self.module}) lacks recognises() or read()", _UPDATE)
        return cast(ProjectReader, module)

    def _failed(self, error: Exception) -> PluginError:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:150]
        return PluginError(f"{self.name} ({self.module}) failed: {said}", _UPDATE)


_OWN = tuple(NamedReader(name=name, module=module) for name, module in OWN)
_UPDATE = "Update or uninstall the package it comes from."


def project_readers() -> tuple[NamedReader, ...]:
    """All readers, our own first."""
    added = sorted(metadata.entry_points(group=GROUP), key=lambda point: point.name)
    return (*_OWN, *(NamedReader(name=f"{each.name}@{each.dist.version if each.dist else 0}", module=each.value) for each in added))


def programs() -> str:
    """Whose projects can be read, in one line: ours by their names, those of packages by the names of their readers."""
    added = (each.name.partition("@")[0] for each in project_readers() if each not in _OWN)
    return ", ".join([*_PROGRAMS, *added])


def choose(path: Path, name: str | None = None) -> NamedReader | None:
    """The reader that knows this file, or the one called `name`; None: nobody does.

    Raises:
        FormatError: no reader is called `name`.
    """
    readers = project_readers()
    if name is not None:
        named = next((each for each in readers if each.name.partition("@")[0] == name), None)
        if named is None:
            raise FormatError(
                f"{shown(path)}: no reader of projects is called {name}", f"Known: {' '.join(each.name.partition('@')[0] for each in readers)}."
            )
        return named
    head = _head(path)
    return next((each for each in readers if each.recognises(path, head)), None)


def _head(path: Path) -> bytes:
    if path.is_dir():
        return b""
    with path.open("rb") as file:
        return file.read(HEAD)
