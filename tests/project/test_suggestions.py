"""Suggestions of a project: two coders stay independent, documents come one by one, quotes show why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.cli.suggest import quote
from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project

TOLD = "村民和企业为了晒场吵起来，商会出面，坐下来谈了好几次，最后谈拢了，租金一家让一点。"
OTHER = "木材行和椅子厂吵过一回，商会出面，坐下来谈了好几次，最后谈拢了，运费一家出一半。"
TEXT = f"访谈者：后来呢？\n镇长：{TOLD}\n访谈者：还有吗？\n镇长：{OTHER}\n访谈者：路呢？\n镇长：那条路是前年修的，去县城只要半个钟头，方便多了。\n"
SECOND = f"访谈者：您说。\n厂长：{OTHER.replace('椅子', '柜子')}\n访谈者：好。\n厂长：我们厂门口有一棵大树，夏天大家都在树下面吃饭乘凉。\n"
CODE = "sit.communicative_mediation"


@pytest.fixture(autouse=True)
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the sentence encoder takes most of the time of a test."""
    monkeypatch.setattr("coder.suggest.encoders.registry.is_installed", lambda name="use": False)


@pytest.fixture
def interview(project: Project, write: Callable[..., Path]) -> Project:
    project.documents.add([write("one.txt", TEXT), write("two.txt", SECOND)], kind="interview")
    return project


def document(project: Project, title: str) -> str:
    return next(each.id for each in project.documents.list() if each.title == title)


def scores(project: Project, place: int, **more: bool) -> list[tuple[str, float]]:
    code = {each.id: each.key for each in project.codebooks.codes()}
    found = project.suggestions.for_document(document(project, "one"), **more)
    return [(code[each.code_id], each.score) for each in found if each.start <= place < each.stop]


def test_another_coders_coding_of_the_passage_is_no_reason_for_it(interview: Project) -> None:
    """Li codes a sentence; what Chen is told about it has no neighbour in it and a score that does not rise by it."""
    one = document(interview, "one")
    start = TEXT.index(TOLD)
    before = dict(scores(interview, start))
    interview.codings.add(one, start, start + len(TOLD), CODE)
    with Project.open(interview.path, user="Chen") as chen:
        found = [each for each in chen.suggestions.for_document(one) if each.start == start]
        assert [(reason.start, reason.document_id) for each in found for reason in each.reasons if reason.kind == "neighbour"] == []
        assert dict(scores(chen, start)).get(CODE, 0.0) <= before.get(CODE, 1.0) + 0.05


def test_codings_elsewhere_are_learned_from_unless_only_ones_own_are_asked_for(interview: Project) -> None:
    """Chen learns from Li's codings of other passages, and with `own` from none."""
    two = document(interview, "two")
    start = SECOND.index("木材行")
    interview.codings.add(two, start, start + len(OTHER), CODE)
    with Project.open(interview.path, user="Chen") as chen:
        one = document(chen, "one")
        everybody, alone = chen.suggestions.for_document(one), chen.suggestions.for_document(one, own=True)
    neighbours = {reason.document_id for each in everybody for reason in each.reasons if reason.kind == "neighbour"}
    assert neighbours == {two}
    assert not [reason for each in alone for reason in each.reasons if reason.kind == "neighbour"]


def test_what_the_user_coded_is_not_suggested_again(interview: Project) -> None:
    """It is to another user."""
    one = document(interview, "one")
    start = TEXT.index(TOLD)
    assert CODE in dict(scores(interview, start))
    interview.codings.add(one, start, start + len(TOLD), CODE)
    assert CODE not in dict(scores(interview, start))
    with Project.open(interview.path, user="Chen") as chen:
        assert CODE in dict(scores(chen, start))


def test_documents_come_one_by_one_and_progress_is_told(interview: Project) -> None:
    """Every document is yielded, silent ones too, with the suggestions it has alone."""
    told: list[tuple[int, int]] = []
    found = dict(interview.suggestions.by_document(progress=lambda done, total: told.append((done, total))))
    assert set(found) == {each.id for each in interview.documents.list()}
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert all(some == interview.suggestions.for_document(each) for each, some in found.items())


def test_who_asks_for_a_code_is_told_the_likeliest_of_every_passage(interview: Project) -> None:
    """Also where nothing is suggested; the likeliest first, at least three, and none that the person gave or refused there."""
    one = document(interview, "one")
    code = {each.id: each.key for each in interview.codebooks.codes()}
    (reading,) = interview.suggestions.readings([one], ranked=5)
    suggested = {each.start for each in reading.suggestions}
    assert len(reading.ranked) == 6 > len(suggested) and all(3 <= len(each.codes) <= 5 for each in reading.ranked)
    assert all([p for _, p in each.codes] == sorted((p for _, p in each.codes), reverse=True) for each in reading.ranked)
    told = next(each for each in reading.ranked if each.start == TEXT.index(TOLD))
    assert code[told.codes[0][0]] == CODE and not told.unlike
    assert reading.suggestions == interview.suggestions.for_document(one)
    interview.codings.add(one, told.start, told.stop, CODE)
    (reading,) = interview.suggestions.readings([one], ranked=5)
    again = next(each for each in reading.ranked if each.start == told.start)
    assert CODE not in [code[each] for each, _ in again.codes] and len(again.codes) >= 3


def test_nothing_is_ranked_for_passages_that_are_read_without_suggestions(interview: Project) -> None:
    """Those withheld for this person, whether a suggestion was due there or not; the others keep theirs."""
    one = document(interview, "one")
    (before,) = interview.suggestions.readings([one], ranked=5)
    drawn = interview.suggestions.exposing.withhold(0.5, seed=5)
    (after,) = interview.suggestions.readings([one], ranked=5)
    kept = [each for each in before.ranked if not drawn.holds_back(interview.user.id, one, each.start)]
    assert 0 < len(kept) < len(before.ranked) and list(after.ranked) == kept


def test_the_quote_is_a_window_round_the_strongest_reason() -> None:
    """A cue at the end of a long passage is seen; a short passage is quoted whole."""
    text = "前言。" * 100 + "商会出面谈拢了。" + "后话。" * 100
    at = text.index("商会出面")
    far = Suggestion(
        document_id="d", start=0, stop=len(text), code_id="c", score=0.5, suggester="s",
        reasons=(
            Reason(kind="word", text="前言", start=0, stop=2, weight=0.9),
            Reason(kind="cue", text="商会出面", start=at, stop=at + 4, weight=0.4),
            Reason(kind="definition", text="x", start=0, stop=0, weight=2.0),
        ),
    )  # fmt: skip
    shown = quote(text, far)
    assert "商会出面" in shown and shown[0] == shown[-1] == "…" and len(shown) <= 122
    whole = Suggestion(document_id="d", start=at, stop=at + 8, code_id="c", score=0.5, suggester="s")
    assert quote(text, whole) == "商会出面谈拢了。"
