"""The JSON shapes of the command line: keys are never renamed without a new schema."""

from collections.abc import Mapping
from typing import Any

from coder.analysis.profiles.verification import seal
from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.document import Document
from coder.model.linkage import LinkageMention
from coder.model.profile import ModelProfile, Share
from coder.model.record import to_record
from coder.model.suggestion import Ranking, Suggestion
from coder.model.town import Town
from coder.project.documents import Summary
from coder.project.linking.fields import CODE_FIELDS
from coder.project.texts.coverage import Coverage
from coder.project.texts.turns import Turn


def document(each: Document, turns: int, codings: int, towns: tuple[str, ...]) -> dict[str, Any]:
    """A document in a list."""
    return {
        "id": each.id,
        "title": each.title,
        "source": each.source,
        "kind": each.kind,
        "language": each.language,
        "length": each.length,
        "turns": turns,
        "codings": codings,
        "towns": list(towns),
    }


def coverage(each: Coverage) -> dict[str, Any]:
    """How far the coding of a document is."""
    return {
        "id": each.document.id,
        "title": each.document.title,
        "towns": list(each.towns),
        "turns": each.units,
        "turns_coded": each.coded,
        "share_coded": round(each.share, 4),
        "codings": each.codings,
        "memos": each.memos,
        "finished_by": list(each.finished_by),
        "opened_at": each.opened_at or None,
    }


def summary(each: Summary) -> dict[str, Any]:
    """A document in a list, from its summary."""
    return document(each.document, each.turns, each.codings, each.towns)


def turn(each: Turn) -> dict[str, Any]:
    """A turn, or a unit of a text without speakers."""
    return {
        "ordinal": each.ordinal,
        "speaker": each.speaker or None,
        "start": each.start,
        "stop": each.stop,
        "kind": each.kind,
        "label": each.label,
        "role": each.role,
        "ref": each.ref,
    }


def coding(each: Coding, codes: Mapping[str, Code], users: Mapping[str, str], text: str) -> dict[str, Any]:
    """A coding with its quote."""
    return {
        "id": each.id,
        "start": each.start,
        "stop": each.stop,
        "code": codes[each.code_id].key,
        "user": users.get(each.user_id, each.user_id),
        "quote": text[each.start : each.stop],
        "origin": each.origin,
        "certainty": each.certainty,
        "created_at": each.created_at,
    }


def mention(each: LinkageMention, codes: Mapping[str, Code], users: Mapping[str, str], towns: Mapping[str, Town]) -> dict[str, Any]:
    """A linkage mention; codes by key, the town by name."""
    record = to_record(each)
    for field in CODE_FIELDS:
        value = record[field.name]
        record[field.name] = [_key(codes, one) for one in value] if field.many else _key(codes, value)
    for end in (record["actor_a"], record["actor_b"], *record["brokers"]):
        end["kind"] = _key(codes, end["kind"])
    town = towns.get(each.town_id or "")
    return {
        **record,
        "document": each.document_id,
        "start": each.start,
        "stop": each.stop,
        "quote": each.anchors[0].exact,
        "town": town.name() if town else None,
        "user": users.get(each.user_id, each.user_id),
        "eligible": each.eligible,
    }


def memo(each: Memo, users: Mapping[str, str]) -> dict[str, Any]:
    """A memo."""
    return {**to_record(each), "user": users.get(each.user_id, each.user_id)}


def suggestion(each: Suggestion, codes: Mapping[str, Code]) -> dict[str, Any]:
    """A suggestion with its reasons."""
    reasons = [
        {
            "kind": one.kind,
            "text": one.text,
            "start": one.start,
            "stop": one.stop,
            "weight": round(one.weight, 4),
            "document": one.document_id or each.document_id,
        }
        for one in each.reasons
    ]
    return {
        "document": each.document_id,
        "start": each.start,
        "stop": each.stop,
        "code": codes[each.code_id].key,
        "score": round(each.score, 4),
        "suggester": each.suggester,
        "reasons": reasons,
    }


def ranking(each: Ranking, codes: Mapping[str, Code]) -> dict[str, Any]:
    """The likeliest codes of a passage."""
    likely = [{"code": codes[code].key, "probability": probability} for code, probability in each.codes]
    return {"document": each.document_id, "start": each.start, "stop": each.stop, "codes": likely, "unlike": each.unlike}


def profile(each: ModelProfile) -> dict[str, Any]:
    """A town's profile; every figure with the ids behind it, and a seal over all of it."""
    record = {
        "town": each.town,
        "town_id": each.town_id,
        "documents": each.documents,
        "codings": each.codings,
        "mentions": each.mentions,
        "situations": [share(one) for one in each.situations],
        "contrasts": {name: to_record(one) for name, one in each.contrasts.items()},
        "facets": {name: [share(one) for one in shares] for name, shares in each.facets.items()},
        "corners": dict(each.corners),
        "types": {name: list(values) for name, values in each.types.items()},
        "verdict": {"name": each.verdict.name, "p": each.verdict.p, "needs": list(each.verdict.needs), "missing": plain(each.verdict.missing)},
        "sensitivity": plain(each.sensitivity),
        "parameters": plain(each.parameters),
        "notes": list(each.notes),
        "softer": plain(each.softer),
        "measures": plain(each.measures),
        "statuses": dict(each.statuses),
        "agreement": plain(each.agreement),
        "tentative": each.tentative,
        "reference": plain(each.reference),
        "sources": each.sources,
        "codebook": each.codebook,
        "suggested": plain(each.suggested) if each.suggested else None,
        "policy": plain(each.policy) if each.policy else None,
    }
    return {**record, "sha256": seal(record)}


def share(each: Share) -> dict[str, Any]:
    """A share with its interval and evidence."""
    return to_record(each)


def plain(value: Any) -> Any:
    """JSON-compatible values out of mappings, tuples and dataclasses."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else to_record(value)


def _key(codes: Mapping[str, Code], value: str) -> str:
    return codes[value].key if value in codes else value
