"""The mix of policy instruments by year, tier or document, and how it shifted at a date."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from coder.analysis.comparing.differences import share_differences
from coder.analysis.policy.clauses import clauses
from coder.analysis.profiles.dating import Dating
from coder.analysis.profiles.evidence import Piece
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.shares import Group, group_shares
from coder.analysis.profiles.sources import Sources
from coder.model.comparison import Difference
from coder.model.policy import Clause, InstrumentMix, InstrumentRow
from coder.model.snapshot import Snapshot
from coder.text.edtf import years
from coder.text.policy.rank import tier_of
from coder.text.policy.read import parse_policy

BY = ("year", "tier", "document")
GROUPS = ("sup", "env", "dem")
TIER = "tier"


def instrument_mix(
    snapshot: Snapshot, parameters: ProfileParameters, *, by: str = "year", theme: str = "", detailed: bool = False, since: str = ""
) -> InstrumentMix:
    """The shares of instruments among the clauses that carry one.

    Args:
        theme: Key of a code; only clauses with it, or with one below it.
        detailed: Each instrument; otherwise the three classes supply, environment, demand.
        since: EDTF date; the shift is from before it to then and after.
    """
    dating = Dating(snapshot)
    pieces = _pieces(clauses(snapshot, parameters), theme, detailed)
    values = _values(snapshot, detailed)
    titles = {document.id: document.title for document in snapshot.documents}
    place = _placing(by, snapshot, dating, titles)
    grouped: Mapping[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        grouped[place(piece.document_id)].append(piece)
    rows = []
    for label in sorted(each for each in grouped if each):
        group = _group(label, values, grouped[label], parameters)
        documents = {piece.document_id for piece in grouped[label]}
        rows.append(InstrumentRow(label=label, documents=len(documents), n=len(grouped[label]), shares=group.shares))
    unplaced = {piece.document_id for piece in grouped.get("", ())}
    shift: tuple[Difference, ...] = ()
    if since:
        sides = {piece.document_id: _side(dating.document(piece.document_id)[0], since) for piece in pieces}
        unplaced |= {document for document, side in sides.items() if not side}
        before, after = ([piece for piece in pieces if sides[piece.document_id] == side] for side in ("before", "after"))
        if before and after:
            first, second = (_group(side, values, held, parameters) for side, held in (("after", after), ("before", before)))
            shift = share_differences(first, second, values, parameters)
    return InstrumentMix(by=by, rows=tuple(rows), unplaced=tuple(sorted(titles[each] for each in unplaced)), shift=shift)


def _pieces(found: Iterable[Clause], theme: str, detailed: bool) -> list[Piece]:
    pieces = []
    for clause in found:
        if theme and not any(key == theme or key.startswith(f"{theme}.") for key in clause.codes):
            continue
        carried = [key for key in clause.codes if key.partition(".")[0] in GROUPS]
        for value in dict.fromkeys(carried if detailed else (key.partition(".")[0] for key in carried)):
            unit = (clause.start, "clause", "")
            pieces.append(Piece(document_id=clause.document_id, unit=unit, value=value, users=(), codings=clause.codings, mentions=(), speakers=()))
    return pieces


def _values(snapshot: Snapshot, detailed: bool) -> tuple[str, ...]:
    if not detailed:
        return GROUPS
    return tuple(code.key for code in snapshot.codes if code.codable and not code.retired and code.key.partition(".")[0] in GROUPS)


def _group(label: str, values: Sequence[str], pieces: Sequence[Piece], parameters: ProfileParameters) -> Group:
    documents = sorted({piece.document_id for piece in pieces})
    sources = Sources(documents, {}, draws=parameters.draws, seed=parameters.seed, town_id=f"instruments\x1f{label}")
    return group_shares("instrument", values, pieces, {}, sources, parameters)


def _placing(by: str, snapshot: Snapshot, dating: Dating, titles: Mapping[str, str]) -> Callable[[str], str]:
    if by == "document":
        return lambda document: titles[document]
    if by == "tier":
        given = _given_tiers(snapshot)
        return lambda document: given.get(document) or tier_of(parse_policy(snapshot.texts[document]).issuers)
    return lambda document: str(meant[0]) if (meant := years(dating.document(document)[0])) and meant[0] == meant[1] else ""


def _given_tiers(snapshot: Snapshot) -> Mapping[str, str]:
    keys = {each.id for each in snapshot.attribute_defs if each.target_kind == "document" and each.key == TIER}
    return {each.target_id: each.value for each in snapshot.attributes if each.def_id in keys}


def _side(date: str, since: str) -> str:
    """`before` or `after`; empty where the date of a document is unknown or too coarse."""
    if not years(date):
        return ""
    length = min(len(date), len(since))
    if date[:length] != since[:length]:
        return "before" if date[:length] < since[:length] else "after"
    return "after" if len(date) >= len(since) else ""
