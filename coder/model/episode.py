"""Episodes: a matter that is assessed, tried out and made permanent; and cases of a set-theoretic analysis."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ASSESSMENT, EXPERIMENT, INSTITUTIONALISATION = "step.assessment", "step.experiment", "step.institutionalisation"
STEPS = (ASSESSMENT, EXPERIMENT, INSTITUTIONALISATION)

Years = tuple[int | None, int | None]
"""The earliest and the latest year; None: open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTold:
    """One step of an episode.

    Attributes:
        began: The earliest and the latest year in which it can have begun; None: nothing says when.
        mentions, documents: Ids behind it.
    """

    step: str
    began: Years | None
    mentions: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """The steps of one matter: a merged linkage, else a pair of actors of a town.

    Attributes:
        label: The two ends.
        steps: Step -> what is told of it; only those told.
        failed: Whether an experiment is told to have failed.
        institutionalised: Whether an experiment was made permanent, and not surely before it began.
        wait: Years from the experiment to that: the shortest and the longest they can be; None where it did not come to it or has no date.
    """

    town_id: str
    town: str
    label: str
    steps: Mapping[str, StepTold]
    failed: bool = False
    institutionalised: bool = False
    wait: Years | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeFigures:
    """What episodes add up to.

    Attributes:
        experiments: Episodes with an experiment; `institutionalised` of them were made permanent, `failed` are told to have failed.
        share, low, high: Of the experiments, with a 90 % score interval; None without one.
        dated: Episodes whose wait is known; `wait`: medians of the shortest and of the longest waits, in years.
        loose: Codings of a step in turns without a mention: they belong to no episode.
    """

    experiments: int
    institutionalised: int
    failed: int
    share: float | None
    low: float | None
    high: float | None
    dated: int
    wait: tuple[float, float] | None
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTable:
    """Memberships of cases in sets, for a set-theoretic analysis.

    Attributes:
        of: `towns` or `episodes`.
        cases: Names of the cases.
        raw: Name of the set -> value of each case before calibration.
        columns: Name of the set -> membership of each case, 0 to 1.
        calibrated: Name of the set -> how: `anchors 0.2, 0.5, 0.8`, `membership` or `present or not`.
        dropped: Case -> why it is left out.
        evidence: Case -> name of the set -> ids of the codings and mentions behind its value.
    """

    of: str
    cases: tuple[str, ...]
    raw: Mapping[str, tuple[float, ...]]
    columns: Mapping[str, tuple[float, ...]]
    calibrated: Mapping[str, str]
    dropped: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
