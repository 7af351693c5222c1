"""The towns of a project, and which text speaks of which."""

from collections.abc import Sequence
from dataclasses import replace

from coder.errors import Conflict, InvalidValue
from coder.language.places.gazetteer import gazetteer
from coder.language.places.near_region import default_near_region
from coder.language.places.scale import home_of
from coder.model import ids
from coder.model.linkage import Linkage, LinkageMention
from coder.model.town import Actor, Town, TownScope
from coder.project import resolve
from coder.project.codings import check_span
from coder.project.linking.scale import rescaled
from coder.project.naming.placing import placed, written_out
from coder.project.removal import carried, removal
from coder.project.workspace import Changes, Workspace, added, edited, removed
from coder.store.store import Store
from coder.text.languages import detect


def new_town(
    store: Store | None,
    name: str,
    *,
    county: str = "",
    code: str = "",
    near_region: Sequence[str] | None = None,
    names: dict[str, str] | None = None,
) -> Town:
    """A town that is not yet written, placed by the gazetteer; the language of its name is told by its characters.

    Args:
        near_region: What counts as regional for it; without it, what the gazetteer says of a town there.

    Raises:
        Ambiguous: several places have the name, and neither county nor code says which.
    """
    name, county = _name(name), county.strip()
    known = names or {_language(name): name}
    where = placed(known.values(), county=county, code=code.strip())
    town_id = ids.town_id(f"{name}\x1f{where.county}" if county else name)
    if store and store.get(Town, town_id):
        town_id = ids.new_id()
    near = where.near_region if near_region is None else written_out(near_region)
    return Town(id=town_id, names=known, division_code=where.code, county=where.county, near_region=near)


def towns_of_documents(store: Store) -> dict[str, tuple[str, ...]]:
    """Names of the towns that each document speaks of, as a whole or in part, by its id."""
    names = {town.id: town.name() for town in store.all(Town)}
    found: dict[str, dict[str, None]] = {}
    for scope in store.all(TownScope):
        found.setdefault(scope.document_id, {})[names[scope.town_id]] = None
    return {document: tuple(towns) for document, towns in found.items()}


