"""What the figures of a town are made of, and for whom they are written."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.said_in_chinese import NEEDS, NOTES
from coder.model.comparison import Comparison, Trajectory
from coder.model.episode import Episode, EpisodeFigures
from coder.model.linkage import LinkageMention
from coder.model.network import Network, NetworkMeasures
from coder.model.profile import ModelProfile, Share
from coder.report.lines.line import Behind
from coder.report.words import Words
from coder.text.phrasebook import Phrasebook

_CHINESE = Phrasebook({**NEEDS, **NOTES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was computed for one page of a town; what the page does not need is None or empty.

    Attributes:
        parameters: Of the profile; `periods` of the trajectory, as they are typed.
        mentions: Those of the town, whether or not they count.
        titles: Document id -> title.
        constructed: Whether some of the town's documents were written as examples.
    """

    profile: ModelProfile
    parameters: ProfileParameters
    periods: str = ""
    network: tuple[Network, NetworkMeasures] | None = None
    trajectory: Trajectory | None = None
    episodes: tuple[Episode, ...] = ()
    episode_figures: EpisodeFigures | None = None
    mentions: tuple[LinkageMention, ...] = ()
    comparison: Comparison | None = None
    titles: Mapping[str, str] | None = None
    constructed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Writes for a language and a width.

    Attributes:
        names: What things are called; see `coder.analysis.profiles.naming`.
        width: Cells of a line.
    """

    words: Words
    names: Mapping[str, str]
    width: int

    def name(self, key: str) -> str:
        """What a code, group, dimension, pole, model, row or town is called; a mixed corner keeps its letters."""
        return self.names.get(key) or self.words(key)

    def short(self, key: str) -> str:
        """The same, of a code without a name the last part of its key."""
        named = self.name(key)
        return named.rpartition(".")[2] if named == key else named

    def said(self, sentence: str) -> str:
        """A need or note, with things by their names."""
        return _CHINESE.say(sentence, self.name) if self.words.language == "zh" else sentence

    def of(self, key: str, part: str) -> str:
        """The name of a part of a thing."""
        return self.words("colon", self.name(key)) + self.short(part)

    def sources(self, n: int) -> str:
        """So many sources."""
        return self.words("one source") if n == 1 else self.words("sources of", n)

    def behind(self, town: ModelProfile, share: Share, row: str) -> Behind | None:
        """The passages behind a share; None where there are none."""
        return Behind(title=self.short(share.code), town_id=town.town_id, row=row) if share.n else None


def percent(share: float) -> str:
    """A share as a whole percentage, in four cells."""
    return f"{share * 100:3.0f}%"


def interval(low: float, high: float) -> str:
    """An interval of shares, in eight cells."""
    return f"[{low * 100:.0f}–{high * 100:.0f}]".ljust(8)


def probability(p: float) -> str:
    """A probability with two decimals, in five cells; what is not certain is never written as 0 or 1."""
    return ">0.99" if p >= 0.995 else "<0.01" if p < 0.005 else f"{p:5.2f}"
