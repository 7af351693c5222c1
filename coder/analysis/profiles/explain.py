"""The quotes behind any number of a profile."""

from collections.abc import Collection, Iterator
from itertools import chain

from coder.analysis.counting.quoting import Quotes
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.evidence import SITUATION, TownEvidence, collect
from coder.analysis.profiles.frame import frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.rows import Selected, select, shown
from coder.analysis.profiles.scopes import scopes
from coder.errors import NotFound
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot
from coder.model.town import Town

DEFAULTS = ProfileParameters()


def explain(snapshot: Snapshot, town: str, row: str, *, parameters: ProfileParameters = DEFAULTS) -> tuple[Quote, ...]:
    """The passages behind one row of a town's profile: those that support it first, then in order of document and place.

    Args:
        town: Id or a name of the town.
        row: A row of the profile, as `rows.select` lists them; a status (`active`, `planned`), or the id or title of a source.

    Raises:
        NotFound: the project has no such town, or its profile no such row.
    """
    snapshot = narrowed(snapshot, parameters)
    place = _town(snapshot, town)
    measured_in = frame(snapshot, parameters.codebook_key)
    evidence = collect(snapshot, measured_in, scopes(snapshot), [place.id], parameters)[place.id]
    quotes = Quotes(snapshot)
    found: dict[tuple[str, str, str], Quote] = {}
    for quote in _of_status_or_source(row, evidence, quotes, parameters):
        found.setdefault((quote.kind, quote.id, quote.value), quote)
    for selected in () if found else select(row, measured_in, evidence):
        for kind, identity, value in _behind(selected, evidence):
            if shown(selected.group, value, measured_in) == selected.value:
                key = (kind, identity, "" if selected.why else selected.value)
                found.setdefault(key, quotes.quote(kind, identity, selected.value, supports=selected.supports, aside=selected.why))
    return tuple(sorted(found.values(), key=lambda q: (not q.supports, q.title, q.document_id, q.start, q.stop, q.value, q.user, q.id)))


def _of_status_or_source(row: str, evidence: TownEvidence, quotes: Quotes, parameters: ProfileParameters) -> Iterator[Quote]:
    """The mentions of a status, or all that counts of one source."""
    counting = () if row == "denied" else parameters.statuses
    for identity in evidence.statuses.get(row, ()):
        yield quotes.quote("mention", identity, row, aside="" if row in counting else row)
    for piece in chain(evidence.situations, *evidence.facets.values()):
        if row in (piece.document_id, quotes.title(piece.document_id)):
            yield from (quotes.quote("coding", each, piece.value) for each in piece.codings)
            yield from (quotes.quote("mention", each, piece.value) for each in piece.mentions)


def passages(snapshot: Snapshot, codings: Collection[str], mentions: Collection[str]) -> tuple[Quote, ...]:
    """These codings and mentions as quotes, in order of document and place; ids that are gone are left out."""
    quotes, keys = Quotes(snapshot), {code.id: code.key for code in snapshot.codes}
    coded, told = frozenset(codings), frozenset(mentions)
    values = {("coding", each.id): keys.get(each.code_id, "") for each in snapshot.codings if each.id in coded}
    values |= {("mention", each.id): f"{each.actor_a.label} -> {each.actor_b.label}" for each in snapshot.mentions if each.id in told}
    found = [quotes.quote(kind, identity, value) for (kind, identity), value in values.items()]
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
