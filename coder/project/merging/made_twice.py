"""Codings that one person made in two copies of the project: the same code on the same passage.

Both stay on record, so that nothing of either copy is lost; whatever counts or quotes counts the first. What came in from another program
is there as often as it was there: an import gives the same coding the same id in every copy.
"""

from collections.abc import Iterable, Iterator

from coder.model.coding import Coding

Place = tuple[str, int, int, str, str, str]


def place_of(coding: Coding) -> Place:
    """What two codings have in common that are one: document, span, code and person; an imported one is one of its own."""
    own = coding.id if coding.origin == "import" else ""
    return coding.document_id, coding.start, coding.stop, coding.code_id, coding.user_id, own


def once(codings: Iterable[Coding]) -> Iterator[Coding]:
    """Of each the first, in the order of the store, which is the order in time."""
    seen: set[Place] = set()
    for each in codings:
        place = place_of(each)
        if place not in seen:
            seen.add(place)
            yield each


def made_again(codings: Iterable[Coding]) -> dict[str, str]:
    """Id of a coding that was made a second time -> id of the first."""
    first: dict[Place, str] = {}
    made_here = (each for each in codings if each.origin != "import")
    return {each.id: kept for each in made_here if (kept := first.setdefault(place_of(each), each.id)) != each.id}
