"""Documents, their segments and the people who speak in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DOCUMENT_KINDS = ("interview", "roundtable", "policy", "note")
LANGUAGES = ("zh", "en", "mixed")
SEGMENT_KINDS = ("turn", "paragraph", "sentence", "heading", "article")
SPEAKER_ROLES = (
    "interviewer",
    "respondent",
    "moderator",
    "official",
    "entrepreneur",
    "association",
    "villager",
    "worker",
    "expert",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A frozen text and where it came from. The text itself is kept by its hash.

    Attributes:
        id: Derived from the hash of the text.
        title: Shown to the researcher; unique by convention, not by force.
        kind: One of DOCUMENT_KINDS.
        language: zh, en or mixed.
        text_sha256, length: Hash (of the UTF-8 bytes) and number of code points of the frozen text.
        source, source_sha256, encoding: File name, hash of its bytes, and how they were decoded.
        importer: Versioned name of the reader, such as `plain@1`.
        revision_of: The document this one corrects.
        metadata: What the reader found (policy title, document number, date ...).
    """

    id: str
    title: str
    kind: str
    language: str
    text_sha256: str
    length: int
    source: str
    source_sha256: str
    encoding: str
    importer: str
    revision_of: str | None = None
    created_at: str
    created_by: str
    metadata: Mapping[str, object] = field(default_factory=dict)


def superseded_ids(documents: Iterable[Document]) -> frozenset[str]:
    """Ids of the documents that another one of these corrects."""
    return frozenset(each.revision_of for each in documents if each.revision_of)


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of a document found by a segmenter: derived from the text, rebuilt at will, never an event.

    Attributes:
        kind: turn, paragraph, sentence, heading or article.
        ordinal: Position among the segments of its kind, from 1.
        start, stop: Code points, half-open: the speech, without the speaker's label.
        label: The speaker's name as printed, or the number of an article; empty if none.
        label_start: Where the printed label begins; equals `start` without one.
        level: Depth of a heading, from 1.
        time_start, time_stop: Seconds from the beginning of the recording, where the text says so.
        ref: Stable citable id of a policy unit, such as `3-2`.
    """

    kind: str
    ordinal: int
    start: int
    stop: int
    label: str = ""
    label_start: int = 0
    level: int = 0
    time_start: float | None = None
    time_stop: float | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person who speaks, in one document or in several.

    Attributes:
        name: Shown in lists and exports.
        labels: The names as printed in the texts that mean this person; `label@document id` where that holds in one document only.
        pseudonym: Used instead of the name when an export is told so.
        document_id: Set for labels such as "Speaker 1" that mean somebody else in the next document.
    """

    id: str
    name: str
    labels: tuple[str, ...]
    role: str = ""
    pseudonym: str = ""
    actor_id: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEdit:
    """A correction by hand of the turn boundary at one place of a document.

    Attributes:
        start: Code point where the turn begins, or would begin.
        opens: True: a turn begins here (split); False: none does (merged with the one before); None: as found.
        speaker_id: Who speaks from here; None: as found.
    """

    id: str
    document_id: str
    start: int
    opens: bool | None = None
    speaker_id: str | None = None
