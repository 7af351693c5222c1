"""The contract of a suggester, over every registered one."""

import dataclasses

import pytest

from coder.errors import CoderError
from coder.language.words import Segmenter
from coder.suggest.protocol import Suggester
from coder.suggest.registry import names, suggester

SEGMENTER = Segmenter()
"""One dictionary for all the built-in ones: loading it takes most of the time of a test."""
BUILT_IN = {
    "cues": {"segmenter": SEGMENTER},
    "ridge": {"segmenter": SEGMENTER, "use_vectors": False},
    "combined": {"segmenter": SEGMENTER, "use_vectors": False},
    "distilled": {"segmenter": SEGMENTER, "use_vectors": False},
}


def made(name: str):
    return suggester(name)(**BUILT_IN.get(name, {}))


@pytest.fixture(params=names())
def name(request) -> str:
    return request.param


def test_it_is_a_suggester_and_fit_returns_itself(name, codes, examples, units):
    """Protocol and scikit-learn's manner."""
    each = made(name)
    assert isinstance(each, Suggester)
    assert each.fit(codes, examples, units) is each


def test_it_works_before_the_first_coding(name, codes, units):
    """No example is needed: one list for each unit."""
    assert len(made(name).fit(codes, (), units).suggest(units)) == len(units)


def test_it_works_on_nothing_at_all(name, codes):
    """An empty project, no units, no codes: no suggestion and no error."""
    assert made(name).fit(codes, (), ()).suggest(()) == []
    assert made(name).fit((), (), ()).suggest(()) == []


def test_suggestions_are_of_their_unit_and_in_order(name, codes, examples, units):
    """At most `top`, the best first, scores within 0 to 1, spans and ids those of the unit and the codes."""
    for asked, found in zip(units, made(name).fit(codes, examples, units).suggest(units, top=1), strict=True):
        assert len(found) <= 1
        for suggestion in found:
            assert (suggestion.document_id, suggestion.start, suggestion.stop) == (asked.document_id, asked.start, asked.stop)
            assert 0 <= suggestion.score <= 1 and suggestion.code_id in {"m", "t"} and suggestion.suggester
    for found in made(name).fit(codes, examples, units).suggest(units, top=3):
        assert [each.score for each in found] == sorted((each.score for each in found), reverse=True) or name == "ridge"


def test_every_suggestion_says_why(name, codes, examples, units):
    """Reasons stand in the text: cue, word and counter reasons at their offsets in the document of the unit."""
    by_start = {each.start: each for each in units}
    seen = 0
    for found in made(name).fit(codes, examples, units).suggest(units):
        for suggestion in found:
            assert suggestion.reasons
            asked = by_start[suggestion.start]
            for reason in suggestion.reasons:
                if reason.kind in ("cue", "word", "counter"):
                    assert asked.text[reason.start - asked.start : reason.stop - asked.start] == reason.text
                    seen += 1
    assert seen


def test_interviewers_and_short_units_get_none(name, codes, examples, units):
    """Questions and `是的` carry no code."""
    fitted = made(name).fit(codes, examples, units)
    asked = dataclasses.replace(units[0], role="interviewer")
    short = dataclasses.replace(units[0], text="供需对接", stop=units[0].start + 4)
    assert fitted.suggest([asked, short]) == [[], []]


def test_the_same_inputs_give_the_same_output(name, codes, examples, units):
    """Nothing is drawn at random; the order of the examples does not matter."""
    one = made(name).fit(codes, examples, units).suggest(units)
    assert made(name).fit(codes, tuple(reversed(examples)), units).suggest(units) == one


def test_suggesting_changes_nothing(name, codes, examples, units):
    """Asking twice, or for some units only, gives the same suggestions."""
    fitted = made(name).fit(codes, examples, units)
    first = fitted.suggest(units)
    assert fitted.suggest(units) == first
    assert fitted.suggest(units[2:4]) == first[2:4]


def test_a_saved_model_suggests_the_same_and_holds_no_passage(name, codes, examples, units, tmp_path):
    """save and load: npz and JSON, no pickle, no sentence of any document."""
    fitted = made(name).fit(codes, examples, units)
    scores = [[(each.code_id, each.score) for each in found] for found in fitted.suggest(units)]
    fitted.save(tmp_path / "model")
    loaded = suggester(name).load(tmp_path / "model")
    assert any(scores)
    assert [[(each.code_id, each.score) for each in found] for found in loaded.suggest(units)] == scores
    files = [path for path in (tmp_path / "model").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".json", ".npz"}
    stored = b"".join(path.read_bytes() for path in files).decode("utf-8", errors="ignore")
    assert not any(text[:12] in stored for text in (each.text for each in units))


def test_a_folder_without_a_model_is_refused(name, tmp_path):
    """One clear error, nothing half-loaded."""
    with pytest.raises(CoderError):
        suggester(name).load(tmp_path)


def test_explain_names_the_cue(name, codes, examples, units):
    """The reasons of a pair can be asked for by themselves."""
    reasons = made(name).fit(codes, examples, units).explain(units[2], "t")
    assert any("商会" in reason.text for reason in reasons)
