"""Suggestions for passages that no person has looked at."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from coder.model.coding import Coding, Decision
from coder.model.exposure import Exposure
from coder.model.finished import finished_documents
from coder.model.progress import Progress
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Suggestion, Unit
from coder.suggest.per_turn import best_of_turn
from coder.suggest.protocol import Suggester


def unread(bundle: Snapshot, model: Suggester, units: Mapping[str, Sequence[Unit]], *, top: int, progress: Progress | None) -> tuple[Suggestion, ...]:
    """What the model suggests where nobody coded, linked, decided or was shown anything, in documents that nobody finished.

    Args:
        units: Document id -> its units.
        top: At most so many codes for a unit.
    """
    read = _read(bundle)
    finished = finished_documents(bundle.settings)
    found: list[Suggestion] = []
    for number, (document, some) in enumerate(units.items(), 1):
        fresh = [] if document in finished else [unit for unit in some if not _touches(unit, read.get(document, ()))]
        listed = model.suggest(fresh, top=top) if fresh else []
        found += best_of_turn(chain.from_iterable(listed), bundle.segments[document]) if listed else ()
        if progress:
            progress(number, len(units))
    return tuple(found)


def _read(bundle: Snapshot) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Document id -> the passages that some person looked at."""
    people = {user.id for user in bundle.users if user.kind == "human"}
    things: Iterable[Coding | Decision | Exposure] = (*bundle.codings, *bundle.decisions, *bundle.exposures)
    seen = ((each.user_id, each.document_id, each.start, each.stop) for each in things)
    told = ((each.user_id, each.document_id, anchor.start, anchor.stop) for each in bundle.mentions for anchor in each.anchors)
    found: dict[str, list[tuple[int, int]]] = {}
    for user, document, start, stop in chain(seen, told):
        if user in people:
            found.setdefault(document, []).append((start, stop))
    return found


def _touches(unit: Unit, passages: Iterable[tuple[int, int]]) -> bool:
    return any(start < unit.stop and unit.start < stop for start, stop in passages)
