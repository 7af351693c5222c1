"""Copies of a project that people work on apart, and what must be the same in all of them after merging."""

import contextlib
import json
import random
import shutil
from pathlib import Path
from typing import Any

from coder.errors import CoderError
from coder.project.project import Project
from coder.store import verify
from coder.store.copies import CONFLICT
from coder.store.entities import BY_NAME
from coder.store.log import change_of
from tests.project.team_actions import WithConflicts

OWN = ("default_user", "merge:", "copy")
"""Settings that each copy keeps for itself."""


def act(path: Path, user: str, seed: int, length: int, *, without: tuple[str, ...] = ()) -> None:
    """Do a random sequence of any verbs in a copy."""
    folder = path.with_suffix("")
    folder.mkdir(exist_ok=True)
    draw = random.Random(seed)
    with Project.open(path, user=user) as project:
        actions = WithConflicts(project, draw, folder)
        verbs = [each for each in actions.verbs() if each.__name__ not in without]
        for _ in range(length):
            with contextlib.suppress(CoderError):
                draw.choice(verbs)()


def copied(path: Path, name: str) -> Path:
    """A copy of a project file."""
    return Path(shutil.copy(path, path.with_name(name)))


def merged(path: Path, other: Path, name: str, user: str = "Li") -> Path:
    """A copy of `path` into which `other` was merged; both stay as they are. The copy's log holds."""
    made = copied(path, name)
    with Project.open(made, user=user) as project:
        project.merging.merge(other)
        problems = project.history.verify().problems
        assert problems == (), problems
    return made


def content(path: Path) -> dict[str, dict[str, str]]:
    """Everything in a project but what each copy keeps for itself, in a form that can be compared."""
    with Project.open(path) as project:
        state = verify.state(project.workspace.store._db)
    return {
        entity: {each: json.dumps(record, ensure_ascii=False, sort_keys=True) for each, record in things.items() if not _is_own(entity, record)}
        for entity, things in state.items()
    }


def differing(one: dict[str, dict[str, str]], other: dict[str, dict[str, str]]) -> list[tuple[str, str, str | None, str | None]]:
    """The things that are not the same in two contents."""
    return [
        (entity, each, one[entity].get(each), other[entity].get(each))
        for entity in one
        for each in sorted(one[entity].keys() | other[entity].keys())
        if one[entity].get(each) != other[entity].get(each)
    ]


def lost(path: Path) -> set[tuple[str, str]]:
    """The things that somebody made, in whatever copy, and nobody removed, but that are not there.

    A tie goes with its mentions, and a conflict when it is none any more: a merge finds that out, not a person.
    """
    with Project.open(path) as project:
        store = project.workspace.store
        told = {(each.replica, each.txn) for each in store.events() if each.payload and each.entity == "setting" and '"key":"merge:' in each.payload}
        made: set[tuple[str, str]] = set()
        removed: set[tuple[str, str]] = set()
        for event in store.events():
            record = change_of(event)
            if (
                (event.replica, event.txn) not in told
                and not _is_conflict(event.entity, record.after or record.before)
                and not _is_own(event.entity, record.after or record.before)
            ):
                (removed if record.after is None else made).add((event.entity, event.entity_id))
        return {row for row in made - removed if row[0] != "linkage" and store.get(BY_NAME[row[0]].kind, row[1]) is None}


def _is_conflict(entity: str, record: Any) -> bool:
    return entity == "setting" and str(record["key"]).startswith(CONFLICT)


def _is_own(entity: str, record: Any) -> bool:
    return entity == "setting" and str(record["key"]).startswith(OWN)
