"""Towns, actors and speakers as cases, with their variables, the texts that speak of them and the passages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from coder.formats.refi.wording import labelled
from coder.formats.refi.writing.draft import Draft, UniqueNames
from coder.formats.refi.writing.remarks import Remarks, Target
from coder.formats.refi.writing.selections import selection_guid
from coder.formats.refi.writing.variables import Variables
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.town import Actor, Town, TownScope


class Cases:
    """The cases of a file."""

    def __init__(self, draft: Draft, remarks: Remarks, variables: Variables) -> None:
        self._draft, self._remarks, self._variables = draft, remarks, variables
        self._names = UniqueNames()
        self._scopes: dict[str, list[TownScope]] = defaultdict(list)
        for each in draft.snapshot.town_scopes:
            self._scopes[each.town_id].append(each)

    def elements(self) -> Iterator[str]:
        """Towns, actors, actors told by name only, speakers."""
        snapshot = self._draft.snapshot
        towns = {each.id: each.name() for each in snapshot.towns}
        titles = {each.id: each.title for each in snapshot.documents}
        yield from map(self._town, snapshot.towns)
        for actor in snapshot.actors:
            yield self._actor(actor, towns.get(actor.town_id or "", ""))
        for label in dict.fromkeys(loose_ends(snapshot.mentions)):
            yield self._case("end", label, label, (("case type", "actor (as told)"),))
        for speaker in snapshot.speakers:
            labels = "; ".join(speaker.labels) if speaker.labels != (speaker.name,) else ""
            words = labelled([("labels", labels), ("only in", titles.get(speaker.document_id or "", ""))])
            yield self._case("speaker", speaker.id, speaker.name, (("case type", "speaker"), ("speaker role", speaker.role)), words)

    def _town(self, town: Town) -> str:
        words = labelled([
            *((f"name ({language})", name) for language, name in town.names.items() if name != town.name()),
            ("division code", town.division_code), ("county", town.county), ("near region", "; ".join(town.near_region)),
        ])  # fmt: skip
        scopes = self._scopes[town.id]
        whole = dict.fromkeys(each.document_id for each in scopes if each.start is None or each.stop is None)
        passages = [(each.document_id, each.start, each.stop) for each in scopes if each.start is not None and each.stop is not None]
        return self._case("town", town.id, town.name(), (("case type", "town"),), words, whole, dict.fromkeys(passages))

    def _actor(self, actor: Actor, town: str) -> str:
        words = labelled([
            *((f"name ({language})", name) for language, name in actor.names.items() if name != actor.name()),
            ("aliases", "; ".join(actor.aliases)), ("town", town),
        ])  # fmt: skip
        own = (("case type", "actor"), ("actor kind", actor.kind), ("actor level", actor.level))
        return self._case("actor", actor.id, actor.name(), own, words)

    def _case(
        self,
        kind: str,
        key: str,
        name: str,
        own: Iterable[tuple[str, str]],
        words: str = "",
        sources: Iterable[str] = (),
        passages: Iterable[tuple[str, int, int]] = (),
    ) -> str:
        draft, target = self._draft, (kind, key)
        name = self._names.of(name) if draft.profile.unique_names else name
        inside = draft.xml.element("Description", "\n".join(each for each in (words, *self._remarks.said(target)) if each))
        inside += self._variables.of(key, own)
        inside += "".join(f'<SourceRef targetGUID="{draft.guids.of("document", each)}"/>' for each in sources)
        inside += "".join(f'<SelectionRef targetGUID="{selection_guid(draft, each)}"/>' for each in passages)
        return f"<Case{draft.xml.attributes({'guid': draft.guids.of(kind, key), 'name': name})}>{inside}</Case>"


def end_case(draft: Draft, end: ActorRef, actors: Iterable[str]) -> str:
    """The identifier of the case that stands for one end of a tie."""
    return draft.guids.of("actor", end.actor_id) if end.actor_id and end.actor_id in actors else draft.guids.of("end", end.label)


def loose_ends(mentions: Iterable[LinkageMention]) -> Iterator[str]:
    """The names of ends of ties that are no actor of the registry."""
    for mention in mentions:
        for end in (mention.actor_a, mention.actor_b):
            if not end.actor_id:
                yield end.label


def case_target(target: Target) -> bool:
    """Whether a remark is on something that is a case."""
    return target[0] in ("town", "actor", "speaker")
