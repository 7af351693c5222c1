"""What another program's project becomes: documents, codes, codings, memos, variables; in one step, and only once."""

from dataclasses import replace
from pathlib import Path

import pytest

from coder.formats.foreign.project import (
    ForeignCase,
    ForeignCode,
    ForeignCoding,
    ForeignLink,
    ForeignMemo,
    ForeignProject,
    ForeignSet,
    ForeignText,
    ForeignUser,
    ForeignValue,
)
from coder.formats.foreign.report import ImportReport
from coder.model.coding import Memo
from coder.project.arriving.arrival import arrive, found_project
from coder.project.project import Project

TALK = "Interviewer: What changed here?\nMayor Liu: The 😀 market moved to 织里。\nInterviewer: Who paid?\nMayor Liu: Kunshan paid.\n"
NOTE = "𠮷田先生来过两次。他说童装产业会留下。\n"
REPORT = ImportReport(producer="Some Tool 1", convention="", evidence="")
FOREIGN = ForeignProject(
    name="Field work",
    report=REPORT,
    users=(ForeignUser(key="u1", name="Li"), ForeignUser(key="u2", name="王")),
    codes=(
        ForeignCode(key="c1", name="Money", codable=False),
        ForeignCode(key="c2", name="Who pays", parent="c1", description="Money changes hands.", colour="#aa0000"),
        ForeignCode(key="c3", name="留下", parent="c2"),
    ),
    texts=(
        ForeignText(key="t1", title="Liu", text=TALK, source="liu.txt"),
        ForeignText(key="t2", title="吉田", text=NOTE, source="yoshida.txt"),
    ),
    codings=(
        ForeignCoding(key="k1", text="t1", start=TALK.index("Kunshan"), stop=TALK.index("Kunshan") + 12, code="c2", user="u1"),
        ForeignCoding(key="k2", text="t1", start=TALK.index("Kunshan"), stop=TALK.index("Kunshan") + 12, code="c2", user="u2"),
        ForeignCoding(key="k3", text="t2", start=0, stop=9, code="c3", user="u2", created_at="2021-05-06T07:08:09.000Z"),
    ),
    memos=(
        ForeignMemo(key="m1", target_kind="coding", target="k1", body="Ask again.", user="u1"),
        ForeignMemo(key="m2", target_kind="passage", target="t2", start=0, stop=4, body="Who is he?"),
        ForeignMemo(key="m3", target_kind="code", target="c3", body="产业"),
        ForeignMemo(key="m4", target_kind="project", body="Begin here."),
    ),
    values=(
        ForeignValue(target_kind="document", target="t1", variable="year", value_type="integer", value="2021"),
        ForeignValue(target_kind="case", target="p1", variable="age", value_type="integer", value="51"),
        ForeignValue(target_kind="case", target="p2", variable="age", value_type="integer", value="60"),
    ),
    cases=(ForeignCase(key="p1", name="Mayor Liu", texts=("t1",)), ForeignCase(key="p2", name="吉田", description="Left in 2020.")),
    sets=(
        ForeignSet(key="s1", name="first wave", member_kind="document", members=("t1", "t2")),
        ForeignSet(key="s2", name="hot", member_kind="code", members=("c2", "c3")),
    ),
    links=(ForeignLink(key="l1", name="leads to", origin=("code", "c2"), target=("coding", "k3"), direction="one_way"),),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project made of FOREIGN."""
    found_project(tmp_path / "p.coder", FOREIGN, "tool@1", user="Zoe")
    return tmp_path / "p.coder"


def test_texts_come_in_as_add_makes_them(place: Path) -> None:
    """Turns, speakers and the index are there; a title and a source are kept."""
    with Project.open(place) as project:
        assert [each.title for each in project.documents.list()] == ["Liu", "吉田"]
        assert [turn.speaker for turn in project.documents.turns("Liu")] == ["Interviewer", "Mayor Liu"] * 2
        assert {each.name for each in project.speakers.list()} == {"Interviewer", "Mayor Liu"}
        assert [hit.document for hit in project.find("童装产业")] == ["吉田"]
        assert project.documents.get("Liu").importer == "tool@1"


def test_codes_keep_their_order_depth_and_words(place: Path) -> None:
    """Keys come from the path of names; Chinese stays; groups stay groups."""
    with Project.open(place) as project:
        codes = project.codebooks.codes()
        assert [each.key for each in codes] == ["money", "money.who_pays", "money.who_pays.留下"]
        assert [each.codable for each in codes] == [False, True, True]
        assert codes[1].colour == "#AA0000" and codes[1].definition == {"en": "Money changes hands."} and codes[2].names == {"zh": "留下"}
        assert project.codebooks.get().key == "field_work"


def test_codings_keep_place_person_time_and_origin(place: Path) -> None:
    """The same passage coded by two people is two codings."""
    with Project.open(place) as project:
        users = {each.id: each.name for each in project.users.list()}
        liu, yoshida = project.codings.of("Liu"), project.codings.of("吉田")
        assert {users[each.user_id] for each in liu} == {"Li", "王"} and {each.origin for each in liu} == {"import"}
        assert project.documents.text("Liu")[liu[0].start : liu[0].stop] == "Kunshan paid"
        assert [each.created_at for each in yoshida] == ["2021-05-06T07:08:09.000Z"]


def test_memos_variables_cases_sets_and_links_are_kept(place: Path) -> None:
    """What has no place of its own becomes a memo of a kind that says so."""
    with Project.open(place) as project:
        memos = {(each.target_kind, each.kind, each.title): each.body for each in project.memos.list()}
        assert memos["coding", "", ""] == "Ask again." and memos["passage", "", ""] == "Who is he?" and memos["code", "", ""] == "产业"
        assert memos["project", "set", "hot"] == "Who pays\n留下"
        assert memos["code", "link", "leads to"] == "Who pays -> “𠮷田先生来过两次。” (留下)"
        assert memos["project", "case", "吉田"] == "Left in 2020.\nage: 60"
        values = project.attributes.of(project.documents.get("Liu").id)
        assert values == {"year": "2021", "case": "Mayor Liu", "age": "51", "set: first wave": "true"}
        assert {each.key: each.value_type for each in project.attributes.definitions()}["age"] == "integer"


def test_one_undo_takes_the_import_back_and_redo_brings_it_again(place: Path) -> None:
    """Everything came in one transaction, and the log holds."""
    with Project.open(place, user="Zoe") as project:
        project.history.undo()
        assert not project.documents.list() and not project.codebooks.codes() and not project.memos.list()
        project.history.redo()
        assert len(project.codings.all()) == 3 and not project.workspace.store.problems()


def test_a_second_import_adds_nothing(place: Path) -> None:
    """Neither codings nor memos nor codes come twice."""
    with Project.open(place) as project:
        before = project.workspace.store.event_count()
        done = arrive(project.workspace, FOREIGN, "tool@1")
        assert not done.added and project.workspace.store.event_count() == before


def test_two_equal_codings_of_a_file_are_two_and_stay_two(tmp_path: Path) -> None:
    """What the file has twice comes in twice, and not a third time."""
    twice = replace(FOREIGN, codings=(*FOREIGN.codings, replace(FOREIGN.codings[2], key="k4")))
    found_project(tmp_path / "p.coder", twice, "tool@1")
    with Project.open(tmp_path / "p.coder") as project:
        assert len(project.codings.of("吉田")) == 2
        assert not arrive(project.workspace, twice, "tool@1").added


def test_a_text_that_is_there_is_the_same_document(tmp_path: Path) -> None:
    """Codings of a text that `coder add` brought land on it; a code of the same name and place is found again."""
    (tmp_path / "mine.txt").write_text(TALK, encoding="utf-8")
    with Project.create(tmp_path / "p.coder", codebooks=()) as project:
        project.documents.add([tmp_path / "mine.txt"])
        arrive(project.workspace, replace(FOREIGN, name="older"), "tool@1")
        codes = {each.id for each in project.codebooks.codes()}
        done = arrive(project.workspace, replace(FOREIGN, name="newer"), "tool@1")
        assert done.matched == ("Money", "Who pays", "留下") and {each.id for each in project.codebooks.codes()} == codes
        assert [each.title for each in project.documents.list()] == ["mine", "吉田"] and len(project.codings.of("mine")) == 2


def test_equal_texts_of_one_file_stay_documents_of_their_own(tmp_path: Path) -> None:
    """Two people who answered with the same word are two documents, and a second import makes no third."""
    texts = tuple(ForeignText(key=key, title=f"answer {key}", text="No.", source="survey") for key in "abc")
    survey = ForeignProject(name="survey", report=REPORT, texts=texts)
    found_project(tmp_path / "p.coder", survey, "tool@1")
    with Project.open(tmp_path / "p.coder") as project:
        assert len(project.documents.list()) == 3
        assert not arrive(project.workspace, survey, "tool@1").added


def test_what_does_not_fit_is_told_of(tmp_path: Path) -> None:
    """Passages outside the text, codes and texts that are not there, groups that passages are coded with, values of another type."""
    broken = replace(
        FOREIGN,
        codings=(
            ForeignCoding(key="a", text="t1", start=5, stop=5000, code="c2"),
            ForeignCoding(key="b", text="t1", start=0, stop=5, code="nowhere"),
            ForeignCoding(key="c", text="t9", start=0, stop=5, code="c2"),
            ForeignCoding(key="d", text="t1", start=0, stop=5, code="c1"),
        ),
        texts=(*FOREIGN.texts, ForeignText(key="t3", title="empty", text="")),
        values=(ForeignValue(target_kind="document", target="t1", variable="year", value_type="integer", value="about 2021"),),
    )
    done = found_project(tmp_path / "p.coder", broken, "tool@1")
    told = {each.what: each.count for each in done.report.losses}
    assert told["codings of no passage, or outside their text"] == 1
    assert told["codings with a code that is nowhere in the file"] == 1
    assert told["codings of texts that did not come in"] == 1
    assert told["groups of codes that passages are coded with: they are codes now"] == 1
    assert told["texts that are empty or cannot be kept"] == 1
    assert told["variables of type integer with values that are none: they are text now"] == 1
    with Project.open(tmp_path / "p.coder") as project:
        assert len(project.codings.all()) == 1


def test_codes_nested_two_thousand_deep_come_in(tmp_path: Path) -> None:
    """Depth is no limit, and codes that stand below themselves do not hang the import."""
    codes = [ForeignCode(key=str(n), name=f"n{n}", parent=str(n - 1) if n else None) for n in range(2000)]
    circle = [ForeignCode(key="x", name="x", parent="y"), ForeignCode(key="y", name="y", parent="x")]
    done = found_project(tmp_path / "p.coder", ForeignProject(name="deep", report=REPORT, codes=(*codes, *circle)), "tool@1")
    assert done.added["code"] == 2002


def test_a_failed_import_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the writing fails, there is no project, and no file beside it."""
    from coder.project.workspace import Workspace

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "write", fail)
    with pytest.raises(KeyboardInterrupt):
        found_project(tmp_path / "p.coder", FOREIGN, "tool@1")
    assert not list(tmp_path.iterdir())


