"""What leaves the machine under pseudonyms tells neither who spoke nor who coded: every byte of every format is searched."""

import csv
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.coding import Coding
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.leaving.disguising import Disguise, names_from
from coder.project.leaving.unnamed_coders import UnnamedCoders
from coder.project.project import Project
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.workspace import added
from coder.text.freeze import sha256_text

CODE, OTHER = "sit.skill_matching", "sit.reflective_monitoring"
TEXT = "Qiaoyun: 您怎么看？\n孙大勇：我们甪直镇和汇智电子对接。\nQiaoyun: Thank you, Mr Sun Dayong.\n"
START, STOP = TEXT.index("我们"), TEXT.index("。")
NAMES = ("孙大勇", "Luzhi", "Dayong", "甪直", "汇智", "Qiaoyun", "Hedwig", "320506100", "sun-by", "T09:41")
"""Of people, a firm, a town and its number, a file, and an hour of work."""
MORE = {"甪直镇": "甲镇", "甪直": "甲镇"}
DISGUISE = Disguise(pseudonyms=True, more=MORE)
FORMATS = tuple(each.format for each in exporting.all_writers() if each.format != "tidy-parquet")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Qiaoyun asks and codes, Hedwig codes after her; their names stand wherever people put them."""
    folder = tmp_path_factory.mktemp("study")
    path, file = folder / "Qiaoyun 2021.coder", folder / "sun-by-Qiaoyun 孙大勇.txt"
    file.write_text(TEXT, encoding="utf-8")
    with Project.create(path, user="Qiaoyun") as project:
        source = project.documents.add([file], kind="interview").added[0]
        project.towns.add("甪直镇", other_name="Luzhi", code="320506100")
        project.towns.speaks_of(source.id, "甪直镇")
        project.speakers.set("Qiaoyun", role="interviewer")
        project.speakers.set("孙大勇", pseudonym="P1")
        mention = project.mentions.add(source.id, START, STOP, "孙大勇", "汇智电子", kinds=["information"], memo="Hedwig asked Qiaoyun")
        project.actors.set("孙大勇", aliases=["Sun Dayong"], pseudonym="P1")
        project.actors.set("汇智电子", pseudonym="某企业")
        project.memos.add("mention", mention.id, "孙大勇 to Hedwig")
        project.attributes.define("document", "asked_by")
        project.attributes.set("document", source.id, "asked_by", "Qiaoyun")
        project.documents.finish(source.id)
        project.assignments.assign(["Qiaoyun", "Hedwig"], overlap=1.0, seed=7)
        _imported(project, source)
        with Project.open(path, user="Hedwig") as other:
            other.codings.add(source.id, START, STOP, OTHER)
            other.memos.add("document", source.id, "Talked with Qiaoyun about 甪直镇, that is Luzhi")
        project.adjudications.decide(Adjudicating(project).at_hand, "chosen", chosen=["Hedwig"], reason="Hedwig and Qiaoyun are both right")
    return path


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of it."""
    with Project.open(Path(shutil.copy(made, tmp_path / made.name))) as project:
        yield project


def _imported(project: Project, source: Document) -> None:
    """A coding as an import makes it: its id is derived from who coded what."""
    code = project.codebooks.code(CODE)
    identity = _coding_id(source, code.id)
    coding = Coding(
        id=identity, document_id=source.id, start=START, stop=STOP, code_id=code.id, user_id=project.user.id, origin="import",
        created_at="2021-03-04T09:41:07.000Z",
    )  # fmt: skip
    project.workspace.write([added(coding)], "as an import does")


