"""The suggester of the screen: silent by default, learning, and able to say why."""

import dataclasses
import random

import numpy as np
import pytest

from coder.formats.codebooks.yaml_files import read_codebook
from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit
from coder.resources import folder
from coder.suggest import calibration
from coder.suggest.combined import Combined
from coder.suggest.cuerules import CueRules
from coder.suggest.encoders.registry import is_installed
from coder.suggest.protocol import strength, suggestable
from coder.suggest.reasons import LEAST
from coder.suggest.ridge import Ridge
from coder.suggest.units import groups, is_askable
from coder.suggest.vectors import Vectors
from coder.text.speech.turns import find_turns

SEGMENTER = Segmenter()


def combined(**more) -> Combined:
    return Combined(segmenter=SEGMENTER, **{"use_vectors": False, **more})


def meeting(name: str, moderators: tuple[str, ...] = ("唐鳳", "Audrey Tang")) -> list[Unit]:
    path = next((folder("corpora") / "public-meetings").glob(name))
    text, language = path.read_text(encoding="utf-8"), "en" if "Lessig" in name else "zh"
    return [
        Unit(
            document_id=path.stem,
            start=start,
            stop=stop,
            text=text[start:stop],
            language=language,
            role="moderator" if turn.label in moderators else "",
        )
        for turn in find_turns(text)
        for start, stop in groups(text, turn.start, turn.stop, language)
    ]


@pytest.fixture(scope="module")
def book() -> tuple[Code, ...]:
    return suggestable(read_codebook(folder("codebooks") / "interactive_situations.yaml")[1])


def test_silence_is_the_normal_answer_on_a_real_meeting(book):
    """Before the first coding at most a quarter of the respondents' units carries a suggestion, and some do."""
    units = [*meeting("2019-01-11*"), *meeting("2019-04-09*")]
    found = combined().fit(book, (), units).suggest(units)
    share = sum(map(bool, found)) / sum(map(is_askable, units))
    assert 0.005 < share < 0.25


def test_only_situations_for_passages_are_suggested(book):
    """Facets of linkages, groups, retired and derived codes are left out."""
    keys = {code.key.partition(".")[0] for code in book}
    assert "sit" in keys and not keys & {"actor", "kind", "scale", "dyn", "sys"}
    assert suggestable([dataclasses.replace(book[0], retired=True)]) == ()


def test_titles_negations_and_questions_do_not_fire(codes, units):
    """The cue alone is not enough."""
    fitted = combined().fit(codes, (), units)

    def fires(text: str) -> bool:
        return bool(fitted.suggest([Unit(document_id="d9", start=0, stop=len(text), text=text)])[0])

    assert fires("后来是商会出面，一个冬天谈拢了，大家签了自律公约才动工。")
    assert not fires("会上发了《商会出面订立自律公约谈拢办法》，大家拿回去慢慢看。")
    assert not fires("那时候没有商会出面，也没有谈拢，没有自律公约，大家各做各的。")


def test_it_learns_a_code_without_cues_from_codings(units):
    """A code with nothing but a name is suggested for passages like the coded ones, once it was used five times."""
    bare = Code(id="x", codebook_id="b", key="bare", names={"en": "Bare"})
    tea = "我们镇山上的茶叶春天最好，游客周末开车来买茶叶，{}家茶农都在路边摆摊。"
    coded = [Example(unit=place(tea.format(number), number), codes=("x",), coding_ids=(f"c{number}",)) for number in range(8)]
    left = [Example(unit=each) for each in units]
    corpus = [*units, *(example.unit for example in coded)]
    asked = place(tea.format("二十"), 99)
    assert combined().fit((bare,), left, corpus).suggest([asked]) == [[]]
    found = combined().fit((bare,), [*coded, *left], corpus).suggest([asked, units[5]])
    assert [each.code_id for each in found[0]] == ["x"] and found[1] == []


def test_text_unlike_anything_coded_gets_no_suggestion_without_a_cue(units):
    """However much some of its units stand out among themselves: they must be as near to a coded passage as those are to each other."""
    bare = Code(id="x", codebook_id="b", key="bare", names={"en": "Bare"})
    tea = "我们镇山上的茶叶春天最好，游客周末开车来买茶叶，{}家茶农都在路边摆摊。"
    coded = [Example(unit=place(tea.format(number), number), codes=("x",)) for number in range(8)]
    fitted = combined().fit((bare,), [*coded, *(Example(unit=each) for each in units)], [*units, *(example.unit for example in coded)])
    far = place("那年春天镇上发了大水，桥断了，人都住到学校里去，住了一个多月。", 50)
    assert fitted.suggest([coded[0].unit])[0]
    assert fitted.nearness > 0.3 and fitted.suggest([far]) == [[]]
    assert fitted.ridge.kernel([far])[0, :8].max() < fitted.nearness


def test_learning_again_equals_fitting_again(codes, examples, units):
    """A session indexes once and learns after each decision; the result is that of a fresh fit."""
    session = combined().index(codes, units).learn(examples[:4])
    session.suggest(units)
    assert session.learn(examples).suggest(units) == combined().fit(codes, examples, units).suggest(units)


