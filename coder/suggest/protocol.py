"""What a suggester is. Whoever writes one needs nothing else of this package; importing it loads nothing heavy."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

from coder.model.codebook import Code
from coder.model.suggestion import Example, Reason, Suggestion, Unit


@runtime_checkable
class Suggester(Protocol):
    """Proposes codes for units of text, and says why. It never codes.

    In scikit-learn's manner: `__init__` stores its parameters, `fit` learns and returns the suggester, `suggest` changes nothing.
    The same inputs give the same output. Nothing is fetched from a network.

    Attributes:
        name: Versioned, such as `cues+ridge@1`; stored with every suggestion and decision. A change of scores changes it.
    """

    name: str

    def fit(self, codes: Sequence[Code], examples: Sequence[Example], corpus_units: Sequence[Unit]) -> Self:
        """Learn from the codebook and from what people decided; works with no example at all.

        Args:
            codes: Codes that may be suggested (see `suggestable`).
            examples: Units that people read: coded, left uncoded, or with a suggestion rejected.
            corpus_units: All units of the project: they say how common a word is.
        """

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """For each unit at most `top` suggestions with their reasons, the best first; an empty list is the normal answer."""

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """Why the code would be suggested for the unit, and what speaks against it; offsets are those of the documents."""

    def save(self, folder: Path) -> None:
        """Write the fitted suggester as `model.json` and `arrays.npz` into `folder`; it holds no passage of any document."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote; what was suggested before is suggested again, with the same scores."""


@runtime_checkable
class Relearning(Protocol):
    """A suggester whose `fit` is in two parts, so that a session pays for the texts only once."""

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit]) -> Self:
        """What depends on the codebook and the texts alone."""

    def learn(self, examples: Sequence[Example]) -> Self:
        """What depends on the decisions; forgets what was learned before."""


@runtime_checkable
class Updating(Relearning, Protocol):
    """A suggester that learns a few decisions more, or fewer, at a fraction of the cost of learning all."""

    def update(self, examples: Sequence[Example]) -> Self:
        """As `learn`, from what differs to the examples learned before; how sure it is may be judged as it was until the next `learn`."""


@runtime_checkable
class Ranked(Protocol):
    """A suggester that a person can ask for a code: it names the likeliest ones where it would say nothing unasked."""

    def ranked(self, units: Sequence[Unit], top: int = 5) -> list[list[tuple[str, float]]]:
        """The likeliest codes of each unit with their probabilities, the likeliest first."""

    def unlike(self, units: Sequence[Unit]) -> list[bool]:
        """Whether each unit is unlike every other coded passage."""


def suggestable(codes: Iterable[Code]) -> tuple[Code, ...]:
    """The codes a suggester may propose: for passages, not facets of linkages; in use; and not derived from other codes.

    A code is derived if it or a group above it says `derived_from` in its facets: it follows from the code it is derived from.
    The facet `texts` (`talk`, `policy` or `both`: what kind of text the code was made for) is taken over from the group.
    """
    known = tuple(codes)
    by_id = {code.id: code for code in known}

    def is_derived(code: Code | None) -> bool:
        return code is not None and ("derived_from" in code.facets or is_derived(by_id.get(code.parent_id or "")))

    def texts(code: Code | None) -> object:
        return None if code is None else code.facets.get("texts") or texts(by_id.get(code.parent_id or ""))

    chosen = [code for code in known if code.codable and not code.retired and code.attaches_to == "segment" and not is_derived(code)]
    return tuple(replace(code, facets={**code.facets, "texts": of}) if (of := texts(code)) else code for code in chosen)


FEW_CODINGS = 50
"""Below so many codings of the project a screen shows a word and no number: the probabilities are not calibrated yet."""


def strength(score: float, n_codings: int) -> str:
    """A score in words: weak, fair or strong. Strong needs .7, and from the first codings on at least 5 of that code."""
    if score >= 0.7 and n_codings >= 5:
        return "strong"
    return "fair" if score >= 0.5 else "weak"
