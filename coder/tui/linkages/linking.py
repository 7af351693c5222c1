"""Recording and changing linkage mentions from a session: what the form is opened with, and what is done with it (no Textual)."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from coder.model.linkage import LinkageMention
from coder.model.prefill import Filled, Prefill
from coder.project.linking.fields import FieldCodes
from coder.tui.linkages.form import Field
from coder.tui.linkages.lines import Known, form_fields
from coder.tui.linkages.values import Typed, arguments, changed, lines_of, values_of

if TYPE_CHECKING:
    from coder.tui.session import Session

_ENDS = ("actor_a", "actor_b")


class Linking:
    """The mentions of a session's project, as its forms need them."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._last: LinkageMention | None = None

    def here(self) -> list[LinkageMention]:
        """The mentions told in the selection, or where the cursor is."""
        start, stop = self._session.selection
        found = self._touching(start, max(stop, start + 1))
        return found or self._touching(*self._session.target())

    def _touching(self, start: int, stop: int) -> list[LinkageMention]:
        return [each for each in self._session.document.mentions if any(one.start < stop and start < one.stop for one in each.anchors)]

    def fields(self, word: Callable[[str], str]) -> tuple[Field, ...]:
        """The fields of the form, with what the project knows."""
        project, document = self._session.project, self._session.document.document
        towns = project.towns.list()
        names = [name for each in project.actors.list() for name in (*each.names.values(), *each.aliases)]
        places = [name for town in towns for name in (*town.names.values(), *town.near_region)]
        told = [place for each in self._session.document.mentions for place in (each.actor_a.place, each.actor_b.place, *each.borrowed_from)]
        known = Known(
            actors=_once(names),
            towns=_once(town.name() for town in towns),
            places=_once((*filter(None, told), *places)),
            speakers=[(each.id, each.name) for each in project.speakers.list() if each.document_id in (None, document.id)],
            document_kind=document.kind,
            user=project.user.name,
        )
        return form_fields(self._session.codes, known, word)

    def values(self, mention: LinkageMention) -> Mapping[str, object]:
        """What the form is opened with to change a mention."""
        codes = FieldCodes(self._session.project.workspace.store)
        towns = {each.id: each.name() for each in self._session.project.towns.list()}
        keys = {code.id: code.key for code in self._session.codes.by_id.values()}
        return values_of(mention, keys, towns.get(mention.town_id or "", ""), codes.systems_of(mention.situations))

    def last(self, fields: tuple[Field, ...]) -> dict[str, str]:
        """The lines of the actors of the mention recorded last."""
        mine = [each for each in self._session.document.mentions if each.user_id == self._session.user_id]
        latest = self._last or max(mine, key=lambda each: each.created_at, default=None)
        values = self.values(latest) if latest else {}
        return lines_of(fields, {name: values[name] for name in _ENDS if name in values})

    def record(self, passage: tuple[int, int], fields: tuple[Field, ...], typed: Typed, proposed: tuple[str, ...]) -> LinkageMention:
        """Record a mention told in a passage; `proposed` names the lines that were proposed and left as they were."""
        given = arguments(fields, typed)
        ends = given.pop("actor_a"), given.pop("actor_b")
        marks = {"prefilled": _once(name.partition(".")[0] for name in proposed)} if proposed else {}
        self._last = self._session.project.mentions.add(self._session.document.document.id, *passage, *ends, **given, **marks)
        self._session.notes.changed()
        return self._last

    def change(self, mention: LinkageMention, fields: tuple[Field, ...], typed: Typed, before: Typed) -> LinkageMention:
        """Change the fields whose lines differ."""
        given = changed(fields, typed, before)
        if not given:
            return mention
        after: LinkageMention = self._session.project.mentions.edit(mention.id, **given)
        self._session.notes.changed()
        return after

    def remove(self, mention: LinkageMention) -> None:
        """Remove a mention."""
        self._session.project.mentions.remove(mention.id)
        self._session.notes.changed()

    def add_passage(self, mention: LinkageMention) -> None:
        """Let the selection, or the turn, be a further passage that tells of a mention."""
        more = [*((each.start, each.stop) for each in mention.anchors[1:]), self._session.target()]
        self._session.project.mentions.edit(mention.id, more=more)
        self._session.notes.changed()

    def proposal(self, passage: tuple[int, int]) -> Callable[[], Prefill]:
        """Reads the passage with a connection of its own: for a thread."""
        document = self._session.document.document.id

        def read() -> Prefill:
            with self._session.connection() as project:
                found: Prefill = project.mentions.prefill(document, *passage)
                return found

        return read

    def gazetteer(self, passage: tuple[int, int], fields: tuple[Field, ...], typed: Typed) -> str:
        """The name of the scale that the gazetteer gives for the places typed; empty if none."""
        given = arguments(fields, typed)
        places = [getattr(given[end], "place", "") for end in _ENDS]
        project, document = self._session.project, self._session.document.document.id
        key = project.mentions.reach(document, passage[0], places, town=str(given.get("town", "")))
        return next((code.name(self._session.codes.language) for code in self._session.codes.facets("scale") if code.key == key), "")


def proposed_lines(fields: tuple[Field, ...], found: Prefill) -> dict[str, tuple[str, Filled]]:
    """Field -> the line that gives what the passage suggests, and the suggestion behind it."""
    lines = lines_of(fields, found.arguments())
    behind = {each.field: each for each in found.fields}
    return {name: (line, behind[name.partition(".")[0]]) for name, line in lines.items() if name.partition(".")[0] in behind}


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
