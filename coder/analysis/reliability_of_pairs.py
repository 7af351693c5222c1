"""The reliability of every two coders: people among themselves are the ceiling for what a machine can reach with them."""

from dataclasses import replace
from itertools import combinations

from coder.analysis.evidence import counting_users
from coder.analysis.parameters import ProfileParameters
from coder.analysis.reliability_of_codes import reliability
from coder.model.reliability import PairReliability
from coder.model.snapshot import Snapshot


def reliability_of_pairs(
    snapshot: Snapshot, parameters: ProfileParameters, *, unit: str = "turn", uncoded: str = "no", draws: int = 1000
) -> tuple[PairReliability, ...]:
    """Every two coders that have a document in common, people first.

    Args:
        unit, uncoded: See `coder.analysis.judgements`.
    """
    counts = counting_users(snapshot, parameters)
    active = {coding.user_id for coding in snapshot.codings if counts(coding.user_id)}
    coders = sorted((user for user in snapshot.users if user.id in active), key=lambda user: (user.kind != "human", user.name))
    found = []
    for one, other in combinations(coders, 2):
        chosen = replace(parameters, users=(one.id, other.id))
        held = reliability(snapshot, chosen, unit=unit, uncoded=uncoded, draws=draws)
        if held.documents:
            machine = "human" not in (one.kind, other.kind) or one.kind != other.kind
            found.append(PairReliability(coders=(one.name, other.name), machine=machine, found=held))
    return tuple(sorted(found, key=lambda each: (each.machine, each.coders)))
