"""The quotes behind any number of a profile."""

from collections.abc import Collection, Iterator

from coder.analysis.evidence import SITUATION, TownEvidence, collect
from coder.analysis.frame import frame
from coder.analysis.narrowing import narrowed
from coder.analysis.parameters import ProfileParameters
from coder.analysis.rows import Selected, select, shown
from coder.analysis.scopes import scopes
from coder.analysis.turns import Turn, TurnIndex
from coder.errors import NotFound
from coder.model.coding import Coding
from coder.model.linkage import LinkageMention
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot
from coder.model.town import Town

DEFAULTS = ProfileParameters()


def explain(snapshot: Snapshot, town: str, row: str, *, parameters: ProfileParameters = DEFAULTS) -> tuple[Quote, ...]:
    """The passages behind one row of a town's profile: those that support it first, then in order of document and place.

    Args:
        town: Id or a name of the town.
        row: A row of the profile; `rows.select` says which there are.

    Raises:
        NotFound: the project has no such town, or its profile no such row.
    """
    snapshot = narrowed(snapshot, parameters)
    place = _town(snapshot, town)
    measured_in = frame(snapshot, parameters.codebook_key)
    evidence = collect(snapshot, measured_in, scopes(snapshot), [place.id], parameters)[place.id]
    quotes = _Quotes(snapshot)
    found: dict[tuple[str, str, str], Quote] = {}
    for selected in select(row, measured_in, evidence):
        for kind, identity, value in _behind(selected, evidence):
            if shown(selected.group, value, measured_in) == selected.value:
                key = (kind, identity, "" if selected.why else selected.value)
                found.setdefault(key, quotes.quote(kind, identity, selected))
    return tuple(sorted(found.values(), key=lambda q: (not q.supports, q.title, q.document_id, q.start, q.stop, q.value, q.user, q.id)))


def passages(snapshot: Snapshot, codings: Collection[str], mentions: Collection[str]) -> tuple[Quote, ...]:
    """These codings and mentions as quotes, in order of document and place; ids that are gone are left out."""
    quotes, keys = _Quotes(snapshot), {code.id: code.key for code in snapshot.codes}
    coded, told = frozenset(codings), frozenset(mentions)
    values = {("coding", each.id): keys.get(each.code_id, "") for each in snapshot.codings if each.id in coded}
    values |= {("mention", each.id): f"{each.actor_a.label} -> {each.actor_b.label}" for each in snapshot.mentions if each.id in told}
    found = [quotes.quote(kind, identity, Selected(group=SITUATION, value=value)) for (kind, identity), value in values.items()]
    return tuple(sorted(found, key=lambda q: (q.title, q.document_id, q.start, q.stop, q.kind, q.id)))


def _behind(selected: Selected, evidence: TownEvidence) -> Iterator[tuple[str, str, str]]:
    """Kind and id of each coding or mention of the group, and its value as stored."""
    if selected.why:
        for value, reasons in evidence.aside.get(selected.group, {}).items():
            yield from (("mention", each, value) for each in reasons.get(selected.why, ()))
        return
    for piece in evidence.situations if selected.group == SITUATION else evidence.facets.get(selected.group, ()):
        yield from (("coding", each, piece.value) for each in piece.codings)
        yield from (("mention", each, piece.value) for each in piece.mentions)


def _town(snapshot: Snapshot, reference: str) -> Town:
    for town in snapshot.towns:
        if reference == town.id:
            return town
    named = [town for town in snapshot.towns if reference in town.names.values()]
    if len(named) != 1:
        known = ", ".join(sorted(town.name() for town in snapshot.towns)) or "none"
        raise NotFound(f"no town {reference!r} in this project" if not named else f"several towns are named {reference!r}", f"There is: {known}.")
    return named[0]


class _Quotes:
    """Makes quotes; reads the text of a document only when it is quoted."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._things: dict[tuple[str, str], Coding | LinkageMention] = {("coding", each.id): each for each in snapshot.codings}
        self._things |= {("mention", each.id): each for each in snapshot.mentions}
        self._titles = {document.id: document.title for document in snapshot.documents}
        self._users = {user.id: user.name for user in snapshot.users}
        self._speakers = {speaker.id: speaker.name for speaker in snapshot.speakers}
        self._indexes: dict[str, TurnIndex] = {}

    def quote(self, kind: str, identity: str, selected: Selected) -> Quote:
        thing = self._things[kind, identity]
        document = thing.document_id
        text = self._snapshot.texts[document]
        if document not in self._indexes:
            self._indexes[document] = TurnIndex(self._snapshot.segments.get(document, ()))
        turn = self._indexes[document].at(thing.start)
        return Quote(
            kind=kind,
            id=identity,
            value=selected.value,
            supports=selected.supports,
            aside=selected.why,
            document_id=document,
            title=self._titles[document],
            speaker=self._speaker(document, turn, thing.speaker_id if isinstance(thing, LinkageMention) else None),
            line=text.count("\n", 0, thing.start) + 1,
            turn=turn.ordinal,
            start=thing.start,
            stop=thing.stop,
            text=text[thing.start : thing.stop],
            user=self._users.get(thing.user_id, thing.user_id),
            at=thing.created_at,
        )

    def _speaker(self, document_id: str, turn: Turn, given: str | None) -> str:
        ids = self._snapshot.turn_speakers.get(document_id, ()) if turn.kind == "turn" else ()
        found = given or (ids[turn.ordinal - 1] if 0 < turn.ordinal <= len(ids) else None)
        if found in self._speakers:
            return self._speakers[found]
        return turn.label if turn.kind == "turn" else ""
