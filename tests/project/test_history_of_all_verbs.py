"""Any sequence of any verbs: undo all gives the project as it was made, redo all the same bytes, replay equals state."""

import contextlib
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.errors import CoderError
from coder.project.project import Project
from coder.store import verify
from coder.store.entities import ENTITIES, canonical
from tests.project.team_actions import AllActions


def dump(project: Project) -> str:
    """All rows of all kinds of things, by id, as the file keeps them."""
    connection = project.workspace.store._db
    return "\n".join(
        canonical(list(row))
        for entity in ENTITIES
        for row in connection.execute(f"SELECT {entity.column_list} FROM {entity.name} ORDER BY id").fetchall()
    )


def state(project: Project) -> str:
    """The state as JSON, things by id."""
    return by_id(verify.state(project.workspace.store._db))


def by_id(things: verify.State) -> str:
    """A state as JSON, things by id; fields keep their order, which means something in some (the poles of a dimension)."""
    return canonical({name: sorted(some.items()) for name, some in things.items()})


def check(template: Path, seed: int, length: int) -> dict[str, int]:
    """Do a sequence, undo and redo all of it, and compare; returns how often each verb did something."""
    done: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, Path(folder) / "p.coder"))
        draw = random.Random(seed)
        with Project.open(path, user="Sun") as project:
            another = AllActions(project, draw, Path(folder))
            for verb in (another.do_add_document, another.do_add_document, *[another.do_add_coding] * 6):
                with contextlib.suppress(CoderError):
                    verb()
        with Project.open(path) as project:
            made = state(project), dump(project)
            actions = AllActions(project, draw, Path(folder))
            verbs = actions.verbs()
            actions.do_add_document()
            for _ in range(length):
                verb = draw.choice(verbs)
                with contextlib.suppress(CoderError):
                    verb()
                    done[verb.__name__] = done.get(verb.__name__, 0) + 1
            while project.history.redo():
                pass
            last = state(project), dump(project)
            assert project.history.verify().problems == ()
            while project.history.undo():
                pass
            assert (state(project), dump(project)) == made
            assert project.history.verify().problems == ()
        with Project.open(path) as project:
            while project.history.redo():
                pass
            assert (state(project), dump(project)) == last
            assert project.history.verify().problems == ()
            replayed, gaps = verify.replay(project.workspace.store._db)
            assert gaps == [] and by_id(replayed) == last[0]
    return done


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_undo_all_and_redo_all(template: Path, seed: int) -> None:
    """Random sequences of forty actions, some of which do something."""
    assert check(template, seed, 40)


def test_long_sequences_use_every_verb(template: Path) -> None:
    """Two hundred actions, as often as it takes: no verb is left out of the law."""
    missing = {name for name in dir(AllActions) if name.startswith("do_")}
    for seed in range(1, 16):
        missing -= check(template, seed, 200).keys()
        if seed > 2 and not missing:
            break
    assert missing == set()


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_nothing_to_take_back_is_no_error(project: Project, kind: str) -> None:
    """The step is None."""
    assert getattr(project.history, kind)() is None
