"""Suggesters by name: the built-in ones, then those that installed packages register under `coder.suggesters`."""

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from coder.errors import NotFound, PluginError
from coder.suggest.protocol import Suggester

BUILT_IN: Mapping[str, str] = {
    "cues": "coder.suggest.cuerules:CueRules",
    "ridge": "coder.suggest.ridge:Ridge",
    "combined": "coder.suggest.combined:Combined",
    "distilled": "coder.suggest.distilled:Distilled",
}
WITH_VECTORS = ("ridge", "combined")
"""The built-in ones that take a memory of sentence vectors."""
GROUP = "coder.suggesters"
DEFAULT = "combined"


def names() -> tuple[str, ...]:
    """All names in order; loads no suggester. A built-in name hides a plug-in of the same name."""
    return tuple(sorted({*BUILT_IN, *(entry.name for entry in entry_points(group=GROUP))}))


def suggester(name: str = DEFAULT) -> type[Suggester]:
    """The class of that name.

    Raises:
        NotFound: no suggester has it.
        PluginError: it cannot be loaded, or is none.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        return getattr(import_module(module), attribute)
    for entry in entry_points(group=GROUP, name=name):
        try:
            loaded: Any = entry.load()
        except (ImportError, AttributeError) as error:
            raise PluginError(f"the suggester {name} ({entry.value}) cannot be loaded: {error}", "Repair or uninstall the plug-in") from error
        missing = [method for method in ("fit", "suggest", "explain", "save", "load", "name") if not hasattr(loaded, method)]
        if missing:
            raise PluginError(f"the suggester {name} ({entry.value}) lacks {', '.join(missing)}", "See coder.suggest.protocol.Suggester")
        return loaded
    raise NotFound(f"no suggester is called {name}", f"Choose one of: {', '.join(names())}")