def test_reasons_come_in_order(codes, examples, units):
    """Cues, then the weightiest support, then what speaks against."""
    kinds = [reason.kind for reason in combined().fit(codes, examples, units).explain(units[0], "m")]
    assert kinds[0] == "cue"
    assert kinds == sorted(kinds, key=lambda kind: {"cue": 0, "counter": 2}.get(kind, 1))


def place(text: str, number: int) -> Unit:
    return Unit(document_id=f"t{number % 4}", start=5000 + 100 * number, stop=5000 + 100 * number + len(text), text=text, role="respondent")


def test_the_nearest_coded_passage_is_a_reason(codes, examples, units):
    """With its document, its span and its words."""
    asked = place("另一个镇的铰链厂把技术难题挂到平台上，很快供需对接到了工程师。", 1)
    reasons = combined().fit(codes, examples, [*units, asked]).explain(asked, "m")
    nearest = next(reason for reason in reasons if reason.kind == "neighbour")
    assert (nearest.document_id, nearest.start, nearest.stop) == (units[0].document_id, units[0].start, units[0].stop)
    assert nearest.text == units[0].text


def test_the_definition_is_a_reason_only_where_nothing_else_speaks_for_the_code(codes, units):
    """It quotes the codebook, not the list of cues, and has no place in a document; where a cue stands it is left out."""
    fitted = combined().fit(codes, (), units)
    assert {reason.kind for reason in fitted.explain(units[0], "m")} <= {"cue", "word"}
    bare = place("企业的需求和能力接上了，两边的需求都得到了满足，大家都觉得这样接上很好。", 7)
    fitted = combined().fit([dataclasses.replace(codes[0], cues={}), codes[1]], (), units)
    defined = [reason for reason in fitted.explain(bare, "m") if reason.kind == "definition"]
    assert [(reason.text, reason.start, reason.stop) for reason in defined] == [(codes[0].definition["zh"], 0, 0)]


def test_reasons_of_no_weight_are_not_given(codes, examples, units):
    """Nothing is listed with +0.00."""
    fitted = combined().fit(codes, examples, units)
    assert all(abs(reason.weight) >= LEAST for each in units for code in codes for reason in fitted.explain(each, code.id))


def test_an_opposing_cue_is_counter_evidence(codes, units):
    """It is named, with a negative weight, and lowers the score."""
    plain = place("老板把技术难题挂出来，供需对接上了一个工程师，问题就解决了。", 2)
    against = place("老板把技术难题挂出来，领导牵线供需对接上了一个工程师，问题就解决了。", 3)
    cues = CueRules(segmenter=SEGMENTER).fit(codes, (), [*units, plain, against])
    counter = [reason for reason in cues.explain(against, "m") if reason.kind == "counter"]
    assert [reason.text for reason in counter] == ["领导牵线"] and counter[0].weight < 0
    assert cues.evidence(against)["m"].strength < cues.evidence(plain)["m"].strength


def test_a_rejection_lowers_the_code_in_like_passages_and_leaves_other_codes(codes, examples, units):
    """What was rejected counts as a negative for that code only."""
    asked = place("商会把几家铰链厂叫到一起，讲各家的技术难题。", 4)
    before = Ridge(use_vectors=False, segmenter=SEGMENTER).fit(codes, examples, units)
    elsewhere = dataclasses.replace(asked, start=asked.start + 10_000, stop=asked.stop + 10_000)
    after = Ridge(use_vectors=False, segmenter=SEGMENTER).fit(codes, [*examples, Example(unit=elsewhere, rejected=("m",))], units)
    old, new = before.scores([asked])[0], after.scores([asked])[0]
    assert new[0] < old[0] and np.isclose(new[1], old[1])


def test_a_cue_that_people_reject_loses_weight(codes, units):
    """Four rejections where a cue stands, and it says less; acceptances raise it."""
    texts = [place(f"第{number}家也说商会出面管这件事，大家没有意见。", number) for number in range(8)]
    fresh = CueRules(segmenter=SEGMENTER).fit(codes, (), texts).evidence(texts[0])["t"].strength
    rejected = CueRules(segmenter=SEGMENTER).fit(codes, [Example(unit=each, rejected=("t",)) for each in texts], texts)
    accepted = CueRules(segmenter=SEGMENTER).fit(codes, [Example(unit=each, codes=("t",)) for each in texts], texts)
    assert rejected.evidence(texts[0])["t"].strength < fresh < accepted.evidence(texts[0])["t"].strength


def test_the_weights_of_words_add_up_to_the_score(codes, examples, units):
    """Parts of all rows sum to S; where words are all there is, so do the parts of all characters."""
    ridge = Ridge(use_vectors=False, segmenter=SEGMENTER).fit(codes, examples, [dataclasses.replace(each, role="") for each in units])
    for asked in (units[10], units[2]):
        rows, characters = ridge.parts(asked, codes[1].id)
        assert np.isclose(rows.sum(), ridge.scores([asked])[0, 1])
        assert np.isclose(characters.sum(), rows.sum())


