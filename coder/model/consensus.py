"""The consensus of coders: what it is made of, and what is missing from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.model.user import User

CONSENSUS = User(id="consensus", name="consensus")
"""In whose name the codings and mentions of the consensus stand."""

CONSENSUS_RULES = ("unanimous", "majority", "adjudicated")
"""What holds where nothing was decided: what all coders have, what more than half of them have, nothing."""

CODERS_OF = ("assigned", "read", "coded")
"""Who is a coder of a document when coders are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The figures of a consensus.

    Attributes:
        rule: What holds of what is not decided: `unanimous`, `majority` or `adjudicated` (see `coder.analysis.agreement.consensus`).
        coders: Names of the coders compared.
        documents: Number of documents that at least two of them worked on; `single`: that one did, whose work is taken as it is.
        agreed: Codings and mentions that all of them made alike.
        decided: Verdict -> number of disagreements settled that way.
        undecided: Kind -> number of disagreements that are not decided; `in_part`: those of them of which something holds by the rule;
            `put_off`: those that are to be decided later.
        outdated: Decisions that no longer hold, because what was decided about has changed, or because other coders are compared.
    """

    rule: str
    coders: tuple[str, ...]
    documents: int
    single: int
    agreed: int
    decided: Mapping[str, int]
    undecided: Mapping[str, int]
    in_part: int
    put_off: int
    outdated: int

    @property
    def open(self) -> int:
        """How many disagreements are not decided."""
        return sum(self.undecided.values())
