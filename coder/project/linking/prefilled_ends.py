"""The two ends of a tie and its brokers, as a passage names them: in the order of the text, unless a word turns it round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.language.actors.find import Find
from coder.language.places.scale import home_of
from coder.language.words import HAN
from coder.model.linkage import ActorRef
from coder.model.prefill import Filled, Ground
from coder.model.town import Actor, Town
from coder.project.linking.ends import written_end
from coder.project.linking.fields import ACTOR_GROUP, FieldCodes
from coder.store.store import Store
from coder.text.search.fold import fold
from coder.text.shadow import simplified

_TURNS_ROUND = re.compile(
    r"(?:从|由|被|靠|来自|得益于|依靠|经由|源自|承接)(?:[\u3400-\u9fff]{0,4}的)?$|\b(?:from|by|thanks to|due to)\s+(?:the\s+|a\s+|our\s+)?$"
)
_THROUGH = re.compile(r"(?:通过|透过|经过|经|借助|藉由|借由|委托|委由)$|\b(?:through|via|with the help of)\s+(?:the\s+|a\s+|our\s+)?$")
_BROKERS = re.compile(
    r"^(?:的?(?:人|会长|老师|先生)?)?(?:也|来|再|帮忙?|帮我们|从中|居中|出面|负责)*(?:牵线|搭桥|牵头介绍|介绍|撮合|居间|引荐|协调|斡旋|媒合|穿针引线|做中间人|搭[了]?线|沟通)"
    r"|^\s*(?:introduced|brokered|mediated|arranged|helped us find|put us in touch|brought us together|stepped in)"
)
_WE = re.compile(r"我们|咱们|我(?!国|省|市|县)|\b(?:we|our|us)\b")
_OWN_WORD = re.compile(r"^(?:我们的?|咱们|本|我)(?=..)")
_LOOK = 10
_VAGUE = ("people", "civil", "trained")
_BARE = ("government", "self", "locative")


@dataclass(frozen=True, slots=True)
class Told:
    """Who is named: the chosen ends, their fields, and every actor as a line."""

    ends: tuple[Find, ...]
    fields: tuple[Filled, ...]
    candidates: tuple[str, ...]


def ends_of(
    store: Store, finds: Sequence[Find], text: str, span: tuple[int, int], codes: FieldCodes, *, own: Actor | None, town: Town | None
) -> Told:
    """The ends and brokers that a passage names.

    Args:
        finds: In order of place.
        own: The actor whose turn it is: `we`.
        town: The one the passage speaks of; its own body is offered for a bare 市政府, as a candidate only.
    """
    lines = _Lines(store, codes, town)
    each_once = list({lines.of(find): find for find in reversed(finds)}.items())[::-1]
    brokers = [(line, find, ground) for line, find in each_once if (ground := _brokering(text, find, span))]
    rest = [(line, find) for line, find in each_once if line not in {line for line, _, _ in brokers}]
    ends = [(line, find, Ground(rule="actor", words=find.cue, start=find.start, stop=find.stop)) for line, find in rest]
    if len(ends) < 2:
        ends, brokers = [*ends, *brokers[: 2 - len(ends)]], brokers[2 - len(ends) :]
        ends.sort(key=lambda each: each[1].start)
    chosen = _best_two(ends)
    we = _own_end(text, span, own) if len(chosen) < 2 else None
    fields = list(_fields(chosen, text, we, own))
    if brokers:
        fields.append(Filled(field="brokers", value=tuple(line for line, _, _ in brokers), grounds=tuple(ground for _, _, ground in brokers)))
    bodies = [body for find in finds if (body := town_body(find, town))]
    return Told(tuple(find for _, find, _ in chosen), tuple(fields), tuple(dict.fromkeys([*(line for line, _ in each_once), *bodies])))


def town_body(find: Find, town: Town | None) -> str:
    """The name of the town's own body that a bare 市政府 may mean; only ever a suggestion. Empty where it means none."""
    if town is None or not find.generic or find.rule not in _BARE or not HAN.search(find.label):
        return ""
    home = home_of(town)
    tier = {"county": ("county", "prefecture"), "prefecture": ("prefecture",), "township": ("township",)}.get(home.level, ()) if home else ()
    if home is None or find.tier not in tier:
        return ""
    if home.level == "county" and find.tier == "prefecture" and not home.name().endswith("市"):
        return ""
    return home.name() + ("公所" if "公所" in simplified(find.label) else "政府")