class Towns:
    """Makes, renames, merges and removes towns; says which documents or spans speak of them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self) -> tuple[Town, ...]:
        """All towns."""
        return self._store.all(Town)

    def get(self, ref: str) -> Town:
        """The town with this name in any language, or id."""
        return resolve.town(self._store, ref)

    def of_documents(self) -> dict[str, tuple[str, ...]]:
        """Names of the towns that each document speaks of, by its id."""
        return towns_of_documents(self._store)

    def scopes(self, town: str | None = None) -> tuple[TownScope, ...]:
        """Which documents and spans speak of a town, or of any."""
        return self._store.all(TownScope, **({"town_id": self.get(town).id} if town else {}))

    def add(self, name: str, *, other_name: str = "", county: str = "", code: str = "", near_region: Sequence[str] | None = None) -> Town:
        """Make a town, with a name in the other language if known, its county or its division code.

        Raises:
            Conflict: there is such a town already.
            Ambiguous: several places have the name, and nothing says which.
        """
        town = self._new(name, other_name=other_name, county=county, code=code, near_region=near_region)
        self._workspace.write([added(town)], "add a town")
        return town

    def _new(self, name: str, *, other_name: str = "", county: str = "", code: str = "", near_region: Sequence[str] | None = None) -> Town:
        names = {_language(each): _name(each) for each in (other_name, name) if each.strip()}
        town = new_town(self._store, name, county=county, code=code, near_region=near_region, names=names)
        for known in self.list():
            same = [each for each in names.values() if each in known.names.values() and known.county in {county.strip(), town.county}]
            if same:
                raise Conflict(f"there is already a town {same[0]}", "Use that one, or give the county to tell them apart: --county NAME.")
            if town.division_code and known.division_code == town.division_code:
                raise Conflict(
                    f"{known.name()} is the same place as {name}", f"Give it the second name: coder towns PROJECT rename {known.name()} {name}"
                )
        return town

    def rename(self, ref: str, name: str, *, language: str | None = None) -> Town:
        """Give a town another name in a language (told by the characters if not given)."""
        before = self.get(ref)
        after = replace(before, names={**before.names, language or _language(name): _name(name)})
        self._workspace.write([edited(before, after)], "rename a town")
        return after

    def set(self, ref: str, *, county: str | None = None, code: str | None = None, near_region: Sequence[str] | None = None) -> Town:
        """Set the county or the division code, or the places that count as regional for this town.

        A near region that was the default of where the town was becomes that of where it is. The scales of its mentions follow, in the same step.
        """
        before = self.get(ref)
        after = before
        if county is not None or code is not None:
            where = placed(before.names.values(), county=(county or "").strip(), code=(code or "").strip())
            own = before.near_region and before.near_region != _default_near(before)
            near = before.near_region if own else where.near_region
            after = replace(before, division_code=where.code, county=where.county, near_region=near)
        if near_region is not None:
            after = replace(after, near_region=written_out(near_region))
        self._workspace.write([edited(before, after), *rescaled(self._store, after)], "change a town")
        return after

    def near_by_default(self, ref: str) -> Town:
        """Let the gazetteer say again what counts as regional for a town."""
        before = self.get(ref)
        after = replace(before, near_region=_default_near(before))
        self._workspace.write([edited(before, after), *rescaled(self._store, after)], "change a town")
        return after

    def speaks_of(self, document: str, town: str, *, start: int | None = None, stop: int | None = None) -> TownScope:
        """Say that a document, or a span of it, speaks of a town."""
        source, place = resolve.document(self._store, document), self.get(town)
        if start is not None or stop is not None:
            check_span(source, -1 if start is None else start, -1 if stop is None else stop)
        for known in self._store.all(TownScope, document_id=source.id, town_id=place.id, start=start, stop=stop):
            return known
        scope = TownScope(id=ids.new_id(), town_id=place.id, document_id=source.id, start=start, stop=stop)
        self._workspace.write([added(scope)], "say which town a text speaks of")
        return scope

    def enter(self, document: str, name: str, *, code: str = "", start: int | None = None, stop: int | None = None) -> Town:
        """Make a town and say that a document, or a span of it, speaks of it, in one step."""
        source = resolve.document(self._store, document)
        if start is not None or stop is not None:
            check_span(source, -1 if start is None else start, -1 if stop is None else stop)
        town = self._new(name, code=code)
        scope = TownScope(id=ids.new_id(), town_id=town.id, document_id=source.id, start=start, stop=stop)
        self._workspace.write([added(town), added(scope)], "say which town a text speaks of")
        return town

    def no_longer(self, document: str, town: str, *, span: tuple[int, int] | None = None) -> int:
        """Take back all that says the document (or only this span of it) speaks of the town; returns how many statements went."""
        only = dict(zip(("start", "stop"), span, strict=True)) if span else {}
        scopes = self._store.all(TownScope, document_id=resolve.document(self._store, document).id, town_id=self.get(town).id, **only)
        self._workspace.write([removed(each) for each in scopes], "take back which town a text speaks of")
        return len(scopes)

    def merge(self, ref: str, into: str) -> Town:
        """Make two towns one: all that is said of `ref` is said of `into`."""
        old, kept = self.get(ref), self.get(into)
        if old.id == kept.id:
            raise InvalidValue(f"{ref} and {into} are the same town", "Name two towns.")
        there = {(each.document_id, each.start, each.stop) for each in self._store.all(TownScope, town_id=kept.id)}
        moved = [
            removed(each) if (each.document_id, each.start, each.stop) in there else edited(each, replace(each, town_id=kept.id))
            for each in self._store.all(TownScope, town_id=old.id)
        ]
        moved += [change for kind in _PLACED for change in _placed(self._store, kind, old, kept.id)]
        moved += carried(self._store, old, kept)
        after = replace(
            kept,
            names={**old.names, **kept.names},
            division_code=kept.division_code or old.division_code,
            county=kept.county or old.county,
            near_region=kept.near_region or old.near_region,
        )
        self._workspace.write([*moved, edited(kept, after), *removal(self._store, old, alone=True)], "merge two towns")
        return after

    def remove(self, ref: str) -> None:
        """Remove a town; its mentions and actors stay, without a town."""
        town = self.get(ref)
        freed = [change for kind in _PLACED for change in _placed(self._store, kind, town, None)]
        scopes = [removed(each) for each in self._store.all(TownScope, town_id=town.id)]
        self._workspace.write([*freed, *scopes, *removal(self._store, town)], "remove a town")


_PLACED: tuple[type[LinkageMention] | type[Linkage] | type[Actor], ...] = (LinkageMention, Linkage, Actor)


def _placed(store: Store, kind: type[LinkageMention] | type[Linkage] | type[Actor], old: Town, town_id: str | None) -> Changes:
    """The changes that put mentions, linkages or actors into another town, or none."""
    return [edited(each, replace(each, town_id=town_id)) for each in store.all(kind, town_id=old.id)]


def _default_near(town: Town) -> tuple[str, ...]:
    home = home_of(town)
    return default_near_region(home, gazetteer()) if home else ()


def _name(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise InvalidValue(f"{name!r} cannot be the name of a town", "Give a name of printable characters.")
    return name.strip()


def _language(name: str) -> str:
    return "en" if detect(name) == "en" else "zh"
