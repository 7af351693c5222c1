"""Undo and redo from the log: by user, across restarts, and what stands against them."""

from pathlib import Path

import pytest

from coder.errors import Conflict, UndoConflict
from coder.model.user import User
from coder.project.project import Project
from coder.store.store import Store

CODE = "sit.skill_matching"


def _value(store: Store) -> object:
    from coder.model.user import Setting

    found = store.get(Setting, "id of colour")
    return found.value if found else None


def test_undo_goes_back_step_by_step_and_redo_forward(store: Store, set_to) -> None:
    """To the first step and back to the last."""
    for change in (set_to("red"), set_to("green", "red"), set_to("blue", "green")):
        store.apply([change], user_id="li", label="set")
    seen = [_value(store)]
    while store.undo("li"):
        seen.append(_value(store))
    assert seen == ["blue", "green", "red", None]
    while store.redo("li"):
        seen.append(_value(store))
    assert seen[4:] == ["red", "green", "blue"]
    assert store.undo("li") is not None and store.redo("li") is not None and store.redo("li") is None


def test_a_new_action_cuts_redo(store: Store, set_to) -> None:
    """What was undone before it stays undone; undo goes on from there."""
    store.apply([set_to("red")], user_id="li", label="set")
    store.apply([set_to("green", "red")], user_id="li", label="set")
    store.undo("li")
    store.apply([set_to("blue", "red")], user_id="li", label="set")
    assert store.redo("li") is None
    assert _value(store) == "blue"
    assert store.undo("li") and _value(store) == "red"
    assert store.undo("li") and _value(store) is None
    assert store.undo("li") is None


def test_undo_survives_a_restart(store: Store, set_to) -> None:
    """It is computed from the log alone."""
    store.apply([set_to("red")], user_id="li", label="set")
    store.close()
    again = Store.open(store.path)
    step = again.undo("li")
    assert step is not None and step.label == "set" and _value(again) is None
    again.close()
    third = Store.open(store.path)
    assert third.redo("li") is not None and _value(third) == "red"
    third.close()


def test_each_user_undoes_their_own_steps(store: Store, set_to) -> None:
    """Another's later step stays."""
    store.apply([set_to("red")], user_id="li", label="set")
    store.apply([set_to("big", key="size")], user_id="wang", label="set")
    assert store.undo("li") is not None
    assert _value(store) is None
    assert store.undo("li") is None
    assert store.undo("wang") is not None


def test_a_change_that_expects_something_else_is_refused_whole(store: Store, set_to) -> None:
    """Nothing of the transaction is written, not even its event."""
    store.apply([set_to("red")], user_id="li", label="set")
    with pytest.raises(Conflict, match="was changed meanwhile"):
        store.apply([set_to("big", key="size"), set_to("blue", "green")], user_id="li", label="set")
    assert store.event_count() == 1 and store.problems() == []


def test_a_change_that_changes_nothing_is_no_event(store: Store, set_to) -> None:
    """And no undo step."""
    store.apply([set_to("red")], user_id="li", label="set")
    assert store.apply([set_to("red", "red")], user_id="li", label="set") is None
    assert store.event_count() == 1


def test_undo_names_who_changed_the_row_since(project: Project, path: Path) -> None:
    """Wang changed Li's code: Li cannot take the making of it back without Wang."""
    project.codebooks.add_code("sit.mine")
    with Project.open(path, user="Wang") as other:
        other.codebooks.edit_code("sit.mine", colour="#123456")
    with pytest.raises(UndoConflict, match=r"cannot undo 'add a code': Wang changed it at .* \(edit a code\)"):
        project.history.undo()
    assert project.history.verify().ok


@pytest.mark.parametrize("what", ["coding", "memo", "value", "mention"])
def test_undo_names_who_built_on_it(project: Project, path: Path, what: str) -> None:
    """What others wrote on a thing keeps it: a document with a coding, a coding with a memo, an actor in a mention."""
    if what == "memo":
        made = project.codings.add("kunshan", 4, 9, CODE)
    if what == "mention":
        project.actors.add("商会")
    with Project.open(path, user="Wang") as other:
        if what == "coding":
            other.codings.add("kunshan", 4, 9, CODE)
        elif what == "memo":
            other.memos.add("coding", made.id, "why?")
        elif what == "value":
            other.attributes.set("document", "kunshan", "year", "1998")
        else:
            other.mentions.add("kunshan", 4, 9, "镇长", "商会")
    with pytest.raises(UndoConflict, match=r"Wang built on it"):
        project.history.undo()
    assert project.history.verify().ok


def test_undo_takes_out_the_user_whom_the_step_entered(project: Project, path: Path) -> None:
    """A user is entered with the first writing, goes with its undo, and comes back with the next writing."""
    with Project.open(path, user="Wang") as other:
        other.codings.add("kunshan", 4, 9, CODE)
        other.history.undo()
        assert [user.name for user in other.users.list()] == ["Li"]
        other.codings.add("kunshan", 4, 9, CODE)
        assert [user.name for user in other.users.list()] == ["Li", "Wang"]
        assert other.history.verify().ok


def test_two_openings_by_one_new_user_both_write(project: Project, path: Path) -> None:
    """The one that comes second finds the user entered, or taken out again, and goes on."""
    with Project.open(path, user="Wang") as first, Project.open(path, user="Wang") as second:
        first.codings.add("kunshan", 4, 9, CODE)
        second.codings.add("kunshan", 5, 9, CODE)
        first.history.undo()
        first.history.undo()
        second.codings.add("kunshan", 6, 9, CODE)
        assert first.workspace.store.get(User, first.user.id) is not None
    assert project.history.verify().ok


def test_redo_of_a_removal_waits_for_what_others_wrote_since(project: Project, path: Path) -> None:
    """Removed, undone, then another's memo: the removal is not redone over it."""
    coding = project.codings.add("kunshan", 4, 9, CODE)
    project.codings.remove(coding.id)
    project.history.undo()
    with Project.open(path, user="Wang") as other:
        other.memos.add("coding", coding.id, "why?")
    with pytest.raises(UndoConflict, match="Wang"):
        project.history.redo()
    assert project.codings.get(coding.id) == coding
