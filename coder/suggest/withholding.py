"""Which passages are read without suggestions, drawn at random: what a suggestion does to a coder shows only against passages without one."""

import hashlib
from dataclasses import dataclass

from coder.errors import InvalidValue

MOST = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """The draw of one project.

    Attributes:
        share: Of passages, 0 to 0.9, whose suggestions are kept back; 0: none, and nothing is logged.
        seed: Of the draw; the same seed keeps back the same passages.
    """

    share: float = 0.0
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.share <= MOST:
            raise InvalidValue(f"suggestions cannot be withheld from a share of {self.share} of the passages", f"Give 0 to {MOST}, such as 0.2.")

    def holds_back(self, user_id: str, document_id: str, start: int) -> bool:
        """Whether this person reads the passage that begins there without suggestions. A larger share keeps back the same and more."""
        drawn = hashlib.sha256(f"{self.seed}:{user_id}:{document_id}:{start}".encode()).digest()
        return int.from_bytes(drawn[:8], "big") < self.share * 2**64
