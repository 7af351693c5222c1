"""Words of the queues of passages to review, in English and Chinese."""

from collections.abc import Mapping

QUEUE_TEXTS: Mapping[str, tuple[str, str]] = {
    "queue title": ("Which passages? They may take a while to find", "审阅哪些段落？查找需要一些时间"),
    "queue uncertain": ("in doubt: passages the suggestions are least sure of", "存疑：建议最没有把握的段落"),
    "queue rare": ("rare codes: passages for codes that were seldom given", "少用编码：可能属于少用编码的段落"),
    "queue audit": ("at random: nothing is suggested; tells what suggestions miss", "随机：不显示建议，用以估计建议漏掉多少"),
    "queue rule-only": ("rule, not model: cue words say yes, your codings no", "规则是、模型否：线索词支持，已有编码不支持"),
    "queue model-only": ("model, not rule: your codings say yes, no cue word does", "模型是、规则否：已有编码支持，无线索词"),
    "queue contradictions": ("doubtful codings: your other codings speak against them", "可疑编码：与您的其他编码相矛盾"),
    "queue sample": ("sample: clauses drawn from a tagged data set (coder tag --sample)", "抽样：从自动标注数据集中抽取的条款（coder tag --sample）"),
    "looking for": ("looking for passages {} s", "正在查找段落 {} 秒"),
    "making queue": ("Looking for passages: {}", "正在查找段落：{}"),
    "queue empty": ("Nothing found: {}", "没有找到：{}"),
    "queue done": ("{0} of {1} passages looked at", "已看 {0}/{1} 段"),
    "audit asks": ("Drawn at random. Which codes fit?", "随机抽取。哪些编码合适？"),
    "audit question": ("Codes by mnemonic, key or name, parted by spaces", "编码的助记键、编号或名称，以空格分隔"),
    "audit keys": ("c codes · n none fits · space skip · backspace back · Esc leave", "c 输入编码 · n 无合适编码 · 空格 略过 · 退格 退回 · Esc 离开"),
    "doubt keys": (
        "a change to the expected code · x keep · d remove · space skip · backspace back · Esc leave",
        "a 改为所示编码 · x 保留 · d 删除 · 空格 略过 · 退格 退回 · Esc 离开",
    ),
    "given": ("yours:", "您的编码："),
    "expected": ("expected:", "应为："),
    "removed count": ("removed", "条删除"),
    "audited count": ("without a code", "段无编码"),
    "codes count": ("coded", "段编码"),
}