def _coding_id(source: Document, code_id: str) -> str:
    return ids.imported_id("coding", source.id, str(START), str(STOP), code_id, ids.user_id("Qiaoyun"), "0")


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """A file, or every file of a folder, and every member of every archive among them."""
    for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if each.is_file():
            content = each.read_bytes()
            yield each.name, content
            if content[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    yield from ((name, archive.read(name)) for name in archive.namelist())


def _derived(study: Project) -> list[str]:
    """Ids that somebody with a list of names, and the text with each of them put in, can work out."""
    source = study.documents.list()[0]
    return [
        ids.user_id("Qiaoyun"), ids.user_id("Hedwig"), ids.document_id(sha256_text(TEXT)), source.id, sha256_text(TEXT), ids.speaker_id("孙大勇"),
        ids.speaker_id("Qiaoyun"), ids.town_id("甪直镇"), _coding_id(source, study.codebooks.code(CODE).id),
    ]  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_no_byte_tells_a_name_a_file_an_hour_or_an_id_made_of_them(study: Project, tmp_path: Path, name: str) -> None:
    """In any format, nor in any name of a file or member; UTF-16 is searched too."""
    done = exporting.export(study.workspace.store, tmp_path / "out", format=name, disguise=DISGUISE)
    derived = _derived(study)
    for file, content in _files(tmp_path / "out"):
        for told in (*NAMES, *derived):
            assert told not in file
            assert told.encode() not in content and told.encode("utf-16-le") not in content, (file, told)
    assert set(done.disguised.replaced) == {"P1", "某企业", "甲镇", "coder-1"} and not done.disguised.coders_left


def test_the_original_would_be_found(study: Project, tmp_path: Path) -> None:
    """The search above can fail: without a disguise all of it is there."""
    exporting.export(study.workspace.store, tmp_path / "out.jsonl")
    held = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert all(told in held for told in (*NAMES, *_derived(study)))


def test_the_copy_is_a_whole_project_with_the_same_codings(study: Project, tmp_path: Path) -> None:
    """Who coded what stays apart by number, the first to code being the first; a second copy is the same."""
    for name in ("a.jsonl", "b.jsonl"):
        exporting.export(study.workspace.store, tmp_path / name, disguise=DISGUISE)
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    exchange.restore(tmp_path / "new.coder", exchange.read(tmp_path / "a.jsonl"), study.user)
    with Project.open(tmp_path / "new.coder") as new:
        copy = new.snapshot()
        people, codes = {each.id: each.name for each in copy.users}, {each.id: each.key for each in copy.codes}
        assert {(people[each.user_id], codes[each.code_id]) for each in copy.codings} == {("coder-1", CODE), ("coder-2", OTHER)}
        source = copy.documents[0]
        assert {copy.texts[source.id][each.start : each.stop] for each in copy.codings} == {"我们甲镇和某企业对接"}
        assert new.documents.turns(source.id)[0].speaker == "coder-1" and new.documents.is_finished(source.id) is False
        assert {each.body for each in copy.memos} >= {"P1 to coder-2", "Talked with coder-1 about 甲镇, that is 甲镇"}
        assert new.history.verify().ok


def test_coders_alone_can_go_by_number(study: Project, tmp_path: Path) -> None:
    """Participants and the town stay; whoever asks in the texts under the name of a coder is that coder."""
    done = exporting.export(study.workspace.store, tmp_path / "out.jsonl", disguise=Disguise(coders=True))
    held = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert all(told in held for told in ("孙大勇", "甪直", "320506100", "coder-1: 您怎么看"))
    assert not any(told in held for told in ("Qiaoyun", "Hedwig", "T09:41")) and set(done.disguised.replaced) == {"coder-1"}


def test_a_coders_name_that_may_be_a_participants_is_left_and_told(study: Project, tmp_path: Path) -> None:
    """Another Qiaoyun may be interviewed: only a role says who is who."""
    study.speakers.set("Qiaoyun", role="respondent")
    done = exporting.export(study.workspace.store, tmp_path / "out.csv", format="csv", disguise=Disguise(coders=True))
    assert dict(done.disguised.coders_left) == {"coder-1": 2}


def test_further_names_come_from_a_table(tmp_path: Path) -> None:
    """With or without a heading; a row without a second cell is told by its number."""
    table = tmp_path / "names.csv"
    table.write_text("name,pseudonym\n甪直镇,甲镇\n\n", encoding="utf-8-sig")
    assert names_from(table) == {"甪直镇": "甲镇"}
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["甪直镇", "甲镇"], ["only"]])
    with pytest.raises(InvalidValue, match="row 2"):
        names_from(table)


def test_what_still_tells_who_somebody_is_is_told(study: Project, tmp_path: Path) -> None:
    """Speakers without a pseudonym, and numbers and addresses in texts, memos and variables."""
    file = tmp_path / "wang.txt"
    file.write_text("访谈者：怎么联系您？\n王主任：手机13812345678。\n受访者：好。\n", encoding="utf-8")
    source = study.documents.add([file], kind="interview").added[0]
    study.memos.add("document", source.id, "write to wang@suzhou.cn")
    study.speakers.set("访谈者", role="interviewer")
    done = exporting.export(study.workspace.store, tmp_path / "out.csv", disguise=DISGUISE).disguised
    assert done.named == ("王主任",) and done.traces["phone number"] == ("interview 2 17",)
    assert done.traces["e-mail address"] == ("a memo of interview 2",)


def test_a_coder_has_one_number_in_every_copy(study: Project, tmp_path: Path) -> None:
    """In a part of the project, too, and in what a consensus says of whom it is; the consensus is nobody."""
    exporting.export(study.workspace.store, tmp_path / "part.csv", codes=[OTHER], disguise=Disguise(coders=True))
    with (tmp_path / "part.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert {row["user"] for row in csv.DictReader(stream)} == {"coder-2"}
    only = study.adjudications.parameters()
    exporting.export(study.workspace.store, tmp_path / "out", format="deposit", consensus=only, disguise=DISGUISE)
    users = (tmp_path / "out" / "data" / "users.csv").read_text(encoding="utf-8")
    assert "coder-1" in users and "coder-2" in users and "coder-3" not in users and "consensus" in users
    for _, content in _files(tmp_path / "out"):
        assert b"Qiaoyun" not in content and b"Hedwig" not in content


def test_numbers_follow_who_began_whatever_the_names(tmp_path: Path) -> None:
    """Neither the order of names nor that of ids derived from them is told."""
    for first, second in (("Ann", "Zoe"), ("Zoe", "Ann")):
        path = tmp_path / f"{first}.coder"
        with Project.create(path, user=first) as made:
            (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
            source = made.documents.add([tmp_path / "a.txt"], kind="interview").added[0]
            made.codings.add(source.id, 0, 5, CODE)
            with Project.open(path, user=second) as other:
                other.codings.add(source.id, 0, 5, OTHER)
            assert UnnamedCoders(made.snapshot()).names == {first: "coder-1", second: "coder-2"}
