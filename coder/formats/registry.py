"""Which reader and which writer serves which suffix: a table of dotted names, then the entry points of installed plug-ins.

A plug-in declares an entry point in the group `coder.readers` or `coder.writers`, named after the suffix without its dot:

    [project.entry-points."coder.readers"]
    eaf = "my_package.elan:read"

A reader is `read(data: bytes, name: str, encoding: str | None) -> tuple[Extract, ...]`;
a writer is `write(snapshot: Snapshot, path: Path, *, raw: bool) -> tuple[Loss, ...]` and need not care for atomicity: `path` is a
new file beside the one that was asked for. It gets the log of the project too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from coder.errors import CoderError, PluginError
from coder.formats.loss import Loss
from coder.model.snapshot import Snapshot

READER_GROUP = "coder.readers"
WRITER_GROUP = "coder.writers"
_PLUGIN_HINT = "Update or uninstall the package it comes from."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A reader or writer by name, not yet loaded.

    Attributes:
        name: Versioned, such as `docx@1`; the version rises when the same file would give another text.
        suffixes: In lower case, with the dot.
        target: `module:function`.
        holds: What a writer writes, in words for the help.
        is_folder: The writer is given a new folder instead of a file.
        needs_log: The writer reads the log of the project.
        options: Names of the keywords that the writer takes beside `raw`.
        is_plugin: It comes from another package.
    """

    name: str
    suffixes: tuple[str, ...]
    target: str
    holds: str = ""
    is_folder: bool = False
    needs_log: bool = False
    options: tuple[str, ...] = ()
    is_plugin: bool = False

    @property
    def format(self) -> str:
        """The name without its version."""
        return self.name.partition("@")[0]

    def load(self) -> Callable[..., Any]:
        """The function itself.

        Raises:
            PluginError: the module or the function is not there.
        """
        module, _, function = self.target.partition(":")
        try:
            found = getattr(import_module(module), function)
        except (ImportError, AttributeError) as error:
            raise PluginError(f"{self.name} ({self.target}) could not be loaded: {error}", _PLUGIN_HINT) from error
        if not callable(found):
            raise PluginError(f"{self.name} ({self.target}) is not a function", _PLUGIN_HINT)
        return found

    def write(self, snapshot: Snapshot, path: Path, **given: object) -> tuple[Loss, ...]:
        """Let the writer write to a new path; what it could not hold.

        Raises:
            PluginError: it is a stranger's and fails, writes nothing, or does not return losses.
        """
        writer = self.load()
        try:
            lost = writer(snapshot, path, **given)
        except Exception as error:
            if not self.is_plugin or isinstance(error, (CoderError, OSError)):
                raise
            said = " ".join(f"{type(error).__name__}: {error}".split())[:150]
            raise PluginError(f"{self.name} ({self.target}) failed: {said}", _PLUGIN_HINT) from error
        if self.is_plugin and not path.exists():
            raise PluginError(f"{self.name} ({self.target}) wrote nothing", _PLUGIN_HINT)
        if self.is_plugin and not (isinstance(lost, tuple) and all(isinstance(each, Loss) for each in lost)):
            raise PluginError(f"{self.name} ({self.target}) does not say what was lost as a tuple of Loss", _PLUGIN_HINT)
        return tuple(lost)


READERS = (
    Entry(name="plain@1", suffixes=(".txt", ".text"), target="coder.formats.texts.plain:read"),
    Entry(name="markdown@1", suffixes=(".md", ".markdown"), target="coder.formats.texts.plain:read"),
    Entry(name="docx@1", suffixes=(".docx", ".docm"), target="coder.formats.texts.docx:read"),
    Entry(name="odt@1", suffixes=(".odt",), target="coder.formats.texts.odt:read"),
    Entry(name="rtf@1", suffixes=(".rtf",), target="coder.formats.texts.rtf:read"),
    Entry(name="pdf@1", suffixes=(".pdf",), target="coder.formats.texts.pdf:read"),
    Entry(name="html@1", suffixes=(".html", ".htm", ".xhtml"), target="coder.formats.texts.html:read"),
    Entry(name="srt@1", suffixes=(".srt",), target="coder.formats.texts.subtitles:read"),
    Entry(name="vtt@1", suffixes=(".vtt",), target="coder.formats.texts.subtitles:read"),
    Entry(name="elan@1", suffixes=(".eaf",), target="coder.formats.texts.elan:read"),
    Entry(name="chat@1", suffixes=(".cha",), target="coder.formats.texts.chat:read"),
    Entry(name="whisper@1", suffixes=(".json",), target="coder.formats.texts.whisper:read"),
    Entry(name="csv@1", suffixes=(".csv", ".tsv"), target="coder.formats.texts.csv_texts:read"),
    Entry(name="xlsx@1", suffixes=(".xlsx", ".xlsm"), target="coder.formats.texts.xlsx_texts:read"),
)

