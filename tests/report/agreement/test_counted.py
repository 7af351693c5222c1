"""Which documents are compared, in sentences of both languages."""

import pytest

from coder.model.reliability import Counted
from coder.report.agreement.counted import counted_lines

NOTHING = {"idle": (), "compared": (), "one_assigned": (), "one_coder": (), "waiting": {}, "silent": {}, "aside": {}}


@pytest.mark.parametrize("rule", ["assigned", "read", "coded"])
def test_only_what_there_is_is_told(rule: str) -> None:
    """Who counts as a coder, and nothing else where everything is compared."""
    (english,) = counted_lines(Counted(**{**NOTHING, "rule": rule}))
    (chinese,) = counted_lines(Counted(**{**NOTHING, "rule": rule}), "zh")
    assert english.startswith("The coders of a document are") and chinese.startswith("文档的编码者：")


def test_every_reason_is_told_with_its_people_and_documents() -> None:
    """One sentence each; in Chinese with Chinese punctuation."""
    found = Counted(
        rule="assigned", idle=("赵",), compared=("a",), one_assigned=("b", "c"), one_coder=("d",),
        waiting={"Wang": ("e", "f"), "Li": ("g",)}, silent={"Li": ("h",)}, aside={"Prof": ("a",)},
    )  # fmt: skip
    whole = "\n".join(counted_lines(found))
    assert "Not compared: 2 documents assigned to one person, 1 document of one coder." in whole
    assert "neither coded nor finished yet: Wang in 2 documents, Li in 1 document." in whole
    assert "a no throughout: Li in 1 document." in whole and "coded by: Prof in 1 document." in whole and "赵 coded or finished no document." in whole
    chinese = "\n".join(counted_lines(found, "zh"))
    assert "未比较：只分配给一人的文档 2 篇、只有一位编码者的文档 1 篇。" in chinese and "Wang 2 篇、Li 1 篇" in chinese and "," not in chinese
