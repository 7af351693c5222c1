"""Words: the cuts of jieba, without its cache, its log and its leaks."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.language.words import HAN, Segmenter

SENTENCES = (
    "镇里把童装企业和面料商对接起来，一个星期就签了合同。",
    "乡镇企业改制以后，昆山市人民政府又搞了招商引资，1984年自费开发。",
    "我们跟台协会的会长谈了一个冬天，租金、用工都谈拢了才动工。",
    "公司在iPhone 15的供应链上做T恤衫和5G模块，增长3.5%。",
    "说实话是被逼的。邻县的园区都挂了牌，我们什么都没有，年年垫底。",
)


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter()


def reference():
    """A tokenizer of jieba itself, its dictionary loaded without the cache."""
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def test_cuts_are_those_of_jieba(segmenter):
    """Every Chinese word is cut as jieba's own tokenizer cuts it."""
    jieba = reference()
    for sentence in SENTENCES:
        assert [word for word in segmenter.cut(sentence) if HAN.search(word)] == [word for word in jieba.cut(sentence) if HAN.search(word)]


def test_added_words_are_cut_as_jieba_cuts_words_added_to_it():
    """Own words get the frequency that jieba would give them, so cuts stay equal with user words too."""
    own = ["织里", "订单班", "一公里", "优惠政策大战", "政策大战", "T恤衫"]
    jieba = reference()
    for word in sorted(own, key=lambda word: (len(word), word)):
        jieba.add_word(word)
    segmenter = Segmenter(own)
    for sentence in (*SENTENCES, "织里镇的订单班打了一场优惠政策大战，方圆一公里都知道", "政策大战里的T恤衫"):
        assert [word for word in segmenter.cut(sentence) if HAN.search(word)] == [word for word in jieba.cut(sentence) if HAN.search(word)]


def test_own_words_stay_in_their_segmenter(segmenter):
    """A word added to one segmenter is unknown to another and to jieba's module-wide tokenizer."""
    assert Segmenter(["织里镇童装"]).cut("织里镇童装") == ["织里镇童装"]
    assert "织里镇童装" not in segmenter.cut("织里镇童装")


def test_the_order_in_which_words_are_given_does_not_matter():
    """The same set of words gives the same cuts."""
    words = ["全市一盘棋", "一盘棋", "搭平台", "服务平台"]
    text = "全市一盘棋搭平台，服务平台也是一盘棋"
    assert Segmenter(words).cut(text) == Segmenter(reversed(words)).cut(text)


def test_traditional_text_is_cut_as_its_simplified_form(segmenter):
    """鄉鎮企業 is one word as 乡镇企业 is, at the same offsets."""
    assert segmenter.tokens("鄉鎮企業與實業") == segmenter.tokens("乡镇企业与实业")
    assert segmenter.cut("鄉鎮企業")[0] == "鄉鎮企業"


def test_english_words_keep_their_apostrophes_and_part_at_hyphens(segmenter):
    """English inside and outside Chinese text is cut into words."""
    assert segmenter.cut("the firm's one-stop shop") == ["the", " ", "firm's", " ", "one", "-", "stop", " ", "shop"]


def test_boundaries_lie_at_the_edges_of_words(segmenter):
    """A cursor that moves by words stops before and behind each word, and at both ends of the text."""
    assert segmenter.boundaries("我们 develop 乡镇企业。") == [0, 2, 3, 10, 11, 15, 16]
    assert segmenter.boundaries("") == [0]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("昆山市招商引資對接的了。，《》 \n\t\u3000\u2028abcXYZ019%-.'’é😀𠮷ーあ"), max_size=40))
def test_pieces_join_to_the_text_and_tokens_never_overlap(text):
    """Whatever the text, nothing is lost, and offsets are in order."""
    segmenter = _shared()
    assert "".join(segmenter.cut(text)) == text
    tokens = segmenter.tokens(text)
    assert all(start < stop for start, stop in tokens)
    assert all(left[1] <= right[0] for left, right in pairwise(tokens))
    assert not "".join(text[start:stop] for start, stop in tokens).count("\n")


def _shared(made: list[Segmenter] = []) -> Segmenter:  # noqa: B006 one segmenter for all examples
    if not made:
        made.append(Segmenter())
    return made[0]


def test_cutting_prints_nothing_and_leaves_no_file_behind(tmp_path):
    """No cache is read or written in the temporary folder, nothing is logged, no warning is shown, setuptools is not loaded."""
    (tmp_path / "jieba.cache").write_bytes(b"a planted cache")
    program = (
        "import sys; from coder.language.words import Segmenter; "
        "print(Segmenter().cut('昆山市人民政府')); print('pkg_resources' in sys.modules, 'spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, env={"TMPDIR": str(tmp_path), "PYTHONUTF8": "1"}, check=False
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[0] == "['昆山市', '人民政府']"
    assert done.stdout.split("\n")[1] == "False False"
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
