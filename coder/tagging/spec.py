"""What to tag with: a few words that can be sent to any process."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from coder.errors import FormatError

WORDS = "words"
"""The folder inside a model that holds the one for the fast path."""
NEVER = 2.0
"""A least probability that none reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagSpec:
    """How texts are tagged.

    Attributes:
        model: Folder of a model that `coder train` wrote.
        model_sha256: Of the files in it that are used.
        fast: By whole words alone.
        top: At most so many codes for one unit.
        least: Least probability of a code; 0: the model's own threshold.
        leasts: (code, least probability) where codes have one of their own: a code that is not named is not given. Empty: none has.
        layout: How the rows are written: jsonl, csv or parquet.
        places: Look for the places and actors that clauses name.
    """

    model: str
    model_sha256: str
    fast: bool = False
    top: int = 5
    least: float = 0.0
    leasts: tuple[tuple[str, float], ...] = ()
    layout: str = "jsonl"
    places: bool = False


def spec_of(
    model: Path,
    *,
    fast: bool = False,
    top: int = 5,
    least: float = 0.0,
    leasts: tuple[tuple[str, float], ...] = (),
    layout: str = "jsonl",
    places: bool | None = None,
) -> TagSpec:
    """The specification for a model as it lies on the disk now.

    Args:
        places: None: on, but not on the fast path, of which it takes a fifth.

    Raises:
        FormatError: there is no model in the folder, or none for the fast path.
    """
    folder = part_of(model, fast)
    if not (folder / "model.json").is_file():
        what = f"{model} holds no model for the fast path" if fast and (model / "model.json").is_file() else f"no model can be read from {model}"
        raise FormatError(what, "Name a folder that `coder train` wrote with this version.")
    return TagSpec(
        model=str(model),
        model_sha256=_digest(model, fast),
        fast=fast,
        top=top,
        least=least,
        leasts=leasts,
        layout=layout,
        places=not fast if places is None else places,
    )


def check_model(spec: TagSpec) -> None:
    """See that the model is still the one that was asked for.

    Raises:
        FormatError: its files have changed since.
    """
    if _digest(Path(spec.model), spec.fast) != spec.model_sha256:
        raise FormatError(f"the model in {spec.model} has changed since the run began", "Give the command again: everything is done with one model.")


def part_of(model: Path, fast: bool) -> Path:
    """The folder of the model that is used."""
    return model / WORDS if fast else model


def _digest(model: Path, fast: bool) -> str:
    """Over all files of the model but those of the other path; what lies beside both belongs to each."""
    whole = hashlib.sha256()
    for path in sorted(model.rglob("*")):
        within = path.relative_to(model).parts
        if path.is_file() and (within[0] == WORDS) == (fast and len(within) > 1):
            whole.update("/".join(within).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()
