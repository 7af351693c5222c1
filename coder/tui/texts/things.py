"""Words for the things of a project and the fields of a linkage, in Chinese."""

from collections.abc import Mapping

TARGETS: Mapping[str, str] = {
    "project": "项目",
    "document": "文档",
    "passage": "段落",
    "code": "编码项",
    "coding": "编码",
    "town": "城镇",
    "mention": "联系记述",
    "linkage": "联系",
    "speaker": "发言者",
    "actor": "行动者",
}

THINGS: Mapping[str, str] = {**TARGETS, "user": "编码者", "codebook": "编码本", "attribute": "变量", "another user": "他人", "query": "检索式"}
FIELDS = frozenset(
    {
        *("situations", "kinds", "direction", "scale", "dynamics", "risk", "relation", "borrowed_from"),
        *("status", "polarity", "valence", "evidence_mode", "town", "time_from", "time_to", "systems", "step", "brokers", "initiator"),
        *("phase", "clause_ref", "intensity", "confidence", "adjudication"),
    }
)
"""Of the linkage record: an error names them."""

WORDS: Mapping[str, str] = {
    "wished": "期望",
    "planned": "计划",
    "active": "进行中",
    "ended": "已结束",
    "failed": "失败",
    "counterfactual": "假设",
    "affirmed": "肯定",
    "denied": "否定",
    "gain": "得益",
    "cost": "代价",
    "mixed": "得失兼有",
    "neutral": "中性",
    "first_hand": "亲历",
    "second_hand": "转述",
    "document": "文件",
    "observation": "观察",
    "unclear": "不明",
    "a": "甲",
    "b": "乙",
    "broker": "中介",
    "third": "第三方",
    "none": "未裁定",
    "agreed": "一致",
    "central": "中央",
    "provincial": "省级",
    "prefecture": "地市级",
    "county": "县级",
    "township": "乡镇级",
    "village": "村级",
}
"""Fixed words of the linkage record."""
