"""What a profile says in words, in Chinese: what a verdict lacks, and the notes beside the numbers.

Like the tables of `Phrasebook`: `{}` stands where the English sentence has something filled in, in the same order.
"""

from collections.abc import Mapping

NEEDS: Mapping[str, str] = {
    **{
        f"{{}} more source{a}, with {{}} more coding{b}, on the {{}} dimension": "{2}：再需 {0} 个来源、{1} 条编码"
        for a in ("", "s")
        for b in ("", "s")
    },
    **{f"{{}} more source{s} on the {{}} dimension": "{1}：再需 {0} 个来源" for s in ("", "s")},
    **{f"{{}} more coding{s} on the {{}} dimension": "{1}：再需 {0} 条编码" for s in ("", "s")},
    "the most probable corner, {}, has p = {}; {} is needed": "最可能的模式 {}，p = {}，需达到 {}",
    "the most probable corner, {}, has p = {}; {} is needed (least certain: {}, {})": "最可能的模式 {}，p = {}，需达到 {}（最不确定：{}，{}）",
    **{f"about {{}} more source{s} like those so far would decide it": "若再有约 {} 个与已有相似的来源，即可判定" for s in ("", "s")},
    "no number of sources like those so far would decide it": "再多与已有相似的来源也不能判定",
}
"""What a verdict on a town lacks."""

NOTES: Mapping[str, str] = {
    "tentative: the coders agree too little (Krippendorff's alpha below {}): {}": "试探性：编码者之间的一致性过低（Krippendorff α 低于 {}）：{}",
    "coder disagreement is unknown: no turn with a situation is coded by two people": "编码者之间的分歧未知：没有一个含情境的话轮由两人编码",
    "coder disagreement is unknown on {}: no turn is coded there by two people": "{}上编码者之间的分歧未知：该维度没有话轮由两人编码",
    "what the coders agree on, and what was adjudicated, counts in the place of their own work": "计入编码者一致的部分与经裁定的部分，而非各人的编码",
    "disagreements of the coders that are not decided, of which only what is common to all counts: {}": "未裁定的分歧，仅计入各人共有的部分：{}",
    "disagreements of the coders that are not decided, of which what a majority has counts: {}": "未裁定的分歧，计入半数以上编码者共有的部分：{}",
    "disagreements of the coders that are not decided, of which nothing counts: {}": "未裁定的分歧，均不计入：{}",
    "documents left out: {}": "不计入的文档：{}",
    "only what some people say counts: {}": "只计入部分人所说的：{}",
    "documents that speak of several towns as a whole count for each of them: {}": "整篇涉及多个城镇的文档对每个城镇都计入：{}",
    "codes that are retired still count where they were given: {}": "已停用的编码项在已使用处仍计入：{}",
    "sources are weighted within their stakeholder types": "来源按利益相关者类型分层加权",
}
"""Remarks printed beside the numbers."""
