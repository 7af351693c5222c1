"""Codes while they are in use: versions and older codings, order, merging, splitting; one undo takes each back."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.errors import Conflict, InvalidValue
from coder.model.document import Document
from coder.project.project import Project
from coder.store.entities import ENTITIES

CODE, OTHER, THIRD = "sit.skill_matching", "sit.competitive_positioning", "sit.synchronised_operation"


def stamps(project: Project) -> list[str]:
    return [each.codebook_version.rpartition("+")[2] for each in project.codings.all()]


def state(project: Project) -> dict[str, list[object]]:
    return {entity.name: list(project.workspace.store.all(entity.kind)) for entity in ENTITIES}


def test_only_a_change_of_meaning_makes_a_new_version(project: Project, interview: Document) -> None:
    """Names, colours, cues, order and new codes leave the version; definition and rules raise it; codings keep theirs."""
    for fields in ({"names": {"en": "Skills"}}, {"colour": "#112233"}, {"mnemonic": "zz"}, {"cues": {"en": ("match",)}}, {"retired": True}):
        project.codebooks.edit_code(CODE, **fields)
    project.codebooks.edit_code(CODE, retired=False)
    project.codebooks.add_code("own")
    project.codebooks.move_code(CODE, after=THIRD)
    assert project.codebooks.get().revision == 0
    project.codings.add(interview.id, 4, 9, CODE)
    for number, field in enumerate(("definition", "include", "exclude"), start=1):
        project.codebooks.edit_code(CODE, **{field: {"en": "x" if field == "definition" else ("x",)}})
        assert project.codebooks.get().revision == number
    assert stamps(project) == ["0"]


def test_a_changed_definition_lists_the_codings_made_before(project: Project, interview: Document) -> None:
    """Those made since, and those of other codes, are not listed; kept, recoded and removed ones are no longer."""
    before = [project.codings.add(interview.id, start, start + 3, CODE) for start in (0, 5, 10, 15)]
    project.codings.add(interview.id, 0, 3, OTHER)
    project.codebooks.edit_code(CODE, definition={"en": "new"})
    project.codings.add(interview.id, 20, 23, CODE)
    assert project.codebooks.older(CODE) == tuple(before) and project.codebooks.older(OTHER) == ()
    assert project.codebooks.older_counts() == {project.codebooks.code(CODE).id: 4}
    project.codings.confirm(before[0].id)
    project.codings.edit(before[1].id, code=OTHER)
    project.codings.remove(before[2].id)
    assert project.codebooks.older(CODE) == (before[3],)
    project.codings.edit(before[3].id, start=16)
    assert len(project.codebooks.older(CODE)) == 1, "its limits say nothing of the meaning"


def test_a_definition_taken_back_leaves_nothing_older_but_what_was_coded_under_it(project: Project, interview: Document, path) -> None:  # type: ignore[no-untyped-def]
    """Undo brings the meaning back, and with it the old codings; another person's coding under the meaning that is gone is listed."""
    mine = project.codings.add(interview.id, 4, 9, CODE)
    project.codebooks.edit_code(CODE, definition={"en": "new"})
    with Project.open(path, user="Wang") as other:
        theirs = other.codings.add(interview.id, 10, 14, CODE)
    project.history.undo()
    assert [each.id for each in project.codebooks.older(CODE)] == [theirs.id]
    project.codebooks.edit_code(CODE, definition={"en": "newer"})
    assert project.codebooks.get().revision == 2, "the number that a coding bears is not given again"
    assert [each.id for each in project.codebooks.older(CODE)] == [mine.id, theirs.id]


def test_the_history_of_a_code_tells_its_meanings(project: Project) -> None:
    """With version, time and person, oldest first; a change of colour is none."""
    project.codebooks.edit_code(CODE, colour="#112233")
    project.codebooks.edit_code(CODE, definition={"en": "one"})
    project.codebooks.edit_code(CODE, include={"en": ("two",)})
    versions = project.codebooks.history(CODE).versions
    assert [each.stamp.rpartition("+")[2] for each in versions] == ["0", "1", "2"]
    assert versions[1].code.definition == {"en": "one"} and versions[2].code.include == {"en": ("two",)}
    assert all(each.user_id == project.user.id and each.at for each in versions)


def keys_under(project: Project, parent: str | None) -> list[str]:
    above = project.codebooks.code(parent).id if parent else None
    return [each.key for each in project.codebooks.codes("interactive_situations") if each.parent_id == above]


