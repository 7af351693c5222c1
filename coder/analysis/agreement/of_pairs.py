"""The reliability of every two coders: people among themselves are the ceiling for what a machine can reach with them."""

from collections.abc import Collection
from itertools import combinations

from coder.analysis.agreement.coders_of_documents import coders_of_documents
from coder.analysis.agreement.of_codes import reliability
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.reliability import PairReliability
from coder.model.snapshot import Snapshot


def reliability_of_pairs(
    snapshot: Snapshot,
    parameters: ProfileParameters,
    *,
    unit: str = "turn",
    uncoded: str = "no",
    draws: int = 1000,
    only: Collection[str] = (),
) -> tuple[PairReliability, ...]:
    """Every two coders that have a document in common, people first.

    Args:
        unit, uncoded, only: See `coder.analysis.agreement.of_codes`.
    """
    of_documents = coders_of_documents(snapshot, parameters)
    active = frozenset().union(*of_documents.values())
    coders = sorted((user for user in snapshot.users if user.id in active), key=lambda user: (user.kind != "human", user.name))
    found = []
    for one, other in combinations(coders, 2):
        both = {document: users & {one.id, other.id} for document, users in of_documents.items()}
        held = reliability(snapshot, parameters, unit=unit, uncoded=uncoded, draws=draws, only=only, coders=both)
        if held.documents:
            machine = "human" not in (one.kind, other.kind) or one.kind != other.kind
            found.append(PairReliability(coders=(one.name, other.name), machine=machine, found=held))
    return tuple(sorted(found, key=lambda each: (each.machine, each.coders)))