def test_topics_are_part_of_the_words(codes, examples, units):
    """With texts enough for topics the characters hold the topics' part too, but for what all texts have in common."""
    many = [dataclasses.replace(units[number % 12], start=10**6 + number, text=f"{units[number % 12].text}第{number}次") for number in range(400)]
    ridge = Ridge(use_vectors=False, segmenter=SEGMENTER).fit(codes, examples, many)
    asked = ridge.space.points([many[5]])
    words, topics, _, _ = ridge.space.shares()
    direction = ridge._points.topics.T @ ridge._dual[:, 1]
    weights = ridge.space.topics.weights(asked.terms, direction)
    found = float(asked.terms.toarray()[0] @ weights)
    shared = float(ridge.space.topics._mean @ direction) / float(np.linalg.norm(ridge.space.topics._apart(asked.terms)))
    assert topics > 0 and np.isclose(found - shared, float(asked.topics[0] @ direction), atol=1e-4)
    assert np.isclose(words + topics + ridge.space.shares()[3], 1)


def test_probabilities_start_from_the_prior_and_follow_the_decisions():
    """With no decision the coefficients are the hand-set ones; many decisions move them."""
    size = len(calibration.FEATURES)
    none = calibration.fit(np.zeros((0, size)), np.zeros(0), np.zeros(0), 0)
    assert np.allclose(none.coefficients, calibration.PRIOR)
    evidence = calibration.features(np.full((400, 1), 1.0), np.zeros((400, 1)), np.zeros(1)).reshape(-1, size)
    sceptical = calibration.fit(evidence, np.zeros(400), np.ones(400), 400)
    assert sceptical.probability(evidence[0]) < 0.5 * calibration.UNTAUGHT.probability(evidence[0])


def test_from_many_decisions_on_the_curve_takes_their_shape():
    """Isotonic: what happens in three of four cases has a probability near three quarters; the order of the evidence stays."""
    size = len(calibration.FEATURES)
    likeness = np.tile([[0.0], [3.0]], (400, 1))
    evidence = calibration.features(np.zeros((800, 1)), likeness, np.full(1, 50)).reshape(-1, size)
    carried = np.tile([0, 1, 0, 1, 0, 1, 0, 0], 100).astype(float)
    taught = calibration.fit(evidence, carried, np.ones(800), 800)
    low, high = taught.probability(evidence[:2])
    assert low < 0.05 and abs(high - 0.75) < 0.02
    assert calibration.calibration_error(calibration.bands(taught.probability(evidence), carried)) < 0.02


def test_words_for_scores():
    """Strong needs a high score and five codings of the code."""
    assert [strength(*each) for each in ((0.9, 0), (0.9, 5), (0.55, 80), (0.3, 80))] == ["fair", "strong", "fair", "weak"]


@pytest.mark.skipif(not is_installed(), reason="the extra `vectors` is not installed")
def test_vectors_are_remembered_and_bridge_the_scripts():
    """Traditional and Simplified text have the same vector; a text is encoded once; a meaning in English lies nearer than another one."""
    vectors = Vectors()
    simple, traditional, same, other = vectors.of(
        [
            "商会把老板叫到一起谈租金",
            "商會把老闆叫到一起談租金",
            "the chamber got the bosses together to talk about rent",
            "the bus was late because of the rain",
        ]
    )
    assert np.array_equal(simple, traditional)
    assert simple @ same > simple @ other
    again = vectors.of(["商会把老板叫到一起谈租金"])[0]
    assert np.array_equal(again, simple) and np.isclose(np.linalg.norm(again), 1, atol=1e-3)


@pytest.mark.skipif(not is_installed(), reason="the extra `vectors` is not installed")
def test_it_works_with_vectors_too(codes, examples, units):
    """The same suggester with the encoder installed."""
    found = combined(use_vectors=True).fit(codes, examples, units).suggest(units)
    assert [each.code_id for each in found[2]][:1] == ["t"]


def test_codings_given_at_random_do_not_make_everything_likely() -> None:
    """Sixty codings without any sense, learned one by one: what may be said of the other passages stays little, as when all is learned at once."""
    chance = random.Random(4)
    words = ("政府", "园区", "企业", "协会", "工人", "学校", "土地", "道路", "孩子", "春天", "茶叶", "游客", "老人", "故事", "市场", "订单")
    texts = ["，".join("".join(chance.choices(words, k=3)) for _ in range(4)) + "。" for _ in range(240)]
    units = tuple(Unit(document_id="d", start=100 * n, stop=100 * n + len(text), text=text) for n, text in enumerate(texts))
    codes = tuple(Code(id=each, codebook_id="b", key=each, definition={"zh": "一种情形。"}) for each in "abcdef")
    model = Combined(use_vectors=False, segmenter=SEGMENTER).fit(codes, (), units)
    told: list[Example] = []
    for number in range(60):
        told.append(Example(unit=units[4 * number], codes=("abcdef"[number % 6],)))
        model.update(tuple(told))
    quick = sum(map(len, model.suggest(units)))
    thorough = sum(map(len, Combined(use_vectors=False, segmenter=SEGMENTER).fit(codes, tuple(told), units).suggest(units)))
    assert quick <= thorough + 12 and quick < 24
