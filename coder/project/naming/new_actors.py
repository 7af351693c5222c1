"""Actors that are not yet written."""

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.town import Actor
from coder.text.languages import detect


def new_actor(name: str, *, kind: str = "", level: str = "", town_id: str | None = None) -> Actor:
    """An actor that is not yet written."""
    if not name.strip() or not name.isprintable():
        raise InvalidValue(f"{name!r} cannot be the name of an actor", "Give a name of printable characters.")
    language = "en" if detect(name) == "en" else "zh"
    return Actor(id=ids.new_id(), names={language: name.strip()}, kind=kind, level=level, town_id=town_id)
