"""What a thing is by all its versions: the last writers of each field, and conflicts where none knew the other."""

from typing import Any

import pytest

from coder.store.clocks import Clocks
from coder.store.versions import Settled, Version, settle

BASE = {
    "id": "x",
    "label": "",
    "town_id": None,
    "actor_a": None,
    "actor_b": None,
    "kinds": [],
    "time_from": "",
    "time_to": "",
    "apart": [],
    "memo": "",
}
CLOCKS = Clocks({"a": {}, "b": {"a": 1}, "c": {"a": 1}}, {"c": [(2, "merge:1", {"a": 1, "b": 1})]})
"""Both b and c were copied after the first event of a; c merged b's first event with its own second."""


def _version(replica: str, seq: int, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Version:
    return Version(replica=replica, seq=seq, txn=seq, at=f"2026-01-0{seq}{replica}", user_id=replica, before=before, after=after)


def _with(**fields: Any) -> dict[str, Any]:
    return {**BASE, **fields}


MADE = _version("a", 1, None, BASE)


def _settled(*versions: Version) -> Settled:
    one, other = settle("linkage", [MADE, *versions], CLOCKS), settle("linkage", [*reversed(versions), MADE], CLOCKS)
    assert one == other
    return one


def test_different_fields_are_joined_and_the_same_field_waits() -> None:
    """Without a base being asked for; the later value stands meanwhile."""
    both = _settled(_version("b", 1, BASE, _with(label="B")), _version("c", 1, BASE, _with(memo="C")))
    assert both == Settled(record=_with(label="B", memo="C"))
    clash = _settled(_version("b", 1, BASE, _with(label="B")), _version("c", 1, BASE, _with(label="C")))
    assert clash.record == _with(label="C") and [value for _, value in clash.conflicts["label"]] == ["B", "C"]


def test_who_knew_the_other_has_decided() -> None:
    """After the merge c's change counts against b's, which it knew."""
    known = _version("c", 3, _with(label="B"), _with(label="C"))
    assert _settled(_version("b", 1, BASE, _with(label="B")), known) == Settled(record=_with(label="C"))


def test_there_and_back_is_no_change() -> None:
    """A change that was taken back stands against nothing."""
    back = (_version("b", 1, BASE, _with(label="B")), _version("b", 2, _with(label="B"), BASE))
    assert _settled(*back, _version("c", 1, BASE, _with(label="C"))) == Settled(record=_with(label="C"))


@pytest.mark.parametrize(("after", "kept"), [(_with(memo="C"), True), (BASE, False)])
def test_a_removal(after: dict[str, Any], kept: bool) -> None:
    """Against a change it waits, against nothing new it holds."""
    gone, other = _version("b", 1, BASE, None), _version("c", 1, BASE, after)
    settled = _settled(gone, other)
    assert (settled.record is not None) is kept and ("exists" in settled.conflicts) is kept


def test_sets_take_what_any_adds_and_lose_what_any_took_out() -> None:
    """Names, labels and the like."""
    one = _version("a", 2, BASE, _with(apart=["p", "q"]))
    clocks = Clocks({"a": {}, "b": {"a": 2}, "c": {"a": 2}}, {})
    versions = [MADE, one, _version("b", 1, one.after, _with(apart=["q", "r"])), _version("c", 1, one.after, _with(apart=["p", "q", "s"]))]
    assert settle("linkage", versions, clocks).record == _with(apart=["q", "r", "s"])
