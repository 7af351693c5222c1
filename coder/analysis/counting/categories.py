"""What codings can be counted by: code, town, document, speaker, user, or a variable of documents, towns or speakers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from coder.analysis.profiles.scopes import Scopes
from coder.analysis.units_of_passages import Units
from coder.errors import Ambiguous, NotFound
from coder.model.attribute import AttributeDef
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot

NAMES = ("code", "town", "document", "speaker", "user")
TARGETS = ("document", "town", "speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The head of a row or column: the id of the code, town, document, speaker or user, or the value of a variable; and how it is shown.

    Codings that have none (no town, no value) stand under the key with an empty id.
    """

    id: str
    label: str


NONE = Key(id="", label="(none)")
JOINED = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """The keys of one side of a table, and for each coding the indexes of those it counts for."""

    keys: tuple[Key, ...]
    of: tuple[tuple[int, ...], ...]


def is_code(name: str) -> bool:
    """Whether a side counts by code: `code`, or `code:KEY` for a code and those below it."""
    return JOINED not in name and (name == "code" or name.startswith("code:"))


def categories(snapshot: Snapshot, name: str, codings: Sequence[Coding], places: Scopes, units: Units, *, rollup: bool) -> Categories:
    """The keys that codings have on a side, in the order of the project; keys of no coding are left out.

    Args:
        name: `code`, `code:KEY` (a code and those below it), one of NAMES, or a variable; `document.KEY` tells apart variables of one name.
            Several with commas between them are counted by together: `place_role,stakeholder`.
        rollup: A code counts for the codes above it too.

    Raises:
        NotFound, Ambiguous: no such code or variable, or several.
    """
    if JOINED in name:
        return _joined([categories(snapshot, each.strip(), codings, places, units, rollup=rollup) for each in name.split(JOINED)])
    if is_code(name):
        return code_categories(snapshot, name, codings, rollup=rollup)
    if name == "town":
        known = {each.id: each.name() for each in snapshot.towns}
        return _gathered((places.at(each.document_id, each.start) for each in codings), known)
    if name == "document":
        return _gathered(((each.document_id,) for each in codings), {each.id: each.title for each in snapshot.documents})
    if name == "user":
        return _gathered(((each.user_id,) for each in codings), {each.id: each.name for each in snapshot.users})
    if name == "speaker":
        titles = {each.id: each.title for each in snapshot.documents}
        own = {each.id: titles.get(each.document_id or "") for each in snapshot.speakers}
        names = {each.id: f"{each.name} ({own[each.id]})" if own[each.id] else each.name for each in snapshot.speakers}
        return _gathered((units.speakers(each) for each in codings), names)
    return _by_variable(snapshot, _variable(snapshot, name), codings, places, units)


def _joined(parts: Sequence[Categories]) -> Categories:
    """Keys made of one key of each part, in the order of the parts; those of no coding are left out."""
    found = [tuple(product(*places)) for places in zip(*(part.of for part in parts), strict=True)]
    used = sorted(set(chain.from_iterable(found)))
    place = {each: number for number, each in enumerate(used)}
    heads = ([part.keys[index] for part, index in zip(parts, each, strict=True)] for each in used)
    keys = tuple(Key(id="\x1f".join(key.id for key in some), label=" / ".join(key.label for key in some)) for some in heads)
    return Categories(keys=keys, of=tuple(tuple(place[one] for one in each) for each in found))


def code_categories(snapshot: Snapshot, name: str, codings: Sequence[Coding], *, rollup: bool) -> Categories:
    """The codes of codings: all, or with `code:KEY` that code and those below it."""
    above = lines_of_descent(snapshot.codes)
    wanted = _below(snapshot.codes, name.partition(":")[2], above)
    used = {each.code_id for each in codings}
    counts_for = {each: tuple(one for one in (above.get(each, (each,)) if rollup else (each,)) if one in wanted) for each in used}
    shown = set(chain.from_iterable(counts_for.values()))
    keys = tuple(Key(id=each.id, label=each.key) for each in snapshot.codes if each.id in shown)
    place = {key.id: index for index, key in enumerate(keys)}
    found = {each: tuple(place[one] for one in some) for each, some in counts_for.items()}
    return Categories(keys=keys, of=tuple(found[each.code_id] for each in codings))


def lines_of_descent(codes: Iterable[Code]) -> dict[str, tuple[str, ...]]:
    """For each code its id and those of the codes above it, nearest first."""
    parents = {each.id: each.parent_id for each in codes}
    found: dict[str, tuple[str, ...]] = {}
    for code in parents:
        line: list[str] = []
        here: str | None = code
        while here is not None and here in parents and here not in line:
            line.append(here)
            here = parents[here]
        found[code] = tuple(line)
    return found


def _below(codes: Sequence[Code], reference: str, above: Mapping[str, tuple[str, ...]]) -> set[str]:
    if not reference:
        return {each.id for each in codes}
    roots = {each.id for each in codes if reference in (each.id, each.key)}
    if not roots:
        raise NotFound(f"no code {reference} in this project", "`coder codebook show PROJECT` lists the codes.")
    return {each for each, line in above.items() if not roots.isdisjoint(line)}


def _gathered(ids: Iterable[Sequence[str]], labels: Mapping[str, str], order: Callable[[str], object] | None = None) -> Categories:
    """Categories from the ids of each coding; in the order of `labels`, ids without a label (a printed name) after them."""
    found = [tuple(each) or (NONE.id,) for each in ids]
    used = dict.fromkeys(chain.from_iterable(found))
    known = [each for each in labels if each in used]
    known += sorted(each for each in used if each and each not in labels)
    if order:
        known.sort(key=order)  # type: ignore[arg-type]
    keys = [Key(id=each, label=labels.get(each, each)) for each in known] + ([NONE] if NONE.id in used else [])
    place = {key.id: index for index, key in enumerate(keys)}
    return Categories(keys=tuple(keys), of=tuple(tuple(place[one] for one in each) for each in found))


def _variable(snapshot: Snapshot, name: str) -> AttributeDef:
    usable = [each for each in snapshot.attribute_defs if each.target_kind in TARGETS]
    named = [each for each in usable if name in (each.key, f"{each.target_kind}.{each.key}")]
    if len(named) > 1:
        raise Ambiguous(f"{len(named)} variables are named {name}", f"Say which: {', '.join(f'{each.target_kind}.{each.key}' for each in named)}.")
    if not named:
        raise NotFound(f"nothing named {name!r} to count by", f"There is: {', '.join([*NAMES, *(each.key for each in usable)])}.")
    return named[0]


def _by_variable(snapshot: Snapshot, variable: AttributeDef, codings: Sequence[Coding], places: Scopes, units: Units) -> Categories:
    values = {each.target_id: each.value for each in snapshot.attributes if each.def_id == variable.id and each.value}

    def targets(coding: Coding) -> Sequence[str]:
        if variable.target_kind == "document":
            return (coding.document_id,)
        return places.at(coding.document_id, coding.start) if variable.target_kind == "town" else units.speakers(coding)

    ids = (tuple(dict.fromkeys(values[one] for one in targets(each) if one in values)) for each in codings)
    is_number = variable.value_type in ("integer", "number")
    return _gathered(ids, {each: each for each in sorted(values.values())}, _as_number if is_number else None)


def _as_number(value: str) -> tuple[float, str]:
    """Numbers in their order; what is none, first."""
    try:
        return float(value), value
    except ValueError:
        return float("-inf"), value
