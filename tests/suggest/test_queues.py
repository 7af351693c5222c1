"""Which passages come next: small tables in which the right order can be seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.queues import contradictions, lookalikes, mixed_in, model_only, rare, rule_only, uncertain

APART = np.eye(4)


def test_doubt_comes_first_once_much_is_coded() -> None:
    """.34 is nearer to doubt than .9 or .01."""
    likely = np.array([[0.9, 0.0], [0.34, 0.0], [0.01, 0.01], [0.5, 0.0]])
    assert uncertain(likely, APART, np.zeros(4), 4, coded=100_000)[:2] == [1, 3]


def test_what_is_alike_does_not_come_twice() -> None:
    """Of two passages that are the same, the second waits for others."""
    likely = np.array([[0.35], [0.35], [0.5], [0.6]])
    similar = APART.copy()
    similar[0, 1] = similar[1, 0] = 1.0
    assert uncertain(likely, similar, np.zeros(4), 4, coded=20)[0] == 0
    assert uncertain(likely, similar, np.zeros(4), 4, coded=20)[-1] == 1


def test_with_nothing_coded_the_unknown_comes_first() -> None:
    """Farthest from what is coded, whatever its probability."""
    assert uncertain(np.full((4, 1), 0.35), APART, np.array([0.9, 0.1, 0.5, 0.8]), 2, coded=0) == [1, 2]


def test_a_rare_code_outdoes_a_common_one() -> None:
    """A probability of .3 for a code given once is worth more than .9 for one given a hundred times."""
    likely = np.array([[0.9, 0.0], [0.0, 0.3], [0.1, 0.1]])
    assert rare(likely, np.array([100.0, 1.0]), 2) == [(1, 1), (0, 0)] or rare(likely, np.array([100.0, 1.0]), 1) == [(1, 1)]


def test_rule_and_model_differ_both_ways() -> None:
    """Cue without likeness, likeness without cue; where they agree nothing is listed."""
    cues = np.array([[1.0, 0.0], [0.0, 0.0], [2.0, 0.0]])
    learned = np.array([[-1.0, 0.5], [0.2, 3.0], [1.5, -1.0]])
    assert rule_only(cues, learned, 5) == [(0, 0)]
    assert model_only(cues, learned, 5) == [(1, 1), (0, 1)]


def test_a_coding_is_contradicted_by_a_much_likelier_code() -> None:
    """By .5 at least; the sharpest first; a passage whose own code is the likeliest is in order."""
    predicted = np.array([[0.1, 0.9], [0.6, 0.3], [0.3, 0.7], [0.0, 0.95]])
    carried = np.array([[1, 0], [1, 0], [1, 0], [1, 0]], float)
    assert contradictions(predicted, carried, 5) == [(3, 0), (0, 0)]


def test_lookalikes_with_other_codes() -> None:
    """Nearly the same words, no code in common; the most alike first."""
    similar = np.array([[1, 0.95, 0.9], [0.95, 1, 0.1], [0.9, 0.1, 1]])
    assert lookalikes(similar, np.array([[1, 0], [0, 1], [0, 1]], float), 5) == [(0, 1), (0, 2)]
    assert lookalikes(similar, np.array([[1, 0], [1, 1], [0, 1]], float), 5) == [(0, 2)]


@pytest.mark.parametrize("empty", [np.zeros((0, 3))])
def test_of_nothing_comes_nothing(empty: np.ndarray) -> None:
    """No passage, no queue."""
    assert rule_only(empty, empty, 5) == model_only(empty, empty, 5) == contradictions(empty, empty, 5) == []


@given(st.lists(st.integers(), max_size=40), st.integers(0, 12))
def test_every_fifth_place_is_drawn_at_random(chosen: list[int], drawn: int) -> None:
    """As long as there are any; nothing is lost and the order stays."""
    mixed = mixed_in([("chosen", each) for each in chosen], [("drawn", each) for each in range(drawn)])
    assert [each for kind, each in mixed if kind == "chosen"] == chosen
    extras = [place for place, (kind, _) in enumerate(mixed) if kind == "drawn"]
    assert extras == [4 + 5 * each for each in range(len(extras))] and len(extras) == min(drawn, max(0, len(chosen) - 1) // 4)
