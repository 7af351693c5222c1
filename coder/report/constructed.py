"""Whether what is shown is evidence about no real place."""

from collections.abc import Sequence

from coder.analysis.profiles.scopes import scopes
from coder.model.profile import ModelProfile
from coder.model.snapshot import Snapshot


def is_constructed(snapshot: Snapshot, profiles: Sequence[ModelProfile]) -> bool:
    """Whether some document of the towns was written as an example."""
    where = scopes(snapshot)
    used = {document for profile in profiles for document in where.documents(profile.town_id)}
    return any(document.metadata.get("constructed") for document in snapshot.documents if document.id in used)
