"""Getting coded passages back: by code, place and person, with context; tables and what stands behind a cell."""

from collections.abc import Callable
from dataclasses import astuple
from itertools import islice

import pytest

from coder.errors import CoderError, NotFound
from coder.model.document import Document
from coder.project.project import Project

ABOVE, SKILL, ELITE = "sit", "sit.skill_matching", "sit.elite_coalition_building"


@pytest.fixture
def coded(project: Project, interview: Document, english: Document) -> Project:
    """Two interviews coded by Li and Wu; the English one came last."""
    project.codings.add(english.id, english.length - 20, english.length - 1, SKILL)
    project.codings.add(interview.id, 18, 24, SKILL)
    project.codings.add(interview.id, 20, 30, ELITE, certainty=2)
    with Project.open(project.path, user="Wu") as other:
        other.codings.add(interview.id, 18, 24, SKILL)
    return project


def test_quotes_of_a_code_in_order(coded: Project, interview: Document, english: Document) -> None:
    """By document, then place, each with its words, turn and speaker."""
    found = list(coded.retrieval.quotes(SKILL))
    assert [each.coding.document_id for each in found] == [interview.id, interview.id, english.id]
    text = coded.documents.text(interview.id)
    assert found[0].text == text[18:24] and (found[0].turn, found[0].speaker) == (2, "镇长")
    assert {each.user for each in found[:2]} == {"Li", "Wu"}
    assert found[2].speaker == "Mayor" and found[2].before == found[2].after == ""


def test_a_group_has_the_quotes_of_what_is_below(coded: Project) -> None:
    """Each under its own code."""
    assert {each.code for each in coded.retrieval.quotes(ABOVE)} == {SKILL, ELITE}


def test_quotes_by_document_user_and_town(coded: Project, interview: Document, english: Document) -> None:
    """Filters stand together."""
    coded.towns.add("昆山")
    coded.towns.speaks_of(english.id, "昆山")
    coded.towns.speaks_of(interview.id, "昆山", start=0, stop=19)
    assert [each.coding.document_id for each in coded.retrieval.quotes(SKILL, document="en")] == [english.id]
    assert [each.user for each in coded.retrieval.quotes(SKILL, user="Wu")] == ["Wu"]
    assert [(each.coding.document_id, each.code) for each in coded.retrieval.quotes(ABOVE, town="昆山", user="Li")] == [
        (interview.id, SKILL),
        (english.id, SKILL),
    ]


def test_context_stops_at_the_ends_of_the_text(coded: Project, english: Document) -> None:
    """As many characters as there are."""
    found = next(coded.retrieval.quotes(SKILL, document="en", context=10_000))
    assert found.before + found.text + found.after == coded.documents.text(english.id)


def test_notes_on_the_coding_come_with_it(coded: Project) -> None:
    """Those on other things do not."""
    coding = next(coded.retrieval.quotes(ELITE)).coding
    coded.memos.add("coding", coding.id, "谁来牵头？", title="question")
    coded.memos.add("document", coding.document_id, "other")
    found = next(coded.retrieval.quotes(ELITE))
    assert found.memos == ("question: 谁来牵头？",) and found.coding.certainty == 2


@pytest.mark.parametrize("wrong", [{"code": "none"}, {"document": "none"}, {"town": "none"}, {"user": "none"}, {"context": -1}])
def test_unknown_names_are_refused_at_once(coded: Project, wrong: dict[str, object]) -> None:
    """Before the first quote is read."""
    with pytest.raises(CoderError) as raised:
        coded.retrieval.quotes(**{"code": SKILL, **wrong})  # type: ignore[arg-type]
    assert raised.value.hint


def test_the_first_quotes_read_only_the_first_texts(coded: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the first page of a long list is there at once."""
    read: list[str] = []
    store = coded.workspace.store
    whole = type(store).text
    monkeypatch.setattr(type(store), "text", lambda self, sha256: read.append(sha256) or whole(self, sha256))
    list(islice(coded.retrieval.quotes(SKILL), 1))
    assert len(read) == 1


def test_a_corrected_document_counts_once(coded: Project, interview: Document, write: Callable) -> None:
    """Codings follow the revision; the text before is not quoted."""
    before = len(list(coded.retrieval.quotes(ABOVE)))
    coded.documents.revise(interview.id, write("zh2.txt", "访谈稿\n" + coded.documents.text(interview.id)))
    after = list(coded.retrieval.quotes(ABOVE))
    assert len(after) == before and interview.id not in {each.coding.document_id for each in after}


def test_a_table_and_the_quotes_behind_a_cell(coded: Project, interview: Document) -> None:
    """Named by key, mnemonic-free name or label; the passages are those that are counted."""
    table = coded.retrieval.matrix("code", "document")
    row, column = coded.retrieval.cell(table, SKILL, interview.title)
    behind = list(coded.retrieval.of(table.codings(row, column)))
    assert table.counts[row][column] == len(behind) == 2 and {each.user for each in behind} == {"Li", "Wu"}
    assert coded.retrieval.cell(table, "Skill matching", interview.id) == (row, column)
    with pytest.raises(NotFound):
        coded.retrieval.cell(table, SKILL, "elsewhere")


def test_a_table_of_one_coder_and_one_branch(coded: Project) -> None:
    """`coders` leaves the others out; `code:NAME` names the branch in any language."""
    table = coded.retrieval.matrix("code:技能匹配", "user", coders=["Li"])
    assert [astuple(key)[1] for key in (*table.rows, *table.columns)] == [SKILL, "Li"] and table.counts == ((2,),)


def test_retrieval_writes_nothing(coded: Project) -> None:
    """Reading leaves the log as it is."""
    before = coded.history.verify().events
    list(coded.retrieval.quotes(ABOVE, context=5))
    coded.retrieval.matrix("code", "code", by="turn", rollup=True)
    assert coded.history.verify().events == before
