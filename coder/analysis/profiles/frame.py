"""The frame a profile is measured in: a codebook's dimensions, poles, ideal types and the codes that stand for them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from coder.errors import CodebookError, NotFound
from coder.model.codebook import Code, Codebook, Dimension
from coder.model.record import to_record
from coder.model.snapshot import Snapshot

MAX_DIMENSIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A codebook made ready for counting.

    Attributes:
        codebook: The codebook.
        dimensions: In the order of the codebook; the first pole of each is that of the first ideal type, where it names one.
        codes: Code id -> code, and code key -> code.
        situations: Keys of the codes of all poles, by dimension and pole.
        listed: Code id, and code key -> key of the pole's code it stands for: itself, or the nearest code above it.
        places: Name of a place, in lower case -> the name it counts under, as the snapshot has it.
        sides: Situation key -> (index of the dimension, 0 for the first pole or 1 for the second), one for each dimension it is in.
    """

    codebook: Codebook
    dimensions: tuple[Dimension, ...]
    codes: Mapping[str, Code]
    situations: tuple[str, ...]
    listed: Mapping[str, str]
    sides: Mapping[str, tuple[tuple[int, int], ...]]
    places: Mapping[str, str] = field(default_factory=dict)

    def value(self, reference: str) -> str:
        """The key of a code given by id or key; other values (`unclear`, a place) stay as they are."""
        code = self.codes.get(reference)
        return code.key if code else reference

    def group_values(self, group: str) -> tuple[str, ...]:
        """Keys of the codes in use of a group such as `scale`, in the order of the codebook."""
        found = {code.key: code for code in self.codes.values() if code.key.startswith(group + ".") and code.codable and not code.retired}
        return tuple(sorted(found, key=lambda key: (found[key].position, key)))

    def corners(self) -> tuple[str, ...]:
        """Names of all corners, the first pole of every dimension first; the last dimension varies fastest.

        A corner is named after its ideal type; a mixed one after the initials of the types its poles belong to (`K-S-S`),
        or after the poles themselves where initials would not tell them apart.
        """
        types = {tuple(kind.corner.get(each.id) for each in self.dimensions): kind.id for kind in reversed(self.codebook.ideal_types)}
        corners = tuple(self._poles())
        initials = self._initials()
        labels = ["-".join(poles) for poles in corners]
        if initials is not None:
            labels = ["-".join(initials[each] for each in self._named(poles)) for poles in corners]
        elif len(set(labels)) < len(labels):
            labels = ["-".join(":".join(each) for each in self._named(poles)) for poles in corners]
        return tuple(types.get(poles, label) for poles, label in zip(corners, labels, strict=True))

    def _named(self, poles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((dimension.id, pole) for dimension, pole in zip(self.dimensions, poles, strict=True))

    def _poles(self) -> Iterator[tuple[str, ...]]:
        return product(*(tuple(dimension.poles) for dimension in self.dimensions))

    def _initials(self) -> Mapping[tuple[str, str], str] | None:
        types = self.codebook.ideal_types
        letters = {kind.id: kind.id[:1].upper() for kind in types}
        if len(set(letters.values())) < len(letters):
            return None
        found = {}
        for dimension in self.dimensions:
            for pole in dimension.poles:
                owners = [kind.id for kind in types if kind.corner.get(dimension.id) == pole]
                if len(owners) != 1:
                    return None
                found[dimension.id, pole] = letters[owners[0]]
        return found


def frame(snapshot: Snapshot, codebook_key: str | None = None) -> Frame:
    """The frame of the codebook with this key, or of the first one that has dimensions.

    Raises:
        NotFound: there is none.
        CodebookError: a dimension has not two poles, or there are more than 12 dimensions.
    """
    codebook = _select(snapshot, codebook_key)
    for dimension in codebook.dimensions:
        if len(dimension.poles) != 2:
            raise CodebookError(
                f"dimension {dimension.id!r} of codebook {codebook.key} has {len(dimension.poles)} poles",
                "Give it two poles, each with its codes.",
            )
    if len(codebook.dimensions) > MAX_DIMENSIONS:
        raise CodebookError(f"codebook {codebook.key} has {len(codebook.dimensions)} dimensions", f"Profiles take up to {MAX_DIMENSIONS}.")
    mine = sorted((code for code in snapshot.codes if code.codebook_id == codebook.id), key=lambda code: (code.position, code.key))
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    dimensions = tuple(_oriented(dimension, codebook) for dimension in codebook.dimensions)
    for index, dimension in enumerate(dimensions):
        for side, pole in enumerate(dimension.poles.values()):
            for key in pole:
                sides[key] = (*sides.get(key, ()), (index, side))
    by_id = {code.id: code for code in mine}
    listed: dict[str, str] = {}
    for code in mine:
        stands_for = _listed(code, by_id, sides)
        if stands_for is not None:
            listed |= {code.id: stands_for, code.key: stands_for}
    return Frame(
        codebook=codebook,
        dimensions=dimensions,
        codes={**{code.key: code for code in mine}, **by_id},
        situations=tuple(sides),
        listed=listed,
        sides=sides,
        places=snapshot.place_names,
    )


def codebook_hash(frame: Frame) -> str:
    """sha256 of the codebook as it stands in the project: its dimensions, types, reference rows and codes."""
    codes = sorted({code.key: code for code in frame.codes.values()}.values(), key=lambda code: code.key)
    poles = [list(dimension.poles) for dimension in frame.dimensions]
    record = {"codebook": to_record(frame.codebook), "poles": poles, "codes": [to_record(code) for code in codes]}
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _select(snapshot: Snapshot, key: str | None) -> Codebook:
    if key is not None:
        found = next((book for book in snapshot.codebooks if book.key == key), None)
        if found is None:
            raise NotFound(f"no codebook {key!r} in this project", f"There is: {', '.join(book.key for book in snapshot.codebooks) or 'none'}.")
        if not found.dimensions:
            raise NotFound(f"codebook {key!r} has no dimensions", "Add `dimensions` with two poles each to the codebook.")
        return found
    chosen = next((book for book in snapshot.codebooks if book.dimensions), None)
    if chosen is None:
        raise NotFound(
            "no codebook of this project has dimensions to profile towns on",
            "Load interactive_situations, or add `dimensions` to your codebook.",
        )
    return chosen


def _oriented(dimension: Dimension, codebook: Codebook) -> Dimension:
    """The dimension with the pole of the first ideal type in front, so that the order of keys in a file or a store decides nothing."""
    first = next((kind.corner[dimension.id] for kind in codebook.ideal_types if kind.corner.get(dimension.id) in dimension.poles), None)
    if first is None:
        return dimension
    return replace(dimension, poles={first: dimension.poles[first], **dimension.poles})


def _listed(code: Code, by_id: Mapping[str, Code], sides: Mapping[str, object]) -> str | None:
    seen: set[str] = set()
    here: Code | None = code
    while here is not None and here.id not in seen:
        if here.key in sides:
            return here.key
        seen.add(here.id)
        here = by_id.get(here.parent_id) if here.parent_id else None
    return None
