"""The clauses of the policy texts of a project, with the codes people gave them and how strongly they bind."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from coder.analysis.profiles.evidence import counting_users
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.model.coding import Coding
from coder.model.document import Document, Segment
from coder.model.policy import Clause
from coder.model.snapshot import Snapshot
from coder.text.policy.modality import Scale

CLAUSE_KINDS = ("article", "paragraph")


def clauses(snapshot: Snapshot, parameters: ProfileParameters, scale: Scale | None = None) -> Iterator[Clause]:
    """All clauses of policy texts, in order of document and place; without a scale none has a level."""
    gone, counts = scopes(snapshot).superseded, counting_users(snapshot, parameters)
    keys = {code.id: code.key for code in snapshot.codes}
    by_document: Mapping[str, list[Coding]] = defaultdict(list)
    for coding in snapshot.codings:
        if counts(coding.user_id):
            by_document[coding.document_id].append(coding)
    for document in snapshot.documents:
        if document.kind == "policy" and document.id not in gone:
            yield from _of_document(document, snapshot, by_document.get(document.id, []), keys, scale)


def _of_document(document: Document, snapshot: Snapshot, codings: Sequence[Coding], keys: Mapping[str, str], scale: Scale | None) -> Iterator[Clause]:
    text = snapshot.texts[document.id]
    units = sorted((each for each in snapshot.segments.get(document.id, ()) if each.kind in CLAUSE_KINDS), key=lambda each: each.start)
    held = _held(units, codings)
    for place, unit in enumerate(units):
        words = text[unit.start : unit.stop]
        level, word = (scale.of(words) if scale else None) or (None, "")
        mine = sorted(held.get(place, ()), key=lambda coding: (coding.start, coding.id))
        yield Clause(
            document_id=document.id,
            title=document.title,
            ref=unit.ref or str(unit.ordinal),
            start=unit.start,
            stop=unit.stop,
            text=words,
            level=level,
            word=word,
            codes=tuple(dict.fromkeys(keys[coding.code_id] for coding in mine if coding.code_id in keys)),
            codings=tuple(coding.id for coding in mine),
        )


def _held(units: Sequence[Segment], codings: Sequence[Coding]) -> Mapping[int, list[Coding]]:
    """Place of a clause -> the codings that share a character with it."""
    starts, stops = [unit.start for unit in units], [unit.stop for unit in units]
    found: Mapping[int, list[Coding]] = defaultdict(list)
    for coding in codings:
        for place in range(bisect_right(stops, coding.start), bisect_left(starts, coding.stop)):
            found[place].append(coding)
    return found
