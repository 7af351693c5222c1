"""A part of a project: some documents, or the codings of some codes, with all that belongs to them and nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from coder.model.coding import Memo
from coder.model.snapshot import Snapshot


def only_documents(snapshot: Snapshot, documents: Collection[str]) -> Snapshot:
    """What stands in these documents (ids), who speaks there and whom they tell of; the log stays behind."""
    kept: dict[str, Any] = {field: tuple(each for each in getattr(snapshot, field) if each.document_id in documents) for field in _IN_A_DOCUMENT}
    speaking = {speaker for document in documents for speaker in snapshot.turn_speakers.get(document, ())}
    speaking |= {each.speaker_id for field in ("mentions", "turn_edits") for each in kept[field]}
    speakers = tuple(each for each in snapshot.speakers if each.id in speaking or each.document_id in documents)
    part = replace(
        snapshot,
        documents=tuple(each for each in snapshot.documents if each.id in documents),
        texts={each: snapshot.texts[each] for each in documents},
        segments={each: snapshot.segments.get(each, ()) for each in documents},
        turn_speakers={each: snapshot.turn_speakers.get(each, ()) for each in documents},
        speakers=speakers,
        linkages=tuple(each for each in snapshot.linkages if each.id in {one.linkage_id for one in kept["mentions"]}),
        events=(),
        **kept,
    )
    part = replace(part, actors=tuple(each for each in snapshot.actors if each.id in _told_of(part)))
    return _with_what_hangs_on(part)


def only_codes(snapshot: Snapshot, codes: Collection[str]) -> Snapshot:
    """The codings of these codes (ids), without linkage mentions and what was adjudicated; texts and codebooks stay whole, the log stays behind."""
    part = replace(
        snapshot,
        codings=tuple(each for each in snapshot.codings if each.code_id in codes),
        decisions=tuple(each for each in snapshot.decisions if each.code_id in codes),
        adjudications=(),
        recodings=(),
        mentions=(),
        linkages=(),
        events=(),
    )
    return _with_what_hangs_on(part)


_IN_A_DOCUMENT = ("codings", "decisions", "exposures", "adjudications", "recodings", "mentions", "turn_edits", "town_scopes")


def _told_of(part: Snapshot) -> set[str | None]:
    ends = {end.actor_id for each in part.mentions for end in (each.actor_a, each.actor_b, *each.brokers)}
    tied = {actor for each in part.linkages for actor in (each.actor_a, each.actor_b)}
    return ends | tied | {each.actor_id for each in part.speakers}


def _with_what_hangs_on(part: Snapshot) -> Snapshot:
    """The memos and values of variables of what is there."""
    things = {
        "project": {None}, "document": _ids(part.documents), "passage": _ids(part.documents), "code": _ids(part.codes),
        "coding": _ids(part.codings), "town": _ids(part.towns), "mention": _ids(part.mentions), "linkage": _ids(part.linkages),
        "speaker": _ids(part.speakers), "actor": _ids(part.actors),
    }  # fmt: skip
    defined = {each.id: each.target_kind for each in part.attribute_defs}
    return replace(
        part,
        memos=tuple(each for each in part.memos if _is_there(each, things)),
        attributes=tuple(each for each in part.attributes if each.target_id in things.get(defined.get(each.def_id, ""), ())),
    )


def _is_there(memo: Memo, things: Mapping[str, set[Any]]) -> bool:
    return memo.target_kind == "project" or memo.target_id in things[memo.target_kind]


def _ids(things: Collection[Any]) -> set[Any]:
    return {each.id for each in things}
