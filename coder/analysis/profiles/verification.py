"""Whether a profile that was written down still follows from the project, and why not."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coder.analysis.profiles.parameter_values import MEANINGS

WORDING = frozenset({"town", "notes", "title", "speaker", "text", "user", "at", "parameters", "sha256"})
"""Not compared: names, titles and sentences may change, or be pseudonyms, without a figure changing; parameters are reasons."""

_KEYS = ("code", "row", "document", "id", "crossover", "dimension")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure that is not what was written: where it stands, as written, as computed now (None: not there)."""

    path: str
    written: object
    now: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A written profile against the project.

    Attributes:
        holds: Every figure is as written.
        compared: How many figures, verdicts and ids were looked at.
        reasons: What explains the differences, in words; of a profile that holds, remarks.
    """

    town: str
    holds: bool
    compared: int = 0
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


def seal(record: Mapping[str, object]) -> str:
    """sha256 over everything in a written profile but the seal itself."""
    rest = {key: value for key, value in record.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def verified(written: Mapping[str, object], now: Mapping[str, object]) -> Verification:
    """A written profile against the same town's profile of now, both as records; made with the parameters that were written.

    Fields that the older record does not have are not compared.
    """
    before, after = dict(_figures(written, "")), dict(_figures(now, ""))
    shared = [path for path in (*before, *(path for path in after if path not in before)) if _top(path) in written]
    differences = tuple(
        Difference(path=path, written=before.get(path), now=after.get(path)) for path in shared if before.get(path) != after.get(path)
    )
    reasons = [*_reasons(written, now)]
    if differences and not reasons:
        reasons.append("nothing that is stamped differs: turns, speakers or texts' towns were corrected since, or rounding of another machine")
    return Verification(
        town=str(written.get("town", "")), holds=not differences, compared=len(before), reasons=tuple(reasons), differences=differences
    )


def _reasons(written: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    if "sha256" in written and written["sha256"] != seal(written):
        yield "the file: it was changed after it was written (its seal does not fit)"
    then, today = _mapping(written.get("parameters")), _mapping(now.get("parameters"))
    if then.get("method") != today.get("method"):
        yield f"the method: made by {then.get('method', 'an unknown version')}, this program has {today.get('method')}"
    if then.get("numpy") and then.get("numpy") != today.get("numpy"):
        yield f"the random numbers: drawn by numpy {then.get('numpy')}, here it is numpy {today.get('numpy')}"
    changed = [name for name in MEANINGS if name in then and then[name] != today.get(name)]
    if changed:
        yield f"the parameters: {', '.join(f'{name} {then[name]} -> {today.get(name)}' for name in changed)}"
    if then.get("codebook_sha256") != today.get("codebook_sha256"):
        stamps = f"{then.get('codebook_version')} -> {today.get('codebook_version')}"
        yield f"the codebook: {today.get('codebook_key')} was changed ({stamps})"
    if then.get("inputs_sha256") != today.get("inputs_sha256"):
        yield f"the evidence: {_moved(written, now)}"


def _moved(written: Mapping[str, object], now: Mapping[str, object]) -> str:
    before, after = _ids(written), _ids(now)
    gone, come = sorted(before - after), sorted(after - before)
    told = [f"{len(ids)} coding(s) or mention(s) {what} ({_some(ids)})" for what, ids in (("gone", gone), ("new", come)) if ids]
    return "; ".join(told) or "codings or mentions were edited, moved to other places, towns or speakers, or sources became of another stakeholder"


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")


def _ids(record: Mapping[str, object]) -> frozenset[str]:
    """Ids of all codings and mentions that a written profile names."""
    return frozenset(str(value) for path, value in _figures(record, "") if ".codings[" in path or ".mentions[" in path)


def _figures(value: object, path: str) -> Iterator[tuple[str, object]]:
    """(path, value) of every number, word and id in a record; rows of a list by their code, row, document or id."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            if key not in WORDING:
                yield from _figures(held, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for number, held in enumerate(value):
            yield from _figures(held, f"{path}[{_key(held, number)}]")
    else:
        yield path, value


def _key(held: object, number: int) -> object:
    if isinstance(held, Mapping):
        return next((held[key] for key in _KEYS if held.get(key) is not None), number)
    return held if isinstance(held, str) else number


def _top(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
