"""A saved model: `model.json` and `arrays.npz` in a folder; never pickle."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from coder.errors import FormatError

FORMAT = "coder-model/1"


def write_model(folder: Path, values: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> None:
    """Write JSON-compatible values and arrays into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "arrays.npz", allow_pickle=False, **dict(arrays))
    text = json.dumps({"format": FORMAT, **values}, ensure_ascii=False, sort_keys=True)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def read_model(folder: Path, name: str) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Read what `write_model` wrote for the suggester `name`.

    Raises:
        FormatError: no such model, or one of another suggester or version.
    """
    try:
        values = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "arrays.npz", allow_pickle=False) as stored:
            arrays = {key: stored[key] for key in stored.files}
    except (OSError, ValueError) as error:
        raise FormatError(f"no model can be read from {folder}: {error}", "Name a folder that `coder train` wrote") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT or values.get("name") != name:
        raise FormatError(f"{folder} holds no model of {name}", "Train it again with this version")
    return values, arrays
