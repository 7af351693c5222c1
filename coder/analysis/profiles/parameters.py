"""What fixes the numbers of a model profile: every choice of the method, with its default. `parameter_values` says what each means."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from coder.errors import InvalidValue
from coder.model.consensus import CODERS_OF, CONSENSUS_RULES
from coder.model.linkage import STATUSES

UNITS = ("both", "coding", "mention", "linkage")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileParameters:
    """Choices of the profile method; section 6.1 of the domain guide gives the reasons for the defaults.

    Attributes:
        rho: Correlation between pieces of evidence of one source, 0 to 1 (Kish 1965).
        kappa: Strength of the prior at maximal ambiguity, in pieces of evidence.
        draws: Posterior draws per town.
        seed: The same seed and inputs give the same bytes.
        anchors: Shares that are fully out, at the cross-over, and fully in (Ragin's direct method).
        inclusion: Membership at the anchor "fully in"; its complement at "fully out".
        power: Exponent of the power mean that softens the strict score; below 1, not 0.
        level: Probability inside the printed intervals.
        unit: What one piece of evidence is: `both`, `coding`, `mention` or `linkage`.
        p_gate, min_codings, min_sources: A corner is named from this probability on, and from so many pieces of evidence and sources per dimension.
        cell: Joint share that the values of one cell of a comparison table must reach.
        alpha_floor: A profile is tentative if Krippendorff's alpha of a situation is below.
        statuses: Of the mentions that count.
        users: Ids or names of the coders that count; empty: all people.
        codebook_key: The codebook; None: the first one with dimensions.
        without: Ids or titles of documents that are left out, as if they had not been collected.
        speakers: Only what is said by these counts: `role=official`, `speaker=Li`, `actor=actor.gov_county`, `stakeholder=firm`, or a
            variable of speakers. Values of one key are alternatives; all keys must hold.
        consensus: What the coders agree on, and what was adjudicated, counts in the place of their own work.
        consensus_rule: What holds where they differ and nothing was decided: `unanimous`: what is common to all; `majority`: what more than
            half of them have; `adjudicated`: nothing.
        coders_of: Who is a coder of a document: `assigned`, `read` or `coded`; see `coder.analysis.agreement.coders_of_documents`.
    """

    rho: float = 0.3
    kappa: float = 2.0
    draws: int = 4000
    seed: int = 2016
    anchors: tuple[float, float, float] = (0.2, 0.5, 0.8)
    inclusion: float = 0.95
    power: float = -1.0
    level: float = 0.9
    unit: str = "both"
    p_gate: float = 0.8
    min_codings: int = 5
    min_sources: int = 3
    cell: float = 0.6
    alpha_floor: float = 0.667
    statuses: tuple[str, ...] = ("active", "ended")
    users: tuple[str, ...] = ()
    codebook_key: str | None = None
    without: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    consensus: bool = False
    consensus_rule: str = "unanimous"
    coders_of: str = "assigned"

    def __post_init__(self) -> None:
        for name in ("rho", "kappa", "inclusion", "power", "level", "p_gate", "cell", "alpha_floor"):
            if not math.isfinite(getattr(self, name)):
                raise InvalidValue(f"{name} of a profile is {getattr(self, name)}", "Give a finite number.")
        _between("rho", self.rho, 0, 1)
        _between("p_gate", self.p_gate, 0, 1)
        _between("cell", self.cell, 0, 1)
        _between("level", self.level, 0.5, 0.999)
        _between("inclusion", self.inclusion, 0.501, 0.9999)
        _between("draws", self.draws, 100, 1_000_000)
        _between("min_codings", self.min_codings, 0, 10_000)
        _between("min_sources", self.min_sources, 0, 10_000)
        if self.kappa <= 0:
            raise InvalidValue(f"kappa of a profile is {self.kappa}", "Give a number above 0; 2 is the default.")
        if self.power >= 1 or self.power == 0:
            raise InvalidValue(f"power of a profile is {self.power}", "Give a number below 1 and not 0; -1 (the harmonic mean) is the default.")
        if len(self.anchors) != 3 or not 0 <= self.anchors[0] < self.anchors[1] < self.anchors[2] <= 1:
            raise InvalidValue(f"anchors of a profile are {self.anchors}", "Give three rising shares from 0 to 1, such as 0.2 0.5 0.8.")
        if self.unit not in UNITS:
            raise InvalidValue(f"unit of evidence {self.unit!r} is unknown", f"Use one of: {', '.join(UNITS)}.")
        for name, known in (("consensus_rule", CONSENSUS_RULES), ("coders_of", CODERS_OF)):
            if getattr(self, name) not in known:
                raise InvalidValue(f"{name} of a profile cannot be {getattr(self, name)!r}", f"Use one of: {', '.join(known)}.")
        unknown = sorted(set(self.statuses) - set(STATUSES))
        if unknown:
            raise InvalidValue(f"status {unknown[0]!r} of a mention is unknown", f"Use some of: {', '.join(STATUSES)}.")
        for condition in self.speakers:
            if not all(part.strip() for part in condition.partition("=")):
                raise InvalidValue(f"{condition!r} says nothing of a speaker", "Give KEY=VALUE, such as role=official or stakeholder=firm.")

    def record(self) -> Mapping[str, object]:
        """The choices as JSON-compatible values, in a fixed order of names."""
        values = {name: getattr(self, name) for name in sorted(self.__dataclass_fields__)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _between(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise InvalidValue(f"{name} of a profile is {value}", f"Give a number from {low} to {high}.")
