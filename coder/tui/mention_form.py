"""The fields of a linkage mention as a form: labels, defaults, candidates, and what is typed as values (no Textual)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coder.model import linkage
from coder.model.linkage import UNCLEAR
from coder.model.prefill import Prefill
from coder.tui.code_list import CodeList
from coder.tui.forms import forms_of

Candidate = tuple[str, str]
"""Value, and what is shown for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of the form.

    Attributes:
        name: Of the verb's argument.
        label: Key of the words shown.
        kind: one, several or free.
        default: What stands there at first.
        candidates: What may be chosen.
    """

    name: str
    label: str
    kind: str
    default: str = ""
    candidates: tuple[Candidate, ...] = ()

    def offered(self, typed: str) -> list[Candidate]:
        """The candidates that fit what is typed (in a list: after the last comma)."""
        wanted = self.last(typed).casefold()
        chosen = {each.strip().casefold() for each in _parts(typed)[:-1]} if self.kind == "several" else set()
        left = [each for each in self.candidates if each[1].casefold() not in chosen]
        if not wanted or any(wanted == shown.casefold() for _, shown in left):
            return left
        first = [each for each in left if any(form.startswith(wanted) for form in (each[0].rsplit(".", 1)[-1].casefold(), *forms_of(each[1])))]
        return first + [each for each in left if each not in first and wanted in f"{each[0]} {each[1]}".casefold()]

    def last(self, typed: str) -> str:
        """The part that is being typed."""
        return (_parts(typed)[-1] if self.kind == "several" else typed).strip()

    def completed(self, typed: str, shown: str) -> str:
        """The line with the part being typed replaced by a candidate."""
        if self.kind != "several":
            return shown
        before = [each.strip() for each in _parts(typed)[:-1] if each.strip()]
        return ", ".join([*before, shown]) + ", "

    def value(self, typed: str) -> str | tuple[str, ...]:
        """What the verb is given: keys of codes for their shown names; other words as they are."""
        by_name = {shown.casefold(): value for value, shown in self.candidates}
        values = [by_name.get(each.strip().casefold(), each.strip()) for each in _parts(typed) if each.strip()]
        if self.kind == "several":
            return tuple(values)
        return by_name.get(typed.strip().casefold(), typed.strip())


def _parts(typed: str) -> list[str]:
    for mark in "，、;；":
        typed = typed.replace(mark, ",")
    return typed.split(",")


def form_fields(codes: CodeList, actors: Sequence[str], towns: Sequence[str], word: Callable[[str], str]) -> tuple[Field, ...]:
    """The fields in the order in which they are filled in; `word` gives the shown form of a fixed word such as `active`."""

    def facet(group: str, *more: Candidate) -> tuple[Candidate, ...]:
        return (*((code.key, code.name(codes.language)) for code in codes.facets(group)), *more)

    def words(values: Sequence[str]) -> tuple[Candidate, ...]:
        return tuple((each, word(each)) for each in values if each)

    known = tuple((each, each) for each in actors)
    unclear = (UNCLEAR, word(UNCLEAR))
    return (
        Field(name="actor_a", label="actor from", kind="free", candidates=known),
        Field(name="actor_b", label="actor to", kind="free", candidates=known),
        Field(name="situations", label="situations field", kind="several", candidates=facet("sit")),
        Field(name="kinds", label="kinds field", kind="several", candidates=facet("kind")),
        Field(name="direction", label="direction", kind="one", candidates=facet("dir", unclear)),
        Field(name="scale", label="scale", kind="one", candidates=facet("scale", unclear)),
        Field(name="status", label="status", kind="one", default=word("active"), candidates=words(linkage.STATUSES)),
        Field(name="polarity", label="polarity", kind="one", default=word("affirmed"), candidates=words(linkage.POLARITIES)),
        Field(name="valence", label="valence", kind="one", default=word("neutral"), candidates=words(linkage.VALENCES)),
        Field(name="evidence_mode", label="evidence_mode", kind="one", default=word("first_hand"), candidates=words(linkage.EVIDENCE_MODES)),
        Field(name="dynamics", label="dynamics", kind="one", candidates=facet("dyn", unclear)),
        Field(name="risk", label="risk", kind="one", candidates=facet("risk", unclear)),
        Field(name="relation", label="relation", kind="one", candidates=facet("rel", unclear)),
        Field(name="borrowed_from", label="borrowed_from", kind="several"),
        Field(name="town", label="town", kind="one", candidates=tuple((each, each) for each in towns)),
        Field(name="time_from", label="time_from", kind="free"),
        Field(name="time_to", label="time_to", kind="free"),
        Field(name="memo", label="link memo", kind="free"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What the passage suggests for a field: the line as it would be typed, why, and what else may be chosen."""

    line: str = ""
    why: str = ""
    candidates: tuple[Candidate, ...] = ()


def suggested(fields: Sequence[Field], prefill: Prefill, because: Callable[[str], str]) -> dict[str, Suggested]:
    """Field -> what the passage suggests for it; `because` gives the words for the rule of a ground."""
    named = tuple((each, each) for each in prefill.actors)
    found = {name: Suggested(candidates=named) for name in ("actor_a", "actor_b", "brokers") if named}
    for field in fields:
        filled = prefill.get(field.name)
        if filled is None:
            continue
        shown = dict(field.candidates)
        values = (filled.value,) if isinstance(filled.value, str) else filled.value
        line = ("; " if field.name == "brokers" else ", ").join(shown.get(each, each) for each in values)
        why = dict.fromkeys(f"{because(ground.rule)} “{ground.words}”" for ground in filled.grounds)
        found[field.name] = Suggested(line=line, why=" · ".join(why), candidates=found.get(field.name, Suggested()).candidates)
    return found


def arguments(fields: Sequence[Field], typed: Mapping[str, str]) -> dict[str, object]:
    """What the verb is given: the values of the fields that hold something."""
    values = {field.name: field.value(typed.get(field.name, "")) for field in fields}
    return {name: value for name, value in values.items() if value or name in ("actor_a", "actor_b")}