def test_a_code_is_moved_before_after_and_under_another(project: Project) -> None:
    """Its neighbours keep their order; codes below it come along; one undo brings it back."""
    first = keys_under(project, "sit")
    project.codebooks.move_code(first[2], before=first[0])
    assert keys_under(project, "sit") == [first[2], first[0], first[1], *first[3:]]
    project.codebooks.move_code(first[2], after=first[1])
    assert keys_under(project, "sit") == first
    project.codebooks.move_code(first[0], under="sys")
    assert keys_under(project, "sys")[-1] == first[0] and keys_under(project, "sit") == first[1:]
    project.codebooks.move_code("step", after=first[1])
    assert project.codebooks.code("step").parent_id == project.codebooks.code("sit").id and keys_under(project, "step")
    for _ in range(4):
        project.history.undo()
    assert keys_under(project, "sit") == first


def test_a_code_never_stands_below_itself(project: Project) -> None:
    """Nor in two places, nor in another book."""
    own = project.codebooks.add_code("below", parent=CODE)
    for place in ({"under": own.key}, {"after": own.key}, {"before": CODE}, {}, {"under": "", "before": OTHER}):
        with pytest.raises(InvalidValue):
            project.codebooks.move_code(CODE, **place)
    project.codebooks.load("policy_instruments")
    with pytest.raises(InvalidValue, match="another codebook"):
        project.codebooks.move_code(CODE, after="sup")


def test_merging_is_counted_before_it_is_done(project: Project, interview: Document) -> None:
    """How many codings move and how many fall together; doubles within the code that goes become one too."""
    for start, code in ((0, CODE), (0, OTHER), (5, OTHER)):
        project.codings.add(interview.id, start, start + 4, code)
    project.codings.add_many([(interview.id, 5, 9, OTHER)])
    found = project.codebooks.merging(OTHER, CODE)
    assert (found.moved, found.joined) == (1, 2)
    before = state(project)
    project.codebooks.merge_codes(OTHER, CODE)
    assert [(each.start, each.stop) for each in project.codings.all()] == [(0, 4), (5, 9)]
    assert stamps(project) == ["0", "0"] and project.codebooks.get().revision == 1
    project.history.undo()
    assert state(project) == before


def test_a_contrast_keeps_its_poles_when_codes_are_merged(project: Project) -> None:
    """The other code stands for the pole; a pole is never left empty."""
    dimension = next(each for each in project.codebooks.get().dimensions if any(CODE in keys for keys in each.poles.values()))
    pole = next(name for name, keys in dimension.poles.items() if CODE in keys)
    opposite = next(keys for name, keys in dimension.poles.items() if name != pole)[0]
    if dimension.poles[pole] == (CODE,):
        with pytest.raises(InvalidValue, match="alone stands for"):
            project.codebooks.merge_codes(CODE, opposite)
    own = project.codebooks.add_code("own")
    project.codebooks.merge_codes(CODE, own.key)
    after = next(each for each in project.codebooks.get().dimensions if each.id == dimension.id)
    assert after.poles[pole] == tuple("own" if key == CODE else key for key in dimension.poles[pole])


@pytest.mark.parametrize("into", ["sit", CODE, "kind.information"])
def test_a_code_is_merged_only_into_another_code_of_its_use(project: Project, into: str) -> None:
    """Not into a group, itself, or a code of linkages."""
    with pytest.raises(InvalidValue):
        project.codebooks.merge_codes(CODE, into)


def test_a_code_taken_from_the_text_is_merged_into_one_of_another_book(project: Project, interview: Document) -> None:
    """Its codings are then under that book's version."""
    project.codebooks.load("policy_instruments")
    own = project.codebooks.add_code("own")
    coding = project.codings.add(interview.id, 0, 4, own.key)
    target = next(each for each in project.codebooks.codes("policy_instruments") if each.codable and each.attaches_to == "segment")
    project.codebooks.merge_codes(own.key, target.key)
    home = project.codebooks.get("policy_instruments")
    assert project.codings.get(coding.id).codebook_version == f"{home.version}+0"
    assert home.revision == 1 and project.codebooks.older(target.key) == ()


def test_a_code_is_split(project: Project, interview: Document) -> None:
    """The chosen codings go with memo and history to a new code after the old one, under the new version; the others stay as they are."""
    stays, goes = (project.codings.add(interview.id, start, start + 4, CODE) for start in (0, 5))
    memo = project.memos.add("coding", goes.id, "why")
    before = state(project)
    made = project.codebooks.split_code(CODE, [goes.id], "sit.training", names={"en": "Training", "zh": "培训"})
    assert project.codings.get(stays.id) == stays
    moved = project.codings.get(goes.id)
    assert moved.code_id == made.id and moved.codebook_version.endswith("+1") and project.memos.get(memo.id).target_id == goes.id
    keys = keys_under(project, "sit")
    assert keys.index("sit.training") == keys.index(CODE) + 1
    project.history.undo()
    assert state(project) == before
    project.history.redo()
    assert project.codebooks.code("sit.training").name("zh") == "培训"


