"""The lines of the form of a linkage mention: every field of the record, in groups (no Textual)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.model import linkage
from coder.model.linkage import UNCLEAR
from coder.project.linking.fields import SITUATIONS
from coder.tui.codes.code_list import CodeList
from coder.tui.linkages.form import ACTORS, FREE, SEVERAL, Candidate, Field

TIERS = ("central", "provincial", "prefecture", "county", "township", "village")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the project knows and the form offers.

    Attributes:
        actors, towns, places: Names.
        speakers: (id, name).
        document_kind: Of the document that the passage is in.
        user: Name of who codes.
    """

    actors: Sequence[str] = ()
    towns: Sequence[str] = ()
    places: Sequence[str] = ()
    speakers: Sequence[Candidate] = ()
    document_kind: str = ""
    user: str = ""


def form_fields(codes: CodeList, known: Known, word: Callable[[str], str]) -> tuple[Field, ...]:
    """The fields in the order in which they are filled in; `word` gives the shown form of a fixed word such as `active`."""
    lines = _Lines(codes, known, word)
    return (*lines.who(), *lines.what(), *lines.how(), *lines.when(), *lines.evidence())


class _Lines:
    def __init__(self, codes: CodeList, known: Known, word: Callable[[str], str]) -> None:
        self._codes, self._known, self._word = codes, known, word

    def who(self) -> tuple[Field, ...]:
        """Both ends and what is known of them, go-betweens, who began."""
        names = _same(self._known.actors)
        parts = [part for end in ("a", "b") for part in self._of_end(end)]
        return (
            Field(name="actor_a", label="actor from", group="who", kind=FREE, candidates=names, first=True),
            Field(name="actor_b", label="actor to", group="who", kind=FREE, candidates=names, first=True),
            *parts,
            Field(name="brokers", label="brokers", group="who", kind=ACTORS, candidates=names),
            Field(name="initiator", label="initiator", group="who", default=self._word(UNCLEAR), candidates=self._words(linkage.INITIATORS)),
        )

    def _of_end(self, end: str) -> tuple[Field, ...]:
        return (
            Field(name=f"actor_{end}.kind", label=f"type {end}", group="who", candidates=self._facet("actor")),
            Field(name=f"actor_{end}.tier", label=f"tier {end}", group="who", kind=FREE, candidates=self._words(TIERS)),
            Field(name=f"actor_{end}.place", label=f"place {end}", group="who", kind=FREE, candidates=_same(self._known.places)),
        )

    def what(self) -> tuple[Field, ...]:
        """Situations, kinds, direction, scale."""
        return (
            Field(name="situations", label="situations field", group="what", kind=SEVERAL, candidates=self._facet(SITUATIONS), first=True),
            Field(name="systems", label="systems field", group="what", kind=SEVERAL, candidates=self._facet("sys")),
            Field(name="step", label="step field", group="what", candidates=self._facet("step")),
            Field(name="kinds", label="kinds field", group="what", kind=SEVERAL, candidates=self._facet("kind"), first=True),
            Field(name="borrowed_from", label="borrowed_from", group="what", kind=SEVERAL, candidates=_same(self._known.places)),
            Field(name="direction", label="direction", group="what", candidates=self._facet("dir", unclear=True), first=True),
            Field(name="scale", label="scale", group="what", candidates=self._facet("scale", unclear=True), first=True),
        )

    def how(self) -> tuple[Field, ...]:
        """Dynamics, risk, relation to the industries that are there."""
        facets = (("dynamics", "dyn"), ("risk", "risk"), ("relation", "rel"))
        return tuple(Field(name=name, label=name, group="how", candidates=self._facet(group, unclear=True), first=True) for name, group in facets)

    def when(self) -> tuple[Field, ...]:
        """How it stands, and when."""
        word = self._word
        return (
            Field(name="status", label="status", group="when", default=word("active"), candidates=self._words(linkage.STATUSES), first=True),
            Field(name="polarity", label="polarity", group="when", default=word("affirmed"), candidates=self._words(linkage.POLARITIES), first=True),
            Field(name="time_from", label="time_from", group="when", kind=FREE, first=True),
            Field(name="time_to", label="time_to", group="when", kind=FREE, first=True),
            Field(name="phase", label="phase", group="when", kind=FREE),
            Field(name="town", label="town", group="when", candidates=_same(self._known.towns)),
            Field(name="valence", label="valence", group="when", default=word("neutral"), candidates=self._words(linkage.VALENCES)),
        )

    def evidence(self) -> tuple[Field, ...]:
        """Who says it, how surely, and what the coder adds."""
        mode = "document" if self._known.document_kind == "policy" else "first_hand"
        settled = ("none", "agreed", f"resolved_by:{self._known.user}")
        levels = _same(("1", "2", "3"))
        modes = self._words(linkage.EVIDENCE_MODES)
        return (
            Field(name="evidence_mode", label="evidence_mode", group="evidence", default=self._word(mode), candidates=modes),
            Field(name="speaker_id", label="speaker field", group="evidence", candidates=tuple(self._known.speakers)),
            Field(name="clause_ref", label="clause_ref", group="evidence", kind=FREE),
            Field(name="intensity", label="intensity", group="evidence", candidates=levels),
            Field(name="confidence", label="confidence", group="evidence", candidates=levels),
            Field(name="adjudication", label="adjudication", group="evidence", default=self._word("none"), candidates=self._words(settled)),
            Field(name="memo", label="link memo", group="evidence", kind=FREE),
        )

    def _facet(self, group: str, *, unclear: bool = False) -> tuple[Candidate, ...]:
        more = ((UNCLEAR, self._word(UNCLEAR)),) if unclear else ()
        return (*((code.key, code.name(self._codes.language)) for code in self._codes.facets(group)), *more)

    def _words(self, values: Sequence[str]) -> tuple[Candidate, ...]:
        return tuple((each, self._word(each)) for each in values if each)


def _same(values: Sequence[str]) -> tuple[Candidate, ...]:
    return tuple((each, each) for each in values)
