"""Cues: whole words, the longest first, weak where common."""

import random

import pytest

from coder.formats.codebooks.yaml_files import read_codebook
from coder.language.cues import CueMatcher, rarity
from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.resources import folder
from coder.text.search.joined import Joined


def code(key: str, *, zh: tuple[str, ...] = (), en: tuple[str, ...] = (), anti: tuple[str, ...] = ()) -> Code:
    return Code(id=key, codebook_id="b", key=key, cues={"zh": zh, "en": en}, anti_cues={"zh": anti})


def matcher(*codes: Code) -> CueMatcher:
    return CueMatcher(codes, Segmenter())


def found(cues: CueMatcher, text: str) -> list[tuple[str, str]]:
    return [(hit.code_id, text[hit.start : hit.stop]) for hit in cues.find(text)]


@pytest.fixture(scope="module")
def book() -> tuple[Code, ...]:
    return read_codebook(folder("codebooks") / "interactive_situations.yaml")[1]


@pytest.mark.parametrize(
    ("cue", "text"),
    [("port", "an important step"), ("ban", "urban growth"), ("ties", "inequalities"), ("trial", "industrial parks"), ("bet", "between")],
)
def test_english_cues_never_match_inside_words(cue, text):
    """port is not in important: cues are whole words."""
    assert found(matcher(code("a", en=(cue,))), text) == []


@pytest.mark.parametrize("text", ["we match with firms", "it matches with", "They were Matched  with them", "matching-with"])
def test_english_cues_match_every_inflection(text):
    """`matched with` fires on match, matches and matching with, whatever the case, over spaces and hyphens."""
    assert len(matcher(code("a", en=("matched with",))).find(text)) == 1


def test_a_possessive_is_no_part_of_a_hit():
    """The hit on `boss` in `the boss's plan` ends before the 's."""
    assert found(matcher(code("a", en=("boss",))), "the boss's plan") == [("a", "boss")]


@pytest.mark.parametrize("text", ["matched. With them", "with matched", "matched them with"])
def test_the_words_of_a_phrase_must_follow_one_another(text):
    """Punctuation or other words part a phrase."""
    assert matcher(code("a", en=("matched with",))).find(text) == []


def test_chinese_cues_match_at_word_boundaries_only():
    """定位 is not found across the edge of 规定|位置, nor 调研 in 调研组, which is a word of its own if the project says so."""
    cues = CueMatcher([code("a", zh=("定位", "调研"))], Segmenter(["调研组"]))
    assert found(cues, "按规定位置摆放，来了调研组") == []
    assert found(cues, "做了一次调研") == [("a", "调研")]


def test_traditional_text_is_matched_with_true_offsets():
    """A Simplified cue fires on Traditional text, and the offsets are those of that text."""
    assert found(matcher(code("a", zh=("协会牵头",))), "後來是協會牽頭辦的") == [("a", "協會牽頭")]


def test_the_longest_phrase_counts():
    """Where 产业集群 stands, 集群 alone does not fire."""
    cues = matcher(code("long", zh=("产业集群",)), code("short", zh=("集群",)))
    assert found(cues, "产业集群和别的集群") == [("long", "产业集群"), ("short", "集群")]


def test_one_phrase_may_speak_for_two_codes():
    """A cue of two codes gives a hit for each."""
    assert found(matcher(code("a", zh=("摸底",)), code("b", zh=("摸底",))), "先摸底") == [("a", "摸底"), ("b", "摸底")]


def test_titles_are_no_place_for_cues():
    """Words inside 《》 name a document."""
    assert found(matcher(code("a", zh=("对接",))), "按《关于对接的通知》去对接") == [("a", "对接")]


def test_negated_and_opposing_cues_are_marked():
    """A denied cue and an anti-cue are reported as such."""
    cues = matcher(code("a", zh=("协商",), anti=("下命令",)))
    hits = cues.find("我们没有协商，直接下命令，后来协商了。")
    assert [(hit.cue, hit.denied, hit.anti) for hit in hits] == [("协商", True, False), ("下命令", False, True), ("协商", False, False)]


def test_a_cue_that_fires_in_many_units_weighs_less():
    """After counting a project, the common cue says less than the rare one."""
    cues = matcher(code("a", zh=("商会出面", "协会牵头")))
    cues.count(["商会出面谈"] * 300 + ["协会牵头办"] + ["别的话"] * 99)
    weights = {hit.cue: hit.weight for hit in cues.find("商会出面，协会牵头")}
    assert weights["商会出面"] < weights["协会牵头"] / 2
    assert rarity(1, 1000) == 1.0 and rarity(900, 1000) < 0.1


def test_words_known_to_everybody_weigh_less_than_phrases():
    """支持 is an everyday word, 倒排工期 is not."""
    weights = {hit.cue: hit.weight for hit in matcher(code("a", zh=("支持", "倒排工期"))).find("支持倒排工期")}
    assert weights["支持"] < 0.5 * weights["倒排工期"]


def test_the_same_phrases_are_found_by_spacy(book):
    """The fast scan finds exactly the whole-word matches that spaCy's PhraseMatcher finds over the same words."""
    from coder.language.pipeline import phrase_matcher, pipeline
    from coder.text.search.fold import fold

    segmenter = Segmenter()
    cues = CueMatcher(book, segmenter)
    phrases = [key for key in cues.phrases if len(key) > 1]
    texts = [cue for each in book for words in (*each.examples.values(), *each.definition.items()) for cue in words]
    texts += ["，".join(random.Random(3).sample([cue for each in book for cue in each.cues.get("zh", ())], 60))]
    nlp = pipeline("zh", segmenter)
    by_letters = phrase_matcher(nlp, phrases)
    for text in texts:
        doc = nlp(fold(text))
        spans = (doc[start:stop] for _, start, stop in by_letters(doc))
        expected = sorted((span.text, span.start_char, span.end_char) for span in spans)
        assert [match for match in cues.matches(text) if any("\u4e00" <= char <= "\u9fff" for char in match[0])] == expected


def test_the_same_english_phrases_are_found_by_spacy(book):
    """Over lemmas too, the scan and spaCy agree, where spaCy cuts the same words."""
    from coder.language.pipeline import phrase_matcher, pipeline

    codes = [Code(id=each.id, codebook_id="", key=each.key, cues={"en": each.cues.get("en", ())}) for each in book]
    cues = CueMatcher(codes, Segmenter())
    nlp = pipeline("en")
    by_lemma = phrase_matcher(nlp, [cue for each in codes for cue in each.cues["en"] if "-" not in cue and not cue.endswith("ing")])
    texts = [text for each in book for text in each.examples.get("en", ())]
    for text in texts:
        doc = nlp(text.lower())
        spans = {(span.start_char, span.end_char) for span in (doc[start:stop] for _, start, stop in by_lemma(doc))}
        assert spans <= {(start, stop) for _, start, stop in cues.matches(text)}


def test_many_texts_at_once_give_what_each_gives_alone() -> None:
    """Chinese and English, Traditional and rare characters, titles and lines of several paragraphs."""
    code = Code(id="c", codebook_id="b", key="c", cues={"zh": ("政府采购", "采购", "补贴"), "en": ("public procurement", "subsidy")})
    matcher = CueMatcher([code], Segmenter())
    texts = ["扩大政府采購規模。", "", "《政府采购法》\n没有补贴", "Subsidies and public procurement", "𠮷野家采购", "采", "购买"]
    assert matcher.find_all(Joined(texts)) == [matcher.find(text) for text in texts]
    assert matcher.find_all(Joined([])) == []
