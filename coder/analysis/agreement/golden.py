"""Whether golden passages are still coded the same."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from coder.model.coding import Coding
from coder.model.golden import GoldenCheck
from coder.model.snapshot import Snapshot


def golden_checks(snapshot: Snapshot, golden: Collection[str], older: Collection[str]) -> tuple[GoldenCheck, ...]:
    """A check for each golden coding, in order of document and place.

    Everybody who coded in the document is taken to have read the passage. A code is given if one of its codings shares a character.

    Args:
        golden: Ids of golden codings.
        older: Ids of codings whose code meant something else when they were made.
    """
    machines = {user.id for user in snapshot.users if user.kind != "human"}
    of_document: dict[str, list[Coding]] = {}
    for coding in snapshot.codings:
        if coding.user_id not in machines:
            of_document.setdefault(coding.document_id, []).append(coding)
    chosen = sorted((each for each in snapshot.codings if each.id in golden), key=lambda each: (each.document_id, each.start, each.stop, each.id))
    return tuple(_check(snapshot, each, of_document.get(each.document_id, []), each.id in older) for each in chosen)


def with_machine(checks: tuple[GoldenCheck, ...], said: Mapping[tuple[str, int, int], Collection[str]]) -> tuple[GoldenCheck, ...]:
    """The checks with what a machine says: (document, start, stop) of a unit -> keys of codes."""
    return tuple(
        replace(
            check,
            machine=tuple(sorted({key for (document, start, stop), keys in said.items() if _meets(check, document, start, stop) for key in keys})),
        )
        for check in checks
    )


def _meets(check: GoldenCheck, document: str, start: int, stop: int) -> bool:
    return document == check.document_id and start < check.stop and check.start < stop


def _check(snapshot: Snapshot, golden: Coding, beside: list[Coding], older: bool) -> GoldenCheck:
    codes = {code.id: code for code in snapshot.codes}
    names = {user.id: user.name for user in snapshot.users}
    code = codes[golden.code_id]
    group = code.key.partition(".")[0]
    given: dict[str, set[str]] = {names.get(each.user_id, each.user_id): set() for each in beside if each.user_id != golden.user_id}
    for each in beside:
        key = codes[each.code_id].key
        if each.user_id != golden.user_id and each.start < golden.stop and golden.start < each.stop and key.partition(".")[0] == group:
            given[names.get(each.user_id, each.user_id)].add(key)
    alike = all(code.key in keys for keys in given.values())
    outcome = "retired" if code.retired else "older" if older else "alone" if not given else "same" if alike else "differs"
    return GoldenCheck(
        coding_id=golden.id,
        document_id=golden.document_id,
        start=golden.start,
        stop=golden.stop,
        code=code.key,
        outcome=outcome,
        given={name: tuple(sorted(keys)) for name, keys in sorted(given.items())},
    )