class _Lines:
    """Actors as lines that `Mentions.add` takes."""

    def __init__(self, store: Store, codes: FieldCodes, town: Town | None) -> None:
        self._town = town
        self._actors = {each.id: each for each in store.all(Actor)}
        self._codes = codes
        self._kinds = set(codes.keys(ACTOR_GROUP))

    def of(self, find: Find) -> str:
        """The line for what was found: the name as said, else the name in the registry; with what is known of a new one in brackets.

        The tier of 市政府 stays open where the town is a city of the rank of a county.
        """
        actor = self._actors.get(find.actor_id)
        if actor:
            names = (*actor.names.values(), *actor.aliases)
            return find.label if find.label in names else actor.name()
        label = _OWN_WORD.sub("", find.label) if find.rule == "self" else find.label
        label = re.sub(r"^(?:the|The)\s+", "", " ".join(label.split()))
        open_tier = find.tier == "prefecture" and bool(town_body(find, self._town))
        kind = find.kind if find.kind in self._kinds and not open_tier else ""
        known = next((each for each in self._actors.values() if label in (*each.names.values(), *each.aliases)), None)
        return label if known else written_end(ActorRef(label=label, kind=kind, tier="" if open_tier else find.tier, place=find.place), self._codes)


def _best_two(ends: Sequence[tuple[str, Find, Ground]]) -> list[tuple[str, Find, Ground]]:
    """The first two; single actors and those whose type is known before others."""
    ranked = sorted(ends, key=lambda each: (each[1].rule in _VAGUE and not each[1].kind, each[1].start))
    return sorted(ranked[:2], key=lambda each: each[1].start)


def _fields(chosen: Sequence[tuple[str, Find, Ground]], text: str, we: Ground | None, own: Actor | None) -> Iterator[Filled]:
    sides: list[tuple[str, tuple[Ground, ...]]] = [(line, (ground,)) for line, _, ground in chosen]
    if we and own:
        at = 0 if not chosen or we.start <= chosen[0][1].start else 1
        sides.insert(at, (own.name(), (we,)))
    if len(chosen) == 2:
        between = fold(text[max(chosen[0][1].stop, chosen[1][1].start - _LOOK) : chosen[1][1].start])
        turned = _TURNS_ROUND.search(between)
        if turned:
            start = chosen[1][1].start - len(between) + turned.start()
            why = Ground(rule="from", words=text[start : start + len(turned[0])], start=start, stop=start + len(turned[0]))
            sides = [(line, (*grounds, why)) for line, grounds in reversed(sides)]
    for field, (line, grounds) in zip(("actor_a", "actor_b"), sides, strict=False):
        yield Filled(field=field, value=line, grounds=grounds)


def _brokering(text: str, find: Find, span: tuple[int, int]) -> Ground | None:
    """Why an actor is a go-between: its type, or the words around it."""
    if find.kind == "actor.broker":
        return Ground(rule="broker", words=find.cue, start=find.start, stop=find.stop)
    before, after = fold(text[max(span[0], find.start - 24) : find.start]), fold(text[find.stop : min(span[1], find.stop + 40)])
    for found, at in ((_THROUGH.search(before), find.start - len(before)), (_BROKERS.search(after), find.stop)):
        if found and found[0]:
            start, stop = at + found.start(), at + found.end()
            return Ground(rule="broker", words=text[start:stop].strip(), start=start, stop=stop)
    return None


def _own_end(text: str, span: tuple[int, int], own: Actor | None) -> Ground | None:
    found = _WE.search(fold(text[span[0] : span[1]])) if own else None
    return Ground(rule="own", words=found[0], start=span[0] + found.start(), stop=span[0] + found.end()) if found else None