WRITERS = (
    Entry(name="jsonl@1", suffixes=(".jsonl",), target="coder.formats.whole.jsonl:write", holds="the whole project, log and all", needs_log=True),
    Entry(name="csv@1", suffixes=(".csv",), target="coder.formats.tables.one_table:write_codings", holds="all codings"),
    Entry(name="xlsx@2", suffixes=(".xlsx",), target="coder.formats.tables.xlsx_project:write", holds="every table, with a data dictionary"),
    Entry(
        name="tidy-csv@1",
        suffixes=(),
        target="coder.formats.tables.tidy_csv:write",
        holds="every table, a data dictionary and a script for R",
        is_folder=True,
    ),
    Entry(
        name="tidy-parquet@1", suffixes=(), target="coder.formats.tables.tidy_parquet:write", holds="the same, typed (extra parquet)", is_folder=True
    ),
    Entry(name="sav@1", suffixes=(".sav",), target="coder.formats.tables.spss:write", holds="codings with variables of their documents (extra spss)"),
    Entry(name="tidy-sav@1", suffixes=(), target="coder.formats.tables.spss:write_folder", holds="every table for SPSS (extra spss)", is_folder=True),
    Entry(name="doccano@1", suffixes=(), target="coder.formats.annotation.doccano:write", holds="texts with coded spans (JSONL)", options=("unit",)),
    Entry(
        name="doccano-labels@1", suffixes=(), target="coder.formats.annotation.doccano:write_labels", holds="the codes as labels for doccano (JSON)"
    ),
    Entry(
        name="label-studio@1",
        suffixes=(),
        target="coder.formats.annotation.label_studio:write",
        holds="tasks with annotations (JSON)",
        options=("unit",),
    ),
    Entry(
        name="label-studio-config@1", suffixes=(), target="coder.formats.annotation.label_studio:write_config", holds="its labelling interface (XML)"
    ),
    Entry(
        name="qdpx@1",
        suffixes=(".qdpx",),
        target="coder.formats.refi.writing.project:write",
        holds="the project for NVivo, ATLAS.ti, MAXQDA, QualCoder",
        options=("reader",),
    ),
    Entry(
        name="qdc@1",
        suffixes=(".qdc",),
        target="coder.formats.refi.writing.codebook:write",
        holds="the codebook for the same programs",
        options=("reader",),
    ),
    Entry(name="codebook-yaml@1", suffixes=(".yaml", ".yml"), target="coder.formats.codebooks.one_codebook:write_yaml", holds="the codebook"),
    Entry(name="codebook-markdown@1", suffixes=(".md",), target="coder.formats.codebooks.one_codebook:write_markdown", holds="the codebook, to read"),
    Entry(name="mentions-csv@2", suffixes=(), target="coder.formats.tables.one_table:write_mentions", holds="linkage mentions, every field"),
    Entry(name="memos-csv@2", suffixes=(), target="coder.formats.tables.one_table:write_memos", holds="all memos"),
    Entry(name="memos-markdown@1", suffixes=(), target="coder.formats.reading.memos:write_markdown", holds="all memos, to read"),
)


def find_reader(suffix: str) -> Entry | None:
    """The reader for a suffix such as `.docx`; plug-ins are asked only for what the program itself does not know."""
    return _find(READERS, READER_GROUP, suffix)


def find_writer(wanted: str, more: tuple[Entry, ...] = ()) -> Entry | None:
    """The writer for a suffix such as `.csv`, or for a format's name such as `csv` or `codebook-yaml`.

    Args:
        more: Writers of our own that stand in no table here, since they need more than a Snapshot says.
    """
    own, name = (*WRITERS, *more), wanted.lower()
    by_name = next((entry for entry in own if entry.format == name), None)
    return by_name or _find(own, WRITER_GROUP, name if name.startswith(".") else f".{name}")


def suffixes(entries: tuple[Entry, ...], group: str) -> tuple[str, ...]:
    """All suffixes served, the program's own first, then those of plug-ins."""
    own = [suffix for entry in entries for suffix in entry.suffixes]
    added = sorted(f".{point.name.lower()}" for point in _entry_points(group))
    return tuple(dict.fromkeys([*own, *added]))


def _find(entries: tuple[Entry, ...], group: str, suffix: str) -> Entry | None:
    wanted = suffix.lower()
    own = next((entry for entry in entries if wanted in entry.suffixes), None)
    return own or _plugin(group, wanted)


def _plugin(group: str, suffix: str) -> Entry | None:
    for point in _entry_points(group):
        if suffix == f".{point.name.lower()}":
            version = point.dist.version if point.dist else "0"
            return Entry(name=f"{point.name}@{version}", suffixes=(suffix,), target=point.value, needs_log=True, is_plugin=True)
    return None


def _entry_points(group: str) -> Iterable[Any]:
    """What installed packages declare; looked for only where the program has nothing of its own."""
    from importlib import metadata

    return metadata.entry_points(group=group)
