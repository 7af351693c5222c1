"""To which pole of a dimension the passages on a finding are nearer: the situations told of in the same turns."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from coder.analysis.profiles.evidence import Piece, behind, counting_users, standing
from coder.analysis.profiles.frame import frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.analysis.profiles.shares import group_shares
from coder.analysis.profiles.sources import Sources
from coder.analysis.turns import TurnIndex
from coder.errors import NotFound
from coder.model.coding import Coding
from coder.model.finding import Nearness
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot

TurnAt = tuple[str, str, int]
"""Document id, kind of the turn, where it starts."""


class Poles:
    """The evidence of the two poles of one dimension, by turn."""

    def __init__(self, snapshot: Snapshot, dimension: str, parameters: ProfileParameters) -> None:
        """Args:
            dimension: Its id, in any codebook of the project.

        Raises:
            NotFound: no codebook has such a dimension.
        """
        book = next((book for book in snapshot.codebooks if any(each.id == dimension for each in book.dimensions)), None)
        if book is None:
            known = ", ".join(each.id for book in snapshot.codebooks for each in book.dimensions) or "none"
            raise NotFound(f"no dimension {dimension!r} in this project", f"There is: {known}.")
        measured_in = frame(snapshot, book.key)
        index = next(place for place, each in enumerate(measured_in.dimensions) if each.id == dimension)
        self._dimension, self._parameters = measured_in.dimensions[index], parameters
        sides = {key: side for key, owners in measured_in.sides.items() for place, side in owners if place == index}
        self._side_of = {reference: sides[key] for reference, key in measured_in.listed.items() if key in sides}
        self._held: dict[TurnAt, list[tuple[int, Coding | LinkageMention]]] = defaultdict(list)
        indexes: dict[str, TurnIndex] = {}
        for side, thing in self._all(snapshot):
            if thing.document_id not in indexes:
                indexes[thing.document_id] = TurnIndex(snapshot.segments.get(thing.document_id, ()))
            turn = indexes[thing.document_id].at(thing.start)
            self._held[thing.document_id, turn.kind, turn.start].append((side, thing))

    def nearness(self, key: str, turns: Collection[TurnAt], sources: Sources) -> Nearness:
        """The shares of the poles in the turns that carry a finding."""
        first, second = self._dimension.poles
        pieces = [piece for turn in sorted(turns) for piece in self._pieces(turn, (first, second))]
        group = group_shares(f"{key}\x1f{self._dimension.id}", (first, second), pieces, {}, sources, self._parameters)
        share, told = group.shares[0], behind(pieces)
        enough = len(pieces) >= self._parameters.min_codings and told.sources >= self._parameters.min_sources
        return Nearness(
            dimension=self._dimension.id,
            first=first,
            second=second,
            share=share.share,
            low=share.low,
            high=share.high,
            p=round(float(np.mean(group.draws[0] > 0.5)), 6),
            n_first=share.n,
            n_second=len(pieces) - share.n,
            sources=told.sources,
            sufficient=enough,
            codings=told.codings,
            mentions=told.mentions,
        )

    def _all(self, snapshot: Snapshot) -> Iterator[tuple[int, Coding | LinkageMention]]:
        counts, gone, parameters = counting_users(snapshot, self._parameters), scopes(snapshot).superseded, self._parameters
        for coding in snapshot.codings:
            if (
                coding.code_id in self._side_of
                and parameters.unit in ("both", "coding")
                and coding.document_id not in gone
                and counts(coding.user_id)
            ):
                yield self._side_of[coding.code_id], coding
        for mention in snapshot.mentions:
            counted = parameters.unit != "coding" and mention.document_id not in gone and counts(mention.user_id)
            if counted and not standing(mention, parameters.statuses):
                for side in {self._side_of[each] for each in mention.situations if each in self._side_of}:
                    yield side, mention

    def _pieces(self, turn: TurnAt, poles: tuple[str, str]) -> Iterator[Piece]:
        for side, pole in enumerate(poles):
            things = [thing for each, thing in self._held.get(turn, ()) if each == side]
            if things:
                yield Piece(
                    document_id=turn[0],
                    unit=(turn[2], turn[1], ""),
                    value=pole,
                    users=tuple(sorted({thing.user_id for thing in things})),
                    codings=_ids(thing for thing in things if isinstance(thing, Coding)),
                    mentions=_ids(thing for thing in things if isinstance(thing, LinkageMention)),
                    speakers=(),
                )


def _ids(things: Iterable[Coding | LinkageMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing.id for thing in things))
