"""The places and actors that clauses name, and the place that a document is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coder.language.actors.naming import ActorNamed, ActorNamer
from coder.language.places.naming import PlaceNamed, PlaceNamer
from coder.language.places.place import Place
from coder.language.words import Segmenter
from coder.text.policy.read import Policy


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What a clause names.

    Attributes:
        places: (name as written, division code; empty where several places have the name). `actors`: (words, type; empty where they do not say).
    """

    places: tuple[tuple[str, str], ...] = ()
    actors: tuple[tuple[str, str], ...] = ()


NOTHING = Mentioned()


class Mentions:
    """Finds them; loads the gazetteer when first asked."""

    def __init__(self) -> None:
        """Cut with the dictionary's words alone."""
        segmenter = Segmenter()
        self._places, self._actors = PlaceNamer(segmenter), ActorNamer(segmenter)

    def place_of(self, policy: Policy) -> Place | None:
        """The place whose office issued a document; where none is printed, or a central one, that the title begins with."""
        of_issuers = self._places.of_all(policy.issuers, [()] * len(policy.issuers))
        for named in of_issuers:
            if named and named[0].start == 0 and (chosen := _innermost(named)):
                return chosen
        (titled,) = self._places.of_all([policy.title], [()])
        return _innermost(titled) if titled and titled[0].start == 0 else None

    def of_all(self, texts: Sequence[str], places: Sequence[Place | None]) -> list[Mentioned]:
        """What each clause names, given the places that their documents are of."""
        near = [place.path[::-1][:1] if place else () for place in places]
        named = self._places.of_all(texts, near)
        return [_mentioned(text, *both) for text, both in zip(texts, zip(named, self._actors.of_all(texts), strict=True), strict=True)]


def _innermost(named: Sequence[PlaceNamed]) -> Place | None:
    """The last of the places that follow one another directly from the first (浙江省|杭州市)."""
    chosen = named[0].resolution.chosen
    for before, each in pairwise(named):
        if each.start != before.stop or each.resolution.chosen is None:
            break
        chosen = each.resolution.chosen
    return chosen


def _mentioned(text: str, places: Sequence[PlaceNamed], actors: Sequence[ActorNamed]) -> Mentioned:
    codes = {text[each.start : each.stop]: each.resolution.chosen.code if each.resolution.chosen else "" for each in reversed(places)}
    kinds = {text[_from(each, places) : each.stop]: each.kind for each in reversed(actors)}
    return Mentioned(places=tuple(reversed(codes.items())), actors=tuple(reversed(kinds.items())))


def _from(actor: ActorNamed, places: Sequence[PlaceNamed]) -> int:
    """Where the name of an actor begins: with the place before it, whose last character it may share (绍兴[市]人民政府)."""
    if not actor.kind.startswith("actor.gov") and actor.kind:
        return actor.start
    return min((each.start for each in places if each.start < actor.start <= each.stop), default=actor.start)
