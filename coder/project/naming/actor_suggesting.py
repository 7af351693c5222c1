"""The actors that the texts name: those of the project, and new ones, with counts and places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.language.actors.find import Find
from coder.model.actor_suggestion import ActorSuggestion, Example
from coder.model.codebook import Code
from coder.model.document import Document
from coder.model.progress import Progress
from coder.model.town import Actor, Town, TownScope
from coder.project.linking.prefilled_ends import town_body
from coder.project.naming.actor_finding import finder, registry_of
from coder.store.store import Store
from coder.text.search.fold import fold
from coder.text.sentences import sentences

MOST_EXAMPLES = 5
_WE = re.compile(r"^(?:我们的?|咱们|我們的?|咱們|本|我)(?=..)")
_THE = re.compile(r"^(?:the|our)\s+", re.IGNORECASE)
_LIGHT = re.compile(r"人民(?=政府)|\s+|[·・.,-]|股份|有限|责任|^the\s")


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor named somewhere."""

    document: Document
    find: Find
    town: Town | None


def suggest(store: Store, documents: Sequence[Document], progress: Progress | None = None) -> tuple[ActorSuggestion, ...]:
    """What the documents name: actors of the project first, then single new ones, then sorts of actors; each by how often it is named."""
    registry, known = registry_of(store), {each.id: each for each in store.all(Actor)}
    towns = _towns(store)
    groups: dict[str, list[_Named]] = defaultdict(list)
    for done, document in enumerate(documents):
        if progress:
            progress(done, len(documents))
        for find in finder().find(store.text(document.text_sha256), registry):
            groups[find.actor_id or fold(_bare(find))].append(_Named(document, find, towns.get(document.id)))
    if progress:
        progress(len(documents), len(documents))
    keys = {each.id: each.key for each in store.all(Code)}
    found = [_suggestion(store, named, known, keys) for named in groups.values()]
    return tuple(sorted(found, key=lambda each: (each.actor_id is None, each.generic, -each.count, each.name)))


def _bare(find: Find) -> str:
    """The name without `we` or `the` before it."""
    label = _WE.sub("", find.label) if find.rule == "self" else find.label
    return _THE.sub("", " ".join(label.split()))


def _towns(store: Store) -> Mapping[str, Town]:
    """The one town that a whole document speaks of."""
    by_document: dict[str, set[str]] = defaultdict(set)
    for scope in store.all(TownScope):
        by_document[scope.document_id].add(scope.town_id)
    towns = {each.id: each for each in store.all(Town)}
    return {document: towns[next(iter(ids))] for document, ids in by_document.items() if len(ids) == 1 and next(iter(ids)) in towns}


def _suggestion(store: Store, named: Sequence[_Named], known: Mapping[str, Actor], keys: Mapping[str, str]) -> ActorSuggestion:
    forms = [form for form, _ in Counter(_bare(each.find) for each in named).most_common()]
    best = min(named, key=lambda each: (not each.find.kind, each.find.generic, -len(each.find.tier)))
    actor = known.get(best.find.actor_id)
    made = ActorSuggestion(
        name=actor.name() if actor else forms[0],
        forms=tuple(forms),
        kind=keys.get(actor.kind, "") if actor else best.find.kind,
        tier=actor.level if actor else best.find.tier,
        place=best.find.place,
        rule=best.find.rule,
        cue=best.find.cue,
        generic=best.find.generic,
        count=len(named),
        documents=len({each.document.id for each in named}),
        examples=tuple(_examples(store, named)),
        actor_id=actor.id if actor else None,
    )
    return made if actor else _perhaps(made, named, known.values())


def _perhaps(made: ActorSuggestion, named: Sequence[_Named], known: Iterable[Actor]) -> ActorSuggestion:
    """With the actor that it may be."""
    light = {_lightly(form) for form in made.forms}
    for actor in known:
        if light & {_lightly(name) for name in (*actor.names.values(), *actor.aliases)}:
            return replace(made, perhaps=actor.name(), because="form")
    bodies = Counter(body for each in named if (body := town_body(each.find, each.town)))
    return replace(made, perhaps=next(iter(bodies)), because="town") if len(bodies) == 1 else made


def _lightly(name: str) -> str:
    return _LIGHT.sub("", fold(name.strip()))


def _examples(store: Store, named: Sequence[_Named]) -> Iterable[Example]:
    """Some places: the first of each document, then further ones."""
    seen: set[str] = set()
    firsts = [each for each in named if each.document.id not in seen and not seen.add(each.document.id)]  # type: ignore[func-returns-value]
    for each in [*firsts, *(other for other in named if other not in firsts)][:MOST_EXAMPLES]:
        text = store.text(each.document.text_sha256)
        start, stop = each.find.start, each.find.stop
        around = sentences(text, max(0, start - 120), min(len(text), stop + 120))
        left, right = next(((a, b) for a, b in around if a <= start < b), (start, stop))
        yield Example(document_id=each.document.id, start=start, stop=stop, sentence=text[left : max(right, stop)])
