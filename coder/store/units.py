"""Which fields of a thing belong together, and how two values of them become one.

A judgement (a coding, a mention, a decision) is one whole: two people who changed it must decide. Of what describes a thing (a code,
an actor, a document) each field, and each language of a field, stands for itself.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Unit = str
"""A field, a field and one of its keys (`names.zh`), or the name of a group."""

EXISTS: Unit = "exists"

_GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "coding": {"coding": ("document_id", "start", "stop", "code_id", "codebook_version", "origin")},
    "document": {
        "came": ("created_at", "created_by", "source", "source_sha256", "encoding", "importer"),
        "text": ("text_sha256", "length"),
    },
    "linkage": {"summed": ("town_id", "actor_a", "actor_b", "kinds", "time_from", "time_to")},
    "memo": {"target": ("target_kind", "target_id", "start", "stop")},
    "codebook": {"version": ("version", "sha256")},
}
_WHOLE = frozenset(("decision", "exposure", "adjudication", "recoding", "town_scope", "turn_edit"))
_WHOLE_BUT: Mapping[str, tuple[str, ...]] = {"mention": ("linkage_id", "speaker_id", "adjudication", "decision_id", "prefilled", "model_hash")}
_BY_KEY: Mapping[str, tuple[str, ...]] = {
    "code": ("names", "definition", "include", "exclude", "examples", "cues", "anti_cues", "facets", "provenance"),
    "codebook": ("names", "notes", "reference_profiles"),
    "document": ("metadata",),
    "actor": ("names",),
    "town": ("names",),
}
_RULES: Mapping[tuple[str, Unit], str] = {
    ("document", "came"): "earliest",
    ("memo", "created_at"): "earliest",
    ("memo", "updated_at"): "latest",
    ("code", "position"): "latest",
    ("codebook", "position"): "latest",
    ("codebook", "revision"): "largest",
    ("actor", "aliases"): "set",
    ("town", "near_region"): "set",
    ("speaker", "labels"): "set",
    ("linkage", "apart"): "set",
    ("mention", "prefilled"): "set",
    ("linkage", "summed"): "latest",
    ("attribute_def", "values"): "set",
}


def rule(entity: str, unit: Unit) -> str:
    """How concurrent values of a unit are joined: decide, earliest, latest, largest or set."""
    return _RULES.get((entity, unit), "decide")


def split(entity: str, record: Mapping[str, Any]) -> dict[Unit, Any]:
    """The values of a record by unit; groups are lists of values."""
    grouped = _groups(entity, record)
    inside = {field for fields in grouped.values() for field in fields}
    by_key = _BY_KEY.get(entity, ())
    found: dict[Unit, Any] = {unit: [record[field] for field in fields] for unit, fields in grouped.items()}
    for field, value in record.items():
        if field in by_key:
            found.update((f"{field}.{key}", each) for key, each in value.items())
        elif field not in inside and field != "id":
            found[field] = value
    return found


def fields_of(entity: str, unit: Unit, fields: Sequence[str]) -> tuple[str, ...]:
    """The fields of a group; none where the unit is one value. `fields`: all fields of such a thing."""
    return _groups(entity, dict.fromkeys(fields)).get(unit, ())


def changed(entity: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> dict[Unit, Any]:
    """The units that a change wrote, with their new values (None: a key that was taken away)."""
    old, new = split(entity, before) if before else {}, split(entity, after)
    return {unit: new.get(unit) for unit in new.keys() | old.keys() if before is None or new.get(unit) != old.get(unit)}


def put(entity: str, record: Mapping[str, Any], values: Mapping[Unit, Any]) -> dict[str, Any]:
    """The record with these values; None takes a key of a mapping away."""
    result = {field: dict(value) if field in _BY_KEY.get(entity, ()) else value for field, value in record.items()}
    grouped = _groups(entity, record)
    for unit, value in values.items():
        field, dot, key = unit.partition(".")
        if unit in grouped:
            result.update(zip(grouped[unit], value, strict=True))
        elif dot and value is None:
            result[field].pop(key, None)
        elif dot:
            result[field][key] = value
        else:
            result[unit] = value
    return result


def _groups(entity: str, record: Mapping[str, Any]) -> Mapping[Unit, tuple[str, ...]]:
    if entity in _WHOLE or entity in _WHOLE_BUT:
        return {entity: tuple(field for field in record if field != "id" and field not in _WHOLE_BUT.get(entity, ()))}
    return _GROUPS.get(entity, {})
