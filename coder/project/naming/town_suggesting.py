"""Which towns policy texts may speak of: by who issued them and by the places they name. Proposed, and confirmed by a person."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coder.errors import NotFound
from coder.language.places.finding import PlaceFound, find_places
from coder.language.places.gazetteer import gazetteer
from coder.language.places.place import Place
from coder.language.places.scale import home_of
from coder.model import ids
from coder.model.document import Document, Segment, superseded_ids
from coder.model.progress import Progress
from coder.model.town import Town, TownScope
from coder.model.town_suggestion import TownSuggestion
from coder.project import resolve
from coder.project.settings import Settings
from coder.project.workspace import Workspace, added
from coder.tagging.mentions import Mentions
from coder.text.policy.read import Policy, parse_policy

DECLINED = "declined_town_suggestions"
ALL = "all"


@dataclass(frozen=True, slots=True)
class _Known:
    """A town and where it is."""

    town: Town
    home: Place


class TownSuggestions:
    """Proposes, and enters what a person accepts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._settings = Settings(workspace)

    def proposed(self, documents: Sequence[str] = (), *, progress: Progress | None = None) -> tuple[TownSuggestion, ...]:
        """What is proposed for these policy texts, or for all, and was neither accepted nor declined; by text, the whole before its clauses.

        Towns whose place is not known are passed over.
        """
        chosen = [resolve.document(self._store, each) for each in documents] or self._texts()
        towns = [_Known(town, home) for town in self._store.all(Town) if (home := home_of(town))]
        declined, mentions = frozenset(self._declined()), Mentions()
        found: list[TownSuggestion] = []
        for done, document in enumerate(chosen):
            if progress:
                progress(done, len(chosen))
            if document.kind == "policy" and towns:
                entered = {(each.town_id, each.start, each.stop) for each in self._store.all(TownScope, document_id=document.id)}
                proposed = _proposed(document, self._store.text(document.text_sha256), towns, mentions)
                found += [each for each in proposed if each.key not in declined and not _is_entered(each, entered)]
        if progress:
            progress(len(chosen), len(chosen))
        return tuple(found)

    def accept(self, keys: Sequence[str]) -> tuple[TownScope, ...]:
        """Enter these proposals (`all`: every one), in one step."""
        scopes = tuple(
            TownScope(id=ids.new_id(), town_id=each.town_id, document_id=each.document_id, start=each.start, stop=each.stop)
            for each in self._named(keys)
        )
        self._workspace.write([added(scope) for scope in scopes], "say which town a text speaks of")
        return scopes

    def decline(self, keys: Sequence[str]) -> int:
        """Never propose these again; returns how many."""
        chosen = self._named(keys)
        self._settings.set(DECLINED, sorted({*self._declined(), *(each.key for each in chosen)}))
        return len(chosen)

    def _named(self, keys: Sequence[str]) -> list[TownSuggestion]:
        proposed = self.proposed()
        known = {each.key: each for each in proposed}
        missing = [key for key in keys if key not in known and key != ALL]
        if missing:
            raise NotFound(f"no proposal {missing[0]!r}", "List them: coder towns PROJECT suggest")
        return list(proposed) if ALL in keys else [known[key] for key in dict.fromkeys(keys)]

    def _declined(self) -> Iterable[str]:
        kept = self._settings.get(DECLINED, [])
        return map(str, kept) if isinstance(kept, list) else ()

    def _texts(self) -> Sequence[Document]:
        documents = self._store.all(Document)
        replaced = superseded_ids(documents)
        return [each for each in documents if each.kind == "policy" and each.id not in replaced]


def _proposed(document: Document, text: str, towns: Sequence[_Known], mentions: Mentions) -> Iterator[TownSuggestion]:
    """Of each town the whole text, or else the clauses that name it."""
    policy = parse_policy(text)
    issued_in = mentions.place_of(policy)
    named = find_places(text, near=[*((issued_in.code,) if issued_in else ()), *(each.home.code for each in towns)])
    for known in towns:
        whole = _by_issuer(known, issued_in, policy)
        if whole:
            yield _suggestion(document, known.town, whole[0], whole[1])
            continue
        places = [each for each in named if not each.cited and _is_in(each, known.home, issued_in)]
        titled = next((each for each in places if each.name in policy.title), None)
        if titled:
            yield _suggestion(document, known.town, "title", titled.name)
            continue
        yield from _by_clause(document, policy.segments, known.town, places)


def _by_issuer(known: _Known, issued_in: Place | None, policy: Policy) -> tuple[str, str] | None:
    if issued_in is None:
        return None
    issuer = policy.issuers[0] if policy.issuers else issued_in.name()
    if known.home.code in issued_in.path:
        return "issuer", issuer
    county = gazetteer().county_of(known.home)
    return ("above", issuer) if county and county.code == issued_in.code else None


def _is_in(found: PlaceFound, home: Place, issued_in: Place | None) -> bool:
    """Whether a name means the town or a place inside it; one of several places of that name only in a text of the town's province."""
    chosen = found.resolution.chosen
    if chosen is None or home.code not in chosen.path:
        return False
    return found.resolution.why == "only" or issued_in is None or issued_in.path[:2] == home.path[:2]


def _by_clause(document: Document, segments: Sequence[Segment], town: Town, places: Sequence[PlaceFound]) -> Iterator[TownSuggestion]:
    clauses = [each for each in segments if each.kind in ("article", "paragraph")]
    seen: set[int] = set()
    for place in places:
        clause = next((each for each in clauses if each.start <= place.start < each.stop), None)
        if clause and clause.start not in seen:
            seen.add(clause.start)
            yield _suggestion(document, town, "named", place.name, clause)


def _suggestion(document: Document, town: Town, why: str, words: str, clause: Segment | None = None) -> TownSuggestion:
    start, stop = (clause.start, clause.stop) if clause else (None, None)
    key = hashlib.sha256(f"{document.id}\0{town.id}\0{start}\0{stop}".encode()).hexdigest()[:8]
    return TownSuggestion(
        key=key,
        document_id=document.id,
        town_id=town.id,
        start=start,
        stop=stop,
        why=why,
        words=words,
        ref=(clause.ref or str(clause.ordinal)) if clause else "",
    )


def _is_entered(each: TownSuggestion, entered: set[tuple[str, int | None, int | None]]) -> bool:
    return (each.town_id, None, None) in entered or (each.town_id, each.start, each.stop) in entered
