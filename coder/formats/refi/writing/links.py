"""Linkages and mentions as links between the cases of their actors, drawn as one graph; notes linked to what has no place for notes."""

from collections.abc import Iterator
from math import cos, pi, sin

from coder.formats.refi.guids import derived
from coder.formats.refi.writing.cases import case_target, end_case
from coder.formats.refi.writing.draft import Draft
from coder.formats.refi.writing.remarks import Remarks, Target, is_passage
from coder.formats.refi.writing.selections import coding_selection_guid, selection_guid
from coder.formats.refi.writing.ties import Ties
from coder.model.linkage import Linkage

_RADIUS = 400
_WIDTH, _HEIGHT = 160, 40


class Links:
    """The links of a file, and their graph."""

    def __init__(self, draft: Draft, remarks: Remarks, ties: Ties) -> None:
        self._draft, self._remarks, self._ties = draft, remarks, ties
        self._actors = {each.id: each.name() for each in draft.snapshot.actors}
        self._codings = {each.id: each for each in draft.snapshot.codings} if remarks.linked else {}

    def elements(self) -> Iterator[str]:
        """Linkages, then the mentions behind them, then notes."""
        guids, remarks, ties = self._draft.guids, self._remarks, self._ties
        for linkage in self._draft.snapshot.linkages:
            origin, target = self._ends(linkage)
            way = ties.direction(ties.of_linkage.get(linkage.id, ()))
            notes = remarks.refs(("linkage", linkage.id))
            yield self._link(guids.of("linkage", linkage.id), ties.linkage_name(linkage), way, origin, target, notes)
        for mention in self._draft.snapshot.mentions:
            ends = [end_case(self._draft, end, self._actors) for end in (mention.actor_a, mention.actor_b)]
            notes = remarks.refs(("mention", mention.id))
            way = ties.direction([mention])
            yield self._link(guids.of("mention", mention.id), ties.mention_name(mention), way, ends[0], ends[1], notes)
        for number, (note, noted) in enumerate(remarks.linked, 1):
            place = self._place(noted)
            if place:
                yield self._link(guids.of("note-link", f"{note}:{number}"), "memo", "OneWay", note, place, "")

    def graphs(self) -> Iterator[str]:
        """One graph of the linkages whose two actors are known: actors on a circle, in the order of the registry."""
        known = [each for each in self._draft.snapshot.linkages if {each.actor_a, each.actor_b} <= self._actors.keys()]
        ends = {actor for each in known for actor in (each.actor_a, each.actor_b)}
        placed = [each for each in self._draft.snapshot.actors if each.id in ends]
        if not placed:
            return
        graph = derived("graph", self._draft.snapshot.name)
        inside = []
        for number, actor in enumerate(placed):
            guid = self._draft.guids.of("actor", actor.id)
            x, y = (round(_RADIUS + _RADIUS * turned(2 * pi * number / len(placed))) for turned in (cos, sin))
            inside.append("<Vertex" + self._draft.xml.attributes({
                "guid": derived("vertex", guid), "representedGUID": guid, "name": actor.name(), "firstX": str(x), "firstY": str(y),
                "secondX": str(x + _WIDTH), "secondY": str(y + _HEIGHT), "shape": "Person",
            }) + "/>")  # fmt: skip
        for linkage in known:
            origin, target = self._ends(linkage)
            guid = self._draft.guids.of("linkage", linkage.id)
            inside.append("<Edge" + self._draft.xml.attributes({
                "guid": derived("edge", guid), "representedGUID": guid, "name": self._ties.linkage_name(linkage),
                "sourceVertex": derived("vertex", str(origin)), "targetVertex": derived("vertex", str(target)),
                "direction": self._ties.direction(self._ties.of_linkage.get(linkage.id, ())), "lineStyle": "solid",
            }) + "/>")  # fmt: skip
        yield f'<Graph guid="{graph}" name="Linkages">{"".join(inside)}</Graph>'

    def _ends(self, linkage: Linkage) -> tuple[str | None, str | None]:
        """The cases at both ends: the actors, else those of the first mention."""
        first = next(iter(self._ties.of_linkage.get(linkage.id, ())), None)
        ends = [
            self._draft.guids.of("actor", actor) if actor in self._actors else end_case(self._draft, told, self._actors) if told else None
            for actor, told in ((linkage.actor_a, first and first.actor_a), (linkage.actor_b, first and first.actor_b))
        ]
        return ends[0], ends[1]

    def _place(self, target: Target) -> str | None:
        if is_passage(target):
            return selection_guid(self._draft, target[1:])
        if case_target(target):
            return self._draft.guids.of(*target[:2])
        coding = self._codings.get(target[1])
        return coding_selection_guid(self._draft, coding) if coding else None

    def _link(self, guid: str, name: str, way: str, origin: str | None, target: str | None, notes: str) -> str:
        opening = self._draft.xml.attributes({"guid": guid, "name": name, "direction": way, "originGUID": origin, "targetGUID": target})
        return f"<Link{opening}>{notes}</Link>\n"
