"""Two coders stay independent: what was coded in a passage says nothing about that passage."""

import dataclasses

import numpy as np
import pytest

from coder.language.words import Segmenter
from coder.model.suggestion import Example, Unit
from coder.suggest.combined import Combined
from coder.suggest.cuerules import CueRules
from coder.suggest.examples import examples_of
from coder.suggest.kernel import Refusals, Solution
from coder.suggest.ridge import Ridge
from coder.suggest.rows import sampled

SEGMENTER = Segmenter()


def ridge(codes, examples, units) -> Ridge:
    return Ridge(use_vectors=False, segmenter=SEGMENTER).fit(codes, examples, units)


@pytest.mark.parametrize("number", [0, 3, 7])
def test_the_score_of_a_coded_unit_is_that_of_a_fit_without_it(codes, examples, units, number):
    """Leave-one-out in closed form equals fitting again without the row, the centre included."""
    asked = examples[number].unit
    rest = [example for example in examples if example.unit != asked]
    assert np.allclose(ridge(codes, examples, units).scores([asked]), ridge(codes, rest, units).scores([asked]))


def test_a_rejection_of_the_unit_by_another_coder_does_not_lower_it(codes, examples, units):
    """Nor does it change what the other rejections say."""
    refusals = [Example(unit=units[10], rejected=("m",)), Example(unit=units[11], rejected=("m", "t"))]
    both, one = ridge(codes, [*examples, *refusals], units), ridge(codes, [*examples, refusals[1]], units)
    assert np.allclose(both.scores([units[10]]), one.scores([units[10]]))
    assert not np.allclose(both.dual_without(()), both.dual_without(both.reaches.into([units[10]])[0]))


def test_rows_left_out_of_a_solution_with_rejections():
    """Coefficients and scores without some rows and some rejections equal the long way round."""
    draw = np.random.default_rng(3)
    points = draw.normal(size=(14, 6))
    gram, targets = points @ points.T, (draw.random((9, 3)) < 0.4).astype(float)
    rejected, asked = [9, 10, 11], [12, 13]
    verdicts = np.array([[True, False, True], [False, False, True], [False, True, False]])
    real = np.arange(9) < 7

    def solved(rows: list[int], refused: list[int]) -> Solution:
        refusals = Refusals(gram[np.ix_(rows, refused)], gram[np.ix_(refused, refused)], verdicts[[each - 9 for each in refused]])
        return Solution(gram[np.ix_(rows, rows)], targets[rows], real[rows], refusals)

    whole, kept, left = solved(list(range(9)), rejected), [0, 2, 3, 5, 6, 7, 8], [9, 11]
    rest = solved(kept, left)
    assert np.allclose(whole.dual_without([1, 4, 10])[[*kept, *left]], rest.dual())
    long_way = rest.scores(gram[np.ix_(asked, kept)], gram[np.ix_(asked, left)])
    assert np.allclose(long_way, gram[np.ix_(asked, [*kept, *left])] @ rest.dual())
    found = [whole.scores_without(gram[each, :9], gram[each, rejected], [1, 4, 10]) for each in asked]
    assert np.allclose(found, long_way)


def test_a_coding_that_reaches_into_the_unit_is_left_out_too(codes, examples, units):
    """A coding over two turns says nothing of the second one, though it belongs to the first."""
    asked = dataclasses.replace(units[2], start=units[2].stop, stop=units[2].stop + len(units[2].text))
    reaching = [
        dataclasses.replace(each, reach=(each.unit.start, asked.start + 5)) if each.unit == units[2] else each for each in examples
    ]  # fmt: skip
    rest = [each for each in examples if each.unit != units[2]]
    assert np.allclose(ridge(codes, reaching, units).scores([asked]), ridge(codes, rest, units).scores([asked]))
    assert not np.allclose(ridge(codes, examples, units).scores([asked]), ridge(codes, rest, units).scores([asked]))


def test_no_neighbour_is_the_unit_itself(codes, examples, units):
    """Reasons are never taken from the passage that is asked about."""
    fitted = Combined(use_vectors=False, segmenter=SEGMENTER).fit(codes, examples, units)
    for each in units:
        for code in codes:
            for reason in fitted.explain(each, code.id):
                if reason.kind == "neighbour":
                    assert reason.document_id and (reason.document_id, reason.start) != (each.document_id, each.start)


def test_cues_learn_nothing_of_the_unit_from_its_own_coding(codes, units):
    """The weight of a cue in a passage is that without the decision on the passage."""
    told = [Example(unit=units[2], codes=("t",)), Example(unit=units[6], codes=("t",))]
    learned, rest = (CueRules(segmenter=SEGMENTER).fit(codes, some, units) for some in (told, told[1:]))
    assert learned.evidence(units[2])["t"].strength == rest.evidence(units[2])["t"].strength
    assert learned.evidence(units[6])["t"].strength != rest.evidence(units[2])["t"].strength


def test_another_coders_only_coding_of_the_passage_makes_no_suggestion():
    """A code known by nothing but the coding of this very sentence stays silent."""
    from coder.model.codebook import Code

    bare = Code(id="x", codebook_id="b", key="bare", names={"en": "Bare"})
    text = "那一年春天桥断了，人都住到学校里去，住了一个多月才搬回来。"
    asked = [Unit(document_id="d", start=100 * place, stop=100 * place + len(text), text=text) for place in range(8)]
    one = Combined(use_vectors=False, segmenter=SEGMENTER).fit((bare,), [Example(unit=asked[0], codes=("x",))], asked)
    assert one.suggest(asked[:1]) == [[]]
    many = Combined(use_vectors=False, segmenter=SEGMENTER).fit((bare,), [Example(unit=each, codes=("x",)) for each in asked], asked)
    assert many.codings[0] == 8 and many._codings(asked[:1])[0, 0] == 7


def test_only_ones_own_codings_are_examples_if_asked():
    """`own` names the user whose codings and rejections count."""
    from coder.model.coding import Coding
    from coder.model.document import Document
    from coder.model.snapshot import Snapshot

    document = Document(
        id="d", title="D", kind="interview", language="zh", text_sha256="", length=40, source="", source_sha256="", encoding="", importer="",
        created_at="", created_by="",
    )  # fmt: skip
    made = [Coding(id=f"c{user}", document_id="d", start=0, stop=9, code_id=user, user_id=user, created_at="") for user in ("ann", "bo")]
    units = {"d": (Unit(document_id="d", start=0, stop=10, text="x" * 10),)}
    project = Snapshot(name="p", documents=(document,), codings=tuple(made))
    assert examples_of(project, units)[0].codes == ("ann", "bo")
    assert examples_of(project, units, own="bo")[0].codes == ("bo",)
    assert examples_of(project, units, own="cy") == ()


def test_of_a_large_project_a_fixed_sample_and_all_coded_units_are_read(units):
    """Evenly spaced, the same each time; what people coded is among them."""
    coded = [Example(unit=units[place], codes=("m",)) for place in (7, 1)]
    found = sampled(units, 4, coded)
    assert found == sampled(units, 4, coded[::-1])
    assert found[:4] == (units[0], units[3], units[6], units[9]) and set(found[4:]) == {units[1], units[7]}
    assert sampled(units, len(units), coded) == tuple(units)
