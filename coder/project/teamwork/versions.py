"""A disagreement as it is shown: what each coder made of the place, with titles, names, words and codes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.model.adjudication import Adjudication
from coder.model.codebook import Code
from coder.model.disagreement import Disagreement
from coder.model.linkage import ActorRef, LinkageMention
from coder.project.retrieval import turn_at
from coder.project.texts.turns import Turn

if TYPE_CHECKING:
    from coder.project.project import Project

Named = tuple[Code | None, int, int, str]
"""A code (None: it is gone), start, stop, and the words between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one coder made of a place.

    Attributes:
        name: Of the coder.
        passages: The passages that were given codes; none for a tie, or if nothing was made.
        mention: The tie, if it was recorded.
    """

    user_id: str
    name: str
    passages: tuple[Named, ...] = ()
    mention: LinkageMention | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the coder made nothing there."""
        return not self.passages and self.mention is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A disagreement with what it takes to show it.

    Attributes:
        turn: The turn it begins in; None where there is none.
        versions: In the order of the coders.
        codes: Those concerned, in the order of the versions.
    """

    each: Disagreement
    title: str
    text: str
    turn: Turn | None
    versions: tuple[Version, ...]
    codes: tuple[Code, ...]

    @property
    def whole_turn(self) -> tuple[int, int]:
        """The turn the place begins in, else the place."""
        return (self.turn.start, self.turn.stop) if self.turn else (self.each.start, self.each.stop)


class Versions:
    """Gives the places of a project; codes, names and texts are read once."""

    def __init__(self, project: "Project") -> None:
        self._project = project
        self.codes: Mapping[str, Code] = {code.id: code for code in project.codebooks.codes()}
        self.names: Mapping[str, str] = {user.id: user.name for user in (project.user, *project.users.list())}
        self._towns = {town.id: town.name() for town in project.towns.list()}
        self._texts: dict[str, str] = {}
        self._turns: dict[str, Sequence[Turn]] = {}
        self._titles: dict[str, str] = {}

    def of(self, each: Disagreement) -> Place:
        """A disagreement as it is shown."""
        document = each.document_id
        if document not in self._texts:
            self._texts[document] = self._project.documents.text(document)
            self._turns[document] = self._project.documents.turns(document)
            self._titles[document] = self._project.documents.get(document).title
        return Place(
            each=each,
            title=self._titles[document],
            text=self._texts[document],
            turn=turn_at(self._turns[document], each.start),
            versions=tuple(self._version(each, coder) for coder in each.coders),
            codes=tuple(self.codes[code] for code in each.code_ids if code in self.codes),
        )

    def _version(self, each: Disagreement, coder: str) -> Version:
        text, made = self._texts[each.document_id], each.of(coder)
        mention = self._project.mentions.get(made[0].id) if made and not made[0].code_id else None
        passages = tuple((self.codes.get(one.code_id), one.start, one.stop, text[one.start : one.stop]) for one in made if one.code_id)
        return Version(user_id=coder, name=self.names.get(coder, coder), passages=passages, mention=mention)

    def slot(self, mention: LinkageMention, slot: str, language: str, word: Callable[[str], str] = str) -> str:
        """What a tie says in a slot, in words; codes by name, fixed words as `word` gives them. Empty: nothing."""
        if slot == "actors":
            return f"{mention.actor_a.label} → {mention.actor_b.label}"
        if slot == "actor_types":
            return " → ".join(self._word(end.kind, language) or "?" for end in (mention.actor_a, mention.actor_b))
        if slot == "time":
            return f"{mention.time_from or '..'}/{mention.time_to or '..'}" if mention.time_from or mention.time_to else ""
        value = mention.town_id if slot == "town" else getattr(mention, slot)
        many = value if isinstance(value, tuple) else (value,)
        return ", ".join(each.label if isinstance(each, ActorRef) else word(self._word(str(each), language)) for each in many if each)

    def _word(self, value: str, language: str) -> str:
        return self.codes[value].name(language) if value in self.codes else self._towns.get(value, value)

    def people(self, decision: Adjudication) -> tuple[str, ...]:
        """Names of those whose version holds by a decision."""
        return tuple(self.names.get(each, each) for each in decision.chosen)

    def settled(self, decision: Adjudication) -> tuple[Named, ...]:
        """What holds by a decision in the place of what was coded."""
        text = self._project.documents.text(decision.document_id) if decision.settled else ""
        return tuple((self.codes.get(one.code_id), one.start, one.stop, text[one.start : one.stop]) for one in decision.settled)
