"""The rows of a profile by name: which evidence stands behind each."""

from collections.abc import Iterator
from dataclasses import dataclass

from coder.analysis.profiles.evidence import BORROWED, SITUATION, TownEvidence
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.places import place_namer, place_names, reference_rows
from coder.errors import NotFound

MEASURES = {"ei_index": "scale", "kind_diversity": "kind"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Evidence of one value in one group.

    Attributes:
        supports: Whether it speaks for the number asked about.
        why: Set: not the evidence that counts, but the mentions that do not, for this reason.
    """

    group: str
    value: str
    supports: bool = True
    why: str = ""


def select(row: str, frame: Frame, evidence: TownEvidence) -> tuple[Selected, ...]:
    """What stands behind a row.

    Args:
        row: A situation (`sit.skill_matching`), a dimension (`knowledge`: its first pole supports), a pole, a corner (`kunshan`,
            `K-S-S`: its poles support), a facet group (`scale`), a value (`scale.local`, a place, `rel:unclear`), a row of the
            comparison table (`level_of_risk`), a measure (`ei_index`), or why mentions do not count (`planned`,
            `scale.local:planned`).

    Raises:
        NotFound: the profile has no such row.
    """
    held = {group: _values(group, frame, evidence) for group in (SITUATION, *evidence.facets, *evidence.aside)}
    for found in (_of_frame(row, frame), _of_facets(row, frame, held), _aside(row, frame, evidence)):
        selected = tuple(dict.fromkeys(found))
        if selected:
            return selected
    if row in _known(frame) | _aside_only(frame, evidence):
        return ()
    rows = [*frame.situations, *(dimension.id for dimension in frame.dimensions), *frame.corners()]
    raise NotFound(f"the profile has no row {row!r}", f"Try one of: {', '.join(rows)}; or a facet such as scale or scale.local.")


def shown(group: str, value: str, frame: Frame) -> str:
    """The name a value is counted under: all names of a place are one."""
    return place_namer(frame)(value) if group == BORROWED else value


def _of_frame(row: str, frame: Frame) -> Iterator[Selected]:
    corners = frame.corners()
    if row == "situations":
        yield from (Selected(group=SITUATION, value=value) for value in frame.situations)
    elif row in frame.situations:
        yield Selected(group=SITUATION, value=row)
    elif row in corners:
        place = corners.index(row)
        sides = [place >> (len(frame.dimensions) - 1 - index) & 1 for index in range(len(frame.dimensions))]
        for value, owners in frame.sides.items():
            yield Selected(group=SITUATION, value=value, supports=any(sides[index] == side for index, side in owners))
    else:
        for dimension in frame.dimensions:
            for side, (pole, values) in enumerate(dimension.poles.items()):
                if row == dimension.id:
                    yield from (Selected(group=SITUATION, value=value, supports=side == 0) for value in values)
                elif row in (pole, f"{dimension.id}:{pole}"):
                    yield from (Selected(group=SITUATION, value=value) for value in values)


def _of_facets(row: str, frame: Frame, held: dict[str, tuple[str, ...]]) -> Iterator[Selected]:
    table = {name: cell for rows in reference_rows(frame).values() for name, cell in rows.items()}
    group = MEASURES.get(row, row)
    if group in table:
        codes = table[group].get("codes")
        group = str(codes[0]).partition(".")[0] if isinstance(codes, (list, tuple)) and codes else BORROWED
    if group in held:
        yield from (Selected(group=group, value=value) for value in held[group])
        return
    for name, values in held.items():
        for value in values:
            if row in (value, f"{name}:{value}"):
                yield Selected(group=name, value=value)


def _aside(row: str, frame: Frame, evidence: TownEvidence) -> Iterator[Selected]:
    for group, values in evidence.aside.items():
        for value, reasons in values.items():
            for why in reasons:
                name = shown(group, value, frame)
                if row in (why, f"{name}:{why}"):
                    yield Selected(group=group, value=name, why=why)


def _values(group: str, frame: Frame, evidence: TownEvidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown(group, piece.value, frame) for piece in evidence.facets.get(group, ())))


def _known(frame: Frame) -> frozenset[str]:
    """Rows that exist without evidence: codes, groups and rows of the table."""
    table = {name for rows in reference_rows(frame).values() for name in rows}
    groups = {code.key.partition(".")[0] for code in frame.codes.values()} | {BORROWED}
    statuses = {"wished", "planned", "active", "ended", "failed", "counterfactual", "denied"}
    places = {*place_names(frame), *place_names(frame).values()}
    coded = {code.key for code in frame.codes.values()}
    named = {f"{key.partition('.')[0]}:{key}" for key in coded} | {f"{BORROWED}:{place}" for place in places}
    unclear = {f"{group}:unclear" for group in groups}
    return frozenset(coded | named | groups | table | statuses | places | unclear | set(MEASURES))


def _aside_only(frame: Frame, evidence: TownEvidence) -> frozenset[str]:
    """Values of which there are only mentions that do not count."""
    names = {(group, shown(group, value, frame)) for group, values in evidence.aside.items() for value in values}
    return frozenset({name for _, name in names} | {f"{group}:{name}" for group, name in names})
