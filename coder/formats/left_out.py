"""What formats that hold the codings, and not the whole project, leave out of it: in one wording, with what holds it instead."""

from collections.abc import Collection, Iterator

from coder.model.snapshot import Snapshot

LeftOut = tuple[str, Iterator[str]]
"""What in words, and an example for each."""

_WHOLE = "use --format tidy-csv or JSONL"


def mentions(snapshot: Snapshot, instead: str = _WHOLE) -> LeftOut:
    """Linkage mentions."""
    return f"linkage mentions ({instead})", (f"{each.actor_a.label} - {each.actor_b.label}" for each in snapshot.mentions)


def memos(snapshot: Snapshot, instead: str, beside: Collection[str] = ("coding",)) -> LeftOut:
    """Memos on other kinds of things than `beside`: those of the first stand for all in the wording."""
    other = (each.title or each.body[:40] for each in snapshot.memos if each.target_kind not in beside)
    return f"memos{f' on other things than {next(iter(beside))}s' if beside else ''} ({instead})", other


def values(snapshot: Snapshot, instead: str = _WHOLE, *, beside: str = "") -> LeftOut:
    """Values of variables; with `beside`, of other things than those of this kind."""
    kinds = {each.id: each.target_kind for each in snapshot.attribute_defs}
    other = (each.value for each in snapshot.attributes if kinds.get(each.def_id) != beside)
    return f"values of variables{f' of other things than {beside}s' if beside else ''} ({instead})", other


def decided(snapshot: Snapshot) -> tuple[LeftOut, LeftOut]:
    """What was adjudicated between coders, and decided on suggestions."""
    verdicts = (each.reason or each.verdict for each in snapshot.adjudications)
    return (f"what was adjudicated ({_WHOLE})", verdicts), (f"decisions on suggestions ({_WHOLE})", (each.verdict for each in snapshot.decisions))