def test_what_was_erased_here_does_not_come_back(place: Path) -> None:
    """An import of the same file brings back neither text nor codings of a withdrawn document."""
    with Project.open(place) as project:
        gone = project.documents.get("吉田")
        from coder.project.texts.erasing import erase_document

        erase_document(project.workspace, gone)
        done = arrive(project.workspace, FOREIGN, "tool@1")
        assert "document" not in done.added and "coding" not in done.added
        assert any(each.what == "texts that were erased here for good" for each in done.report.losses)
        assert not project.workspace.store.all(Memo, target_id=gone.id)


def test_codes_are_found_again_only_where_that_is_certain(tmp_path: Path) -> None:
    """A group of the same name with other codes below it is another one; a list of labels finds codes by their names; two of a name find none."""
    book = (
        "codebook: {key: mine, version: '1'}\n"
        "groups:\n  money: {names: {en: Money}}\n  other: {names: {en: Other}}\n"
        "codes:\n- {key: money.pays, parent: money, names: {en: Who pays}}\n- {key: money.gets, parent: money, names: {en: Who gets}}\n"
        "- {key: other.waits, parent: other, names: {en: Who waits}}\n- {key: other.rest, parent: other, names: {en: Rest}}\n"
    )
    (tmp_path / "mine.yaml").write_text(book, encoding="utf-8")

    def found(*codes: ForeignCode) -> tuple[str, ...]:
        (tmp_path / "p.coder").unlink(missing_ok=True)
        with Project.create(tmp_path / "p.coder", codebooks=(tmp_path / "mine.yaml",)) as project:
            return arrive(project.workspace, ForeignProject(name="x", report=REPORT, codes=codes), "tool@1").matched

    group = ForeignCode(key="g", name="money", codable=False)
    assert found(group, ForeignCode(key="a", name="Risk", parent="g")) == ()
    assert found(group, ForeignCode(key="a", name="who pays", parent="g"), ForeignCode(key="b", name="Risk", parent="g")) == ("money", "who pays")
    assert found(ForeignCode(key="a", name="Who waits"), ForeignCode(key="b", name="new")) == ("Who waits",)
    assert found(ForeignCode(key="a", name="rest"), ForeignCode(key="b", name="Rest")) == ()
    assert found(group, ForeignCode(key="a", name="Who waits", parent="g")) == ()


def test_values_of_a_case_go_to_the_speaker_or_actor_of_its_name(tmp_path: Path) -> None:
    """Where a case is passages of a talk rather than a whole text; its passages are those of the speaker, and no memo says so again."""
    at = TALK.index("Kunshan")
    cases = (ForeignCase(key="p1", name="Mayor Liu", passages=(("t1", at, at + 13),)), ForeignCase(key="p2", name="Kunshan"))
    values = tuple(ForeignValue(target_kind="case", target=key, variable="size", value="large") for key in ("p1", "p2"))
    with Project.create(tmp_path / "p.coder", codebooks=()) as project:
        actor = project.actors.add("Kunshan")
        arrive(project.workspace, replace(FOREIGN, cases=cases, values=values), "tool@1")
        speaker = next(each for each in project.speakers.list() if each.name == "Mayor Liu")
        assert project.attributes.of(speaker.id) == {"size": "large"} and project.attributes.of(actor.id) == {"size": "large"}
        assert not [each for each in project.memos.list() if each.target_kind == "passage" and each.kind == "case"]
