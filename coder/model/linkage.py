"""Linkage mentions and the linkages they add up to (the record of the domain guide)."""

from dataclasses import dataclass

from coder.model.span import Anchor

EVIDENCE_MODES = ("first_hand", "second_hand", "document", "observation")
INITIATORS = ("a", "b", "broker", "third", "unclear")
SCALE_SOURCES = ("", "gazetteer", "coder")
STATUSES = ("wished", "planned", "active", "ended", "failed", "counterfactual")
VALENCES = ("gain", "cost", "mixed", "neutral")
POLARITIES = ("affirmed", "denied")
UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An end of a tie as told: the words said, and the actor of the registry where known."""

    label: str
    actor_id: str | None = None
    kind: str = ""
    tier: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageMention:
    """One coded passage that tells of a tie between two economic actors.

    Fields named after a codebook group (situations, systems, step, kinds, direction, scale, dynamics, risk, relation)
    hold ids of codes; `unclear` is a value of its own, stored and shown, never imputed.

    Attributes:
        anchors: At least one passage; the first is the place of the mention.
        town_id: The focal town, or None where nothing says which.
        scale: As it counts: the coder's where one is given, else the gazetteer's; `scale_source` says which.
        scale_gazetteer: What the gazetteer gives for the places of both ends relative to the town, kept beside the coder's.
        borrowed_from: Places an institution was borrowed from.
        status, polarity: Only affirmed mentions that are active or ended enter profiles by default.
        time_from, time_to: EDTF text (`199X`, `2004~`, `..`).
        intensity, confidence: 1 to 3, or None.
        prefilled: Fields that the program proposed and the person left as they were.
        model_hash: Of what proposed them; empty if nothing did.
        adjudication: `none`, `agreed`, or `resolved_by:` and the name of who settled it.
    """

    id: str
    document_id: str
    anchors: tuple[Anchor, ...]
    actor_a: ActorRef
    actor_b: ActorRef
    user_id: str
    created_at: str
    town_id: str | None = None
    linkage_id: str | None = None
    speaker_id: str | None = None
    clause_ref: str = ""
    evidence_mode: str = "first_hand"
    situations: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    step: str = ""
    brokers: tuple[ActorRef, ...] = ()
    initiator: str = UNCLEAR
    kinds: tuple[str, ...] = ()
    direction: str = ""
    scale: str = ""
    scale_source: str = ""
    dynamics: str = ""
    risk: str = ""
    relation: str = ""
    borrowed_from: tuple[str, ...] = ()
    status: str = "active"
    valence: str = "neutral"
    polarity: str = "affirmed"
    time_from: str = ""
    time_to: str = ""
    phase: str = ""
    intensity: int | None = None
    confidence: int | None = None
    memo: str = ""
    origin: str = "human"
    decision_id: str | None = None
    codebook_version: str = ""
    adjudication: str = "none"
    scale_gazetteer: str = ""
    prefilled: tuple[str, ...] = ()
    model_hash: str = ""

    @property
    def start(self) -> int:
        """Where the first passage begins."""
        return self.anchors[0].start

    @property
    def stop(self) -> int:
        """Where the first passage ends."""
        return self.anchors[0].stop

    @property
    def eligible(self) -> bool:
        """Whether it enters profiles by default."""
        return self.polarity == "affirmed" and self.status in ("active", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """A tie: mentions merged by town, actor pair, kind and period. A mention names its linkage; counts are computed.

    Attributes:
        actor_a, actor_b: Ids of the actors at its ends.
        kinds: Ids of codes under `kind.`.
        apart: Ids of the ties it was split from, which are never suggested as one with it again.
    """

    id: str
    label: str
    town_id: str | None = None
    actor_a: str | None = None
    actor_b: str | None = None
    kinds: tuple[str, ...] = ()
    time_from: str = ""
    time_to: str = ""
    apart: tuple[str, ...] = ()
    memo: str = ""
