"""Which kind of stakeholder speaks: in a source as a whole (the strata of the bootstrap over sources), and in one turn."""

from collections.abc import Iterable, Mapping

from coder.model.snapshot import Snapshot

ATTRIBUTE_KEYS = ("stakeholder_type", "stakeholder")
ASKING_ROLES = frozenset({"interviewer", "moderator", ""})
OTHER = "other"


def stakeholder_types(snapshot: Snapshot, document_ids: Iterable[str]) -> Mapping[str, str]:
    """Document id -> its attribute `stakeholder_type` (or `stakeholder`), else the one role of those who answer in it, else empty."""
    given = _given(snapshot, "document")
    roles = {speaker.id: speaker.role for speaker in snapshot.speakers if speaker.role}
    return {document: given.get(document) or _role(snapshot, document, roles) for document in document_ids}


class Stakeholders:
    """The stakeholder type of whoever says something.

    Attributes:
        types: All types known of speakers and documents, sorted; those who ask are none, and `other` names nobody to look for.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        codes = {code.id: code.key for code in snapshot.codes}
        kinds = {actor.id: codes.get(actor.kind, actor.kind) for actor in snapshot.actors}
        given = _given(snapshot, "speaker")
        self._snapshot = snapshot
        self._speakers = {each.id: given.get(each.id) or each.role or kinds.get(each.actor_id or "", "") for each in snapshot.speakers}
        self._documents: dict[str, str] = {}
        self.types = tuple(sorted({*self._speakers.values(), *_given(snapshot, "document").values()} - ASKING_ROLES - {OTHER}))

    def of(self, document_id: str, speaker: str = "") -> str:
        """The type of a speaker: the variable `stakeholder_type` (or `stakeholder`), else the role, else the kind of actor.

        Of a speaker of whom nothing is known, and of a text without speakers, the type of the document.
        """
        found = self._speakers.get(speaker, "")
        if found:
            return found
        if document_id not in self._documents:
            self._documents |= stakeholder_types(self._snapshot, [document_id])
        return self._documents[document_id]


def _given(snapshot: Snapshot, target_kind: str) -> Mapping[str, str]:
    """Thing -> its stakeholder type as a variable says it; `stakeholder_type` before `stakeholder`."""
    keys = {each.id: each.key for each in snapshot.attribute_defs if each.target_kind == target_kind and each.key in ATTRIBUTE_KEYS}
    values = sorted((each for each in snapshot.attributes if each.def_id in keys and each.value), key=lambda each: keys[each.def_id])
    return {each.target_id: each.value for each in values}


def _role(snapshot: Snapshot, document_id: str, roles: Mapping[str, str]) -> str:
    if not roles:
        return ""
    found = {roles.get(speaker, "") for speaker in snapshot.turn_speakers.get(document_id, ()) if speaker} - ASKING_ROLES
    return found.pop() if len(found) == 1 else ""
