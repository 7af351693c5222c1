"""Coding passages again: the draw, what is given, and the coder against himself or herself; the texts are constructed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import InvalidValue, NotFound
from coder.model.document import Document
from coder.project.project import Project

A, B = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def talk(project: Project, write: Callable[..., Path]) -> Document:
    """Forty turns, of which Li coded every second one of the first thirty; and Wang one of the others."""
    text = "\n".join(f"{'镇长' if number % 2 else '访谈者'}：第{number}句，说到商会和招商。" for number in range(40))
    (document,) = project.documents.add([write("long.txt", text)]).added
    turns = project.documents.turns(document.id)
    for number in range(0, 30, 2):
        project.codings.add(document.id, turns[number].start, turns[number].stop, A if number % 4 else B)
    with Project.open(project.path, user="Wang") as opened:
        opened.codings.add(document.id, turns[35].start, turns[35].stop, A)
    return document


def test_a_draw_is_of_ones_own_passages_with_a_part_without_codes(project: Project, talk: Document) -> None:
    """Seeded, nothing twice, nothing beyond what was read, and one undo step; no coding comes of it."""
    before = project.codings.all()
    made = project.recodings.draw(8, seed=3)
    turns = {turn.start: turn.ordinal for turn in project.documents.turns(talk.id)}
    places = [turns[each.start] - 1 for each in made]
    assert len(made) == 8 and sum(place % 2 == 0 for place in places) == 6 and max(places) < 30
    project.history.undo()
    assert project.recodings.all() == ()
    again = project.recodings.draw(8, seed=3)
    assert [each.start for each in again] == [each.start for each in made]
    more = project.recodings.draw(100, seed=3)
    assert not {each.start for each in again} & {each.start for each in more} and {each.draw for each in more} == {2}
    with pytest.raises(NotFound):
        project.recodings.draw(5)
    assert project.codings.all() == before


def test_passages_with_young_codes_wait(project: Project, talk: Document) -> None:
    """With `days` a passage is drawn once its codes are so old; a size below 1 is refused."""
    with pytest.raises(NotFound):
        project.recodings.draw(5, days=1)
    with pytest.raises(InvalidValue):
        project.recodings.draw(0)


def test_the_coder_is_compared_with_himself(project: Project, talk: Document) -> None:
    """Two passages get another code, one none: the coefficients are those of two coders over the passages."""
    made = project.recodings.draw(12, seed=1)
    keys = {code.id: code.key for code in project.codebooks.codes()}
    first = {each.start: keys[each.code_id] for each in project.codings.all() if each.user_id == project.user.id}
    changed = 0
    for each in project.recodings.pending():
        given = first.get(each.start)
        if given and changed < 2:
            changed += 1
            given = B if given == A else A
        project.recodings.code(each, [given] if given else [])
    found = project.recodings.consistency(draws=100)
    assert (found.coder, found.drawn, found.coded, found.same, len(found.changed)) == ("Li", 12, 12, 10, 2)
    assert {each.before != each.after for each in found.changed} == {True} and found.days is not None
    assert found.reliability is not None and found.reliability.coders == ("first time", "second time")
    row = next(each for each in found.reliability.codes if each.code == A)
    assert row.units == 12 and row.coefficients["percent"].value == pytest.approx(10 / 12, abs=1e-6)
    assert project.recodings.pending() == () and project.history.verify().ok
    assert len(made) == 12 and len(project.codings.all()) == 16


def test_a_code_that_is_none_is_refused_and_the_passage_stays_open(project: Project, talk: Document) -> None:
    """Groups and strangers."""
    (each, *_) = project.recodings.draw(3)
    for wrong in ("sit", "nothing.like.it"):
        with pytest.raises((InvalidValue, NotFound)):
            project.recodings.code(each, [wrong])
    assert len(project.recodings.pending()) == 3
