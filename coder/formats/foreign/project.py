"""A project of another program as its reader hands it over: plain things under the keys of that program, spans in our offsets.

Keys are whatever the file uses (a GUID, a row number, a name) and only have to be unique among things of one kind.
What becomes of them (ids, turns, speakers, attributes, one transaction) is decided in one place, whichever program they come from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.formats.foreign.report import ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignUser:
    """Somebody who coded."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCode:
    """A code or a group of codes.

    Attributes:
        name, description: As written there; the language is found out later.
        parent: Key of the code above it.
        colour: `#RRGGBB`, or empty.
        codable: False for a mere heading.
    """

    key: str
    name: str
    parent: str | None = None
    description: str = ""
    colour: str = ""
    codable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignText:
    """A text that becomes a document.

    Attributes:
        text: Frozen (LF, no NUL); all spans count its code points.
        kind: One of DOCUMENT_KINDS; None: guessed from the text.
        source, source_sha256, encoding: The file it stood in, the hash of its bytes, how they were decoded.
        metadata: What the file says of it (language, recording ...).
    """

    key: str
    title: str
    text: str
    kind: str | None = None
    source: str = ""
    source_sha256: str = ""
    encoding: str = "utf-8"
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCoding:
    """A passage with a code.

    Attributes:
        text, code: Keys.
        start, stop: Code points, half-open.
        user: Key of a ForeignUser; None: whoever imports.
        created_at: UTC ISO-8601, or empty where the file does not say.
    """

    key: str
    text: str
    start: int
    stop: int
    code: str
    user: str | None = None
    created_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignQuote:
    """A coded passage of which only the words are known; `anchoring.anchored` finds its place and makes a coding of it.

    Attributes:
        document: Title or file name of the text it stands in: one of this project's, or one the importing project has already.
        quote: The words.
        cut: Whether the passage goes on after these words.
        start, stop: Where the program puts it, if it says (code points): decides between several places, and where a cut quote ends.
        code: Key.
        note: A remark on the coding.
    """

    key: str
    document: str
    quote: str
    code: str
    cut: bool = False
    start: int | None = None
    stop: int | None = None
    user: str | None = None
    created_at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignMemo:
    """A note on the project, a document, a passage, a code or a coding.

    Attributes:
        target_kind: One of MEMO_TARGETS.
        target: Key of the thing; None for the project. A passage is a text with `start` and `stop`.
    """

    key: str
    target_kind: str
    target: str | None = None
    start: int | None = None
    stop: int | None = None
    title: str = ""
    body: str
    kind: str = ""
    user: str | None = None
    created_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignValue:
    """The value of a variable for a text or a case.

    Attributes:
        target_kind: `document` or `case`.
        value_type: One of ATTRIBUTE_TYPES.
        value: As text in the form of its type.
    """

    target_kind: str
    target: str
    variable: str
    value_type: str = "text"
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCase:
    """A unit of analysis: a person, a town, a firm, with the texts and passages that belong to it.

    Attributes:
        texts: Keys of whole texts.
        passages: (text, start, stop).
    """

    key: str
    name: str
    description: str = ""
    texts: tuple[str, ...] = ()
    passages: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSet:
    """A named collection of codes or texts.

    Attributes:
        member_kind: `code` or `document`.
    """

    key: str
    name: str
    member_kind: str
    members: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLink:
    """A relation between two things.

    Attributes:
        origin, target: (kind, key) with kind one of `code`, `coding`, `document`, `case`, `memo`.
        direction: `associative`, `one_way` or `bidirectional`.
    """

    key: str
    name: str
    origin: tuple[str, str]
    target: tuple[str, str]
    direction: str = "associative"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignProject:
    """All that a reader found, and its report.

    Attributes:
        name: Of the project, or of the file.
        report: What was verified, what is doubtful, what could not be held.
    """

    name: str
    report: ImportReport
    users: tuple[ForeignUser, ...] = ()
    codes: tuple[ForeignCode, ...] = ()
    texts: tuple[ForeignText, ...] = ()
    codings: tuple[ForeignCoding, ...] = ()
    quotes: tuple[ForeignQuote, ...] = ()
    memos: tuple[ForeignMemo, ...] = ()
    values: tuple[ForeignValue, ...] = ()
    cases: tuple[ForeignCase, ...] = ()
    sets: tuple[ForeignSet, ...] = ()
    links: tuple[ForeignLink, ...] = ()
