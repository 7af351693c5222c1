"""rjieba stands in for jieba: the same words on all shipped texts, with the words of the shipped codebooks and with any others."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.formats.codebooks.yaml_files import read_codebook
from coder.language.fast_words import is_installed
from coder.language.words import BLOCK, HAN, Segmenter
from coder.text.shadow import simplified

pytestmark = pytest.mark.skipif(not is_installed(), reason="rjieba is not installed")
ROOT = Path(__file__).parents[2]
HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部"
    "度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正"
    "心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长"
    "求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指镇"
)


@cache
def pair() -> tuple[Segmenter, Segmenter]:
    """The fast and the slow segmenter, with all cues of the shipped codebooks."""
    cues = [cue for book in sorted((ROOT / "codebooks").glob("*.yaml")) for code in read_codebook(book)[1] for cue in code.cues.get("zh", ())]
    return Segmenter(cues, fast=True), Segmenter(cues, fast=False)


@pytest.mark.parametrize("folder", sorted(each.name for each in (ROOT / "corpora").iterdir() if each.is_dir()))
def test_shipped_texts_are_cut_alike(folder: str) -> None:
    """Real meetings and official documents, Traditional and Simplified, with Latin words, numbers and addresses in them."""
    fast, slow = pair()
    for path in sorted((ROOT / "corpora" / folder).rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        for block in {each.group() for each in BLOCK.finditer(simplified(text)) if HAN.search(each.group())}:
            assert fast.cut_run(block) == slow.cut_run(block)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=HANZI + "aZ09.-%", min_size=1, max_size=40))
def test_any_text_is_cut_alike(text: str) -> None:
    """Words that no dictionary has, and letters, digits and marks among them."""
    fast, slow = pair()
    assert fast.cut(text) == slow.cut(text)


def test_words_added_later_are_cut_alike() -> None:
    """Words given in any order, known to the dictionary or not, before or after the first cut."""
    draw = random.Random(7)
    fast, slow = Segmenter(fast=True), Segmenter(fast=False)
    for _ in range(12):
        own = ["".join(draw.choices(HANZI, k=draw.randrange(2, 5))) for _ in range(30)] + ["国际市场", "政府采购", "是指"][: draw.randrange(4)]
        text = "".join(draw.choices(HANZI, k=300)) + "，" + "，".join(own)
        fast.add(own)
        slow.add(own)
        assert fast.cut(text) == slow.cut(text)
