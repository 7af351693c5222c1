"""Suggestions for passages that no person looked at."""

from pathlib import Path

import pytest

from coder.project.project import Project

TOLD = "村民和企业吵起来，商会出面，居中协调，谈了好几次，最后谈拢了，取得共识。"


@pytest.fixture
def project(tmp_path: Path):
    """An interview with three turns of the same words by the mayor."""
    lines = [line for number in range(3) for line in (f"访谈者：第{number}次呢？", f"镇长：第{number}次，{TOLD}")]
    (tmp_path / "told.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Project.create(tmp_path / "p.coder", user="Li") as made:
        made.documents.add([tmp_path / "told.txt"], kind="interview", town="甲镇")
        made.suggestions.encoding.choose("none")
        yield made


def starts(project: Project) -> list[int]:
    return sorted({each.start for each in project.suggestions.unread()})


def test_what_was_coded_linked_or_decided_is_not_unread(project: Project) -> None:
    """Each of them takes its passage away; nothing is coded by looking."""
    first, second, third = starts(project)
    project.codings.add("told", second, second + 5, "sit.skill_matching")
    assert starts(project) == [first, third]
    project.mentions.add("told", first, first + 5, "村民", "企业", kinds=["information"])
    assert starts(project) == [third]
    project.suggestions.reject(project.suggestions.unread()[0])
    assert starts(project) == []
    assert len(project.codings.all()) == 1


def test_a_finished_document_has_nothing_unread(project: Project) -> None:
    """Whoever finished it read all of it."""
    assert len(starts(project)) == 3
    project.documents.finish("told")
    assert starts(project) == []


def test_profiles_count_them_only_when_asked(project: Project) -> None:
    """Without the flag the weight is nothing; with it the profile is marked and holds when verified."""
    (plain,), (marked,) = project.profiles.of(), project.profiles.of(suggested=True)
    assert plain.suggested is None and plain.contrasts["territorial"].theta == 0.5
    assert marked.suggested is not None and marked.suggested.suggestions == 3 and marked.contrasts["territorial"].theta < 0.5
    assert marked.verdict.name is None and marked.contrasts["territorial"].sources == 0
