"""The model profile of each town: one pure function from a snapshot to everything the tool says about a town."""

from collections.abc import Collection

from coder.analysis.agreement.coders_of_documents import counting, readers
from coder.analysis.agreement.consensus import consensus, is_consensus
from coder.analysis.counting.quoting import Quotes
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.evidence import collect
from coder.analysis.profiles.frame import codebook_hash, frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.analysis.profiles.stakeholders import Stakeholders
from coder.errors import NotFound
from coder.model.profile import ModelProfile
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Suggestion
from coder.model.town import Town

DEFAULTS = ProfileParameters()


def profile(
    snapshot: Snapshot,
    town_ids: Collection[str] | None = None,
    *,
    parameters: ProfileParameters = DEFAULTS,
    suggestions: Collection[Suggestion] | None = None,
) -> tuple[ModelProfile, ...]:
    """The profile of each town, in the order of their names.

    The method is that of section 6 of the domain guide. The same snapshot and parameters give the same bytes; towns do not
    influence each other.

    Args:
        town_ids: Ids of towns; None: all of the project.
        suggestions: For passages that nobody looked at, to count by their probability in shares and posteriors; the profiles are marked.
            None: suggestions count zero.

    Raises:
        NotFound: a town, the codebook or a coder asked for is not in the project, or no codebook has dimensions.
        CodebookError: the dimensions of the codebook do not hold.
    """
    chosen = _chosen(snapshot, town_ids)
    if not chosen:
        return ()
    whole, snapshot = snapshot, narrowed(snapshot, parameters)
    measured_in = frame(snapshot, parameters.codebook_key)
    where = scopes(snapshot)
    evidence = collect(snapshot, measured_in, where, [town.id for town in chosen], parameters)
    from coder.analysis.profiles.assemble import Setting, town_profile

    kept = {document.id for document in snapshot.documents}
    setting = Setting(
        snapshot=snapshot,
        frame=measured_in,
        scopes=where,
        codebook_sha256=codebook_hash(measured_in),
        parameters=parameters,
        quotes=Quotes(snapshot),
        stakeholders=Stakeholders(snapshot),
        counts=counting(snapshot, parameters),
        read={} if is_consensus(snapshot) else readers(snapshot, parameters),
        suggestions=None if suggestions is None else tuple(suggestions),
        agreed=consensus(whole, parameters)[1] if parameters.consensus and not is_consensus(whole) else None,
        without=tuple(sorted(document.title for document in whole.documents if document.id not in kept)),
    )
    return tuple(town_profile(town, evidence[town.id], setting) for town in chosen)


def _chosen(snapshot: Snapshot, town_ids: Collection[str] | None) -> list[Town]:
    known = {town.id: town for town in snapshot.towns}
    missing = sorted(set(town_ids or ()) - set(known))
    if missing:
        raise NotFound(f"no town {missing[0]!r} in this project", f"There is: {', '.join(sorted(town.name() for town in known.values())) or 'none'}.")
    return sorted((town for town in known.values() if town_ids is None or town.id in town_ids), key=lambda town: (town.name(), town.id))
