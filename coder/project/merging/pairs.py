"""Texts that two people brought in apart under one title, and that differ: the later one is taken for a correction of the earlier."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from coder.store.clocks import Clocks
from coder.store.union import Row
from coder.store.versions import Version
from coder.text.alignment import blocks

ALIKE = 0.5
"""So large a share of the longer text must stand in the other one, too."""


def later_texts(
    versions: Mapping[Row, Sequence[Version]], alive: Iterable[str], clocks: Clocks, text_of: Callable[[str], str]
) -> dict[str, tuple[str, float]]:
    """Id of a document -> the one whose place it takes, and the share of the text that is the same.

    A function of how the documents came in: a title given later makes no difference. Texts added in one copy are never taken for one.
    """
    groups: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for document_id in alive:
        made = min((each for each in versions.get(("document", document_id), ()) if each.before is None), key=lambda each: each.age, default=None)
        if made and made.after and made.after["revision_of"] is None:
            groups[made.after["title"], made.after["kind"]].append(made)
    found: dict[str, tuple[str, float]] = {}
    for group in groups.values():
        for earlier, later in pairwise(sorted(group, key=lambda each: each.age)):
            assert earlier.after and later.after
            if clocks.knew(later.place, earlier.place):
                continue
            alike = _alike(text_of(earlier.after["id"]), text_of(later.after["id"]))
            if alike >= ALIKE:
                found[later.after["id"]] = earlier.after["id"], alike
    return found


def _alike(one: str, other: str) -> float:
    return sum(size for _, _, size in blocks(one, other)) / max(len(one), len(other))
