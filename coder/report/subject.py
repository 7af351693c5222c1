"""A town as the figures see it: its profile, what things are called, and where their quotes stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.said_in_chinese import NEEDS, NOTES
from coder.model.comparison import Trajectory
from coder.model.profile import ModelProfile, Share
from coder.model.snapshot import Snapshot
from coder.report.behind import Behind
from coder.report.figure import Dot
from coder.report.words import Words
from coder.text.phrasebook import Phrasebook

_CHINESE = Phrasebook({**NEEDS, **NOTES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Everything a figure of one town is made from.

    Attributes:
        names: What things are called; see `profile_names`.
        snapshot: For names of actors and titles of documents.
        trajectory: The town from decade to decade.
    """

    profile: ModelProfile
    parameters: ProfileParameters
    frame: Frame
    behind: Behind
    names: Mapping[str, str]
    words: Words
    snapshot: Snapshot
    trajectory: Trajectory | None = None

    @property
    def town(self) -> str:
        """Name of the town."""
        return self.names.get(self.profile.town_id, self.profile.town)

    @property
    def level(self) -> str:
        """Probability inside the intervals, such as `90%`."""
        return percent(self.parameters.level)

    def name(self, key: str) -> str:
        """What a code, pole, dimension, model, corner, status or row is called; a mixed corner keeps its letters."""
        if key in self.names:
            return self.names[key]
        return self.words(key)

    def pole(self, dimension: str, pole: str) -> str:
        """What a pole is called: as its first code. Two dimensions may have poles of one id."""
        codes = next((each.poles.get(pole, ()) for each in self.frame.dimensions if each.id == dimension), ())
        return self.name(codes[0]) if codes else self.name(pole)

    def said(self, sentence: str) -> str:
        """A need or note in the language of the report, with things by their names."""
        if self.words.language == "zh":
            return _CHINESE.say(sentence, self.name)
        return sentence

    def dot(self, share: Share, row: str, *, tone: str = "", breadth: bool = False) -> Dot:
        """A share as a line of a plot."""
        return Dot(
            label=self.name(share.code),
            value=share.share,
            low=share.low,
            high=share.high,
            second=share.breadth if breadth else None,
            text=f"{spread(share.share, share.low, share.high)}, n {share.n}",
            tip=self.tip(share) + (self.words("tip breadth", percent(share.breadth)) if breadth else ""),
            link=self.behind.link(row),
            tone=tone,
        )

    def tip(self, share: Share) -> str:
        """A share in words."""
        held = (percent(share.share), self.level, percent(share.low), percent(share.high), share.n, share.sources, share.speakers)
        return self.words("tip", self.name(share.code), *held)


def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{share * 100:.0f}%"


def spread(value: float, low: float, high: float) -> str:
    """A share with its interval, such as `31% [20–44]`."""
    return f"{percent(value)} [{low * 100:.0f}–{high * 100:.0f}]"


def probability(p: float) -> str:
    """A probability with two decimals; what is not certain is never written as 0 or 1."""
    return ">0.99" if p >= 0.995 else "<0.01" if p < 0.005 else f"{p:.2f}"
