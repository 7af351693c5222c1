"""Searching: Chinese inside sentences, both scripts, filters, NEAR, and where a query must hold."""

import pytest

from coder.errors import CoderError
from coder.model.document import Document
from coder.project.project import Project

CODE = "sit.skill_matching"


def _found(project: Project, query: str, **options: object) -> list[str]:
    texts = {each.id: project.documents.text(each.id) for each in project.documents.list()}
    hits = list(project.find(query, **options))  # type: ignore[arg-type]
    assert all(texts[hit.document_id][hit.start : hit.stop].replace("\n", " ") == hit.match for hit in hits)
    return [hit.match for hit in hits]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("昆山", ["昆山"]),
        ("崑山", ["昆山"]),
        ("招商引资", ["招商引资"]),
        ("招商引資", ["招商引资"]),
        ("山的台", ["山的台"]),
        ("杭州", []),
        ("chamber", ["chamber"]),
        ("CHAMBER", ["chamber"]),
        ("fact*", ["factory"]),
        ('"the school"', ["the school"]),
        ("school AND factory", ["school", "factory"]),
        ("school AND 昆山", []),
        ("school OR 昆山", ["昆山", "school"]),
        ("land NOT leased", ["land"]),
        ("town NEAR/3 school", ["town matched the school"]),
        ("town NEAR/1 factory", []),
        ("speaker:村民 集体经济", ["集体经济"]),
        ("speaker:镇长 集体经济", []),
        ("1998", ["1998"]),
    ],
)
def test_queries(project: Project, interview: Document, english: Document, query: str, matches: list[str]) -> None:
    """Hits in the order of documents and places; each is what stands at its offsets."""
    assert sorted(_found(project, query)) == sorted(matches)


def test_filters_by_code_town_and_variable(project: Project, interview: Document, english: Document) -> None:
    """A query of filters alone gives the passages that pass."""
    text = project.documents.text(interview.id)
    at = text.index("和台商对接")
    project.codings.add(interview.id, at, at + 5, CODE)
    project.towns.add("昆山")
    project.towns.speaks_of(interview.id, "昆山")
    project.attributes.set("document", english.id, "year", "1998")
    assert _found(project, f"台商 code:{CODE}") == ["台商"]
    assert len(list(project.find(f"code:{CODE}"))) == 1
    assert {hit.document_id for hit in project.find("town:昆山 谢谢")} == {interview.id}
    assert {hit.document_id for hit in project.find("year>=1990 land")} == {english.id}
    assert list(project.find("year>1998 land")) == []
    for wrong in ("code:none 台商", "town:杭州 台商", "nofield:1 台商", '"open', "AND"):
        with pytest.raises(CoderError):
            list(project.find(wrong))


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("gender:女 台商", ["台商"]),
        ("gender=男 台商", []),
        ("gender!=男 台商", ["台商"]),
        ("region:东部 (台商 AND 商会)", ["台商", "商会"]),
        ("region:西部 台商", []),
        ("year:1998 land", ["land", "land"]),
        ("document.year>=1998 land", ["land", "land"]),
        ("speaker.year:1950 台商", ["台商"]),
        ("NOT gender:女 台商", ["台商"]),
    ],
)
def test_variables_of_documents_speakers_and_towns(project: Project, interview: Document, english: Document, query: str, matches: list[str]) -> None:
    """With a colon or a sign; with what they are about in front where one name means several things."""
    project.towns.add("昆山")
    project.towns.speaks_of(interview.id, "昆山")
    project.attributes.set("town", "昆山", "region", "东部")
    project.attributes.set("speaker", "镇长", "gender", "女")
    project.attributes.set("speaker", "镇长", "year", "1950")
    project.attributes.set("document", english.id, "year", "1998")
    assert sorted(_found(project, query)) == sorted(matches)


def test_an_unknown_field_or_person_is_told(project: Project, interview: Document) -> None:
    """With what there is; a word with a colon takes quotation marks."""
    for query in ("gendre:女", "user:Nobody", "镇长：我们"):
        with pytest.raises(CoderError) as raised:
            list(project.find(query))
        assert raised.value.hint
    assert _found(project, '"镇长：我们"') == ["镇长：我们"]


def test_a_query_holds_in_a_turn_or_in_a_document(project: Project, english: Document) -> None:
    """As asked."""
    assert _found(project, "school AND leased", within="turn") == []
    assert _found(project, "school AND leased", within="document") == ["school", "leased"]


def test_a_removed_document_is_not_found(project: Project, interview: Document) -> None:
    """Its text stays for undo, and is found again after it."""
    project.documents.remove(interview.id)
    assert _found(project, "昆山") == []
    project.history.undo()
    assert _found(project, "昆山") == ["昆山"]


def test_hits_show_their_context(project: Project, interview: Document) -> None:
    """Left, match and right, with who speaks and in which turn."""
    hit = next(iter(project.find("招商引资", width=5)))
    assert (hit.left, hit.right, hit.speaker, hit.turn) == ("镇长：我们", "，和台商对", "镇长", 2)
