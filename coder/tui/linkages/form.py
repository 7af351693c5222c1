"""One field of the form of a linkage mention: what is offered for what is typed, and what is typed as a value (no Textual)."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.tui.codes.forms import forms_of

Candidate = tuple[str, str]
"""Value, and what is shown for it."""
ONE, SEVERAL, FREE, ACTORS = "one", "several", "free", "actors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of the form.

    Attributes:
        name: Of the verb's argument; a part of an actor as `actor_a.place`.
        label: Key of the words shown.
        group: Key of the heading it stands under.
        kind: one, several, free, or actors (several, each a line of its own with brackets).
        default: What stands there at first.
        candidates: What may be chosen.
        first: Whether it is shown before the form is unfolded.
    """

    name: str
    label: str
    group: str
    kind: str = ONE
    default: str = ""
    candidates: tuple[Candidate, ...] = ()
    first: bool = False

    @property
    def takes_digits(self) -> bool:
        """Whether a digit chooses the candidate of that number."""
        return self.kind in (ONE, SEVERAL) and bool(self.candidates)

    def offered(self, typed: str) -> list[Candidate]:
        """The candidates that fit what is typed (in a list: after the last comma)."""
        wanted = self.last(typed).casefold()
        chosen = {each.casefold() for each in _parts(typed)[:-1]} if self.kind != ONE else set()
        left = [each for each in self.candidates if each[1].casefold() not in chosen]
        if not wanted or any(wanted == shown.casefold() for _, shown in left):
            return left
        first = [each for each in left if any(form.startswith(wanted) for form in (each[0].rsplit(".", 1)[-1].casefold(), *forms_of(each[1])))]
        return first + [each for each in left if each not in first and wanted in f"{each[0]} {each[1]}".casefold()]

    def last(self, typed: str) -> str:
        """The part that is being typed."""
        return _parts(typed)[-1] if self.kind in (SEVERAL, ACTORS) else typed.strip()

    def completed(self, typed: str, shown: str) -> str:
        """The line with the part being typed replaced by a candidate."""
        if self.kind not in (SEVERAL, ACTORS):
            return shown
        return ", ".join([*filter(None, _parts(typed)[:-1]), shown]) + ", "

    def chosen(self, typed: str, number: int) -> str | None:
        """The line after the digit `number`: the candidate of the whole list is chosen, in a list chosen or taken out again.

        None where the digit is a part of a word that is being typed.
        """
        half = self.last(typed)
        if not self.takes_digits or not 1 <= number <= len(self.candidates) or (half and half not in dict(self.candidates).values()):
            return None
        shown = self.candidates[number - 1][1]
        if self.kind == ONE:
            return shown
        held = [each for each in _parts(typed) if each]
        held = [each for each in held if each != shown] if shown in held else [*held, shown]
        return "".join(f"{each}, " for each in held)

    def value(self, typed: str) -> str | tuple[str, ...]:
        """What the verb is given: keys of codes for their shown names; other words as they are."""
        by_name = {shown.casefold(): value for value, shown in self.candidates}
        if self.kind in (SEVERAL, ACTORS):
            return tuple(by_name.get(each.casefold(), each) for each in _parts(typed) if each)
        return by_name.get(typed.strip().casefold(), typed.strip())

    def shown(self, value: str | Sequence[str]) -> str:
        """The line that gives a value."""
        by_value = dict(self.candidates)
        if isinstance(value, str):
            return by_value.get(value, value)
        return "".join(f"{by_value.get(each, each)}, " for each in value)


def _parts(typed: str) -> list[str]:
    """What is parted by commas or semicolons of either width outside brackets; the last part may be empty."""
    parts, depth = [""], 0
    for each in typed:
        depth += (each in "[【［") - (each in "]】］")
        if each in ",，、;；" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += each
    return [each.strip() for each in parts]
