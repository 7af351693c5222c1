"""Updates are exact: whatever comes, goes or changes, the scores are those of a fit from nothing."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.language.words import Segmenter
from coder.model.suggestion import Example
from coder.suggest import updates
from coder.suggest.kernel import Refusals, Solution
from coder.suggest.ridge import Ridge

SEGMENTER = Segmenter()
SIZE, CODES = 14, 3
STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "relabel"]), st.integers(0, 99), st.integers(0, 7)), min_size=1, max_size=12)


def target(number: int) -> np.ndarray:
    return np.array([number >> place & 1 for place in range(CODES)], float)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_any_steps_of_a_solution_end_where_solving_ends(steps):
    """Rows added, removed and relabelled in any order, with rejected passages beside them: dual coefficients equal to 1e-9."""
    draw = np.random.default_rng(11)
    points = draw.normal(size=(SIZE + 40, 5))
    gram = points @ points.T / 5
    refused = [SIZE, SIZE + 1]
    verdicts = np.array([[True, False, False], [True, False, True]])
    own = gram[np.ix_(refused, refused)]
    rows, targets = [0, 1, 2], [target(1), target(2), target(5)]
    solution = Solution(gram[np.ix_(rows, rows)], np.array(targets), np.ones(3, bool), Refusals(gram[np.ix_(rows, refused)], own, verdicts))
    fresh = SIZE + 2
    for kind, which, number in steps:
        place = which % len(rows)
        if kind == "add":
            solution.add(gram[fresh, rows], gram[fresh, fresh], target(number), gram[fresh, refused])
            rows, targets, fresh = [*rows, fresh], [*targets, target(number)], fresh + 1
        elif kind == "remove" and len(rows) > 1:
            solution.remove(place)
            rows[place], targets[place] = rows[-1], targets[-1]
            rows, targets = rows[:-1], targets[:-1]
        elif kind == "relabel":
            solution.relabel(place, target(number))
            targets[place] = target(number)
        solution.recentre()
    long_way = Solution(gram[np.ix_(rows, rows)], np.array(targets), np.ones(len(rows), bool), Refusals(gram[np.ix_(rows, refused)], own, verdicts))
    assert np.allclose(solution.dual(), long_way.dual(), atol=1e-9) and np.allclose(solution.inverse, long_way.inverse, atol=1e-9)


@pytest.fixture
def ridge(codes, examples, units) -> Ridge:
    return Ridge(use_vectors=False, segmenter=SEGMENTER).fit(codes, examples[:6], units).remember(units)


def same(ridge: Ridge, codes, examples, units) -> bool:
    """Whether the scores of all units are those of a fit from nothing, with the words of the same texts."""
    long_way = Ridge(use_vectors=False, segmenter=SEGMENTER).index(ridge.indexed, units)
    long_way.define(codes)
    return np.allclose(ridge.scores(units), long_way.learn(examples).scores(units), atol=1e-5)


def test_codings_come_and_go_and_change(ridge, codes, examples, units):
    """Each list of decisions gives the scores of a fit on that list: a coding more, one less, another code, a rejection, its undoing."""
    refusal = Example(unit=units[10], rejected=("m",))
    recoded = dataclasses.replace(examples[0], codes=("t",))
    lists = [examples, examples[:7], [recoded, *examples[1:]], [*examples, refusal], examples, [*examples[2:], refusal], ()]
    for decided in lists:
        ridge.update(decided)
        assert same(ridge, codes, decided, units)


def test_codes_are_merged_split_made_and_dropped(ridge, codes, examples, units):
    """The columns follow the codebook, the definitions come and go, and no text is read again."""
    made = dataclasses.replace(codes[1], id="n", key="new", names={"zh": "新码"}, definition={"zh": "租金谈拢了。"}, cues={})
    split = [dataclasses.replace(each, codes=("n",)) if each.codes == ("t",) and each.unit.start > 2500 else each for each in examples]
    ridge.update(split, [*codes, made])
    assert ridge.codes == ("m", "t", "n") and same(ridge, [*codes, made], split, units)
    merged = [dataclasses.replace(each, codes=("t",) if each.codes else ()) for each in split]
    ridge.update(merged, [codes[1]])
    assert ridge.codes == ("t",) and same(ridge, [codes[1]], merged, units)


def test_an_update_computes_no_more_than_what_differs(ridge, examples, monkeypatch):
    """One coding more is one row; nothing is solved from nothing. Many at once are."""
    learned: list[int] = []
    monkeypatch.setattr(Ridge, "learn", lambda self, given: learned.append(len(given)) or self)
    added: list[int] = []
    add = Ridge.add
    monkeypatch.setattr(Ridge, "add", lambda self, rows: added.append(len(rows)) or add(self, rows))
    ridge.update(examples[:6])
    ridge.update(examples[:7])
    assert (learned, added) == ([], [1])
    monkeypatch.setattr(updates, "MOST_CHANGES", 2)
    ridge.update(examples[:10])
    assert learned == [10]


def test_what_was_read_and_left_is_thinned_without_moving(units, codes):
    """One coding more leaves all thinned rows but one where they were."""
    from coder.suggest import rows

    left = [Example(unit=dataclasses.replace(units[0], start=1000 + place, stop=1100 + place)) for place in range(300)]
    coded = [Example(unit=dataclasses.replace(units[1], start=5000 + place), codes=("m",)) for place in range(41)]
    one, two = ({row.unit.start for row in rows.rows_of([*left, *coded[:count]], codes, most=200) if row.kind == "left"} for count in (40, 41))
    assert len(one) == 160 and len(one - two) == 1 and not two - one


def test_what_is_kept_of_the_passages_does_not_grow_with_the_rows(ridge, examples, units):
    """No matrix of passages by rows: that of 20,000 by 2,000 would be the largest thing in memory."""
    held = {name: value.shape for name, value in vars(ridge.pool).items() if isinstance(value, np.ndarray)}
    ridge.update(examples)
    assert {name: value.shape for name, value in vars(ridge.pool).items() if isinstance(value, np.ndarray)} == held
    assert all(shape[1] <= len(ridge.codes) + 1 for shape in held.values())
