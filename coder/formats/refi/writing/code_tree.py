"""The codes in the order of their tree, each with its level and the name it bears in the file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.formats.refi.profiles import Profile
from coder.formats.refi.writing.draft import UniqueNames
from coder.model.codebook import Code

STEP = " > "


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A code in its place.

    Attributes:
        level: 0 at the top.
        name: As written; with the names above it where levels were left out or names must differ.
        path: Names of the codes above it and its own.
    """

    code: Code
    level: int
    name: str
    path: tuple[str, ...]

    @property
    def flattened(self) -> bool:
        """Whether it stands higher than in the project."""
        return self.level < len(self.path) - 1


def placed(codes: Sequence[Code], profile: Profile) -> tuple[Placed, ...]:
    """All codes, each after the one above it, as deep as the profile keeps them. A code whose parent is missing stands at the top."""
    names = UniqueNames()
    seen: set[str] = set()
    found = []
    for code, path in _walk(codes):
        level = min(len(path), profile.depth) - 1
        name = STEP.join(path[level:])
        if profile.unique_names:
            name = names.of(STEP.join(path) if name in seen else name)
        seen.add(name)
        found.append(Placed(code=code, level=level, name=name, path=path))
    return tuple(found)


def _walk(codes: Sequence[Code]) -> Iterator[tuple[Code, tuple[str, ...]]]:
    """Every code once, with the names down to it; without recursion, for trees may be deep, and without trusting that they are trees."""
    known = {each.id for each in codes}
    below: dict[str | None, list[Code]] = defaultdict(list)
    for each in sorted(codes, key=lambda code: (code.codebook_id, code.position, code.key, code.id)):
        below[each.parent_id if each.parent_id in known else None].append(each)
    done: set[str] = set()
    for root in (*below[None], *(each for each in codes)):
        waiting: list[tuple[Code, tuple[str, ...]]] = [(root, ())]
        while waiting:
            code, above = waiting.pop()
            if code.id in done:
                continue
            done.add(code.id)
            path = (*above, code.name())
            yield code, path
            waiting.extend((child, path) for child in reversed(below[code.id]))
