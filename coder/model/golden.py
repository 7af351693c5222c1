"""Golden passages: codings that a team holds for right, against which a changed codebook and new coders are tested."""

from collections.abc import Mapping
from dataclasses import dataclass, field

GOLDEN = "golden"
"""Kind of the memo that makes a coding golden."""
OUTCOMES = ("same", "differs", "alone", "older", "retired")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenCheck:
    """What became of a golden passage.

    Attributes:
        coding_id, document_id, start, stop: The golden coding.
        code: Key of its code.
        outcome: `same`: everybody who coded in the document gave it; `differs`: somebody did not; `alone`: nobody else coded there;
            `older`: the code has another meaning now, it must be looked at again; `retired`: the code is no longer in use.
        given: Coder -> keys of the codes of the same group that the coder gave to some of the passage; empty: none.
        machine: Keys that the suggester says of it, having learned from other documents; None: not asked.
    """

    coding_id: str
    document_id: str
    start: int
    stop: int
    code: str
    outcome: str
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    machine: tuple[str, ...] | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return self.outcome in ("same", "alone") and (self.machine is None or self.code in self.machine)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleCheck:
    """What a suggester says of an example that stands in the codebook.

    Attributes:
        code: Key of the code whose example it is; `said`: keys that are suggested, likeliest first.
    """

    code: str
    text: str
    said: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether its code is among them."""
        return self.code in self.said