def test_only_codings_of_the_code_are_split_off(project: Project, interview: Document) -> None:
    """None, a strange one, or a key that is taken: nothing is written."""
    own, strange = project.codings.add(interview.id, 0, 4, CODE), project.codings.add(interview.id, 0, 4, OTHER)
    for chosen, key, error in (([], "new", InvalidValue), ([strange.id], "new", InvalidValue), ([own.id], OTHER, Conflict)):
        with pytest.raises(error):
            project.codebooks.split_code(CODE, chosen, key)
    assert project.codings.get(own.id) == own


@pytest.mark.parametrize("fields", [{"names": {"en": " "}}, {"names": {"zh": "两\n行"}}, {"mnemonic": "a b"}, {"colour": "red"}, {"shape": "round"}])
def test_a_field_that_does_not_hold_is_refused(project: Project, fields: dict[str, object]) -> None:
    """One line says which; the code stays as it was."""
    before = project.codebooks.code(CODE)
    with pytest.raises(InvalidValue):
        project.codebooks.edit_code(CODE, **fields)
    assert project.codebooks.code(CODE) == before


def test_two_codes_never_share_a_mnemonic(project: Project) -> None:
    """Upper and lower case are typed alike."""
    taken = project.codebooks.code(OTHER).mnemonic
    with pytest.raises(Conflict, match="is the mnemonic of"):
        project.codebooks.edit_code(CODE, mnemonic=taken.upper())


def test_a_new_code_of_one_person_does_not_stand_in_the_way_of_anothers_undo(project: Project, path) -> None:  # type: ignore[no-untyped-def]
    """Each takes back only the own one."""
    project.codebooks.add_code("mine")
    with Project.open(path, user="Wang") as other:
        other.codebooks.add_code("theirs")
        project.history.undo()
        assert {"mine", "theirs"} & {each.key for each in other.codebooks.codes()} == {"theirs"}


PLACES = st.tuples(st.integers(0, 12), st.integers(1, 4), st.sampled_from([CODE, OTHER, THIRD]), st.sampled_from(["Li", "Wang"]), st.booleans())


def furnished(template: Path, folder: Path, places: list[tuple[int, int, str, str, bool]]) -> Path:
    """A project in which two people coded these places, some with a memo, and a mention names two of the codes."""
    path = Path(shutil.copy(template, folder / "p.coder"))
    (folder / "text.txt").write_text("甲：我们招商引资，和台商对接，商会也出面协调。\n", encoding="utf-8")
    for name in ("Li", "Wang"):
        with Project.open(path, user=name) as project:
            if name == "Li":
                document = project.documents.add([folder / "text.txt"], kind="interview").added[0].id
                project.mentions.add(document, 2, 6, "甲", "乙", situations=[CODE, OTHER], kinds=["information"], scale="local")
            for start, size, code, user, noted in places:
                if user == name:
                    coding = project.codings.add(document, start, start + size, code)
                    if noted:
                        project.memos.add("coding", coding.id, f"{start} {code}")
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(places=st.lists(PLACES, min_size=1, max_size=14), merge=st.booleans(), redefined=st.booleans(), drawn=st.data())
def test_a_merge_or_split_is_taken_back_whole(
    template: Path, places: list[tuple[int, int, str, str, bool]], merge: bool, redefined: bool, drawn
) -> None:  # type: ignore[no-untyped-def]
    """Whatever was coded by whom: no memo is lost, no passage is coded twice by one person, and undo and redo give the same rows."""
    with tempfile.TemporaryDirectory() as folder, Project.open(furnished(template, Path(folder), places), user="Li") as project:
        if redefined:
            project.codebooks.edit_code(CODE, definition={"en": "new"})
        before, memos = state(project), {each.id for each in project.memos.list()}
        passages = {(each.start, each.stop, each.user_id) for each in project.codings.all()}
        old = project.codebooks.code(CODE)
        mine = [each.id for each in project.codings.all() if each.code_id == old.id]
        if merge:
            project.codebooks.merge_codes(CODE, OTHER)
            given_twice = [(each.start, each.stop, each.user_id, each.code_id) for each in project.codings.all()]
            assert len(set(given_twice)) == len(given_twice)
        elif mine:
            chosen = drawn.draw(st.lists(st.sampled_from(mine), min_size=1, unique=True))
            project.codebooks.split_code(CODE, chosen, "part")
            assert len(project.codings.all()) == len(before["coding"])
        else:
            return
        assert {each.id for each in project.memos.list()} == memos
        assert {(each.start, each.stop, each.user_id) for each in project.codings.all()} == passages
        assert project.history.verify().ok
        after = state(project)
        project.history.undo()
        assert state(project) == before
        project.history.redo()
        assert state(project) == after and project.history.verify().ok
