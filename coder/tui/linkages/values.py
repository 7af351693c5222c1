"""Between a linkage mention and the lines of its form: what is typed for it, and what the verbs are given (no Textual)."""

from collections.abc import Mapping, Sequence

from coder.model.linkage import ActorRef, LinkageMention
from coder.project.linking.ends import parse_end
from coder.tui.linkages.form import Field

ENDS = ("actor_a", "actor_b")
PARTS = ("kind", "tier", "place")
Typed = Mapping[str, str]


def lines_of(fields: Sequence[Field], values: Mapping[str, object]) -> dict[str, str]:
    """The lines that give these values; an actor as one line is spread over its fields."""
    spread: dict[str, object] = dict(values)
    for end in ENDS:
        given = spread.get(end)
        if isinstance(given, (str, ActorRef)):
            ref = parse_end(given) if isinstance(given, str) else given
            spread |= {end: ref.label, f"{end}.kind": _actor_key(ref.kind), f"{end}.tier": ref.tier, f"{end}.place": ref.place}
    return {field.name: field.shown(_text(spread[field.name])) for field in fields if spread.get(field.name) not in (None, "", ())}


def values_of(mention: LinkageMention, keys: Mapping[str, str], town: str, systems: Sequence[str]) -> dict[str, object]:
    """The values that a form is opened with to change a mention.

    Args:
        keys: Code id -> key.
        systems: What the situations give: the field is empty unless the coder said otherwise. So is a scale of the gazetteer.
    """

    def key(value: object) -> object:
        return tuple(keys.get(each, each) for each in value) if isinstance(value, tuple) else keys.get(str(value), value)

    plain = ("situations", "step", "kinds", "direction", "dynamics", "risk", "relation", "borrowed_from", "status", "polarity", "valence")
    more = (
        "time_from",
        "time_to",
        "phase",
        "evidence_mode",
        "speaker_id",
        "clause_ref",
        "intensity",
        "confidence",
        "adjudication",
        "initiator",
        "memo",
    )
    return {
        **{name: key(getattr(mention, name)) for name in (*plain, *more) if getattr(mention, name) is not None},
        **{end: _with_key(getattr(mention, end), keys) for end in ENDS},
        "brokers": tuple(_line(_with_key(each, keys)) for each in mention.brokers),
        "systems": key(mention.systems) if set(mention.systems) != set(systems) else (),
        "scale": key(mention.scale) if mention.scale_source == "coder" else "",
        "town": town,
    }


def arguments(fields: Sequence[Field], typed: Typed) -> dict[str, object]:
    """What the verb that records is given: the values of the fields that hold something."""
    values = {field.name: field.value(typed.get(field.name, "")) for field in fields if "." not in field.name}
    given: dict[str, object] = {name: value for name, value in values.items() if value}
    return {**given, **{end: _end(fields, typed, end) for end in ENDS}}


def changed(fields: Sequence[Field], typed: Typed, before: Typed) -> dict[str, object]:
    """What the verb that changes is given: the values of the fields whose line differs, empty ones too."""
    differing = [field for field in fields if typed.get(field.name, "") != before.get(field.name, "")]
    given: dict[str, object] = {field.name: field.value(typed.get(field.name, "")) for field in differing if "." not in field.name}
    ends = {field.name.partition(".")[0] for field in differing} & set(ENDS)
    if "systems" in given and not given["systems"]:
        del given["systems"]
        given["situations"] = next(field for field in fields if field.name == "situations").value(typed.get("situations", ""))
    return {**given, **{end: _end(fields, typed, end) for end in ends}}


def _end(fields: Sequence[Field], typed: Typed, end: str) -> ActorRef:
    """An end out of its lines; what is typed in brackets behind the name is read too."""
    by_name = {field.name: field for field in fields}
    said = parse_end(typed.get(end, ""))
    parts = {part: by_name[f"{end}.{part}"].value(typed.get(f"{end}.{part}", "")) for part in PARTS if f"{end}.{part}" in by_name}
    return ActorRef(label=said.label, **{part: str(parts.get(part) or getattr(said, part)) for part in PARTS})


def _with_key(end: ActorRef, keys: Mapping[str, str]) -> ActorRef:
    return ActorRef(label=end.label, kind=keys.get(end.kind, end.kind), tier=end.tier, place=end.place)


def _line(end: ActorRef) -> str:
    facts = ", ".join(
        f"{name}={value}" for name, value in (("type", end.kind.removeprefix("actor.")), ("tier", end.tier), ("place", end.place)) if value
    )
    return f"{end.label} [{facts}]" if facts else end.label


def _actor_key(kind: str) -> str:
    return kind if not kind or kind.startswith("actor.") else f"actor.{kind}"


def _text(value: object) -> str | tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
