"""Which kind of stakeholder a source speaks for: the strata of the bootstrap over sources."""

from collections.abc import Iterable, Mapping

from coder.model.snapshot import Snapshot

ATTRIBUTE_KEYS = ("stakeholder_type", "stakeholder")
_ASKS = frozenset({"interviewer", "moderator", ""})


def stakeholder_types(snapshot: Snapshot, document_ids: Iterable[str]) -> Mapping[str, str]:
    """Document id -> its attribute `stakeholder_type` (or `stakeholder`), else the one role of those who answer in it, else empty."""
    keys = {each.id: each.key for each in snapshot.attribute_defs if each.target_kind == "document" and each.key in ATTRIBUTE_KEYS}
    given = {each.target_id: each.value for each in snapshot.attributes if each.def_id in keys}
    roles = {speaker.id: speaker.role for speaker in snapshot.speakers if speaker.role}
    return {document: given.get(document) or _role(snapshot, document, roles) for document in document_ids}


def _role(snapshot: Snapshot, document_id: str, roles: Mapping[str, str]) -> str:
    if not roles:
        return ""
    found = {roles.get(speaker, "") for speaker in snapshot.turn_speakers.get(document_id, ()) if speaker} - _ASKS
    return found.pop() if len(found) == 1 else ""
