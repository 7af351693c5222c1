"""The words of a merge and of its conflicts, in English and Chinese."""

from collections.abc import Iterator, Mapping

from coder.cli.printing.render import one_line
from coder.model.merge import MergeConflict, Side
from coder.report.bilingual import Bilingual, Texts
from coder.store.units import EXISTS
from coder.tui.texts.things import THINGS

_WORDS: Texts = {
    "conflict": ("Conflict {} of {}: {}", "第 {} 处冲突，共 {} 处：{}"),
    "in": ("in {}", "见“{}”"),
    "exists": ("removed by one, changed or used by the other", "一方删除，另一方修改或仍在使用"),
    "keep": ("keep", "保留"),
    "remove": ("remove", "删除"),
    "empty": ("nothing", "空"),
    "mine": ("mine", "本方"),
    "theirs": ("theirs", "对方"),
    "side": ("{} ({}, {}): {}", "{}（{}，{}）：{}"),
    "field": ("{}: {}", "{}：{}"),
    "unit": ("{}:", "{}："),
    "more": ("; ", "；"),
    "ask": (
        "Which holds? [m] mine [t] theirs {} [s] later [u]ndo [q]uit [?] read again",
        "取哪一方？[m] 本方 [t] 对方 {} [s] 暂缓 [u] 撤销 [q] 退出 [?] 重读",
    ),
    "numbers": ("[1]-[{}] that side", "[1]–[{}] 该方"),
    "ask reason": ("Why? Empty: no reason.", "理由？直接回车则不写。"),
    "decided": ("Decided: {}.", "已裁定：{}。"),
    "undone": ("Taken back: {}.", "已撤销：{}。"),
    "nothing undone": ("Nothing was decided here to take back.", "没有可以撤销的裁定。"),
    "unknown": ("{} is not an answer.", "“{}”不是有效的回答。"),
    "none": ("Nothing waits to be decided.", "没有待裁定的冲突。"),
    "summary": ("Decided {}; still open {}.", "已裁定 {} 处；待裁定 {} 处。"),
}

_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "mine": ("m", "mine", "本方"),
    "theirs": ("t", "theirs", "对方"),
    "later": ("s", "later", "skip", "暂缓"),
    "undo": ("u", "undo", "撤销"),
    "quit": ("q", "quit", "退出"),
    "again": ("?", "重读"),
}
ANSWERS: Mapping[str, str] = {word: action for action, words in _ANSWERS.items() for word in words}
"""What may be answered beside numbers, in half-width Simplified lower case -> what it means."""

_FIELDS: Mapping[str, str] = {
    "names": "名称",
    "name": "名称",
    "title": "标题",
    "label": "名称",
    "body": "正文",
    "memo": "备注",
    "kind": "类型",
    "key": "编号",
    "definition": "定义",
    "include": "包括",
    "exclude": "不包括",
    "examples": "例句",
    "cues": "线索词",
    "anti_cues": "反线索词",
    "notes": "说明",
    "colour": "颜色",
    "mnemonic": "助记键",
    "position": "顺序",
    "retired": "停用",
    "codable": "可用于编码",
    "parent_id": "上级",
    "facets": "分面",
    "passage": "段落",
    "code_id": "编码项",
    "codes": "编码项",
    "certainty": "把握",
    "document_id": "文档",
    "language": "语言",
    "metadata": "元数据",
    "verdict": "裁定",
    "chosen": "取",
    "settled": "另定",
    "slots": "字段",
    "reason": "理由",
    "originals": "原编码",
    "coders": "编码者",
    "value": "值",
    "values": "取值",
    "role": "身份",
    "pseudonym": "化名",
    "labels": "称呼",
    "aliases": "别名",
    "speaker_id": "发言者",
    "actor_id": "行动者",
    "actor_a": "甲方",
    "actor_b": "乙方",
    "brokers": "中介",
    "town_id": "城镇",
    "linkage_id": "联系",
    "level": "层级",
    "county": "县",
    "division_code": "区划代码",
    "near_region": "邻近地区",
    "situations": "互动情境",
    "systems": "系统",
    "kinds": "联系内容",
    "anchors": "段落",
    "scale": "尺度",
    "direction": "方向",
    "status": "状态",
    "polarity": "肯定/否定",
    "target_id": "对象",
    "opens": "分段",
    "created_at": "时间",
    "updated_at": "时间",
    "user_id": "编码者",
    "codebook_version": "编码本版本",
    "revision_of": "所更正的文档",
}
_THINGS: Mapping[str, str] = {
    **THINGS,
    "adjudication": "裁定",
    "memo": "备忘录",
    "setting": "设置",
    "attribute": "变量值",
    "attribute_def": "变量",
    "recoding": "重编段落",
    "decision": "对建议的决定",
    "exposure": "所见建议",
    "town_scope": "城镇范围",
    "turn_edit": "发言划分的更正",
}
_VALUES: Mapping[str, str] = {"chosen": "取其一", "neither": "都不取", "other": "另定", "later": "暂缓", "True": "是", "False": "否"}


class Words(Bilingual):
    """The words in one language, `zh` or `en`; call it with the key and what to fill in."""

    def __init__(self, language: str) -> None:
        super().__init__(_WORDS, language)

    def about(self, conflict: MergeConflict) -> str:
        """What a conflict is about."""
        thing = _THINGS.get(conflict.entity, conflict.entity) if self.language == "zh" else conflict.entity.replace("_", " ")
        return " ".join(filter(None, (thing, conflict.name, self("in", conflict.document) if conflict.document else "", conflict.place)))

    def field(self, field: str) -> str:
        """The name of a field, or of one language of it."""
        name, _, key = field.partition(".")
        said = _FIELDS.get(name, name) if self.language == "zh" else name.removesuffix("_id").replace("_", " ")
        return f"{said} {key}".strip()

    def lines(self, conflict: MergeConflict) -> Iterator[str]:
        """Both sides, unit by unit: whose, who, when, and what."""
        for unit, sides in conflict.sides.items():
            grouped = any(side.told.keys() - {unit} for side in sides)
            if unit == EXISTS or not grouped:
                yield f"  {self('unit', self('exists') if unit == EXISTS else self.field(unit))}"
            for number, side in enumerate(sides, 1):
                yield f"    {number} {self('side', self('mine' if side.mine else 'theirs'), side.user, _moment(side.at), self._said(side, unit))}"
            if unit == EXISTS and len(sides) == 1:
                yield f"    - {self('theirs' if sides[0].mine else 'mine')}: {self('keep')}"

    def _said(self, side: Side, unit: str) -> str:
        if unit == EXISTS:
            return self("keep" if side.value else "remove")
        values = {field: one_line(self._value(words), 100) or self("empty") for field, words in side.told.items()}
        if values.keys() <= {unit}:
            return values.get(unit, self("empty"))
        return self("more").join(self("field", self.field(field), words) for field, words in values.items())

    def _value(self, words: str) -> str:
        return _VALUES.get(words, words) if self.language == "zh" else words


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")
