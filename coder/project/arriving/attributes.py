"""Values of variables from another program's project: typed where all of them fit, ours kept where both say something."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coder.model import ids
from coder.model.attribute import Attribute, AttributeDef
from coder.model.change import Change
from coder.project.arriving.losses import Losses
from coder.project.attributes import fits
from coder.project.workspace import added
from coder.store.store import Store

_BOOLEANS = {"1": "true", "0": "false", "yes": "true", "no": "false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value for a thing of the project; `target` is its id."""

    target_kind: str
    target: str
    key: str
    value_type: str
    value: str


def attributes(store: Store, given: Iterable[Given], losses: Losses) -> list[Change]:
    """The changes that define the variables and set the values; a variable whose values do not all fit its type becomes one of text."""
    listed = [each for each in map(_plain, given) if each.key and each.value]
    known = {(each.target_kind, each.key): each for each in store.all(AttributeDef)}
    defined = _definitions(listed, set(known), losses)
    known.update(((each.target_kind, each.key), each) for each in defined)
    ours = {each.id: each.value for each in store.all(Attribute)}
    made: dict[str, Attribute] = {}
    for each in listed:
        definition = known[each.target_kind, each.key]
        if not fits(definition, each.value):
            losses.lost("values that a variable of the project does not allow", f"{each.key} = {each.value}")
            continue
        attribute_id = ids.attribute_id(definition.id, each.target)
        if attribute_id in ours:
            if ours[attribute_id] != each.value:
                losses.lost("values of variables that the project has otherwise (ours are kept)", f"{each.key} = {each.value}")
            continue
        if attribute_id in made and made[attribute_id].value != each.value:
            losses.lost("second values of a variable for one thing (the first is kept)", f"{each.key} = {each.value}")
            continue
        made[attribute_id] = Attribute(id=attribute_id, def_id=definition.id, target_id=each.target, value=each.value)
    return [*map(added, defined), *map(added, made.values())]


def _definitions(given: list[Given], known: set[tuple[str, str]], losses: Losses) -> list[AttributeDef]:
    wanted: dict[tuple[str, str], AttributeDef] = {}
    for each in given:
        place = (each.target_kind, each.key)
        if place in known:
            continue
        made = wanted.get(place) or AttributeDef(
            id=ids.attribute_def_id(each.key, each.target_kind), key=each.key, target_kind=each.target_kind, value_type=each.value_type
        )
        if made.value_type != "text" and not fits(made, each.value):
            losses.lost(f"variables of type {made.value_type} with values that are none: they are text now", f"{each.key} = {each.value}")
            made = AttributeDef(id=made.id, key=made.key, target_kind=made.target_kind)
        wanted[place] = made
    return list(wanted.values())


def _plain(given: Given) -> Given:
    key = " ".join("".join(each if each.isprintable() else " " for each in given.key).split())
    value = given.value.strip()
    if given.value_type == "boolean":
        value = _BOOLEANS.get(value.lower(), value.lower())
    if given.value_type == "date" and re.match(r"\d{4}-\d{2}-\d{2}T", value):
        value = value[:10]
    return Given(target_kind=given.target_kind, target=given.target, key=key, value_type=given.value_type, value=value)
