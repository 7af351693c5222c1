"""What changed since an earlier moment, read from the log."""

from pathlib import Path

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import NotFound
from coder.project.project import Project

PARAMETERS = ProfileParameters(draws=200)
CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"
TEXT = "访谈者：您怎么看？\n镇长：我们请学校为工厂培训工人。\n"


@pytest.fixture
def project(tmp_path: Path):
    """A project with one coded interview of one town; its first code is redefined after that, and another passage coded."""
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    with Project.create(tmp_path / "towns.coder", user="Li") as made:
        made.documents.add([tmp_path / "talk.txt"], kind="interview", town="昆山")
        made.first = made.codings.add("talk", 16, 20, CODE)
        made.codebooks.edit_code(CODE, definition={"en": "Another meaning."})
        made.second = made.codings.add("talk", 20, 24, OTHER)
        yield made


def test_since_the_version_that_was_left_the_later_coding_counts_as_gained(project):
    """Then: one piece of evidence under the first definition; now: two, and the code is redefined."""
    version = project.snapshot().codebooks[0].version
    found = project.history.then_and_now(f"{version}+0", PARAMETERS)
    (town,) = found.towns
    figures = {each.name: each for each in town.figures}
    assert (figures[CODE].n_then, figures[CODE].n_now) == (1, 1) and (figures[OTHER].n_then, figures[OTHER].n_now) == (0, 1)
    assert town.gained == (project.second.id,) and town.lost == ()
    assert [(each.key, each.what) for each in found.codes] == [(CODE, "redefined")]


def test_what_was_removed_since_is_lost(project):
    """The coding of then is told by its id."""
    version = project.snapshot().codebooks[0].version
    project.codings.remove(project.first.id)
    (town,) = project.history.then_and_now(f"{version}+0", PARAMETERS).towns
    assert town.lost == (project.first.id,)


def test_a_day_is_a_moment_too(project):
    """Until the end of today nothing changed; before the first step there was nothing."""
    (town,) = project.history.then_and_now("2999-12-31", PARAMETERS).towns
    assert not town.gained and not town.lost and all(each.then == each.now for each in town.figures)
    with pytest.raises(NotFound):
        project.history.then_and_now("1999-01-01", PARAMETERS)


def test_versions_that_were_never_or_still_are_current_are_refused(project):
    """With the versions there were, or what to name."""
    with pytest.raises(NotFound) as refused:
        project.history.then_and_now("0.0.7", PARAMETERS)
    assert "interactive_situations" in refused.value.hint
    with pytest.raises(NotFound, match="still"):
        project.history.then_and_now(f"{project.snapshot().codebooks[0].version}+1", PARAMETERS)
