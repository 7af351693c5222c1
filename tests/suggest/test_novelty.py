"""What is unlike anything coded is measured by how like each other coded passages are."""

import dataclasses

import numpy as np

from coder.language.words import Segmenter
from coder.model.suggestion import Example, Unit
from coder.suggest.combined import Combined
from coder.suggest.novelty import LEAST_CODED, nearest, nearest_of_code, outlying

KERNEL = np.array([[1.0, 0.9, 0.2, 0.1], [0.9, 1.0, 0.3, 0.4], [0.2, 0.3, 1.0, 0.5], [0.1, 0.4, 0.5, 1.0]])
SEGMENTER = Segmenter()
TEA = "我们镇山上的茶叶春天最好，游客周末开车来买茶叶，{}家茶农都在路边摆摊。"
FLOOD = "那年春天发了大水，桥断了，老人和孩子都住到学校里去，一住就是一个多月。"


def passage(text: str, number: int) -> Unit:
    return Unit(document_id=f"d{number % 5}", start=1000 * number, stop=1000 * number + len(text), text=text, role="respondent")


def test_the_nearest_passage_of_another_group_counts() -> None:
    """Passages of the same group are not looked at; one that has no other is left out."""
    assert nearest(KERNEL, ["a", "a", "b", "b"]).tolist() == [0.2, 0.4, 0.3, 0.4]
    assert nearest(KERNEL, ["a", "b", "c", "d"]).tolist() == [0.9, 0.9, 0.5, 0.5]
    assert nearest(KERNEL, ["a"] * 4).size == 0
    carried = np.array([[1, 0], [0, 1], [1, 0], [0, 0]], bool)
    assert nearest_of_code(KERNEL, ["a", "b", "c", "d"], carried).tolist() == [0.2, 0.2]


def test_one_in_twenty_lies_below_the_bound() -> None:
    """And there is no bound while fewer than twenty are coded."""
    near = np.linspace(0.1, 1.0, 101)
    assert np.isclose((near < outlying(near)).mean(), 0.05, atol=0.01)
    assert outlying(near[: LEAST_CODED - 1]) == 0.0


def test_a_passage_unlike_all_coded_ones_is_named_from_twenty_codings_on(codes, units) -> None:
    """One like them is not, nor a question or a short word; a saved model says the same."""
    coded = [Example(unit=passage(TEA.format(number), number), codes=("m",)) for number in range(LEAST_CODED + 5)]
    like, far = passage(TEA.format("二十"), 90), passage(FLOOD, 91)
    question, short = dataclasses.replace(far, role="interviewer"), passage("发大水了。", 92)
    asked = [like, far, question, short]
    model = Combined(segmenter=SEGMENTER, use_vectors=False).index(codes, [*units, *(each.unit for each in coded), *asked])
    assert model.learn(coded[: LEAST_CODED - 1]).unlike(asked) == [False] * 4
    assert model.learn(coded).unlike(asked) == [False, True, False, False]
    assert model.update(coded[: LEAST_CODED - 1]).unlike(asked) == [False] * 4


def test_a_passage_is_not_compared_with_its_own_codings(codes, units) -> None:
    """The one coded passage about the flood is as unlike the others as if it were not coded."""
    flood = passage(FLOOD, 91)
    coded = [*(Example(unit=passage(TEA.format(number), number), codes=("m",)) for number in range(40)), Example(unit=flood, codes=("t",))]
    model = Combined(segmenter=SEGMENTER, use_vectors=False).fit(codes, coded, [*units, *(each.unit for each in coded)])
    assert model.unlike([flood]) == [True]


def test_saving_keeps_the_bound(tmp_path, codes, units) -> None:
    """A loaded model names the same passages."""
    coded = [Example(unit=passage(TEA.format(number), number), codes=("m",)) for number in range(LEAST_CODED)]
    model = Combined(segmenter=SEGMENTER, use_vectors=False).fit(codes, coded, [*units, *(each.unit for each in coded)])
    model.save(tmp_path)
    assert Combined.load(tmp_path).unlike([passage(FLOOD, 91)]) == model.unlike([passage(FLOOD, 91)]) == [True]
