"""What readers give: a text taken out of a file, and the same with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One text as a format's reader took it out of a file.

    Attributes:
        text: Paragraphs separated by LF.
        title: Empty: the file's name serves.
        kind: One of DOCUMENT_KINDS where the format says so, else None.
        encoding: How the bytes were decoded; empty where the format fixes it.
        metadata: JSON-compatible things the file says about the text.
        attributes: Values of variables by name (the other columns of a table).
        warnings: What was left out or doubtful, one line each.
    """

    text: str
    title: str = ""
    kind: str | None = None
    encoding: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A text ready to become a document: frozen, with where it came from.

    Attributes:
        title: Never empty; unique within one file.
        text: As `coder.text.freeze` leaves it.
        kind: One of DOCUMENT_KINDS where the file says so, else None.
        metadata: JSON-compatible; `pages` of a PDF are the offsets where its pages begin, `row` of a table counts from 1 (the heading).
        source: Name of the file, without its folder.
        source_sha256: Of the file's bytes.
        encoding: How the bytes were decoded; empty where the format fixes it.
        importer: Versioned name of the reader, such as `docx@1`.
        warnings: What was left out or doubtful, one line each.
        attributes: Values of variables by name.
    """

    title: str
    text: str
    kind: str | None
    metadata: Mapping[str, object]
    source: str
    source_sha256: str
    encoding: str
    importer: str
    warnings: tuple[str, ...]
    attributes: Mapping[str, str]
