"""A read-only bundle of a project: what analyses, suggesters and writers receive."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.model.adjudication import Adjudication
from coder.model.attribute import Attribute, AttributeDef
from coder.model.change import Event
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Segment, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import Linkage, LinkageMention
from coder.model.recoding import Recoding
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything in a project at one moment, in a stable order.

    Attributes:
        name: Of the project.
        texts: Document id -> frozen text (read when asked for).
        segments: Document id -> segments of all kinds, in order of start (read when asked for). Turns are as corrected by hand.
        turn_speakers: Document id -> for each turn, in order, the id of its speaker or None.
        place_names: Name of a place that mentions give, in lower case -> the name it counts under: that of the comparison table whose place
            it is or lies in, else one for all spellings of a place (worked out when asked for).
        events: The log; empty unless asked for.
    """

    name: str
    users: tuple[User, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    codes: tuple[Code, ...] = ()
    documents: tuple[Document, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    segments: Mapping[str, tuple[Segment, ...]] = field(default_factory=dict)
    turn_speakers: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    turn_edits: tuple[TurnEdit, ...] = ()
    codings: tuple[Coding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    adjudications: tuple[Adjudication, ...] = ()
    recodings: tuple[Recoding, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    memos: tuple[Memo, ...] = ()
    actors: tuple[Actor, ...] = ()
    towns: tuple[Town, ...] = ()
    town_scopes: tuple[TownScope, ...] = ()
    mentions: tuple[LinkageMention, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    attribute_defs: tuple[AttributeDef, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    settings: tuple[Setting, ...] = ()
    place_names: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
