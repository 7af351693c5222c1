"""The actors of a project, and those that its texts name, as rows of a list (no Textual)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coder.model.actor_suggestion import ActorSuggestion
from coder.model.town import Actor
from coder.project.naming.actor_moves import ends
from coder.text.cells import cell_len, crop, visible
from coder.text.search.fold import fold
from coder.tui.codes.forms import forms_of
from coder.tui.lines import Line
from coder.tui.texts.screens import Texts

_NAME = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor of the project, with the number of mentions that name it and the name of its town."""

    actor: Actor
    mentions: int
    town: str = ""

    @property
    def also(self) -> tuple[str, ...]:
        """Its other names."""
        return tuple(each for each in dict.fromkeys((*self.actor.names.values(), *self.actor.aliases)) if each != self.actor.name())


def known_actors(project: Any) -> Iterable[KnownActor]:
    """The actors of a project; those that are named most often first."""
    counts = Counter(actor_id for mention in project.mentions.list() for actor_id in {end.actor_id for end in ends(mention)})
    towns = {each.id: each.name() for each in project.towns.list()}
    found = [KnownActor(actor=each, mentions=counts[each.id], town=towns.get(each.town_id or "", "")) for each in project.actors.list()]
    return sorted(found, key=lambda each: (-each.mentions, each.actor.name()))


def fits(names: Sequence[str], typed: str) -> bool:
    """Whether one of the names holds what is typed, in either script, or its pinyin begins so."""
    wanted = fold(typed.strip())
    return not wanted or any(wanted in fold(name) or any(form.startswith(wanted) for form in forms_of(name)) for name in names)


def known_line(each: KnownActor, kinds: Mapping[str, str], width: int) -> Line:
    """Name, type and tier, other names, town, number of mentions."""
    name = min(_NAME, width // 3)
    kind = min(36, max(18, width * 3 // 10))
    number = str(each.mentions or "·")
    rest = max(0, width - name - kind - 9)
    about = " · ".join(filter(None, (", ".join(each.also), each.town)))
    sort = " ".join(filter(None, (kinds.get(each.actor.kind, ""), each.actor.level)))
    return [
        (f" {_filled(each.actor.name(), name)} ", "strong"),
        (f"{_filled(sort, kind)} ", "accent"),
        (f"{number:>4}  ", "text"),
        (_filled(about, rest), "dim"),
    ]


def named_line(each: ActorSuggestion, kinds: Mapping[str, str], texts: Texts, width: int) -> Line:
    """How often, name, type and tier, and by what it was found."""
    name = min(_NAME, width // 3)
    kind = min(36, max(18, width * 3 // 10))
    sort = " ".join(filter(None, (kinds.get(each.kind, ""), each.tier)))
    state = texts("actor known") if each.actor_id else texts("actor sort") if each.generic else texts("actor new")
    why = f"{state} · {texts(f'rule {each.rule}')} “{each.cue}”"
    rest = max(0, width - name - kind - 9)
    return [
        (f"{each.count:>5} ", "text"),
        (f"{_filled(each.name, name)} ", "dim" if each.actor_id else "strong"),
        (f"{_filled(sort, kind)} ", "accent"),
        (_filled(why, rest), "dim"),
    ]


def named_details(each: ActorSuggestion, texts: Texts, width: int) -> list[Line]:
    """What it may be, and where it is named, a line each."""
    lines: list[Line] = []
    if each.perhaps:
        lines.append([("       ", "text"), (crop(texts(f"perhaps {each.because}", visible(each.perhaps)), width - 8), "warning")])
    for example in each.examples[:1]:
        words = visible(example.sentence.replace("\n", " "))
        at = max(0, words.find(visible(each.forms[0])) - 20)
        lines.append([("       ", "text"), (crop(("…" if at else "") + words[at:], width - 8), "text")])
    return lines


def _filled(text: str, cells: int) -> str:
    shown = visible(text)
    cut = shown if cell_len(shown) <= cells else crop(shown, max(0, cells - 1)) + "…"
    return cut + " " * (cells - cell_len(cut))
