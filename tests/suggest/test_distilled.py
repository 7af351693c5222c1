"""What is saved for tagging: the same scores without the passages, and no word of one person or document alone."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit
from coder.suggest.combined import Combined
from coder.suggest.distilled import Distilled

SEGMENTER = Segmenter()
NAMED = "欧阳明霞书记说，商会出面请了台湾的老师傅来教大家，租金谈拢了才动工。"


def elsewhere(number: int, text: str) -> Unit:
    return Unit(document_id=f"new{number}", start=0, stop=len(text), text=text, role="respondent")


@pytest.fixture(scope="module")
def strangers() -> tuple[Unit, ...]:
    """Passages of documents that were not learned from."""
    texts = (
        "印染厂把技术难题交给学院，两个月就供需对接上了，工人也去学院培训。",
        "两家吵了很久，后来商会出面，坐下来谈拢了。",
        "春天的时候山上开满了花，很多人来看。",
    )
    return tuple(elsewhere(number, text) for number, text in enumerate(texts))


def test_with_all_words_the_scores_are_those_of_the_screens_suggester(codes, units, examples, strangers) -> None:
    """For passages it has not seen: sums over passages, gathered by word, are the same sums."""
    options = {"segmenter": SEGMENTER, "use_vectors": False}
    whole, distilled = Combined(**options).fit(codes, examples, units), Distilled(**options, least_documents=1).fit(codes, examples, units)
    scores = whole.ridge.scores(strangers)
    assert np.allclose(distilled.space.along(distilled.space.points(strangers), distilled.directions), scores, atol=1e-5)
    shown = [[(each.code_id, each.score) for each in found] for found in distilled.suggest(strangers)]
    assert [[code for code, _ in found] for found in shown] == [["m"], ["t"], []]
    assert whole.suggest(strangers)[1][0].score == pytest.approx(shown[1][0][1], abs=1e-3)


@pytest.mark.parametrize("plain", [False, True])
def test_the_main_word_of_many_passages_is_the_first_that_each_explanation_names(codes, units, examples, strangers, plain: bool) -> None:
    """Worked out for all at once, for any codes of each."""
    model = Distilled(segmenter=SEGMENTER, use_vectors=False, least_documents=1, plain=plain).fit(codes, examples, units)
    some, ids = (*strangers, *units[:20]), list(model.codes)
    asked = [list(range(row % (len(ids) + 1))) for row in range(len(some))]
    words = [
        [[each.text for each in model.explain(unit, ids[code]) if each.kind == "word"] for code in given]
        for unit, given in zip(some, asked, strict=True)
    ]
    assert model.main_words(some, asked) == [[found[0] if found else "" for found in each] for each in words]
    assert any(any(each) for each in model.main_words(some, asked))
    assert model.main_words([], []) == []


def test_words_of_few_documents_do_not_leave_with_the_model(
    codes: tuple[Code, ...], units: tuple[Unit, ...], examples: tuple[Example, ...], tmp_path: Path
) -> None:
    """A name that one document holds is in no file of the model; words of the codebook and of three documents are."""
    named = dataclasses.replace(units[6], text=NAMED, stop=units[6].start + len(NAMED))
    every = (*units[:6], named, *units[7:])
    told = tuple(Example(unit=named, codes=("t",)) if each.unit is units[6] else each for each in examples)
    for least, there in ((3, False), (1, True)):
        model = Distilled(segmenter=SEGMENTER, use_vectors=False, least_documents=least).fit(codes, told, every)
        model.save(tmp_path / str(least))
        stored = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / str(least)).rglob("*.json"))
        assert ("明霞" in stored) == there or ("欧阳" in stored) == there
        assert "商会出面" in stored or "商会" in stored
        assert model.holds()["passages"] == 0 and model.holds()["least_documents"] == least
    small, large = (Distilled.load(tmp_path / each).holds()["words"] for each in ("3", "1"))
    assert small < large


def test_without_any_coding_the_codebook_speaks(codes, units, strangers, tmp_path: Path) -> None:
    """From names, definitions and cues; saved and loaded it says the same."""
    model = Distilled(segmenter=SEGMENTER, use_vectors=False).fit(codes, (), units)
    found = [[(each.code_id, each.score) for each in some] for some in model.suggest(strangers)]
    assert any(found) and model.holds()["codings"] == 0
    model.save(tmp_path / "m")
    assert [[(each.code_id, each.score) for each in some] for some in Distilled.load(tmp_path / "m").suggest(strangers)] == found
