"""Which town the text speaks of: the project's towns, and places of the gazetteer to make one of (no Textual)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.model.codebook import in_language
from coder.model.town import Town
from coder.project.places import described, look_up
from coder.text.search.fold import fold
from coder.tui.codes.forms import forms_of

if TYPE_CHECKING:
    from coder.tui.session import Session

_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A town that can be chosen, or a place to make one of.

    Attributes:
        town_id: Of a town of the project; empty: one is made.
        code: Division code of the place; empty: in no place that the gazetteer knows.
        where: The units that hold the place, and what it is called in the other language.
        said: Whether the text is already said to speak of it, as a whole or in just this passage.
    """

    name: str
    town_id: str = ""
    code: str = ""
    where: str = ""
    said: bool = False


class TownsHere:
    """The towns of the open document, or of the selected passage."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        start, stop = session.selection
        self.span: tuple[int, int] | None = (start, stop) if start < stop else None

    def offered(self, query: str) -> list[Offered]:
        """The towns of the project that fit the query, those said first; then the places of this name, if it is whole."""
        query = query.strip()
        towns = self._session.project.towns.list()
        said = {
            each.town_id for each in self._session.project.towns.scopes() if each.document_id == self._document and self._same(each.start, each.stop)
        }
        fitting = [each for each in towns if not query or _fits(each, query)]
        found = [self._town(each, each.id in said) for each in sorted(fitting, key=lambda each: each.id not in said)]
        return [*found, *self._places(query, towns)] if len(query) > 1 else found

    def choose(self, offered: Offered) -> tuple[str, str]:
        """Say that the text speaks of it, or take that back if it is said; what was done, and the town's name."""
        towns, span = self._session.project.towns, self.span
        start, stop = span or (None, None)
        if offered.said:
            towns.no_longer(self._document, offered.town_id, span=span)
            return "town unsaid", offered.name
        if offered.town_id:
            towns.speaks_of(self._document, offered.town_id, start=start, stop=stop)
        else:
            towns.enter(self._document, offered.name, code=offered.code, start=start, stop=stop)
        return "town said", offered.name

    @property
    def _document(self) -> str:
        return self._session.document.document.id

    def _same(self, start: int | None, stop: int | None) -> bool:
        return (start, stop) == (self.span or (None, None))

    def _town(self, town: Town, said: bool) -> Offered:
        name = in_language(town.names, self._session.language) or town.name()
        return Offered(name=name, town_id=town.id, code=town.division_code, where=town.county, said=said)

    def _places(self, query: str, towns: tuple[Town, ...]) -> list[Offered]:
        """Places of this name that are no town of the project yet; what no table has can be entered as it is."""
        found = look_up(query, near=[each.division_code for each in towns if each.division_code])
        known = {each.division_code for each in towns if each.division_code}
        named = any(fold(query) == fold(name) for each in towns for name in each.names.values())
        if not found.candidates:
            return [] if named else [Offered(name=query)]
        first = sorted(found.candidates, key=lambda each: each != found.chosen)
        shown = [described(each) for each in first if each.code not in known and each.level not in ("region", "territory", "province")]
        return [Offered(name=query, code=each.code, where=f"{' '.join(each.path)} ({', '.join(reversed(each.path_en))})") for each in shown[:_MOST]]


def _fits(town: Town, query: str) -> bool:
    wanted = fold(query)
    return any(fold(form).startswith(wanted) for name in town.names.values() for form in forms_of(name))
