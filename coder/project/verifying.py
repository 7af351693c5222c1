"""Checking profiles that were written to a file by `coder profile --json`."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from coder.analysis.profiles.parameter_values import from_record
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.verification import Verification, verified
from coder.errors import CoderError, FormatError
from coder.model.profile import ModelProfile
from coder.model.record import to_record
from coder.model.town import Town

HOW = "Give a file written by: coder profile PROJECT --json > FILE"

Compute = Callable[[str, ProfileParameters, bool], ModelProfile]
"""The profile of a town (by id) with these parameters, and whether suggestions count."""


def verify(path: Path, towns: Sequence[Town], compute: Compute) -> tuple[Verification, ...]:
    """Each profile of the file, computed again with its own parameters and compared.

    Raises:
        FormatError: the file cannot be read, or holds no profiles.
    """
    return tuple(_verify(record, towns, compute) for record in _records(path))


def _verify(record: Mapping[str, Any], towns: Sequence[Town], compute: Compute) -> Verification:
    name = str(record["town"])
    town = next((each for each in towns if each.id == record.get("town_id")), None)
    if town is None:
        return Verification(town=name, holds=False, reasons=("the town is not in this project",))
    try:
        parameters = from_record(record["parameters"])
        return verified(record, to_record(compute(town.id, parameters, bool(record["parameters"].get("suggested")))))
    except CoderError as error:
        return Verification(town=name, holds=False, reasons=(f"it cannot be computed: {error.what}",))


def _records(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        answer = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FormatError(f"{path} cannot be read: {error.strerror or error}", HOW) from None
    except (ValueError, RecursionError):
        raise FormatError(f"{path} is no JSON", HOW) from None
    towns = answer.get("towns") if isinstance(answer, dict) else None
    if not isinstance(towns, list) or not towns:
        raise FormatError(f"{path} holds no profiles", HOW)
    for number, each in enumerate(towns, 1):
        if not isinstance(each, dict) or not isinstance(each.get("town"), str) or not isinstance(each.get("parameters"), dict):
            raise FormatError(f"{path}: town {number} is no profile", HOW)
    return towns
